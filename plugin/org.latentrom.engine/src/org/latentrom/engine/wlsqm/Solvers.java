package org.latentrom.engine.wlsqm;

import org.latentrom.engine.field.Mask;

/**
 * The factorised normal equations of all pixels; pixels with equal neighbourhoods share one. A solver is the inverse of
 * the normal matrix, the sums of the monomials over the neighbourhood, and the order of its polynomial.
 */
final class Solvers {
    /** No solver: the pixel is masked or its neighbourhood singular. */
    static final int NONE = -1;

    private final Monomials m_basis;

    private final int m_unknowns;

    private final int[] m_solver;

    private final double[] m_inverses;

    private final long[] m_moments;

    private final byte[] m_orders;

    private int m_singular;

    private int m_lowered;

    /**
     * Puts the rows' solvers together.
     *
     * @param basis the monomials of the polynomial
     * @param representatives for each row one that sees the same
     * @param rows {@code rows[row][strip]}: solvers of the rows that are represented by themselves; emptied
     */
    Solvers(final Monomials basis, final Mask mask, final int[] representatives, final RowSolvers[][] rows) {
        m_basis = basis;
        m_unknowns = basis.count();
        int[][] start = starts(rows);
        int count = start[rows.length][0];
        m_inverses = new double[Math.multiplyExact(count, packed())];
        m_moments = new long[Math.multiplyExact(count, m_unknowns)];
        m_orders = new byte[count];
        m_solver = new int[mask.height() * mask.width()];
        for (int r = 0; r < rows.length; r++) {
            int pixel = r * mask.width();
            for (int strip = 0; strip < Tile.strips(mask.width()); strip++) {
                RowSolvers part = rows[representatives[r]][strip];
                int at = start[representatives[r]][strip];
                m_singular += part.m_singular;
                m_lowered += part.m_lowered;
                for (int solver : part.m_solver) {
                    m_solver[pixel++] = solver == NONE ? NONE : solver + at;
                }
                if (representatives[r] == r) {
                    System.arraycopy(part.m_inverses, 0, m_inverses, at * packed(), part.m_inverses.length);
                    System.arraycopy(part.m_moments, 0, m_moments, at * m_unknowns, part.m_moments.length);
                    System.arraycopy(part.m_orders, 0, m_orders, at, part.m_count);
                    part.m_inverses = null;
                    part.m_moments = null;
                }
            }
        }
    }

    /** @return place of each part's first solver; a part that begins with the last solver of the one before shares it */
    private int[][] starts(final RowSolvers[][] rows) {
        var start = new int[rows.length + 1][];
        int count = 0;
        for (int r = 0; r < rows.length; r++) {
            start[r] = new int[rows[r].length];
            for (int strip = 0; strip < rows[r].length; strip++) {
                RowSolvers part = rows[r][strip];
                if (strip > 0 && rows[r][strip - 1].endsWith(part, packed(), m_unknowns)) {
                    count--;
                }
                start[r][strip] = count;
                count += part.m_count;
            }
        }
        start[rows.length] = new int[]{count};
        return start;
    }

    /** @return numbers that a symmetric matrix has */
    private int packed() {
        return m_unknowns * (m_unknowns + 1) / 2;
    }

    /** @return number of different solvers */
    int count() {
        return m_orders.length;
    }

    int unknowns() {
        return m_unknowns;
    }

    Monomials basis() {
        return m_basis;
    }

    /** @return the pixel's solver, or {@link #NONE} */
    int of(final int pixel) {
        return m_solver[pixel];
    }

    /** @return number of valid pixels without a solver */
    int singular() {
        return m_singular;
    }

    /** @return number of pixels with a polynomial of lower order */
    int lowered() {
        return m_lowered;
    }

    /** @return order of a solver's polynomial */
    int order(final int solver) {
        return m_orders[solver];
    }

    /** @return an entry of the inverse of the normal matrix */
    double inverse(final int solver, final int i, final int j) {
        int row = Math.max(i, j);
        return m_inverses[solver * packed() + row * (row + 1) / 2 + Math.min(i, j)];
    }

    /** @return sum of a monomial over the neighbourhood */
    long moment(final int solver, final int monomial) {
        return m_moments[solver * m_unknowns + monomial];
    }

    /** @param solution receives the inverse of the normal matrix times {@code right} */
    void solve(final int solver, final double[] right, final double[] solution) {
        int at = solver * packed();
        for (int k = 0; k < m_unknowns; k++) {
            double sum = 0;
            for (int l = 0; l < k; l++) {
                double entry = m_inverses[at++];
                sum += entry * right[l];
                solution[l] += entry * right[k];
            }
            solution[k] = sum + m_inverses[at++] * right[k];
        }
    }
}
