package org.latentrom.engine.raster;

import java.util.Arrays;

/**
 * Mean value coordinates of a polygon, convex or not: they give linear functions exactly, are linear along the edges,
 * so that neighbours agree, and positive in convex polygons (M. Floater 2003, Mean value coordinates, Comput. Aided
 * Geom. Design 20, 19-27; K. Hormann and M. Floater 2006, Mean value coordinates for arbitrary planar polygons, ACM
 * Trans. Graph. 25, 1424-1441).
 */
class PolygonShape extends CellShape {
    private static final double MOST_WEIGHT = 1e6;

    private double[] m_dx = new double[8];

    private double[] m_dy = new double[8];

    private double m_size;

    PolygonShape() {
        super(8);
    }

    /** @return which node follows at a place around the polygon */
    int around(final int place) {
        return place;
    }

    @Override
    protected void prepare() {
        if (m_dx.length < m_nodes) {
            m_dx = new double[m_nodes];
            m_dy = new double[m_nodes];
        }
        m_size = Math.max(greatest(0) - least(0), greatest(1) - least(1));
    }

    @Override
    boolean locate(final double x, final double y) {
        for (int k = 0; k < m_nodes; k++) {
            m_dx[k] = m_x[around(k)] - x;
            m_dy[k] = m_y[around(k)] - y;
        }
        boolean inside = false;
        for (int k = 0, j = m_nodes - 1; k < m_nodes; j = k++) {
            if (isOnEdge(j, k)) {
                return true;
            }
            // crossings of the edges with a ray to the right
            if (m_dy[j] > 0 != m_dy[k] > 0 && m_dx[j] - m_dy[j] * (m_dx[k] - m_dx[j]) / (m_dy[k] - m_dy[j]) > 0) {
                inside = !inside;
            }
        }
        return inside && weigh();
    }

    private boolean isOnEdge(final int j, final int k) {
        double ex = m_dx[k] - m_dx[j];
        double ey = m_dy[k] - m_dy[j];
        double square = ex * ex + ey * ey;
        if (square == 0) {
            return false;
        }
        double t = -(m_dx[j] * ex + m_dy[j] * ey) / square;
        double beside = Math.abs(m_dx[j] * ey - m_dy[j] * ex) / Math.sqrt(square);
        double slack = TOLERANCE * m_size / Math.sqrt(square);
        if (beside > TOLERANCE * m_size || t < -slack || t > 1 + slack) {
            return false;
        }
        Arrays.fill(m_weights, 0, m_nodes, 0);
        m_weights[around(j)] = 1 - t;
        m_weights[around(k)] = t;
        return true;
    }

    /** The coordinates are defined outside of the polygon too. */
    @Override
    boolean weigh(final double x, final double y) {
        return locate(x, y) || weigh();
    }

    @Override
    void cut(final Pieces pieces) {
        int[] around = new int[m_nodes];
        Arrays.setAll(around, this::around);
        pieces.polygon(m_x, m_y, around);
    }

    @Override
    int degree() {
        return 5; // not polynomials, but smooth
    }

    /** False in a polygon that crosses itself, where the weights may add up to nothing. */
    private boolean weigh() {
        double sum = 0;
        double before = halfTangent(m_nodes - 1, 0);
        for (int k = 0; k < m_nodes; k++) {
            double behind = halfTangent(k, k + 1 < m_nodes ? k + 1 : 0);
            double w = (before + behind) / Math.hypot(m_dx[k], m_dy[k]);
            m_weights[around(k)] = w;
            sum += w;
            before = behind;
        }
        double greatest = 0;
        for (int k = 0; k < m_nodes; k++) {
            m_weights[k] /= sum;
            greatest = Math.max(greatest, Math.abs(m_weights[k]));
        }
        return greatest < MOST_WEIGHT;
    }

    /** The tangent of half the angle under which an edge is seen, with its sign. */
    private double halfTangent(final int j, final int k) {
        double cross = m_dx[j] * m_dy[k] - m_dy[j] * m_dx[k];
        double dot = m_dx[j] * m_dx[k] + m_dy[j] * m_dy[k];
        return cross / (Math.hypot(m_dx[j], m_dy[j]) * Math.hypot(m_dx[k], m_dy[k]) + dot);
    }
}
