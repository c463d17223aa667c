package org.latentrom.runner.workflow;

import java.util.Optional;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.StandInNode;
import org.knime.node.parameters.NodeParametersInput;

/** What the parameters of a new node can be guessed from. */
public record NodeInput(PortObjectSpec[] specs) implements NodeParametersInput {
    public static NodeInput unconnected(final StandInNode node) {
        return new NodeInput(new PortObjectSpec[node.inputs().size()]);
    }

    @Override
    public Optional<PortObjectSpec> getInPortSpec(final int portIndex) {
        return Optional.ofNullable(specs[portIndex]);
    }

    @Override
    public Optional<DataTableSpec> getInTableSpec(final int portIndex) {
        return getInPortSpec(portIndex).map(DataTableSpec.class::cast);
    }
}
