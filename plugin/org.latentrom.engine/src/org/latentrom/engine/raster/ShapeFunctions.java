package org.latentrom.engine.raster;

/**
 * Linear shape functions of a triangle and bilinear (isoparametric) ones of a quadrilateral: the weights with which a
 * cell's nodes give the value at a point, as in any finite element text (Hughes, The Finite Element Method, 1987, ch.
 * 3) and in VTK. One object is filled again and again, cell after cell, so that a mesh costs no garbage.
 */
final class ShapeFunctions {
    /**
     * A point counts as inside if no weight (triangle) or local coordinate (quadrilateral) is below minus this: points
     * on an edge belong to the cells on both sides of it, whatever the rounding.
     */
    static final double TOLERANCE = 1e-9;

    private static final int NEWTON_STEPS = 30;

    private final double[] m_x = new double[4];

    private final double[] m_y = new double[4];

    private final double[] m_weights = new double[4];

    private int m_nodes;

    /** Takes the coordinates of a cell's 3 or 4 nodes, read through {@code connectivity[from .. to - 1]}. */
    void setCell(final double[] points, final int[] connectivity, final int from, final int to) {
        m_nodes = to - from;
        for (int i = 0; i < m_nodes; i++) {
            m_x[i] = points[2 * connectivity[from + i]];
            m_y[i] = points[2 * connectivity[from + i] + 1];
        }
    }

    /** @return least coordinate of the cell's nodes along an axis, 0 = x, 1 = y */
    double least(final int axis) {
        double[] v = axis == 0 ? m_x : m_y;
        double least = Math.min(Math.min(v[0], v[1]), v[2]);
        return m_nodes == 4 ? Math.min(least, v[3]) : least;
    }

    /** @return greatest coordinate of the cell's nodes along an axis, 0 = x, 1 = y */
    double greatest(final int axis) {
        double[] v = axis == 0 ? m_x : m_y;
        double greatest = Math.max(Math.max(v[0], v[1]), v[2]);
        return m_nodes == 4 ? Math.max(greatest, v[3]) : greatest;
    }

    /**
     * Computes the weights of a point, unless it lies outside of the cell. A cell without area holds no point.
     *
     * @return whether the point lies in the cell or on its edge
     */
    boolean locate(final double x, final double y) {
        return m_nodes == 3 ? locateInTriangle(x, y) : locateInQuad(x, y);
    }

    /** @return the weights of the point that was located last, one a node, in their order; the object's own array */
    double[] weights() {
        return m_weights;
    }

    private boolean locateInTriangle(final double x, final double y) {
        double x1 = m_x[1] - m_x[0];
        double y1 = m_y[1] - m_y[0];
        double x2 = m_x[2] - m_x[0];
        double y2 = m_y[2] - m_y[0];
        double det = x1 * y2 - x2 * y1;
        if (det == 0) {
            return false;
        }
        double w1 = ((x - m_x[0]) * y2 - (y - m_y[0]) * x2) / det;
        double w2 = ((y - m_y[0]) * x1 - (x - m_x[0]) * y1) / det;
        double w0 = 1 - w1 - w2;
        m_weights[0] = w0;
        m_weights[1] = w1;
        m_weights[2] = w2;
        return w0 >= -TOLERANCE && w1 >= -TOLERANCE && w2 >= -TOLERANCE;
    }

    /** Newton's method for the local coordinates (r, s) in [0, 1]^2, from the middle of the cell. */
    private boolean locateInQuad(final double x, final double y) {
        double bx = m_x[1] - m_x[0];
        double by = m_y[1] - m_y[0];
        double cx = m_x[3] - m_x[0];
        double cy = m_y[3] - m_y[0];
        double dx = m_x[2] - m_x[1] - cx;
        double dy = m_y[2] - m_y[1] - cy;
        // distances before products: far from the origin the coordinates' rounding would keep Newton from converging
        double ox = m_x[0] - x;
        double oy = m_y[0] - y;
        double r = 0.5;
        double s = 0.5;
        for (int step = 0; step < NEWTON_STEPS; step++) {
            double fx = ox + bx * r + cx * s + dx * r * s;
            double fy = oy + by * r + cy * s + dy * r * s;
            double rx = bx + dx * s;
            double ry = by + dy * s;
            double sx = cx + dx * r;
            double sy = cy + dy * r;
            double det = rx * sy - sx * ry;
            double stepR = (fx * sy - fy * sx) / det;
            double stepS = (fy * rx - fx * ry) / det;
            r -= stepR;
            s -= stepS;
            if (!(Math.abs(r) + Math.abs(s) < 1e6)) {
                return false;
            }
            if (Math.abs(stepR) + Math.abs(stepS) < 1e-12) {
                m_weights[0] = (1 - r) * (1 - s);
                m_weights[1] = r * (1 - s);
                m_weights[2] = r * s;
                m_weights[3] = (1 - r) * s;
                return Math.abs(r - 0.5) <= 0.5 + TOLERANCE && Math.abs(s - 0.5) <= 0.5 + TOLERANCE;
            }
        }
        return false;
    }
}
