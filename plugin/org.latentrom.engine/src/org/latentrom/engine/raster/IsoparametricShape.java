package org.latentrom.engine.raster;

/**
 * A cell of higher order. Its geometry has the same shape functions as its values (isoparametric; Hughes, The Finite
 * Element Method, 1987, ch. 3), so its edges may be curved. If all nodes lie where the corners' linear or bilinear map
 * puts them, that map is inverted, else the map of all nodes by Newton's method. From third order on, a cell with
 * straight edges along which nodes are not at equal distances is no curved one: see {@link NodalBasis}.
 */
final class IsoparametricShape extends CellShape {
    /** Nodes are taken as being in place if they are nearer to it than this share of the cell's size. */
    private static final double STRAIGHT = 1e-9;

    private static final int NEWTON_STEPS = 30;

    /** Where Newton's method begins, the corners' map apart: a strongly curved cell may need another start. */
    private static final double[][] STARTS = {{0.33, 0.33}, {0.1, 0.1}, {0.8, 0.1}, {0.1, 0.8}, {0.85, 0.85}};

    /** A curved cell's edges are cut into so many straight ones. */
    private static final int PARTS = 8;

    /** Points beside a curved cell's straightened edges have local coordinates up to about this. */
    private static final double NEAR = 3;

    private final ReferenceCell m_reference;

    private final CellShape m_corners;

    private final double[] m_nr;

    private final double[] m_ns;

    private boolean m_straight;

    private boolean m_warped;

    private NodalBasis m_nodal;

    private double m_r;

    private double m_s;

    IsoparametricShape(final ReferenceCell reference) {
        super(reference.nodes());
        m_reference = reference;
        m_corners = reference.isTriangle() ? new TriangleShape() : new QuadShape();
        m_corners.m_nodes = reference.isTriangle() ? 3 : 4;
        m_nr = new double[reference.nodes()];
        m_ns = new double[reference.nodes()];
    }

    @Override
    protected void prepare() {
        System.arraycopy(m_x, 0, m_corners.m_x, 0, m_corners.m_nodes);
        System.arraycopy(m_y, 0, m_corners.m_y, 0, m_corners.m_nodes);
        double offX = 0;
        double offY = 0;
        for (int i = m_corners.m_nodes; i < m_nodes; i++) {
            double r = m_reference.nodeR(i);
            double s = m_reference.nodeS(i);
            offX = Math.max(offX, Math.abs(m_x[i] - corners(m_x, r, s)));
            offY = Math.max(offY, Math.abs(m_y[i] - corners(m_y, r, s)));
        }
        double size = Math.max(greatest(0) - least(0), greatest(1) - least(1));
        m_straight = Math.max(offX, offY) <= STRAIGHT * size;
        m_warped = !m_straight && m_reference.isLagrange() && isWarped();
        if (!m_straight && !m_warped) {
            pad(m_reference.lebesgue() * offX, m_reference.lebesgue() * offY);
        }
    }

    /** Whether the edges are straight and the nodes merely lie in other places on them, or inside. */
    private boolean isWarped() {
        for (int i = 0; i < m_nodes; i++) {
            if (!m_corners.locate(m_x[i], m_y[i])) {
                return false;
            }
            double[] w = m_corners.weights();
            m_nr[i] = m_reference.isTriangle() ? w[1] : w[1] + w[2];
            m_ns[i] = m_reference.isTriangle() ? w[2] : w[2] + w[3];
            if (!m_reference.isOnSameEdges(i, m_nr[i], m_ns[i])) {
                return false;
            }
        }
        if (m_nodal == null || !m_nodal.isOf(m_nr, m_ns)) {
            m_nodal = NodalBasis.of(m_reference.isTriangle(), m_reference.order(), m_nr, m_ns).orElse(null);
        }
        return m_nodal != null;
    }

    private double corners(final double[] v, final double r, final double s) {
        return m_reference.isTriangle() ? v[0] + r * (v[1] - v[0]) + s * (v[2] - v[0])
            : (1 - s) * (v[0] + r * (v[1] - v[0])) + s * (v[3] + r * (v[2] - v[3]));
    }

