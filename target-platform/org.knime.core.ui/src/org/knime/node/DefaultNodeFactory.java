package org.knime.node;

import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;

/** Makes the nodes that a {@link DefaultNode} describes; registered at org.knime.workbench.repository.nodes. */
public abstract class DefaultNodeFactory extends NodeFactory<NodeModel> {
    private final DefaultNode m_node;

    /** @param node what the nodes are like */
    protected DefaultNodeFactory(final DefaultNode node) {
        m_node = node;
    }

    final DefaultNode node() {
        return m_node;
    }
}
