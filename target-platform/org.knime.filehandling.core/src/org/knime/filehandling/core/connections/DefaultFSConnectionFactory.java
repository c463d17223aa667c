package org.knime.filehandling.core.connections;

import org.knime.core.node.workflow.NodeContext;

/** Opens the file systems that need no port. The stand-in has the local one, the workflow and its data area. */
public final class DefaultFSConnectionFactory {
    private DefaultFSConnectionFactory() {
    }

    public static FSConnection createLocalFSConnection() {
        var system = new RootedFileSystem(null);
        return () -> system;
    }

    /** Files relative to the workflow of the node that runs on this thread. */
    public static FSConnection createRelativeToConnection(final RelativeTo type) {
        NodeContext context = NodeContext.getContext();
        if (context == null) {
            throw new IllegalStateException("No node runs on this thread, so there is no workflow to be relative to");
        }
        var system = switch (type) {
            case WORKFLOW_DATA -> new RootedFileSystem(context.workflowFolder().resolve("data"));
            case WORKFLOW -> new RootedFileSystem(context.workflowFolder());
            case SPACE, MOUNTPOINT -> throw new IllegalStateException(
                "The stand-in has no " + type.getLabel() + ": use the workflow data area");
        };
        return () -> system;
    }
}
