package org.latentrom.knime.reader;

import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.latentrom.engine.progress.Progress;

/** Ends a look at files that lasts too long: the dialog opens only afterwards, and nobody can cancel it. */
final class LookProgress implements Progress {
    static final int SECONDS = 10;

    private final long m_end;

    LookProgress() {
        this(TimeUnit.SECONDS.toNanos(SECONDS));
    }

    LookProgress(final long nanoseconds) {
        m_end = System.nanoTime() + nanoseconds;
    }

    @Override
    public void report(final double fraction, final Supplier<String> message) {
        // a dialog shows no progress
    }

    @Override
    public void checkCanceled() {
        // a dialog interrupts what it has asked for before when the choice changes again
        if (System.nanoTime() - m_end > 0 || Thread.currentThread().isInterrupted()) {
            throw new CancellationException("The look at the files lasts too long.");
        }
    }
}
