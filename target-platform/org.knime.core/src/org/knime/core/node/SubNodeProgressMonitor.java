package org.knime.core.node;

/** Progress of a part of an execution: a share of the whole. */
final class SubNodeProgressMonitor implements NodeProgressMonitor {
    private final NodeProgressMonitor m_parent;

    private final double m_share;

    private final boolean m_silent;

    private double m_progress;

    private String m_message;

    SubNodeProgressMonitor(final NodeProgressMonitor parent, final double share, final boolean silent) {
        m_parent = parent;
        m_share = share;
        m_silent = silent;
    }

    @Override
    public void checkCanceled() throws CanceledExecutionException {
        m_parent.checkCanceled();
    }

    @Override
    public synchronized void setProgress(final double progress) {
        double now = Math.min(1, progress);
        if (now > m_progress) {
            synchronized (m_parent) { // parts may run side by side
                Double whole = m_parent.getProgress();
                m_parent.setProgress((whole == null ? 0 : whole) + m_share * (now - m_progress));
            }
            m_progress = now;
        }
    }

    @Override
    public void setProgress(final double progress, final String message) {
        setMessage(message);
        setProgress(progress);
    }

    @Override
    public void setMessage(final String message) {
        m_message = message;
        if (!m_silent) {
            m_parent.setMessage(message);
        }
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
        m_parent.setExecuteCanceled();
    }
}
