package org.latentrom.engine.raster;

import java.util.Arrays;

/**
 * A sparse matrix that takes values of mesh points or cells to pixels. Its rows are the valid pixels in ascending order,
 * each with its items (points or cells) and their weights. Immutable.
 */
final class PixelMatrix {
    private static final int BLOCK = 1024;

    /** A smaller weight is the rounding error of one that is 0: the point lies on a far corner or edge of the cell. */
    private static final double LEAST_WEIGHT = 1e-9;

    private final int[] m_pixels;

    private final int[] m_starts;

    private final int[] m_items;

    private final double[] m_weights;

    /** Entries of every row if all have as many, else 0. */
    private final int m_width;

    /**
     * @param pixels the valid pixels, ascending
     * @param starts {@code starts[row]} is where a row's entries begin; one more than rows, the last is their number
     */
    PixelMatrix(final int[] pixels, final int[] starts, final int[] items, final double[] weights) {
        m_pixels = pixels;
        m_starts = starts;
        m_items = items;
        m_weights = weights;
        int width = pixels.length == 0 ? 0 : starts[1];
        for (int row = 0; row < pixels.length; row++) {
            width = starts[row + 1] - starts[row] == width ? width : 0;
        }
        m_width = width;
    }

    /** @return the matrix that gives each pixel the value of one item */
    static PixelMatrix picking(final int[] pixels, final int[] items) {
        var starts = new int[pixels.length + 1];
        Arrays.setAll(starts, i -> i);
        var ones = new double[pixels.length];
        Arrays.fill(ones, 1);
        return new PixelMatrix(pixels, starts, items, ones);
    }

    /** @return the matrix that gives pixels no value, for items that there are none of */
    static PixelMatrix empty(final int[] pixels) {
        return new PixelMatrix(pixels, new int[pixels.length + 1], new int[0], new double[0]);
    }

    /** @return the rows of those pixels that are in the list; all of the list must have a row */
    PixelMatrix only(final int[] pixels) {
        if (pixels.length == m_pixels.length) {
            return this;
        }
        var starts = new int[pixels.length + 1];
        var items = new int[m_items.length];
        var weights = new double[m_items.length];
        int row = 0;
        for (int i = 0; i < pixels.length; i++) {
            while (m_pixels[row] < pixels[i]) {
                row++;
            }
            int n = m_starts[row + 1] - m_starts[row];
            System.arraycopy(m_items, m_starts[row], items, starts[i], n);
            System.arraycopy(m_weights, m_starts[row], weights, starts[i], n);
            starts[i + 1] = starts[i] + n;
        }
        return new PixelMatrix(pixels, starts, Arrays.copyOf(items, starts[pixels.length]),
            Arrays.copyOf(weights, starts[pixels.length]));
    }

    /**
     * For a line, whose pixel rows are all alike.
     *
     * @return the matrix of {@code height} rows of pixels, this one being that of the first
     * @throws ArithmeticException if there are more than 2^31 - 1 entries
     */
    PixelMatrix repeated(final int height, final int width) {
        int n = m_pixels.length;
        var pixels = new int[Math.multiplyExact(n, height)];
        var starts = new int[pixels.length + 1];
        var items = new int[Math.multiplyExact(m_items.length, height)];
        var weights = new double[items.length];
        for (int row = 0; row < height; row++) {
            System.arraycopy(m_items, 0, items, row * m_items.length, m_items.length);
            System.arraycopy(m_weights, 0, weights, row * m_items.length, m_items.length);
            for (int i = 0; i < n; i++) {
                pixels[row * n + i] = row * width + m_pixels[i];
                starts[row * n + i + 1] = row * m_items.length + m_starts[i + 1];
            }
        }
        return new PixelMatrix(pixels, starts, items, weights);
    }

    int[] pixels() {
        return m_pixels;
    }

    int[] starts() {
        return m_starts;
    }

    int[] items() {
        return m_items;
    }

    double[] weights() {
        return m_weights;
    }

    /** @return bytes that the arrays hold */
    long memory() {
        return 12L * m_items.length + 8L * m_starts.length;
    }

    /**
     * Writes the values of one component at all valid pixels, starting at {@code out[at]}; others are left alone.
     *
     * @param values {@code values[item * stride + component]}
     */
    void apply(final double[] values, final int stride, final int component, final float[] out, final int at) {
        var block = new double[Math.min(BLOCK, m_pixels.length)];
        for (int from = 0; from < m_pixels.length; from += BLOCK) {
            int to = Math.min(m_pixels.length, from + BLOCK);
            rows(from, to, values, stride, component, block);
            for (int row = from; row < to; row++) {
                out[at + m_pixels[row]] = (float)block[row - from];
            }
        }
    }

    /** As above, in float64. */
    void apply(final double[] values, final int stride, final int component, final double[] out, final int at) {
        var block = new double[m_pixels.length];
        rows(0, m_pixels.length, values, stride, component, block);
        for (int row = 0; row < block.length; row++) {
            out[at + m_pixels[row]] = block[row];
        }
    }

    private void rows(final int from, final int to, final double[] values, final int stride, final int component,
        final double[] out) {
        switch (m_width) {
            case 1 -> {
                for (int row = from; row < to; row++) {
                    out[row - from] = m_weights[row] * values[m_items[row] * stride + component];
                }
            }
            case 3 -> three(from, to, values, stride, component, out);
            case 4 -> four(from, to, values, stride, component, out);
            default -> any(from, to, values, stride, component, out);
        }
    }

    private void three(final int from, final int to, final double[] values, final int stride, final int component,
        final double[] out) {
        int[] p = m_items;
        double[] w = m_weights;
        int k = 3 * from;
        for (int row = from; row < to; row++) {
            out[row - from] = w[k] * values[p[k] * stride + component]
                + w[k + 1] * values[p[k + 1] * stride + component] + w[k + 2] * values[p[k + 2] * stride + component];
            k += 3;
        }
    }

    private void four(final int from, final int to, final double[] values, final int stride, final int component,
        final double[] out) {
        int[] p = m_items;
        double[] w = m_weights;
        int k = 4 * from;
        for (int row = from; row < to; row++) {
            out[row - from] = w[k] * values[p[k] * stride + component]
                + w[k + 1] * values[p[k + 1] * stride + component] + w[k + 2] * values[p[k + 2] * stride + component]
                + w[k + 3] * values[p[k + 3] * stride + component];
            k += 4;
        }
    }

    private void any(final int from, final int to, final double[] values, final int stride, final int component,
        final double[] out) {
        for (int row = from; row < to; row++) {
            double sum = 0;
            for (int k = m_starts[row]; k < m_starts[row + 1]; k++) {
                sum += m_weights[k] * values[m_items[k] * stride + component];
            }
            out[row - from] = sum;
        }
    }

    /** Marks the pixels that take part of their value from bad items. */
    void mark(final boolean[] bad, final boolean[] pixels) {
        for (int row = 0; row < m_pixels.length; row++) {
            for (int k = m_starts[row]; k < m_starts[row + 1]; k++) {
                if (bad[m_items[k]] && Math.abs(m_weights[k]) > LEAST_WEIGHT) {
                    pixels[m_pixels[row]] = true;
                }
            }
        }
    }
}
