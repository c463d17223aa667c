package org.latentrom.runner;

import java.io.PrintStream;
import java.util.Locale;

import org.latentrom.runner.workflow.NodeState;
import org.latentrom.runner.workflow.RunListener;
import org.latentrom.runner.workflow.WorkflowNode;

/** Prints how a run goes on: a line when a node begins and ends, and now and then between. */
final class ConsoleProgress implements RunListener {
    private static final double STEP = 0.1;

    private static final long NANOS = 5_000_000_000L;

    private final PrintStream m_out;

    private double m_printed;

    private long m_when;

    ConsoleProgress(final PrintStream out) {
        m_out = out;
    }

    @Override
    public void started(final WorkflowNode node) {
        m_out.println(node.label() + " ...");
        m_printed = 0;
        m_when = System.nanoTime();
    }

    @Override
    public synchronized void progress(final WorkflowNode node, final Double fraction, final String message) {
        long now = System.nanoTime();
        double done = fraction == null ? 0 : fraction;
        if (now - m_when > NANOS || done >= m_printed + STEP && now - m_when > NANOS / 5) {
            m_out.printf(Locale.ROOT, "%s %3.0f %%  %s%n", node.label(), 100 * done, message == null ? "" : message);
            m_printed = done;
            m_when = now;
        }
    }

    @Override
    public void finished(final WorkflowNode node) {
        m_out.printf(Locale.ROOT, "%s %s in %.2f s%n", node.label(),
            node.state() == NodeState.EXECUTED ? "executed" : "NOT EXECUTED", node.seconds());
    }
}
