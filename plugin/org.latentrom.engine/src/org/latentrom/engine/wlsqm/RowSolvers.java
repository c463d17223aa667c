package org.latentrom.engine.wlsqm;

import java.util.Arrays;

import org.latentrom.engine.memory.MemoryBudget;

/**
 * The solvers of the pixels of a row of a tile; equal neighbours share one. A solver is the inverse of the normal
 * matrix and the sums of the monomials over the neighbourhood.
 */
final class RowSolvers {
    /** Makes the solvers of the rows of a tile, one row after the other. */
    static final class Maker {
        private final MomentSource m_source;

        private final Monomials m_monomials;

        private final FitOptions m_options;

        private final NormalEquations m_equations;

        private final int m_unknowns;

        private final int m_packed;

        private final double[] m_inverses;

        private final long[] m_moments;

        private final byte[] m_orders;

        private final double[] m_sums;

        private final long[] m_key;

        private final long[] m_lastKey;

        private final MemoryBudget m_budget;

        /**
         * @param source sums of the valid pixels' monomials up to twice the order
         * @param budget gives the bytes of the solvers that are kept
         */
        Maker(final MomentSource source, final Monomials monomials, final FitOptions options, final int width,
            final MemoryBudget budget) {
            m_source = source;
            m_budget = budget;
            m_monomials = monomials;
            m_options = options;
            m_equations = new NormalEquations(monomials);
            m_unknowns = monomials.countTo(options.order());
            m_packed = m_unknowns * (m_unknowns + 1) / 2;
            m_inverses = new double[(width + 1) * m_packed];
            m_moments = new long[width * m_unknowns];
            m_orders = new byte[width];
            m_sums = new double[monomials.count()];
            m_key = new long[monomials.count()];
            m_lastKey = new long[monomials.count()];
        }

        /** @param valid which of the row's pixels are valid */
        RowSolvers make(final int row, final boolean[] valid) {
            m_source.row(row);
            var solvers = new RowSolvers(valid.length);
            boolean first = true;
            int order = -1;
            for (int column = 0; column < valid.length; column++) {
                solvers.m_solver[column] = Solvers.NONE;
                if (!valid[column]) {
                    continue;
                }
                m_source.at(column, m_key, m_sums);
                if (first || !Arrays.equals(m_key, m_lastKey)) {
                    first = false;
                    System.arraycopy(m_key, 0, m_lastKey, 0, m_key.length);
                    order = add(solvers.m_count);
                    solvers.m_count += order >= 0 ? 1 : 0;
                }
                solvers.m_solver[column] = order >= 0 ? solvers.m_count - 1 : Solvers.NONE;
                solvers.m_singular += order < 0 ? 1 : 0;
                solvers.m_lowered += order >= 0 && order < m_options.order() ? 1 : 0;
            }
            m_budget.take((long)solvers.m_count * (m_packed + m_unknowns) * Double.BYTES);
            solvers.m_orders = Arrays.copyOf(m_orders, solvers.m_count);
            solvers.m_inverses = Arrays.copyOf(m_inverses, solvers.m_count * m_packed);
            solvers.m_moments = Arrays.copyOf(m_moments, solvers.m_count * m_unknowns);
            return solvers;
        }

        /** @return the order of the polynomial that is determined; -1 if none is */
        private int add(final int solver) {
            int lowest = m_options.rule() == SingularRule.LOWER_ORDER ? 0 : m_options.order();
            for (int order = m_options.order(); order >= lowest; order--) {
                if (m_equations.invert(m_sums, order, m_inverses, solver * m_packed)) {
                    m_orders[solver] = (byte)order;
                    System.arraycopy(m_key, 0, m_moments, solver * m_unknowns, m_unknowns);
                    return order;
                }
            }
            return -1;
        }
    }

    final int[] m_solver;

    byte[] m_orders;

    double[] m_inverses;

    long[] m_moments;

    int m_count;

    int m_singular;

    int m_lowered;

    private RowSolvers(final int width) {
        m_solver = new int[width];
    }

    /** @return whether another row's first solver is this one's last, since a tile's border cuts equal pixels apart */
    boolean endsWith(final RowSolvers next, final int packed, final int unknowns) {
        int k = m_count - 1;
        return k >= 0 && next.m_count > 0 && m_orders[k] == next.m_orders[0]
            && Arrays.equals(m_moments, k * unknowns, (k + 1) * unknowns, next.m_moments, 0, unknowns)
            && Arrays.equals(m_inverses, k * packed, (k + 1) * packed, next.m_inverses, 0, packed);
    }
}
