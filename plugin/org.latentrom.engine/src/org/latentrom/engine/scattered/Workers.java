package org.latentrom.engine.scattered;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

import org.latentrom.engine.progress.Progress;

/** Shares independent pieces of work out among the processors. */
public final class Workers {
    private Workers() {
    }

    /**
     * @param count number of pieces
     * @param what what is being done, for the progress
     * @param work does a piece; what it throws is thrown as it is, which a parallel stream would wrap
     * @throws CancellationException if cancelled
     */
    public static void share(final int count, final String what, final Progress progress, final IntConsumer work) {
        progress.checkCanceled();
        var failure = new AtomicReference<Throwable>();
        var done = new AtomicInteger();
        IntStream.range(0, count).parallel().forEach(i -> {
            if (failure.get() == null) {
                try {
                    progress.checkCanceled();
                    work.accept(i);
                    progress.report((double)done.incrementAndGet() / count, () -> what);
                } catch (RuntimeException | Error e) {
                    failure.compareAndSet(null, e);
                }
            }
        });
        if (failure.get() instanceof Error e) {
            throw e;
        }
        if (failure.get() instanceof RuntimeException e) {
            throw e;
        }
    }
}
