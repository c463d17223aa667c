package org.latentrom.runner.workflow;

import java.io.IOException;
import java.util.Arrays;

import org.knime.core.data.filestore.FileStorePortObject;
import org.knime.core.data.filestore.StandInRepository;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.StandInNode;
import org.knime.node.parameters.NodeParameters;

/** One call of a node's execute. */
final class Execution implements ExecuteInput, ExecuteOutput {
    private final StandInNode m_node;

    private final NodeParameters m_parameters;

    private final PortObject[] m_in;

    private final PortObject[] m_out;

    private final ExecutionContext m_exec;

    private PortObject[] m_internal;

    private String m_warning;

    Execution(final StandInNode node, final NodeParameters parameters, final PortObject[] in,
        final ExecutionContext exec) {
        m_node = node;
        m_parameters = parameters;
        m_in = in;
        m_out = new PortObject[node.outputs().size()];
        m_exec = exec;
    }

    PortObject[] run() throws CanceledExecutionException, KNIMEException {
        m_node.execute().accept(this, this);
        for (int i = 0; i < m_out.length; i++) {
            PortType type = m_node.outputs().get(i);
            if (m_out[i] == null) {
                throw new KNIMEException("The node gave nothing at its output \"" + m_node.outputNames().get(i) + "\"");
            }
            if (!type.acceptsPortObject(m_out[i])) {
                throw new KNIMEException("The output \"" + m_node.outputNames().get(i) + "\" is declared as " + type
                    + ", but execute gave a " + m_out[i].getClass().getName());
            }
            flush(m_out[i]);
        }
        if (m_warning == null) {
            m_warning = warningOfEmptyTables();
        }
        return m_out;
    }

    /** Models go into their file stores at once. */
    private static void flush(final PortObject object) throws KNIMEException {
        if (object instanceof FileStorePortObject f) {
            try {
                StandInRepository.keys(f);
            } catch (IOException e) {
                throw new KNIMEException("Cannot write the file stores of a " + f.getClass().getSimpleName() + ": "
                    + e.getMessage(), e);
            }
        }
    }

    private String warningOfEmptyTables() {
        var tables = Arrays.stream(m_out).filter(BufferedDataTable.class::isInstance)
            .map(BufferedDataTable.class::cast).toList();
        if (tables.isEmpty() || tables.stream().anyMatch(t -> t.size() > 0)) {
            return null;
        }
        return tables.size() == 1 ? "Node created an empty data table."
            : "Node created empty data tables on all out-ports.";
    }

    PortObject[] internal() {
        return m_internal;
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
    public ExecutionContext getExecutionContext() {
        return m_exec;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <D extends PortObject> D getInPortObject(final int portIndex) {
        return (D)m_in[portIndex];
    }

    @Override
    public BufferedDataTable getInTable(final int portIndex) {
        return (BufferedDataTable)m_in[portIndex];
    }

    @Override
    public <D extends PortObject> void setOutData(final int index, final D data) {
        m_out[index] = data;
    }

    @Override
    @SafeVarargs
    public final <D extends PortObject> void setOutData(final D... data) {
        System.arraycopy(data, 0, m_out, 0, data.length);
    }

    @Override
    @SafeVarargs
    public final <D extends PortObject> void setInternalData(final D... data) {
        m_internal = Arrays.copyOf(data, data.length, PortObject[].class);
    }

    @Override
    public void setWarningMessage(final String message) {
        m_warning = message;
    }
}
