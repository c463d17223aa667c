package org.latentrom.engine.raster;

/**
 * Shape functions of a cell of higher order in its local coordinates (r, s): the triangle r, s >= 0, r + s <= 1 or the
 * square [0, 1]^2. Nodes in VTK's order, corners first. For one thread.
 */
abstract class ReferenceCell {
    private static final int SAMPLES = 24;

    private static final double ON_EDGE = 1e-6;

    private final boolean m_triangle;

    private final double[] m_nodeR;

    private final double[] m_nodeS;

    private double m_lebesgue;

    /**
     * @param triangle whether the cell is a triangle, else a quadrilateral
     * @param nodes local coordinates of the nodes, {@code [node][0 = r, 1 = s]}
     */
    ReferenceCell(final boolean triangle, final double[][] nodes) {
        m_triangle = triangle;
        m_nodeR = new double[nodes.length];
        m_nodeS = new double[nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            m_nodeR[i] = nodes[i][0];
            m_nodeS[i] = nodes[i][1];
        }
    }

    /**
     * Evaluates all shape functions.
     *
     * @param n their values
     * @param nr their derivatives with respect to r
     * @param ns their derivatives with respect to s
     */
    abstract void evaluate(double r, double s, double[] n, double[] nr, double[] ns);

    /** @return degree of the shape functions as polynomials of r and s together */
    abstract int degree();

    /** @return whether this is a Lagrange cell of third or higher order */
    boolean isLagrange() {
        return false;
    }

    /** @return the order of a Lagrange cell */
    int order() {
        return degree();
    }

    /** @return whether a place lies on those edges of the cell that a node lies on */
    final boolean isOnSameEdges(final int node, final double r, final double s) {
        double[] own = distances(m_nodeR[node], m_nodeS[node]);
        double[] other = distances(r, s);
        for (int edge = 0; edge < own.length; edge++) {
            if (Math.abs(own[edge]) < ON_EDGE && Math.abs(other[edge]) > ON_EDGE) {
                return false;
            }
        }
        return true;
    }

    private double[] distances(final double r, final double s) {
        return m_triangle ? new double[]{r, s, 1 - r - s} : new double[]{r, s, 1 - r, 1 - s};
    }

    final int nodes() {
        return m_nodeR.length;
    }

    final boolean isTriangle() {
        return m_triangle;
    }

    final double nodeR(final int node) {
        return m_nodeR[node];
    }

    final double nodeS(final int node) {
        return m_nodeS[node];
    }

    final boolean contains(final double r, final double s) {
        double t = CellShape.TOLERANCE;
        return r >= -t && s >= -t && (m_triangle ? 1 - r - s >= -t : r <= 1 + t && s <= 1 + t);
    }

    /**
     * @return the greatest sum of the shape functions' absolute values in the cell, found on a lattice and rounded up:
     *         a combination of them with factors up to 1 cannot exceed it
     */
    final double lebesgue() {
        if (m_lebesgue == 0) {
            var n = new double[nodes()];
            var unused = new double[2][nodes()];
            for (int i = 0; i <= SAMPLES; i++) {
                for (int j = 0; j <= (m_triangle ? SAMPLES - i : SAMPLES); j++) {
                    evaluate((double)i / SAMPLES, (double)j / SAMPLES, n, unused[0], unused[1]);
                    double sum = 0;
                    for (double v : n) {
                        sum += Math.abs(v);
                    }
                    m_lebesgue = Math.max(m_lebesgue, 1.1 * sum);
                }
            }
        }
        return m_lebesgue;
    }
}
