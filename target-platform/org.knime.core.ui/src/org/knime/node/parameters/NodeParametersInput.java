package org.knime.node.parameters;

import java.util.Optional;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.port.PortObjectSpec;

/** What parameters can be guessed from. */
public interface NodeParametersInput {
    Optional<PortObjectSpec> getInPortSpec(int portIndex);
    Optional<DataTableSpec> getInTableSpec(int portIndex);
}
