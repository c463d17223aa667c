package org.latentrom.engine.wlsqm;

import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.latentrom.engine.progress.Progress;

/** A range of image rows that one thread works off from the lowest to the highest. */
record Rows(int from, int to) {
    private static final int CHUNKS_PER_PROCESSOR = 2;

    /**
     * Shares rows out among the processors. As sums are exact, results do not depend on the shares.
     *
     * @param count number of rows
     * @param work does one share
     * @throws CancellationException if a share is cancelled
     */
    static void share(final int count, final Progress progress, final Consumer<Rows> work) {
        progress.checkCanceled();
        int chunks = Math.min(count, CHUNKS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors());
        IntStream.range(0, chunks).parallel().forEach(
            c -> work.accept(new Rows((int)((long)count * c / chunks), (int)((long)count * (c + 1) / chunks))));
        progress.checkCanceled();
    }
}