    @Override
    boolean locate(final double x, final double y) {
        boolean inCorners = m_corners.locate(x, y);
        double[] w = m_corners.weights();
        m_r = m_reference.isTriangle() ? w[1] : w[1] + w[2];
        m_s = m_reference.isTriangle() ? w[2] : w[2] + w[3];
        if (m_straight || m_warped) {
            if (inCorners) {
                evaluateStraight();
            }
            return inCorners;
        }
        if (inCorners && newton(x, y)) {
            return true;
        }
        for (double[] start : STARTS) {
            m_r = start[0];
            m_s = start[1];
            if (m_reference.contains(m_r, m_s) && newton(x, y)) {
                return true;
            }
        }
        return false;
    }

    private void evaluateStraight() {
        if (m_warped) {
            m_nodal.evaluate(m_r, m_s, m_weights);
        } else {
            m_reference.evaluate(m_r, m_s, m_weights, m_nr, m_ns);
        }
    }

    @Override
    boolean weigh(final double x, final double y) {
        if (locate(x, y)) {
            return true;
        }
        if (m_straight || m_warped) {
            evaluateStraight();
            return true;
        }
        m_r = STARTS[0][0];
        m_s = STARTS[0][1];
        newton(x, y);
        return Math.abs(m_r) + Math.abs(m_s) < NEAR;
    }

    @Override
    void cut(final Pieces pieces) {
        if (m_straight || m_warped) {
            m_corners.cut(pieces);
            return;
        }
        for (int i = 0; i < PARTS; i++) {
            for (int j = 0; j < (m_reference.isTriangle() ? PARTS - i : PARTS); j++) {
                part(pieces, i, j, i + 1, j, i, j + 1);
                if (!m_reference.isTriangle() || i + j + 2 <= PARTS) {
                    part(pieces, i + 1, j, i + 1, j + 1, i, j + 1);
                }
            }
        }
    }

    /** Adds the triangle of three nodes of a lattice. */
    private void part(final Pieces pieces, final int... lattice) {
        for (int k = 0; k < lattice.length; k += 2) {
            m_reference.evaluate((double)lattice[k] / PARTS, (double)lattice[k + 1] / PARTS, m_weights, m_nr, m_ns);
            double x = 0;
            double y = 0;
            for (int i = 0; i < m_nodes; i++) {
                x += m_weights[i] * m_x[i];
                y += m_weights[i] * m_y[i];
            }
            pieces.corner(x, y);
        }
        pieces.end();
    }

    @Override
    int degree() {
        return m_reference.degree();
    }

    /** @return whether the method ends in the cell; then the weights belong to that place */
    private boolean newton(final double x, final double y) {
        for (int step = 0; step < NEWTON_STEPS; step++) {
            m_reference.evaluate(m_r, m_s, m_weights, m_nr, m_ns);
            double fx = 0;
            double fy = 0;
            double rx = 0;
            double ry = 0;
            double sx = 0;
            double sy = 0;
            for (int i = 0; i < m_nodes; i++) {
                double dx = m_x[i] - x; // the weights' sum is 1: differences keep their digits far from the origin
                double dy = m_y[i] - y;
                fx += m_weights[i] * dx;
                fy += m_weights[i] * dy;
                rx += m_nr[i] * dx;
                ry += m_nr[i] * dy;
                sx += m_ns[i] * dx;
                sy += m_ns[i] * dy;
            }
            double det = rx * sy - sx * ry;
            double stepR = (fx * sy - fy * sx) / det;
            double stepS = (fy * rx - fx * ry) / det;
            m_r -= stepR;
            m_s -= stepS;
            if (!(Math.abs(m_r) + Math.abs(m_s) < 20)) {
                return false;
            }
            if (Math.abs(stepR) + Math.abs(stepS) < 1e-13) {
                m_reference.evaluate(m_r, m_s, m_weights, m_nr, m_ns);
                return m_reference.contains(m_r, m_s);
            }
        }
        return false;
    }
}
