package org.knime.core.node;

import org.knime.core.node.config.ConfigWO;

/** Settings of a node, to be written. */
public interface NodeSettingsWO extends ConfigWO {
    NodeSettingsWO addNodeSettings(String key);
    void addNodeSettings(NodeSettings settings);
}
