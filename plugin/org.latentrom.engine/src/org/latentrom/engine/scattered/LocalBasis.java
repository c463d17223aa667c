package org.latentrom.engine.scattered;

/**
 * The monomials t^p of a layout's DOFs about one origin after another, t being the offset from it scaled by a power of
 * two, so that no coordinate unit overflows and scaling costs no digit. With it, the weights. Scratch memory of one
 * thread.
 */
final class LocalBasis {
    private static final double LEAST_WEIGHT = 1e-4;

    /** The monomials of the last {@link #at}. */
    final double[] m_monomials;

    private final DofLayout m_layout;

    private final int m_dimension;

    // monomial i is monomial m_parent[i] times t[m_axis[i]]
    private final int[] m_parent;

    private final int[] m_axis;

    private final double[] m_factorials;

    private final int[] m_orders;

    private final double[] m_cloud;

    private final double[] m_origins;

    private final boolean m_center;

    private final double[] m_offset = new double[3];

    private int m_origin;

    private int m_exponent;

    private double m_scale;

    private double m_farthest;

    LocalBasis(final DofLayout layout, final PointCloud cloud, final PointCloud origins, final boolean center) {
        m_layout = layout;
        m_dimension = layout.dimension();
        m_cloud = cloud.array();
        m_origins = origins.array();
        m_center = center;
        int n = layout.size();
        m_monomials = new double[n];
        m_parent = new int[n];
        m_axis = new int[n];
        m_factorials = new double[n];
        m_orders = new int[n];
        for (int i = 0; i < n; i++) {
            m_factorials[i] = layout.factorials(i);
            m_orders[i] = layout.order(i);
            for (int axis = 0; axis < m_dimension; axis++) {
                if (layout.power(i, axis) > 0) {
                    int[] powers = {layout.power(i, 0), layout.power(i, 1), layout.power(i, 2)};
                    powers[axis]--;
                    m_parent[i] = layout.index(powers);
                    m_axis[i] = axis;
                    break;
                }
            }
        }
        m_monomials[0] = 1;
    }

    DofLayout layout() {
        return m_layout;
    }

    /** Moves to an origin with these neighbours: places {@code from} to {@code to - 1} of the array. */
    void moveTo(final int origin, final int[] neighbours, final int from, final int to) {
        m_origin = origin * m_dimension;
        double widest = 0;
        for (int k = from; k < to; k++) {
            for (int axis = 0; axis < m_dimension; axis++) {
                widest = Math.max(widest, Math.abs(offset(neighbours[k], axis)));
            }
        }
        m_exponent = widest < Double.MIN_NORMAL ? 0 : Math.max(-1000, Math.min(1000, -Math.getExponent(widest) - 1));
        m_scale = Math.scalb(1.0, m_exponent);
        double square = 0;
        for (int k = from; m_center && k < to; k++) {
            double sum = 0;
            for (int axis = 0; axis < m_dimension; axis++) {
                double t = offset(neighbours[k], axis) * m_scale;
                sum += t * t;
            }
            square = Math.max(square, sum);
        }
        m_farthest = Math.sqrt(square);
    }

    private double offset(final int neighbour, final int axis) {
        return m_cloud[neighbour * m_dimension + axis] - m_origins[m_origin + axis];
    }

    /** Computes {@link #m_monomials} of a neighbour. @return its weight */
    double at(final int neighbour) {
        double square = 0;
        for (int axis = 0; axis < m_dimension; axis++) {
            double t = offset(neighbour, axis) * m_scale;
            m_offset[axis] = t;
            square += t * t;
        }
        for (int i = 1; i < m_monomials.length; i++) {
            m_monomials[i] = m_monomials[m_parent[i]] * m_offset[m_axis[i]];
        }
        if (!m_center || m_farthest == 0) {
            return 1;
        }
        double share = 1 - Math.sqrt(square) / m_farthest;
        return LEAST_WEIGHT + (1 - LEAST_WEIGHT) * share * share;
    }

    /** @return the derivative that a coefficient of a DOF's monomial stands for */
    double derivative(final int dof, final double coefficient) {
        return Math.scalb(coefficient * m_factorials[dof], m_exponent * m_orders[dof]);
    }

    /** @return the coefficient of a DOF's monomial that stands for a derivative */
    double coefficient(final int dof, final double derivative) {
        return Math.scalb(derivative, -m_exponent * m_orders[dof]) / m_factorials[dof];
    }
}
