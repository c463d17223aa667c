package org.latentrom.runner.workflow;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.StandInNode;
import org.knime.node.parameters.NodeParameters;

/** One call of a node's configure. */
final class Configuration implements ConfigureInput, ConfigureOutput {
    private final StandInNode m_node;

    private final NodeParameters m_parameters;

    private final PortObjectSpec[] m_in;

    private final PortObjectSpec[] m_out;

    private String m_warning;

    Configuration(final StandInNode node, final NodeParameters parameters, final PortObjectSpec[] in) {
        m_node = node;
        m_parameters = parameters;
        m_in = in;
        m_out = new PortObjectSpec[node.outputs().size()];
    }

    PortObjectSpec[] run() throws InvalidSettingsException {
        m_node.configure().accept(this, this);
        for (int i = 0; i < m_out.length; i++) {
            if (m_out[i] != null && !m_node.outputs().get(i).acceptsPortObjectSpec(m_out[i])) {
                throw new InvalidSettingsException("The output " + i + " is declared as " + m_node.outputs().get(i)
                    + ", but configure gave a " + m_out[i].getClass().getName());
            }
        }
        return m_out;
    }

    String warning() {
        return m_warning;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <S extends NodeParameters> S getParameters() {
        return (S)m_parameters;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <S extends PortObjectSpec> S getInPortSpec(final int index) {
        return (S)m_in[index];
    }

    @Override
    public DataTableSpec getInTableSpec(final int portIndex) {
        return (DataTableSpec)m_in[portIndex];
    }

    @Override
    public <S extends PortObjectSpec> void setOutSpec(final int index, final S spec) {
        m_out[index] = spec;
    }

    @Override
    @SafeVarargs
    public final <S extends PortObjectSpec> void setOutSpecs(final S... specs) {
        System.arraycopy(specs, 0, m_out, 0, specs.length);
    }

    @Override
    public void setWarningMessage(final String message) {
        m_warning = message;
    }
}
