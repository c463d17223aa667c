package org.latentrom.engine.wlsqm;

import java.util.Arrays;

/**
 * The solvers of the pixels of a row of a tile; equal neighbours share one. A solver is the inverse of the normal matrix
 * and the sums of the monomials over the neighbourhood.
 */
final class RowSolvers {
    final int[] m_solver;

    byte[] m_orders = new byte[1];

    double[] m_inverses;

    long[] m_moments;

    int m_count;

    int m_singular;

    int m_lowered;

    /**
     * @param moments sums of the valid pixels' monomials up to twice the order, of the row that it was set to
     * @param valid which of the row's pixels are valid
     */
    RowSolvers(final MomentSource moments, final boolean[] valid, final Monomials monomials, final FitOptions options,
        final NormalEquations equations) {
        m_solver = new int[valid.length];
        int order = options.order();
        int unknowns = monomials.countTo(order);
        int packed = unknowns * (unknowns + 1) / 2;
        m_inverses = new double[packed];
        m_moments = new long[unknowns];
        var sums = new double[monomials.count()];
        var key = new long[monomials.count()];
        var last = new long[0];
        int lastOrder = order;
        for (int column = 0; column < m_solver.length; column++) {
            m_solver[column] = Solvers.NONE;
            if (!valid[column]) {
                continue;
            }
            moments.at(column, key, sums);
            if (!Arrays.equals(key, last)) {
                last = key.clone();
                if (m_count == m_orders.length) {
                    m_orders = Arrays.copyOf(m_orders, 2 * m_count);
                    m_inverses = Arrays.copyOf(m_inverses, 2 * m_count * packed);
                    m_moments = Arrays.copyOf(m_moments, 2 * m_count * unknowns);
                }
                lastOrder = fittingOrder(sums, options, equations, packed);
                if (lastOrder >= 0) {
                    m_orders[m_count] = (byte)lastOrder;
                    System.arraycopy(key, 0, m_moments, m_count * unknowns, unknowns);
                    m_count++;
                }
            }
            m_solver[column] = lastOrder >= 0 ? m_count - 1 : Solvers.NONE;
            m_singular += lastOrder < 0 ? 1 : 0;
            m_lowered += lastOrder >= 0 && lastOrder < order ? 1 : 0;
        }
        m_orders = Arrays.copyOf(m_orders, m_count);
        m_inverses = Arrays.copyOf(m_inverses, m_count * packed);
        m_moments = Arrays.copyOf(m_moments, m_count * unknowns);
    }

    private int fittingOrder(final double[] moments, final FitOptions options, final NormalEquations equations,
        final int packed) {
        int lowest = options.rule() == SingularRule.LOWER_ORDER ? 0 : options.order();
        for (int o = options.order(); o >= lowest; o--) {
            if (equations.invert(moments, o, m_inverses, m_count * packed)) {
                return o;
            }
        }
        return -1;
    }

    /** @return whether another row's first solver is this one's last, since a tile's border cuts equal pixels apart */
    boolean endsWith(final RowSolvers next, final int packed, final int unknowns) {
        int k = m_count - 1;
        return k >= 0 && next.m_count > 0 && m_orders[k] == next.m_orders[0]
            && Arrays.equals(m_moments, k * unknowns, (k + 1) * unknowns, next.m_moments, 0, unknowns)
            && Arrays.equals(m_inverses, k * packed, (k + 1) * packed, next.m_inverses, 0, packed);
    }
}
