package org.latentrom.engine.tikhonov;

/**
 * Solves symmetric positive definite systems with two bands beside the diagonal by the factors L D Lᵀ, in O(n) (Golub
 * and Van Loan, Matrix Computations, §4.3.6).
 */
final class PentadiagonalSolver {
    private final double[] m_pivot;

    private final double[] m_first;

    private final double[] m_second;

    /**
     * @param diagonal the diagonal, n entries
     * @param first entries (i, i + 1), at least n - 1
     * @param second entries (i, i + 2), at least n - 2
     * @throws ArithmeticException if the matrix is not positive definite in float64
     */
    PentadiagonalSolver(final double[] diagonal, final double[] first, final double[] second) {
        int n = diagonal.length;
        m_pivot = new double[n];
        m_first = new double[n];
        m_second = new double[n];
        for (int i = 0; i < n; i++) {
            double pivot = diagonal[i];
            if (i > 0) {
                pivot -= m_first[i - 1] * m_first[i - 1] * m_pivot[i - 1];
            }
            if (i > 1) {
                pivot -= m_second[i - 2] * m_second[i - 2] * m_pivot[i - 2];
            }
            if (!(pivot > 0)) {
                throw new ArithmeticException("pivot " + i + " of " + n + " is " + pivot
                    + ": the smoothing is too strong for float64, choose a smaller regularisation parameter");
            }
            m_pivot[i] = pivot;
            if (i < n - 1) {
                m_first[i] = (first[i] - (i > 0 ? m_first[i - 1] * m_pivot[i - 1] * m_second[i - 1] : 0)) / pivot;
            }
            if (i < n - 2) {
                m_second[i] = second[i] / pivot;
            }
        }
    }

    /** @return the solution for a right-hand side of n entries */
    double[] solve(final double[] right) {
        int n = m_pivot.length;
        double[] x = right.clone();
        for (int i = 0; i < n; i++) {
            x[i] -= (i > 0 ? m_first[i - 1] * x[i - 1] : 0) + (i > 1 ? m_second[i - 2] * x[i - 2] : 0);
        }
        for (int i = n - 1; i >= 0; i--) {
            x[i] = x[i] / m_pivot[i] - (i < n - 1 ? m_first[i] * x[i + 1] : 0)
                - (i < n - 2 ? m_second[i] * x[i + 2] : 0);
        }
        return x;
    }

    /**
     * The bands of the inverse, without the rest of it (Hutchinson and de Hoog 1985).
     *
     * @return entries (i, i), (i, i + 1) and (i, i + 2) of the inverse
     */
    double[][] inverseBands() {
        int n = m_pivot.length;
        var inverse = new double[3][n + 2];
        for (int i = n - 1; i >= 0; i--) {
            double a = m_first[i];
            double b = m_second[i];
            inverse[1][i] = -a * inverse[0][i + 1] - b * inverse[1][i + 1];
            inverse[2][i] = -a * inverse[1][i + 1] - b * inverse[0][i + 2];
            inverse[0][i] = 1 / m_pivot[i] - a * inverse[1][i] - b * inverse[2][i];
        }
        return inverse;
    }
}
