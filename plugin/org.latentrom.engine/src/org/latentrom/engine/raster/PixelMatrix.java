package org.latentrom.engine.raster;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A sparse matrix that takes values of mesh points or cells to pixels. Its rows are the valid pixels in ascending
 * order, each with its items (points or cells) and their weights. Immutable.
 */
final class PixelMatrix {
    private static final int PORTION = 2048;

    /** So many products take longer than handing them to another processor. */
    private static final int WORTH_SHARING = 1 << 18;

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
     * Shares every entry with another item.
     *
     * @param partners the other item of each one
     */
    PixelMatrix halved(final int[] partners) {
        var starts = new int[m_starts.length];
        Arrays.setAll(starts, row -> Math.multiplyExact(2, m_starts[row]));
        var items = new int[2 * m_items.length];
        var weights = new double[items.length];
        for (int k = 0; k < m_items.length; k++) {
            items[2 * k] = m_items[k];
            items[2 * k + 1] = partners[m_items[k]];
            weights[2 * k] = m_weights[k] / 2;
            weights[2 * k + 1] = m_weights[k] / 2;
        }
        return new PixelMatrix(m_pixels, starts, items, weights);
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
     * Writes the values of some components at all valid pixels, in float32; other pixels are left alone. Many pixels
     * are shared out among the processors.
     *
     * @param values {@code values[item * stride + component]}
     * @param ats where in {@code out} the channel of each component begins
     */
    void apply(final double[] values, final int stride, final int[] components, final float[] out, final int[] ats) {
        int portions = (m_pixels.length + PORTION - 1) / PORTION;
        if ((long)m_items.length * components.length < WORTH_SHARING) {
            for (int i = 0; i < portions; i++) {
                portion(i, values, stride, components, out, ats);
            }
        } else {
            IntStream.range(0, portions).parallel().forEach(i -> portion(i, values, stride, components, out, ats));
        }
    }

    /** Component after component, while the weights of the portion are near the processor. */
    private void portion(final int portion, final double[] values, final int stride, final int[] components,
        final float[] out, final int[] ats) {
        int from = portion * PORTION;
        int to = Math.min(m_pixels.length, from + PORTION);
        for (int c = 0; c < components.length; c++) {
            switch (m_width) {
                case 1 -> one(from, to, values, stride, components[c], out, ats[c]);
                case 3 -> three(from, to, values, stride, components[c], out, ats[c]);
                case 4 -> four(from, to, values, stride, components[c], out, ats[c]);
                default -> any(from, to, values, stride, components[c], out, ats[c]);
            }
        }
    }

    private void one(final int from, final int to, final double[] values, final int stride, final int component,
        final float[] out, final int at) {
        for (int row = from; row < to; row++) {
            out[at + m_pixels[row]] = (float)(m_weights[row] * values[m_items[row] * stride + component]);
        }
    }

    private void three(final int from, final int to, final double[] values, final int stride, final int component,
        final float[] out, final int at) {
        int[] pixels = m_pixels;
        int[] p = m_items;
        double[] w = m_weights;
        int k = 3 * from;
        for (int row = from; row < to; row++) {
            out[at + pixels[row]] = (float)(w[k] * values[p[k] * stride + component]
                + w[k + 1] * values[p[k + 1] * stride + component] + w[k + 2] * values[p[k + 2] * stride + component]);
            k += 3;
        }
    }

    private void four(final int from, final int to, final double[] values, final int stride, final int component,
        final float[] out, final int at) {
        int[] pixels = m_pixels;
        int[] p = m_items;
        double[] w = m_weights;
        int k = 4 * from;
        for (int row = from; row < to; row++) {
            out[at + pixels[row]] = (float)(w[k] * values[p[k] * stride + component]
                + w[k + 1] * values[p[k + 1] * stride + component] + w[k + 2] * values[p[k + 2] * stride + component]
                + w[k + 3] * values[p[k + 3] * stride + component]);
            k += 4;
        }
    }

    private void any(final int from, final int to, final double[] values, final int stride, final int component,
        final float[] out, final int at) {
        for (int row = from; row < to; row++) {
            out[at + m_pixels[row]] = (float)sum(row, values, stride, component);
        }
    }

    private double sum(final int row, final double[] values, final int stride, final int component) {
        double sum = 0;
        for (int k = m_starts[row]; k < m_starts[row + 1]; k++) {
            sum += m_weights[k] * values[m_items[k] * stride + component];
        }
        return sum;
    }

    /** @return the values of one component in float64, 0 at other pixels than the valid ones */
    double[] apply(final double[] values, final int stride, final int component, final int pixels) {
        var out = new double[pixels];
        for (int row = 0; row < m_pixels.length; row++) {
            out[m_pixels[row]] = sum(row, values, stride, component);
        }
        return out;
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
