package org.latentrom.engine.wlsqm;

/** The rows in reach of a row of a tile, each read once; rows are asked for in ascending order. */
final class RowRing {
    /** Where the numbers come from. */
    @FunctionalInterface
    interface Reader {
        /** @param values {@code values[channel]} receive at {@code at} and after the numbers of the row's columns */
        void read(int row, int fromColumn, int toColumn, double[][] values, int at);
    }

    private final Reader m_reader;

    private final int m_height;

    private final int m_reach;

    private final int m_start;

    private final int m_firstColumn;

    private final int m_endColumn;

    private final double[][][] m_ring;

    private int m_next;

    /** @param channels how many numbers a pixel has; 0 outside of the image */
    RowRing(final Reader reader, final int channels, final FitGrid grid, final Tile tile) {
        m_reader = reader;
        m_height = grid.height();
        m_reach = grid.neighbourhood().reach();
        int pad = grid.neighbourhood().halfWidth(0);
        m_start = tile.fromColumn() - pad;
        m_firstColumn = Math.max(0, m_start);
        m_endColumn = Math.min(grid.width(), tile.toColumn() + pad);
        m_ring = new double[Math.min(2 * m_reach + 1, m_height)][channels][tile.width() + 2 * pad + 1];
    }

    /** @return the first column that is read */
    int firstColumn() {
        return m_firstColumn;
    }

    /** @return the column after the last that is read */
    int endColumn() {
        return m_endColumn;
    }

    /** @return the first row in reach of a row */
    int first(final int row) {
        return Math.max(0, row - m_reach);
    }

    /** @return the last row in reach of a row */
    int last(final int row) {
        return Math.min(m_height - 1, row + m_reach);
    }

    /** Reads the rows in reach of a row. */
    void advance(final int row) {
        int last = last(row);
        for (m_next = Math.max(m_next, first(row)); m_next <= last; m_next++) {
            m_reader.read(m_next, m_firstColumn, m_endColumn, get(m_next), m_firstColumn - m_start);
        }
    }

    /**
     * @return {@code [channel][column]} of a row in reach, columns counting from the tile's first less the pad, one
     * more than needed
     */
    double[][] get(final int row) {
        return m_ring[row % m_ring.length];
    }
}
