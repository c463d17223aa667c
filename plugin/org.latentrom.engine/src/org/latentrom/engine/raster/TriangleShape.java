package org.latentrom.engine.raster;

/** The linear shape functions of a triangle, its barycentric coordinates. Nodes beyond three are not looked at. */
final class TriangleShape extends CellShape {
    TriangleShape() {
        super(3);
    }

    @Override
    boolean locate(final double x, final double y) {
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

    @Override
    void cut(final Pieces pieces) {
        pieces.triangle(m_x, m_y, 0, 1, 2);
    }

    @Override
    int degree() {
        return 1;
    }
}
