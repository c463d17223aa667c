package org.knime.core.node;

import java.util.function.Supplier;

/** Progress and cancel of an execution or a part of it. */
public class ExecutionMonitor {
    private final NodeProgressMonitor m_progress;

    public ExecutionMonitor() {
        this(new DefaultNodeProgressMonitor());
    }

    public ExecutionMonitor(final NodeProgressMonitor progress) {
        m_progress = progress;
    }

    public void checkCanceled() throws CanceledExecutionException {
        m_progress.checkCanceled();
    }

    public void setProgress(final double progress, final String message) {
        m_progress.setProgress(progress, message);
    }

    public void setProgress(final double progress, final Supplier<String> messageSupplier) {
        m_progress.setProgress(progress, messageSupplier);
    }

    /** Monitor of a part that makes up a share of the whole. */
    public ExecutionMonitor createSubProgress(final double maxProg) {
        return new ExecutionMonitor(sub(maxProg, false));
    }

    /** The same, whose messages nobody sees. */
    public ExecutionMonitor createSilentSubProgress(final double maxProg) {
        return new ExecutionMonitor(sub(maxProg, true));
    }

    final NodeProgressMonitor sub(final double share, final boolean silent) {
        return new SubNodeProgressMonitor(m_progress, share, silent);
    }
}
