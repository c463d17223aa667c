package org.latentrom.engine.raster;

/**
 * A cell on a straight line: one interval, or one between each two nodes. It reaches over all y. Values in an interval
 * of more than two nodes are those of the polynomial through all of them, wherever they lie.
 */
final class LineShape extends CellShape {
    private static final double HIGH = 1e100;

    private final boolean m_pieces;

    private int m_first;

    /** @param pieces whether each two nodes are an interval with linear values; else the first two are its ends */
    LineShape(final boolean pieces) {
        super(2);
        m_pieces = pieces;
    }

    @Override
    protected void prepare() {
        pad(0, Double.POSITIVE_INFINITY);
    }

    @Override
    boolean locate(final double x, final double y) {
        if (!m_pieces) {
            return isBetween(x, 0) && polynomial(x);
        }
        for (m_first = 0; m_first + 1 < m_nodes; m_first++) {
            if (isBetween(x, m_first)) {
                m_weights[1] = (x - m_x[m_first]) / (m_x[m_first + 1] - m_x[m_first]);
                m_weights[0] = 1 - m_weights[1];
                return true;
            }
        }
        return false;
    }

    /** A line is a strip of any height: values do not depend on y. */
    @Override
    void cut(final Pieces pieces) {
        for (int k = 0; k + 1 < (m_pieces ? m_nodes : 2); k++) {
            pieces.corner(m_x[k], -HIGH);
            pieces.corner(m_x[k + 1], -HIGH);
            pieces.corner(m_x[k + 1], HIGH);
            pieces.corner(m_x[k], HIGH);
            pieces.end();
        }
    }

    @Override
    int degree() {
        return m_pieces ? 1 : m_nodes - 1;
    }

    private boolean isBetween(final double x, final int first) {
        double t = (x - m_x[first]) / (m_x[first + 1] - m_x[first]);
        return t >= -TOLERANCE && t <= 1 + TOLERANCE;
    }

    /** Lagrange's formula; false if two nodes lie in the same place. */
    private boolean polynomial(final double x) {
        double sum = 0;
        for (int i = 0; i < m_nodes; i++) {
            double w = 1;
            for (int k = 0; k < m_nodes; k++) {
                w *= k == i ? 1 : (x - m_x[k]) / (m_x[i] - m_x[k]);
            }
            m_weights[i] = w;
            sum += w;
        }
        return Math.abs(sum - 1) < 1e-6;
    }

    @Override
    int count() {
        return m_pieces ? 2 : m_nodes;
    }

    @Override
    int node(final int weight) {
        return m_pieces ? m_first + weight : weight;
    }
}
