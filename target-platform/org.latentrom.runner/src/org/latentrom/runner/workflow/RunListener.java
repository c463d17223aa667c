package org.latentrom.runner.workflow;

/** Hears how a run goes on. */
public interface RunListener {
    default void started(final WorkflowNode node) {
    }

    /** A node says how far it is.
     * @param fraction 0 to 1, null if unknown
     * @param message may be null */
    default void progress(final WorkflowNode node, final Double fraction, final String message) {
    }

    /** A node has ended, well or not. */
    default void finished(final WorkflowNode node) {
    }
}
