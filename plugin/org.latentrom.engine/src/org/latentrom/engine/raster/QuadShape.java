package org.latentrom.engine.raster;

/**
 * The bilinear (isoparametric) shape functions of a quadrilateral, as in any finite element text (Hughes, The Finite
 * Element Method, 1987, ch. 3) and in VTK. Further nodes than four are not looked at.
 */
final class QuadShape extends CellShape {
    private static final int NEWTON_STEPS = 30;

    private static final int[] AROUND = {0, 1, 2, 3};

    QuadShape() {
        super(4);
    }

    /** Newton's method for the local coordinates (r, s) in [0, 1]^2, from the middle of the cell. */
    @Override
    boolean locate(final double x, final double y) {
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

    @Override
    void cut(final Pieces pieces) {
        pieces.polygon(m_x, m_y, AROUND);
    }

    @Override
    int degree() {
        return 3; // bilinear, of second degree if a parallelogram
    }
}
