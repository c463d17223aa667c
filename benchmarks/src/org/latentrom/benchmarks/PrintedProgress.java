package org.latentrom.benchmarks;

import java.util.function.Supplier;

import org.latentrom.engine.progress.Progress;

/** Prints a message to the error stream now and then; what it watches runs to its end. */
final class PrintedProgress implements Progress {
    private final long m_interval;

    private long m_next = System.nanoTime();

    /** @param seconds least time between two messages */
    PrintedProgress(final int seconds) {
        m_interval = seconds * 1_000_000_000L;
    }

    @Override
    public void report(final double fraction, final Supplier<String> message) {
        if (System.nanoTime() > m_next) {
            System.err.println(message.get());
            m_next = System.nanoTime() + m_interval;
        }
    }

    @Override
    public void checkCanceled() {
        // runs to the end
    }
}
