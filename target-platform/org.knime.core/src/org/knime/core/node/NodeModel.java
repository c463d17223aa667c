package org.knime.core.node;

/** Old way to write nodes; only a name in the stand-in. */
public abstract class NodeModel {
}
