package org.latentrom.engine.testing;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.latentrom.engine.progress.Progress;

/** A progress that says no from a certain question on, and counts the questions. */
public final class CancelAfter implements Progress {
    private final int m_questions;

    private final AtomicInteger m_asked = new AtomicInteger();

    /** @param questions how often {@link #checkCanceled} returns before it throws */
    public CancelAfter(final int questions) {
        m_questions = questions;
    }

    @Override
    public void report(final double fraction, final Supplier<String> message) {
        if (!(fraction >= 0 && fraction <= 1) || message.get().isEmpty()) {
            throw new AssertionError(fraction + ": " + message.get());
        }
    }

    @Override
    public void checkCanceled() {
        if (m_asked.incrementAndGet() > m_questions) {
            throw new CancellationException();
        }
    }

    /** @return how often it was asked */
    public int asked() {
        return m_asked.get();
    }
}
