package org.latentrom.engine.wlsqm;

import java.util.Arrays;

import org.latentrom.engine.field.Mask;

/**
 * The factorised normal equations of all pixels; pixels with equal neighbourhoods share one. A solver is the inverse of
 * the normal matrix, the sums of the monomials over the neighbourhood, and the order of its polynomial.
 */
final class Solvers {
    /** No solver: the pixel is masked or its neighbourhood singular. */
    static final int NONE = -1;

    /** From this many pixels on it pays to go through arrays. */
    private static final int LONG_RUN = 8;

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

    /**
     * Multiplies with the inverses of the normal matrices. Neighbours with the same solver are done together.
     *
     * @param pixel the first of successive pixels of a row
     * @param right {@code right[k][j]}: right-hand sides of pixel {@code pixel + j}
     * @param count number of pixels
     * @param solution {@code solution[k][j]} receives the solutions; NaN where there is no solver
     */
    void solve(final int pixel, final double[][] right, final int count, final double[][] solution) {
        for (int from = 0; from < count;) {
            int solver = m_solver[pixel + from];
            int to = from + 1;
            while (to < count && m_solver[pixel + to] == solver) {
                to++;
            }
            if (solver == NONE) {
                for (double[] values : solution) {
                    Arrays.fill(values, from, to, Double.NaN);
                }
            } else if (to - from < LONG_RUN) {
                for (int j = from; j < to; j++) {
                    solveOne(solver, right, j, solution);
                }
            } else {
                solveRun(solver, right, from, to, solution);
            }
            from = to;
        }
    }

    private void solveOne(final int solver, final double[][] right, final int j, final double[][] solution) {
        int at = solver * packed();
        for (int k = 0; k < m_unknowns; k++) {
            double ofK = right[k][j];
            double sum = 0;
            for (int l = 0; l < k; l++) {
                double entry = m_inverses[at++];
                sum += entry * right[l][j];
                solution[l][j] += entry * ofK;
            }
            solution[k][j] = sum + m_inverses[at++] * ofK;
        }
    }

    /** The same sums in the same sequence, so that results do not depend on the length of runs. */
    private void solveRun(final int solver, final double[][] right, final int from, final int to,
        final double[][] solution) {
        int at = solver * packed();
        for (int k = 0; k < m_unknowns; k++) {
            Arrays.fill(solution[k], from, to, 0);
            for (int l = 0; l < k; l++) {
                double entry = m_inverses[at++];
                addMultiple(entry, right[l], from, to, solution[k]);
                addMultiple(entry, right[k], from, to, solution[l]);
            }
            addMultiple(m_inverses[at++], right[k], from, to, solution[k]);
        }
    }

    private static void addMultiple(final double factor, final double[] terms, final int from, final int to,
        final double[] sums) {
        for (int j = from; j < to; j++) {
            sums[j] += factor * terms[j];
        }
    }
}
