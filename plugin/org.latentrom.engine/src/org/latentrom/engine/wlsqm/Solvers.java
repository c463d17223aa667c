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

    /** By solver: the part of a row that it belongs to. */
    private final int[] m_part;

    private final byte[] m_orders;

    /** By part: number of its first solver, inverses and moments of its solvers one after the other. */
    private final int[] m_start;

    private final double[][] m_inverses;

    private final long[][] m_moments;

    private int m_singular;

    private int m_lowered;

    /**
     * Puts the rows' solvers together.
     *
     * @param basis the monomials of the polynomial
     * @param representatives for each row one that sees the same
     * @param rows {@code rows[row][strip]}: solvers of the rows that are represented by themselves
     */
    Solvers(final Monomials basis, final Mask mask, final int[] representatives, final RowSolvers[][] rows) {
        m_basis = basis;
        m_unknowns = basis.count();
        int strips = Tile.strips(mask.width());
        m_start = new int[rows.length * strips];
        m_inverses = new double[m_start.length][];
        m_moments = new long[m_start.length][];
        int count = number(rows, strips);
        m_part = new int[count];
        m_orders = new byte[count];
        m_solver = new int[mask.height() * mask.width()];
        for (int r = 0; r < rows.length; r++) {
            int pixel = r * mask.width();
            for (int strip = 0; strip < strips; strip++) {
                RowSolvers solvers = rows[representatives[r]][strip];
                int part = representatives[r] * strips + strip;
                m_singular += solvers.m_singular;
                m_lowered += solvers.m_lowered;
                for (int solver : solvers.m_solver) {
                    m_solver[pixel++] = solver == NONE ? NONE : solver + m_start[part];
                }
                if (representatives[r] == r) {
                    System.arraycopy(solvers.m_orders, 0, m_orders, m_start[part], solvers.m_count);
                    Arrays.fill(m_part, m_start[part], m_start[part] + solvers.m_count, part);
                    m_inverses[part] = solvers.m_inverses;
                    m_moments[part] = solvers.m_moments;
                }
            }
        }
    }

    /** Numbers the solvers; a part that begins with the last solver of the one before shares it. */
    private int number(final RowSolvers[][] rows, final int strips) {
        int count = 0;
        for (int r = 0; r < rows.length; r++) {
            for (int strip = 0; strip < rows[r].length; strip++) {
                RowSolvers solvers = rows[r][strip];
                if (strip > 0 && rows[r][strip - 1].endsWith(solvers, packed(), m_unknowns)) {
                    count--;
                }
                m_start[r * strips + strip] = count;
                count += solvers.m_count;
            }
        }
        return count;
    }

    /** @return numbers that a symmetric matrix has */
    private int packed() {
        return m_unknowns * (m_unknowns + 1) / 2;
    }

    /** @return number of different solvers */
    int count() {
        return m_orders.length;
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
        int part = m_part[solver];
        return m_inverses[part][(solver - m_start[part]) * packed() + row * (row + 1) / 2 + Math.min(i, j)];
    }

    /**
     * Turns exact sums of monomials times values into those of the differences to the pixel's own value.
     *
     * @param pixel the first of successive pixels of a row
     * @param own the pixels' own values
     * @param sums of one monomial, changed in place; those of pixels without a solver stay
     */
    void subtractOwn(final int pixel, final int monomial, final long[] own, final long[] sums) {
        for (int from = 0; from < sums.length;) {
            int to = endOfRun(pixel, from, sums.length);
            int solver = m_solver[pixel + from];
            if (solver != NONE) {
                int part = m_part[solver];
                long moment = m_moments[part][(solver - m_start[part]) * m_unknowns + monomial];
                for (int j = from; j < to; j++) {
                    sums[j] -= moment * own[j];
                }
            }
            from = to;
        }
    }

    private int endOfRun(final int pixel, final int from, final int count) {
        int solver = m_solver[pixel + from];
        int to = from + 1;
        while (to < count && m_solver[pixel + to] == solver) {
            to++;
        }
        return to;
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
            int to = endOfRun(pixel, from, count);
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
        int part = m_part[solver];
        double[] inverses = m_inverses[part];
        int at = (solver - m_start[part]) * packed();
        for (int k = 0; k < m_unknowns; k++) {
            double ofK = right[k][j];
            double sum = 0;
            for (int l = 0; l < k; l++) {
                double entry = inverses[at++];
                sum += entry * right[l][j];
                solution[l][j] += entry * ofK;
            }
            solution[k][j] = sum + inverses[at++] * ofK;
        }
    }

    /** The same sums in the same sequence, so that results do not depend on the length of runs. */
    private void solveRun(final int solver, final double[][] right, final int from, final int to,
        final double[][] solution) {
        int part = m_part[solver];
        double[] inverses = m_inverses[part];
        int at = (solver - m_start[part]) * packed();
        for (int k = 0; k < m_unknowns; k++) {
            Arrays.fill(solution[k], from, to, 0);
            for (int l = 0; l < k; l++) {
                double entry = inverses[at++];
                addMultiple(entry, right[l], from, to, solution[k]);
                addMultiple(entry, right[k], from, to, solution[l]);
            }
            addMultiple(inverses[at++], right[k], from, to, solution[k]);
        }
    }

    private static void addMultiple(final double factor, final double[] terms, final int from, final int to,
        final double[] sums) {
        for (int j = from; j < to; j++) {
            sums[j] += factor * terms[j];
        }
    }
}
