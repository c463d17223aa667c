package org.latentrom.engine.tikhonov;

import org.latentrom.engine.field.Mask;

/**
 * Derivatives of an image that is smooth already, by differences of second order within the mask: central where both
 * neighbours are valid, else one-sided over three pixels, else over two (first derivatives). Second derivatives of a
 * pixel at an edge are those of the triple that begins there; mixed ones the mean over the pixel's corners of four
 * valid pixels. NaN where no difference exists. Linear functions are derived exactly.
 */
final class ImageDifferences {
    private final boolean[] m_valid;

    private final int m_height;

    private final int m_width;

    ImageDifferences(final Mask mask) {
        m_valid = mask.toBooleanArray();
        m_height = mask.height();
        m_width = mask.width();
    }

    private boolean valid(final int row, final int column) {
        return row >= 0 && row < m_height && column >= 0 && column < m_width && m_valid[row * m_width + column];
    }

    /** @return f, fx, fy, fxx, fxy, fyy a pixel, in units of pixels */
    double[][] of(final double[] f) {
        var d = new double[6][f.length];
        for (int row = 0; row < m_height; row++) {
            for (int column = 0; column < m_width; column++) {
                int p = row * m_width + column;
                if (m_valid[p]) {
                    d[0][p] = f[p];
                    d[1][p] = first(f, row, column, 0, 1);
                    d[2][p] = first(f, row, column, 1, 0);
                    d[3][p] = second(f, row, column, 0, 1);
                    d[4][p] = mixed(f, row, column);
                    d[5][p] = second(f, row, column, 1, 0);
                } else {
                    for (double[] derivative : d) {
                        derivative[p] = Double.NaN;
                    }
                }
            }
        }
        return d;
    }

    private double first(final double[] f, final int row, final int column, final int down, final int right) {
        boolean before = valid(row - down, column - right);
        boolean after = valid(row + down, column + right);
        int p = row * m_width + column;
        int step = down * m_width + right;
        if (before && after) {
            return (f[p + step] - f[p - step]) / 2;
        }
        if (!before && !after) {
            return Double.NaN;
        }
        int sign = after ? 1 : -1;
        int next = sign * step;
        return sign * (valid(row + 2 * sign * down, column + 2 * sign * right)
            ? (4 * (f[p + next] - f[p]) - (f[p + 2 * next] - f[p])) / 2 : f[p + next] - f[p]);
    }

    private double second(final double[] f, final int row, final int column, final int down, final int right) {
        int p = row * m_width + column;
        int step = down * m_width + right;
        for (int shift : new int[]{0, 1, -1}) {
            int r = row + shift * down;
            int c = column + shift * right;
            if (valid(r - down, c - right) && valid(r, c) && valid(r + down, c + right)) {
                int q = p + shift * step;
                return (f[q + step] - f[q]) - (f[q] - f[q - step]);
            }
        }
        return Double.NaN;
    }

    private double mixed(final double[] f, final int row, final int column) {
        double sum = 0;
        int corners = 0;
        for (int r = row; r <= row + 1; r++) {
            for (int c = column; c <= column + 1; c++) {
                if (valid(r, c) && valid(r, c - 1) && valid(r - 1, c) && valid(r - 1, c - 1)) {
                    int p = r * m_width + c;
                    sum += (f[p] - f[p - 1]) - (f[p - m_width] - f[p - m_width - 1]);
                    corners++;
                }
            }
        }
        return corners == 0 ? Double.NaN : sum / corners;
    }
}
