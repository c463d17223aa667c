package org.latentrom.engine.wlsqm;

/**
 * Sums of integers over intervals of rows. Each row's prefix sums are made once and kept in a ring for as long as the
 * row is in reach, so a sum over an interval is a difference; for the pixels of a row that is a subtraction of
 * arrays, which the compiler turns into vector instructions. Integers wrap around without harm. An object serves one
 * tile, whose rows are asked for in ascending order.
 */
final class PrefixRows {
    /** Where the integers come from. */
    @FunctionalInterface
    interface Reader {
        /**
         * @param row row of the image
         * @param fromColumn first column
         * @param toColumn the column after the last
         * @param values {@code values[channel][at], values[channel][at + 1], …} receive the row's integers; 0 at pixels
         *            that take no part
         */
        void read(int row, int fromColumn, int toColumn, long[][] values, int at);
    }

    private final Reader m_reader;

    private final int m_height;

    private final int m_reach;

    /** Columns by which prefix sums are prolonged at both ends of a tile. */
    private final int m_pad;

    private final int m_start;

    private final int m_firstColumn;

    private final int m_endColumn;

    private final long[][][] m_ring;

    private final long[][] m_values;

    private int m_next;

    /**
     * @param channels how many integers a pixel has
     * @param height height of the image
     * @param width width of the image
     * @param neighbourhood clipped to the image ({@link Neighbourhood#within})
     */
    PrefixRows(final Reader reader, final int channels, final int height, final int width,
        final Neighbourhood neighbourhood, final Tile tile) {
        m_reader = reader;
        m_height = height;
        m_reach = neighbourhood.reach();
        m_pad = neighbourhood.halfWidth(0);
        m_start = tile.fromColumn() - m_pad;
        m_firstColumn = Math.max(0, m_start);
        m_endColumn = Math.min(width, tile.toColumn() + m_pad);
        int length = tile.width() + 2 * m_pad;
        m_ring = new long[Math.min(2 * m_reach + 1, height)][channels][length + 1];
        m_values = new long[channels][length];
    }

    /** @return the first row in reach of a row */
    int first(final int row) {
        return Math.max(0, row - m_reach);
    }

    /** @return the last row in reach of a row */
    int last(final int row) {
        return Math.min(m_height - 1, row + m_reach);
    }

    /** Makes the prefix sums of the rows in reach of a row, which is not below that of the last call. */
    void advance(final int row) {
        int last = last(row);
        for (m_next = Math.max(m_next, first(row)); m_next <= last; m_next++) {
            m_reader.read(m_next, m_firstColumn, m_endColumn, m_values, m_firstColumn - m_start);
            long[][] prefix = m_ring[m_next % m_ring.length];
            for (int c = 0; c < prefix.length; c++) {
                long sum = 0;
                for (int j = 0; j < m_values[c].length; j++) {
                    sum += m_values[c][j];
                    prefix[c][j + 1] = sum;
                }
            }
        }
    }

    /**
     * Adds to {@code sums[j]} the sum of a row's integers from {@code halfWidth} columns before column j to as many
     * after.
     */
    void add(final int row, final int channel, final int halfWidth, final long[] sums) {
        add(m_ring[row % m_ring.length][channel], m_pad + halfWidth + 1, m_pad - halfWidth, sums);
    }

    private static void add(final long[] prefix, final int end, final int begin, final long[] sums) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] += prefix[j + end] - prefix[j + begin];
        }
    }

    /** As {@link #add}, but {@code sums} is overwritten. */
    void set(final int row, final int channel, final int halfWidth, final long[] sums) {
        set(m_ring[row % m_ring.length][channel], m_pad + halfWidth + 1, m_pad - halfWidth, sums);
    }

    private static void set(final long[] prefix, final int end, final int begin, final long[] sums) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] = prefix[j + end] - prefix[j + begin];
        }
    }
}
