package org.knime.core.node;

import java.util.function.Supplier;

/** Progress and cancel of an execution or a part of it. */
public class ExecutionMonitor {
    private final NodeProgressMonitor m_progress;

    /** Progress that nobody sees. */
    public ExecutionMonitor() {
        this(new DefaultNodeProgressMonitor());
    }

    /** @param progress where progress goes */
    public ExecutionMonitor(final NodeProgressMonitor progress) {
        m_progress = progress;
    }

    /** Where progress goes. */
    public final NodeProgressMonitor getProgressMonitor() {
        return m_progress;
    }

    /** Throws if the user cancelled. */
    public void checkCanceled() throws CanceledExecutionException {
        m_progress.checkCanceled();
    }

    /** Share done, 0 to 1. */
    public void setProgress(final double progress) {
        m_progress.setProgress(progress);
    }

    /** Share done and what is being done. */
    public void setProgress(final double progress, final String message) {
        m_progress.setProgress(progress, message);
    }

    /** Share done and what is being done. */
    public void setProgress(final double progress, final Supplier<String> messageSupplier) {
        m_progress.setProgress(progress, messageSupplier);
    }

    /** What is being done. */
    public void setMessage(final String message) {
        m_progress.setMessage(message);
    }

    /** What is being done. */
    public void setMessage(final Supplier<String> messageSupplier) {
        m_progress.setMessage(messageSupplier);
    }

    /** What is being done. */
    public void setProgress(final String message) {
        m_progress.setMessage(message);
    }

    /** Monitor of a part that makes up a share of the whole. */
    public ExecutionMonitor createSubProgress(final double maxProg) {
        return new ExecutionMonitor(sub(maxProg, false, true));
    }

    /** The same, whose messages nobody sees. */
    public ExecutionMonitor createSilentSubProgress(final double maxProg) {
        return new ExecutionMonitor(sub(maxProg, true, true));
    }

    /** Monitor of a part that must not be interrupted. */
    public ExecutionMonitor createNonCancelableSubProgress() {
        return new ExecutionMonitor(sub(1, false, false));
    }

    final NodeProgressMonitor sub(final double share, final boolean silent, final boolean cancelable) {
        return new SubNodeProgressMonitor(m_progress, share, silent, cancelable);
    }
}
