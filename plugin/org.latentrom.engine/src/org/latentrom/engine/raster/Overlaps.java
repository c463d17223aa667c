package org.latentrom.engine.raster;

import java.util.Arrays;

/** Weights of items in pixels, collected in any order for a band of pixels; equal items of a pixel are added up. */
final class Overlaps {
    private final int m_firstPixel;

    private final int m_size;

    private int[] m_pixels;

    private int[] m_items;

    private double[] m_weights;

    private int m_count;

    Overlaps(final int firstPixel, final int size) {
        m_firstPixel = firstPixel;
        m_size = size;
        m_pixels = new int[4 * size];
        m_items = new int[4 * size];
        m_weights = new double[4 * size];
    }

    void add(final int pixel, final int item, final double weight) {
        if (m_count == m_items.length) {
            int more = Math.addExact(m_count, (m_count >> 1) + 16);
            m_pixels = Arrays.copyOf(m_pixels, more);
            m_items = Arrays.copyOf(m_items, more);
            m_weights = Arrays.copyOf(m_weights, more);
        }
        m_pixels[m_count] = pixel - m_firstPixel;
        m_items[m_count] = item;
        m_weights[m_count++] = weight;
    }

    /**
     * @param area {@code area[pixel]} by which the weights are divided; pixels for which it is 0 get no row
     */
    MatrixRows rows(final double[] area) {
        var starts = new int[m_size + 1];
        for (int k = 0; k < m_count; k++) {
            starts[m_pixels[k] + 1]++;
        }
        for (int i = 0; i < m_size; i++) {
            starts[i + 1] += starts[i];
        }
        var keys = new long[m_count];
        int[] at = starts.clone();
        for (int k = 0; k < m_count; k++) {
            keys[at[m_pixels[k]]++] = (long)m_items[k] << 32 | k;
        }
        var rows = new MatrixRows(m_firstPixel, m_size);
        for (int i = 0; i < m_size; i++) {
            int pixel = m_firstPixel + i;
            if (area[pixel] > 0 && starts[i + 1] > starts[i]) {
                Arrays.sort(keys, starts[i], starts[i + 1]);
                rows.begin(pixel);
                row(rows, pixel, keys, starts[i], starts[i + 1], area[pixel]);
            }
        }
        return rows;
    }

    private void row(final MatrixRows rows, final int pixel, final long[] keys, final int from, final int to,
        final double area) {
        double sum = 0;
        for (int k = from; k < to; k++) {
            sum += m_weights[(int)keys[k]];
            int item = (int)(keys[k] >> 32);
            if (k + 1 == to || (int)(keys[k + 1] >> 32) != item) {
                rows.add(pixel, item, sum / area);
                sum = 0;
            }
        }
    }
}
