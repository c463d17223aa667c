package org.latentrom.engine.raster;

import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;

/**
 * The pixels around a point and the weights with which they give the value there. Where the four pixel centres around
 * the point are valid, these are the bilinear ones, which go on beyond the outermost centres to the edge of the image;
 * beside invalid pixels, those of the plane that fits the valid ones among the sixteen nearest best (weighted least
 * squares). Both are exact for linear fields, up to the walls. One object is filled again and again.
 */
final class PixelNeighbours {
    /** Points at the edge of the image may lie beyond it by rounding, in pixels. */
    private static final double SLACK = 1e-6;

    /** A direction along which the valid pixels spread by less than this share of the other gives no slope. */
    private static final double LEAST_SPREAD = 1e-9;

    private static final int MOST = 16;

    private final FieldShape m_grid;

    private final boolean[] m_valid;

    private final int[] m_pixels = new int[MOST];

    private final double[] m_weights = new double[MOST];

    private final double[] m_u = new double[MOST];

    private final double[] m_v = new double[MOST];

    private int m_count;

    PixelNeighbours(final FieldShape grid, final Mask mask) {
        m_grid = grid;
        m_valid = mask.toBooleanArray();
    }

    /** @return how many pixels give the value at the point that was located last */
    int count() {
        return m_count;
    }

    /** @return one of these pixels, row x width + column */
    int pixel(final int i) {
        return m_pixels[i];
    }

    /** @return its weight; the weights' sum is 1 */
    double weight(final int i) {
        return m_weights[i];
    }

    /**
     * @return whether the point lies in the image and one of the pixels whose centres are around it is valid; else
     *         there are no weights
     */
    boolean locate(final double x, final double y) {
        double u = (x - m_grid.extent().xMin()) / m_grid.dx() - 0.5;
        double v = (y - m_grid.extent().yMin()) / m_grid.dy() - 0.5;
        m_count = 0;
        if (!(Math.abs(u - (m_grid.width() - 1) / 2.0) <= m_grid.width() / 2.0 + SLACK)
            || !(Math.abs(v - (m_grid.height() - 1) / 2.0) <= m_grid.height() / 2.0 + SLACK)) {
            return false;
        }
        int column = first(u, m_grid.width());
        int row = first(v, m_grid.height());
        boolean all = true;
        boolean any = false;
        for (int j = row; j <= Math.min(row + 1, m_grid.height() - 1); j++) {
            for (int i = column; i <= Math.min(column + 1, m_grid.width() - 1); i++) {
                boolean valid = m_valid[j * m_grid.width() + i];
                all &= valid;
                any |= valid;
            }
        }
        if (all) {
            bilinear(row, column, u, v);
        } else if (any) {
            plane(row, column, u, v);
        }
        return any;
    }

    /** @return the pixel centre to the left of a position, so that there is one to its right where there are two */
    private static int first(final double position, final int count) {
        return (int)Math.max(0, Math.min(Math.floor(position), count - 2.0));
    }

    private void bilinear(final int row, final int column, final double u, final double v) {
        for (int j = 0; j <= Math.min(1, m_grid.height() - 1); j++) {
            double wv = m_grid.height() == 1 ? 1 : j == 1 ? v - row : 1 - v + row;
            for (int i = 0; i <= Math.min(1, m_grid.width() - 1); i++) {
                double wu = m_grid.width() == 1 ? 1 : i == 1 ? u - column : 1 - u + column;
                m_pixels[m_count] = (row + j) * m_grid.width() + column + i;
                m_weights[m_count++] = wu * wv;
            }
        }
    }

    private void plane(final int row, final int column, final double u, final double v) {
        double sum = 0;
        double meanU = 0;
        double meanV = 0;
        for (int j = Math.max(0, row - 1); j <= Math.min(row + 2, m_grid.height() - 1); j++) {
            for (int i = Math.max(0, column - 1); i <= Math.min(column + 2, m_grid.width() - 1); i++) {
                if (m_valid[j * m_grid.width() + i]) {
                    // falls off with distance: the nearest pixels decide, those across a thin obstacle hardly count
                    double d = 0.25 + (i - u) * (i - u) + (j - v) * (j - v);
                    double w = 1 / (d * d);
                    m_pixels[m_count] = j * m_grid.width() + i;
                    m_weights[m_count] = w;
                    m_u[m_count] = i;
                    m_v[m_count++] = j;
                    sum += w;
                    meanU += w * i;
                    meanV += w * j;
                }
            }
        }
        fit(sum, meanU / sum, meanV / sum, u, v);
    }

    /** The plane's value at (u, v), written as weights of the values: centred, the constant and the slopes decouple. */
    private void fit(final double sum, final double meanU, final double meanV, final double u, final double v) {
        double uu = 0;
        double uv = 0;
        double vv = 0;
        for (int k = 0; k < m_count; k++) {
            double du = m_u[k] - meanU;
            double dv = m_v[k] - meanV;
            uu += m_weights[k] * du * du;
            uv += m_weights[k] * du * dv;
            vv += m_weights[k] * dv * dv;
        }
        double du = u - meanU;
        double dv = v - meanV;
        double trace = uu + vv;
        double det = uu * vv - uv * uv;
        double slopeU = 0;
        double slopeV = 0;
        if (det > LEAST_SPREAD * trace * trace) {
            slopeU = (vv * du - uv * dv) / det;
            slopeV = (uu * dv - uv * du) / det;
        } else if (trace > 0) {
            // pixels in a line: the pseudo-inverse of a matrix of rank one is the matrix over its squared trace
            slopeU = (uu * du + uv * dv) / (trace * trace);
            slopeV = (uv * du + vv * dv) / (trace * trace);
        }
        for (int k = 0; k < m_count; k++) {
            m_weights[k] *= 1 / sum + slopeU * (m_u[k] - meanU) + slopeV * (m_v[k] - meanV);
        }
    }

    /**
     * Takes the valid pixel whose centre is nearest to a point, wherever it lies, as the only neighbour.
     *
     * @return false if no pixel is valid
     */
    boolean nearest(final double x, final double y) {
        int column = index((x - m_grid.extent().xMin()) / m_grid.dx(), m_grid.width());
        int row = index((y - m_grid.extent().yMin()) / m_grid.dy(), m_grid.height());
        double least = Double.POSITIVE_INFINITY;
        m_count = 0;
        double pixel = Math.min(m_grid.dx(), m_grid.dy());
        for (int ring = 0; ring < Math.max(m_grid.width(), m_grid.height()); ring++) {
            if (least <= Math.max(0, ring - 0.5) * pixel) {
                break; // further rings are further away
            }
            for (int j = Math.max(0, row - ring); j <= Math.min(row + ring, m_grid.height() - 1); j++) {
                // whole rows at the ring's lower and upper end, else its left and right end
                int step = Math.abs(j - row) == ring ? 1 : Math.max(1, 2 * ring);
                for (int i = column - ring; i <= column + ring; i += step) {
                    if (i >= 0 && i < m_grid.width() && m_valid[j * m_grid.width() + i]) {
                        double distance = Math.hypot(m_grid.x(i) - x, m_grid.y(j) - y);
                        if (distance < least) {
                            least = distance;
                            m_pixels[0] = j * m_grid.width() + i;
                            m_weights[0] = 1;
                            m_count = 1;
                        }
                    }
                }
            }
        }
        return m_count == 1;
    }

    private static int index(final double position, final int count) {
        return (int)Math.max(0, Math.min(Math.floor(position), count - 1.0));
    }
}
