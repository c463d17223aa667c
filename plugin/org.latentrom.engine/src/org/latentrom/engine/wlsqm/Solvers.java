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
     * @param rows solvers of the rows that represent others or themselves
     */
    Solvers(final Monomials basis, final Mask mask, final int[] representatives, final RowSolvers[] rows) {
        m_basis = basis;
        m_unknowns = basis.count();
        var start = new int[rows.length];
        int count = 0;
        for (int r = 0; r < rows.length; r++) {
            start[r] = count;
            count += rows[r] == null ? 0 : rows[r].m_count;
        }
        m_inverses = new double[Math.multiplyExact(count, packed())];
        m_moments = new long[count * m_unknowns];
        m_orders = new byte[count];
        m_solver = new int[mask.height() * mask.width()];
        for (int r = 0; r < rows.length; r++) {
            RowSolvers row = rows[representatives[r]];
            m_singular += row.m_singular;
            m_lowered += row.m_lowered;
            if (representatives[r] == r) {
                System.arraycopy(row.m_inverses, 0, m_inverses, start[r] * packed(), row.m_inverses.length);
                System.arraycopy(row.m_moments, 0, m_moments, start[r] * m_unknowns, row.m_moments.length);
                System.arraycopy(row.m_orders, 0, m_orders, start[r], row.m_count);
            }
            for (int column = 0; column < mask.width(); column++) {
                int s = row.m_solver[column];
                m_solver[r * mask.width() + column] = s == NONE ? s : s + start[representatives[r]];
            }
        }
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
