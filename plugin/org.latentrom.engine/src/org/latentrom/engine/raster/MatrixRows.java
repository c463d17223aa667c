package org.latentrom.engine.raster;

import java.util.Arrays;

/**
 * Rows of a {@link PixelMatrix} in the making, for a band of pixels that one thread fills in any order. Bands are
 * joined in the order of their pixels, so that the matrix does not depend on the number of threads.
 */
final class MatrixRows {
    private final int m_firstPixel;

    private final int[] m_begin;

    private final int[] m_end;

    private int[] m_items;

    private double[] m_weights;

    private int m_count;

    /** @param pixels number of pixels of the band */
    MatrixRows(final int firstPixel, final int pixels) {
        m_firstPixel = firstPixel;
        m_begin = new int[pixels];
        m_end = new int[pixels];
        m_items = new int[4 * pixels];
        m_weights = new double[4 * pixels];
    }

    /** @return whether a pixel has a row */
    boolean has(final int pixel) {
        return m_end[pixel - m_firstPixel] > 0;
    }

    /** Begins the row of a pixel that has none; the entries that are added next belong to it. */
    void begin(final int pixel) {
        m_begin[pixel - m_firstPixel] = m_count;
    }

    /** Adds an entry to the row that was begun last. */
    void add(final int pixel, final int item, final double weight) {
        if (m_count == m_items.length) {
            m_items = Arrays.copyOf(m_items, m_count + (m_count >> 1) + 16);
            m_weights = Arrays.copyOf(m_weights, m_items.length);
        }
        m_items[m_count] = item;
        m_weights[m_count++] = weight;
        m_end[pixel - m_firstPixel] = m_count;
    }

    /**
     * Joins bands.
     *
     * @param bands in the order of their pixels
     * @throws ArithmeticException if there are more than 2^31 - 1 entries
     */
    static PixelMatrix join(final MatrixRows[] bands) {
        int rows = 0;
        long entries = 0;
        int greatest = 0;
        for (MatrixRows band : bands) {
            for (int i = 0; i < band.m_end.length; i++) {
                if (band.m_end[i] > 0) {
                    rows++;
                    greatest = Math.max(greatest, band.m_end[i] - band.m_begin[i]);
                }
            }
            entries += band.m_count;
        }
        // triangles among quadrilaterals get a fourth entry, weighted 0: rows of one length need no inner loop
        int least = greatest <= 4 ? greatest : 0;
        entries = Math.max(entries, (long)rows * least);
        var pixels = new int[rows];
        var starts = new int[rows + 1];
        var items = new int[Math.toIntExact(entries)];
        var weights = new double[items.length];
        int row = 0;
        int at = 0;
        for (MatrixRows band : bands) {
            for (int i = 0; i < band.m_end.length; i++) {
                int n = band.m_end[i] - band.m_begin[i];
                if (band.m_end[i] > 0) {
                    pixels[row++] = band.m_firstPixel + i;
                    System.arraycopy(band.m_items, band.m_begin[i], items, at, n);
                    System.arraycopy(band.m_weights, band.m_begin[i], weights, at, n);
                    for (int k = n; k < least; k++) {
                        items[at + k] = items[at + n - 1];
                    }
                    at += Math.max(n, least);
                    starts[row] = at;
                }
            }
        }
        return new PixelMatrix(pixels, starts, items, weights);
    }
}
