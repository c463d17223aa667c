package org.latentrom.engine.wlsqm;

import java.util.Arrays;

import org.latentrom.engine.field.Mask;

/**
 * The solvers of the pixels of one row; equal neighbours share one. A solver is the inverse of the normal matrix and
 * the sums of the monomials over the neighbourhood.
 */
final class RowSolvers {
    final int[] m_solver;

    byte[] m_orders = new byte[0];

    double[] m_inverses = new double[0];

    long[] m_moments = new long[0];

    int m_count;

    int m_singular;

    int m_lowered;

    /** @param sums of the valid pixels' monomials up to twice the order, about the origin */
    RowSolvers(final int row, final Mask mask, final long[][] sums, final Monomials monomials, final int order,
        final NormalEquations equations, final SingularRule rule) {
        m_solver = new int[mask.width()];
        int unknowns = monomials.countTo(order);
        int packed = unknowns * (unknowns + 1) / 2;
        var moments = new long[monomials.count()];
        long[] last = null;
        int lastOrder = order;
        for (int column = 0; column < m_solver.length; column++) {
            m_solver[column] = Solvers.NONE;
            if (!mask.isValid(row * mask.width() + column)) {
                continue;
            }
            for (int k = 0; k < moments.length; k++) {
                moments[k] = sums[k][column];
            }
            monomials.shift(moments, column, row);
            if (!Arrays.equals(moments, last)) {
                last = moments.clone();
                m_inverses = grown(m_inverses, (m_count + 1) * packed);
                m_moments = grown(m_moments, (m_count + 1) * unknowns);
                lastOrder = fittingOrder(moments, order, equations, rule, packed);
                if (lastOrder >= 0) {
                    m_orders = Arrays.copyOf(m_orders, m_inverses.length / packed);
                    m_orders[m_count] = (byte)lastOrder;
                    System.arraycopy(moments, 0, m_moments, m_count * unknowns, unknowns);
                    m_count++;
                }
            }
            m_solver[column] = lastOrder >= 0 ? m_count - 1 : Solvers.NONE;
            m_singular += lastOrder < 0 ? 1 : 0;
            m_lowered += lastOrder >= 0 && lastOrder < order ? 1 : 0;
        }
        m_inverses = Arrays.copyOf(m_inverses, m_count * packed);
        m_moments = Arrays.copyOf(m_moments, m_count * unknowns);
    }

    private int fittingOrder(final long[] moments, final int order, final NormalEquations equations,
        final SingularRule rule, final int packed) {
        int lowest = rule == SingularRule.LOWER_ORDER ? 0 : order;
        for (int o = order; o >= lowest; o--) {
            if (equations.invert(moments, o, m_inverses, m_count * packed)) {
                return o;
            }
        }
        return -1;
    }

    private static double[] grown(final double[] array, final int length) {
        return length <= array.length ? array : Arrays.copyOf(array, Math.max(length, 2 * array.length));
    }

    private static long[] grown(final long[] array, final int length) {
        return length <= array.length ? array : Arrays.copyOf(array, Math.max(length, 2 * array.length));
    }
}
