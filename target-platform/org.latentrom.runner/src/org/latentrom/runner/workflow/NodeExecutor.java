package org.latentrom.runner.workflow;

import java.util.UUID;

import org.knime.core.data.filestore.StandInFileStores;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.DefaultNodeProgressMonitor;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeLogger;
import org.knime.core.node.StandInAccess;
import org.knime.core.node.port.PortObject;

/** Brings nodes from CONFIGURED to EXECUTED. */
final class NodeExecutor {
    private static final NodeLogger LOGGER = NodeLogger.getLogger(NodeExecutor.class);

    private final Workflow m_workflow;

    private volatile DefaultNodeProgressMonitor m_running; // null while nothing runs

    private volatile boolean m_canceled;

    NodeExecutor(final Workflow workflow) {
        m_workflow = workflow;
    }

    /** Forgets an earlier cancel. */
    void begin() {
        m_canceled = false;
    }

    boolean isCanceled() {
        return m_canceled;
    }

    /** May come from any thread. */
    void cancel() {
        m_canceled = true;
        DefaultNodeProgressMonitor running = m_running;
        if (running != null) {
            running.setExecuteCanceled();
        }
    }

    private PortObject[] inputs(final WorkflowNode node) {
        PortObject[] in = new PortObject[node.kind().definition().inputs().size()];
        for (int i = 0; i < in.length; i++) {
            Connection c = m_workflow.into(node, i);
            if (c != null) {
                in[i] = m_workflow.node(c.source()).outObject(c.sourcePort() - 1);
                if (in[i] == null) {
                    return null;
                }
            }
        }
        return in;
    }

    /** Executes a configured node, if its inputs are there. */
    void execute(final WorkflowNode node, final RunListener listener) {
        PortObject[] in = inputs(node);
        if (in == null) {
            return;
        }
        node.clearResults();
        node.setState(NodeState.EXECUTING);
        listener.started(node);
        var monitor = new DefaultNodeProgressMonitor() {
            @Override
            protected void changed() {
                listener.progress(node, getProgress(), getMessage());
            }
        };
        m_running = monitor;
        if (m_canceled) {
            monitor.setExecuteCanceled();
        }
        var stores =
            new StandInFileStores(UUID.randomUUID(), m_workflow.repository(), m_workflow.temporary()::newFolder);
        node.setStores(stores);
        long start = System.nanoTime();
        node.clearMessages(); // as on KNIME: warnings of configure are gone
        NodeMessage failure = null;
        try {
            NodeCode.run(m_workflow.folder(), () -> {
                var execution = new Execution(node.kind().definition(), node.parameters(), in,
                    StandInAccess.context(monitor, stores));
                node.setObjects(execution.run());
                node.setInternalObjects(execution.internal());
                monitor.checkCanceled(); // also if the node did not ask
                if (execution.warning() != null) {
                    node.addMessage(NodeMessage.Type.WARNING, execution.warning());
                }
            });
            node.setState(NodeState.EXECUTED);
        } catch (Exception | LinkageError | OutOfMemoryError | StackOverflowError e) { // the workflow goes on
            failure = failure(node, e);
        } finally {
            m_running = null;
            node.setSeconds((System.nanoTime() - start) * 1e-9);
        }
        if (failure != null) {
            node.clearResults();
            node.setState(NodeState.CONFIGURED);
            node.addMessage(failure.type(), failure.text());
        }
        listener.finished(node);
    }

    private NodeMessage failure(final WorkflowNode node, final Throwable e) {
        if (m_canceled || e instanceof CanceledExecutionException) {
            return new NodeMessage(NodeMessage.Type.WARNING, "Execution canceled");
        }
        if (e instanceof KNIMEException k) {
            return new NodeMessage(NodeMessage.Type.ERROR, k.getKNIMEMessage().toString());
        }
        LOGGER.error("Execute of " + node.label() + " failed", e);
        return new NodeMessage(NodeMessage.Type.ERROR,
            "Execute failed: (\"" + e.getClass().getSimpleName() + "\"): " + e.getMessage());
    }
}
