package org.latentrom.engine.raster;

/** A strip of triangles: any three nodes in a row are one of them. */
final class StripShape extends CellShape {
    private final TriangleShape m_triangle = new TriangleShape();

    private int m_first;

    StripShape() {
        super(3);
        m_triangle.m_nodes = 3;
    }

    @Override
    boolean locate(final double x, final double y) {
        for (m_first = 0; m_first + 2 < m_nodes; m_first++) {
            System.arraycopy(m_x, m_first, m_triangle.m_x, 0, 3);
            System.arraycopy(m_y, m_first, m_triangle.m_y, 0, 3);
            if (m_triangle.locate(x, y)) {
                System.arraycopy(m_triangle.weights(), 0, m_weights, 0, 3);
                return true;
            }
        }
        return false;
    }

    @Override
    void cut(final Pieces pieces) {
        for (int k = 0; k + 2 < m_nodes; k++) {
            pieces.triangle(m_x, m_y, k, k + 1, k + 2);
        }
    }

    @Override
    int degree() {
        return 1;
    }

    @Override
    int count() {
        return 3;
    }

    @Override
    int node(final int weight) {
        return m_first + weight;
    }
}
