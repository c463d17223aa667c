package org.latentrom.engine.wlsqm;

import java.util.Arrays;

/**
 * The inverse of the normal matrix A = sum w c c^T of one neighbourhood, c being the monomials of the offsets in pixels
 * and w the weights, made by Cholesky's factorisation. No scaling of the offsets is needed, since factorising does not
 * depend on it and singularity is judged by relative pivots.
 */
final class NormalEquations {
    /**
     * A pivot below this share of its diagonal entry means that the pixels do not determine the polynomial.
     * In random masks at order 4, those that do have pivots above 3e-9, those that do not have rounding errors below
     * 1e-12; at order 2 it is 4e-6 and 1e-13.
     */
    private static final double SINGULAR = 3e-11;

    private final Monomials m_moments;

    private final int m_greatest;

    private final double[][] m_lower;

    /** @param moments monomials up to twice the order of the largest polynomial that will be asked for */
    NormalEquations(final Monomials moments) {
        m_moments = moments;
        m_greatest = moments.countTo(moments.degree() / 2);
        m_lower = new double[m_greatest][m_greatest];
    }

    /**
     * @param moments sums of x^p y^q over the neighbourhood, p + q up to twice the order, about its centre
     * @param order order of the polynomial
     * @param inverse receives the lower triangle of the inverse, row by row, from place {@code at}: n (n + 1) / 2
     *            numbers for the largest order; entries beyond {@code order} are 0
     * @return false if the neighbourhood does not determine such a polynomial
     */
    boolean invert(final double[] moments, final int order, final double[] inverse, final int at) {
        int n = m_moments.countTo(order);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = entry(moments, i, j);
                for (int k = 0; k < j; k++) {
                    sum -= m_lower[i][k] * m_lower[j][k];
                }
                if (i > j) {
                    m_lower[i][j] = sum / m_lower[j][j];
                } else if (sum > SINGULAR * entry(moments, i, i)) {
                    m_lower[i][i] = Math.sqrt(sum);
                } else {
                    return false;
                }
            }
        }
        invertLower(n);
        Arrays.fill(inverse, at, at + m_greatest * (m_greatest + 1) / 2, 0);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int k = i; k < n; k++) {
                    sum += m_lower[k][i] * m_lower[k][j];
                }
                inverse[at + i * (i + 1) / 2 + j] = sum;
            }
        }
        return true;
    }

    private double entry(final double[] moments, final int i, final int j) {
        return moments[m_moments.index(m_moments.p(i) + m_moments.p(j), m_moments.q(i) + m_moments.q(j))];
    }

    private void invertLower(final int n) {
        for (int j = 0; j < n; j++) {
            m_lower[j][j] = 1 / m_lower[j][j];
            for (int i = j + 1; i < n; i++) {
                double sum = 0;
                for (int k = j; k < i; k++) {
                    sum -= m_lower[i][k] * m_lower[k][j];
                }
                m_lower[i][j] = sum / m_lower[i][i];
            }
        }
    }
}
