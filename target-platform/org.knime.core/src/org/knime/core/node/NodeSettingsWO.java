package org.knime.core.node;

import org.knime.core.node.config.ConfigWO;

/** Settings of a node, to be written. */
public interface NodeSettingsWO extends ConfigWO {
    /** Adds an empty group. */
    NodeSettingsWO addNodeSettings(String key);

    /** Adds a group that exists. */
    void addNodeSettings(NodeSettings settings);
}
