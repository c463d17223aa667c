package org.knime.node.parameters;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.persistence.Persistable;

/**
 * Parameters of a node or view. The class has a constructor without arguments, and may have one that takes a
 * {@link NodeParametersInput}: it makes the parameters of a new node from its inputs.
 */
public interface NodeParameters extends Persistable, WidgetGroup {
    /** Called when parameters are loaded or applied. */
    default void validate() throws InvalidSettingsException {
    }
}
