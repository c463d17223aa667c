package org.knime.core.node;

import org.knime.core.node.config.ConfigWO;

/** Content of a model or spec, to be written. */
public interface ModelContentWO extends ConfigWO {
}
