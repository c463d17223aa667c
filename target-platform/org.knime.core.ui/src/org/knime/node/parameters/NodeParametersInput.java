package org.knime.node.parameters;

import java.util.Optional;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;

/** What parameters can be guessed from. */
public interface NodeParametersInput {
    /** Types of the inputs. */
    PortType[] getInPortTypes();

    /** Specs at the inputs, null where not known. */
    PortObjectSpec[] getInPortSpecs();

    /** Spec at an input. */
    Optional<PortObjectSpec> getInPortSpec(int portIndex);

    /** Specs at the inputs, null where not known or no table. */
    DataTableSpec[] getInTableSpecs();

    /** Spec at an input that is a table. */
    Optional<DataTableSpec> getInTableSpec(int portIndex);

    /** Objects at the inputs, null where not there. */
    PortObject[] getInPortObjects();

    /** Object at an input. */
    Optional<PortObject> getInPortObject(int portIndex);

    /** Tables at the inputs, null where not there or no table. */
    BufferedDataTable[] getInTables();

    /** Table at an input. */
    Optional<BufferedDataTable> getInTable(int portIndex);

    /** Types of the outputs. */
    PortType[] getOutPortTypes();
}
