package org.latentrom.engine.wlsqm;

import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.latentrom.engine.progress.Progress;

/**
 * A rectangle of pixels that one thread works off row by row: bounds of the working memory, which grows with the width
 * of a tile instead of that of the image.
 *
 * @param fromRow first row
 * @param toRow the row after the last
 * @param fromColumn first column
 * @param toColumn the column after the last
 */
record Tile(int fromRow, int toRow, int fromColumn, int toColumn) {
    /** Prefix sums of so many columns (and the columns in reach) stay in a processor's cache for usual radii. */
    private static final int WIDTH = 256;

    private static final int SHARES_PER_PROCESSOR = 2;

    int width() {
        return toColumn - fromColumn;
    }

    /** @return how many tiles lie side by side in a row */
    static int strips(final int width) {
        return (width + WIDTH - 1) / WIDTH;
    }

    /** @return the first column of a strip, or the width for the strip after the last */
    static int column(final int strip, final int width) {
        return (int)((long)width * strip / strips(width));
    }

    /**
     * Shares an image out among the processors. As sums are exact or taken in a fixed sequence, results do not depend
     * on the shares.
     *
     * @param rows number of rows
     * @param width number of columns
     * @param reach rows above and below a tile that must be read too: tiles are not much lower than these
     * @param work does one tile
     * @throws CancellationException if a tile is cancelled
     */
    static void share(final int rows, final int width, final int reach, final Progress progress,
        final Consumer<Tile> work) {
        progress.checkCanceled();
        int strips = strips(width);
        int processors = Runtime.getRuntime().availableProcessors();
        int least = (processors + strips - 1) / strips;
        int shares = Math.min(rows, Math.max(least, Math.min(SHARES_PER_PROCESSOR * processors,
            rows / (2 * reach + 1))));
        IntStream.range(0, strips * shares).parallel().forEach(i -> {
            int share = i / strips;
            int strip = i % strips;
            work.accept(new Tile((int)((long)rows * share / shares), (int)((long)rows * (share + 1) / shares),
                column(strip, width), column(strip + 1, width)));
        });
        progress.checkCanceled();
    }
}
