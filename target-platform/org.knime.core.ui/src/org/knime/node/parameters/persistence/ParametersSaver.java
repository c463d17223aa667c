package org.knime.node.parameters.persistence;

import org.knime.core.node.NodeSettingsWO;

/** Saves a value. */
@FunctionalInterface
public interface ParametersSaver<T> {
    /** Puts the value into the settings. */
    void save(T param, NodeSettingsWO nodeSettings);
}
