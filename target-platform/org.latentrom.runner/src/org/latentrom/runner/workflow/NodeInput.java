package org.latentrom.runner.workflow;

import java.util.Arrays;
import java.util.Optional;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.StandInNode;
import org.knime.node.parameters.NodeParametersInput;

/** What the parameters of a new node can be guessed from. */
public record NodeInput(StandInNode node, PortObjectSpec[] specs, PortObject[] objects)
    implements NodeParametersInput {
    /** A node without connections. */
    public static NodeInput unconnected(final StandInNode node) {
        int n = node.inputs().size();
        return new NodeInput(node, new PortObjectSpec[n], new PortObject[n]);
    }

    @Override
    public PortType[] getInPortTypes() {
        return node.inputs().toArray(PortType[]::new);
    }

    @Override
    public PortObjectSpec[] getInPortSpecs() {
        return specs.clone();
    }

    @Override
    public Optional<PortObjectSpec> getInPortSpec(final int portIndex) {
        return Optional.ofNullable(specs[portIndex]);
    }

    @Override
    public DataTableSpec[] getInTableSpecs() {
        return Arrays.stream(specs).map(DataTableSpec.class::cast).toArray(DataTableSpec[]::new);
    }

    @Override
    public Optional<DataTableSpec> getInTableSpec(final int portIndex) {
        return getInPortSpec(portIndex).map(DataTableSpec.class::cast);
    }

    @Override
    public PortObject[] getInPortObjects() {
        return objects.clone();
    }

    @Override
    public Optional<PortObject> getInPortObject(final int portIndex) {
        return Optional.ofNullable(objects[portIndex]);
    }

    @Override
    public BufferedDataTable[] getInTables() {
        return Arrays.stream(objects).map(BufferedDataTable.class::cast).toArray(BufferedDataTable[]::new);
    }

    @Override
    public Optional<BufferedDataTable> getInTable(final int portIndex) {
        return getInPortObject(portIndex).map(BufferedDataTable.class::cast);
    }

    @Override
    public PortType[] getOutPortTypes() {
        return node.outputs().toArray(PortType[]::new);
    }
}
