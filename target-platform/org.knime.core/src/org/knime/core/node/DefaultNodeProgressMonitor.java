package org.knime.core.node;

/** Progress of one node. */
public class DefaultNodeProgressMonitor implements NodeProgressMonitor {
    private volatile boolean m_canceled;

    private volatile Double m_progress;

    private volatile String m_message;

    @Override
    public void checkCanceled() throws CanceledExecutionException {
        if (m_canceled || Thread.currentThread().isInterrupted()) {
            throw new CanceledExecutionException();
        }
    }

    @Override
    public void setProgress(final double progress) {
        if (progress >= 0) { // also leaves out NaN
            m_progress = Math.min(1, progress);
            changed();
        }
    }

    @Override
    public void setProgress(final double progress, final String message) {
        m_message = message;
        setProgress(progress);
    }

    @Override
    public void setMessage(final String message) {
        m_message = message;
        changed();
    }

    @Override
    public Double getProgress() {
        return m_progress;
    }

    @Override
    public String getMessage() {
        return m_message;
    }

    @Override
    public void setExecuteCanceled() {
        m_canceled = true;
    }

    /** Called after each change, on the thread of the execution. */
    protected void changed() {
    }
}
