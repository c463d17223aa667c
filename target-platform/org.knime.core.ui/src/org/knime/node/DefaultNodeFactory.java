package org.knime.node;

import org.knime.core.node.NodeFactory;

/** Makes the nodes that a {@link DefaultNode} describes; registered at org.knime.workbench.repository.nodes. */
public abstract class DefaultNodeFactory extends NodeFactory {
    private final DefaultNode m_node;

    protected DefaultNodeFactory(final DefaultNode node) {
        m_node = node;
    }

    final DefaultNode node() {
        return m_node;
    }
}
