package org.latentrom.engine.raster;

/**
 * The part of a convex polygon that lies in a rectangle (I. Sutherland and G. Hodgman 1974, Reentrant polygon clipping,
 * Commun. ACM 17, 32-42). For one thread.
 */
final class ClippedPolygon {
    private double[] m_x = new double[16];

    private double[] m_y = new double[16];

    private double[] m_oldX = new double[16];

    private double[] m_oldY = new double[16];

    private int m_count;

    /** Clips a polygon by xMin, xMax, yMin and yMax. */
    void set(final Pieces pieces, final int piece, final double[] box) {
        int from = pieces.begin(piece);
        m_count = pieces.begin(piece + 1) - from;
        if (m_x.length < m_count + 4) {
            m_x = new double[2 * m_count + 4];
            m_y = new double[2 * m_count + 4];
            m_oldX = new double[2 * m_count + 4];
            m_oldY = new double[2 * m_count + 4];
        }
        for (int i = 0; i < m_count; i++) {
            m_x[i] = pieces.x(from + i);
            m_y[i] = pieces.y(from + i);
        }
        for (int side = 0; side < 4 && m_count > 0; side++) {
            swap();
            cut(side < 2 ? m_oldX : m_oldY, side < 2 ? m_oldY : m_oldX, side < 2 ? m_x : m_y, side < 2 ? m_y : m_x,
                box[side], side % 2 == 0 ? 1 : -1);
        }
    }

    private void swap() {
        double[] x = m_x;
        double[] y = m_y;
        m_x = m_oldX;
        m_y = m_oldY;
        m_oldX = x;
        m_oldY = y;
    }

    /** Keeps what has {@code sign * (u - limit) >= 0}. */
    private void cut(final double[] u, final double[] v, final double[] toU, final double[] toV, final double limit,
        final int sign) {
        int n = 0;
        for (int i = 0, j = m_count - 1; i < m_count; j = i++) {
            boolean in = sign * (u[i] - limit) >= 0;
            if (in != sign * (u[j] - limit) >= 0) {
                toU[n] = limit;
                toV[n++] = v[j] + (limit - u[j]) / (u[i] - u[j]) * (v[i] - v[j]);
            }
            if (in) {
                toU[n] = u[i];
                toV[n++] = v[i];
            }
        }
        m_count = n;
    }

    /** @return number of corners, 0 if nothing is left */
    int count() {
        return m_count;
    }

    double x(final int corner) {
        return m_x[corner];
    }

    double y(final int corner) {
        return m_y[corner];
    }

    /** @return twice the area of the triangle of the first corner, corner i and the next, not negative */
    double twiceArea(final int i) {
        return Math.abs((m_x[i] - m_x[0]) * (m_y[i + 1] - m_y[0]) - (m_x[i + 1] - m_x[0]) * (m_y[i] - m_y[0]));
    }
}
