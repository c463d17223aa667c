package org.latentrom.knime.table;

import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.latentrom.engine.progress.Progress;

/** Hands the engine's progress to KNIME and KNIME's cancel to the engine. */
public final class KnimeProgress implements Progress {
    private final ExecutionMonitor m_exec;

    /** @param exec the execution that is shown to the user */
    public KnimeProgress(final ExecutionMonitor exec) {
        m_exec = exec;
    }

    @Override
    public void report(final double fraction, final Supplier<String> message) {
        m_exec.setProgress(fraction, message);
    }

    @Override
    public void checkCanceled() {
        try {
            m_exec.checkCanceled();
        } catch (CanceledExecutionException e) {
            // the engine knows nothing of KNIME's exception; NodeWork turns this one back
            throw (CancellationException)new CancellationException(e.getMessage()).initCause(e);
        }
    }

    /**
     * @param progress a progress that counts rows already
     * @return one for the work inside of a row: it can be cancelled, but says nothing
     */
    public static Progress quiet(final Progress progress) {
        return new Progress() {
            @Override
            public void report(final double fraction, final Supplier<String> message) {
                // the rows are counted elsewhere
            }

            @Override
            public void checkCanceled() {
                progress.checkCanceled();
            }
        };
    }
}
