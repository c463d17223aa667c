package org.latentrom.engine.image;

import org.latentrom.engine.field.Mask;

/**
 * The corners of a surface: the pixels of an image, or of a large image blocks of pixels. A block gets the one of its
 * values that is farthest from their mean, and those with the image's least and greatest value get these, so that peaks
 * of single pixels stay. A block of which less than half of the pixels are valid is a hole, as a pixel outside of the
 * mask is.
 */
final class HeightField {
    private final int m_rows;

    private final int m_columns;

    private final int m_blockHeight;

    private final int m_blockWidth;

    private final int m_height;

    private final int m_width;

    private final double[] m_values;

    /**
     * @param values one a pixel
     * @param most greatest number of corners along a side
     */
    HeightField(final double[] values, final Mask mask, final int most) {
        m_height = mask.height();
        m_width = mask.width();
        m_blockHeight = (m_height + most - 1) / most;
        m_blockWidth = (m_width + most - 1) / most;
        m_rows = (m_height + m_blockHeight - 1) / m_blockHeight;
        m_columns = (m_width + m_blockWidth - 1) / m_blockWidth;
        m_values = new double[m_rows * m_columns];
        double[] extremes = extremes(values, mask);
        for (int i = 0; i < m_values.length; i++) {
            m_values[i] =
                ofBlock(values, mask, i / m_columns * m_blockHeight, i % m_columns * m_blockWidth, extremes);
        }
    }

    private static double[] extremes(final double[] values, final Mask mask) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < values.length; i++) {
            if (mask.isValid(i)) {
                low = Math.min(low, values[i]);
                high = Math.max(high, values[i]);
            }
        }
        return new double[]{low, high};
    }

    private double ofBlock(final double[] values, final Mask mask, final int row, final int column,
        final double[] extremes) {
        int toRow = Math.min(m_height, row + m_blockHeight);
        int toColumn = Math.min(m_width, column + m_blockWidth);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double sum = 0;
        int valid = 0;
        for (int r = row; r < toRow; r++) {
            for (int c = column; c < toColumn; c++) {
                double v = values[r * m_width + c];
                if (mask.isValid(r * m_width + c) && Double.isFinite(v)) {
                    low = Math.min(low, v);
                    high = Math.max(high, v);
                    sum += v;
                    valid++;
                }
            }
        }
        if (2 * valid < (toRow - row) * (toColumn - column) || valid == 0) {
            return Double.NaN;
        }
        boolean least = low == extremes[0];
        boolean greatest = high == extremes[1];
        boolean upper = least == greatest ? high - sum / valid >= sum / valid - low : greatest;
        return upper ? high : low;
    }

    int rows() {
        return m_rows;
    }

    int columns() {
        return m_columns;
    }

    /** @return NaN in holes */
    double value(final int row, final int column) {
        return m_values[row * m_columns + column];
    }

    /** @return where a column's corners lie, 0 at the left edge of the extent and 1 at the right */
    double x(final int column) {
        return middle(column, m_blockWidth, m_width);
    }

    /** @return where a row's corners lie, 0 at the lower edge of the extent and 1 at the upper */
    double y(final int row) {
        return middle(row, m_blockHeight, m_height);
    }

    private static double middle(final int block, final int size, final int pixels) {
        return (block * size + Math.min(pixels, (block + 1) * size)) / 2.0 / pixels;
    }
}
