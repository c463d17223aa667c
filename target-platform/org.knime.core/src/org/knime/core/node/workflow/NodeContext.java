package org.knime.core.node.workflow;

import java.nio.file.Path;

/** Which workflow the node on this thread belongs to. Threads that a node starts take it over. */
public final class NodeContext {
    private static final InheritableThreadLocal<NodeContext> CURRENT = new InheritableThreadLocal<>();

    private final Path m_workflowFolder;

    private NodeContext(final Path workflowFolder) {
        m_workflowFolder = workflowFolder;
    }

    /** The context, null outside of nodes. */
    public static NodeContext getContext() {
        return CURRENT.get();
    }

    /** Not part of KNIME: the folder of the workflow. */
    public Path workflowFolder() {
        return m_workflowFolder;
    }

    /** Not part of KNIME: called by the runner around a node's code; null ends it. */
    public static void standInSet(final Path workflowFolder) {
        if (workflowFolder == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(new NodeContext(workflowFolder));
        }
    }
}
