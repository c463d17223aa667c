package org.latentrom.engine.wlsqm;

import java.util.Arrays;

/**
 * The monomials x^p y^q with p + q up to a degree, by total degree and then by falling p: 1; x, y; x^2, xy, y^2; … In
 * an image of one row there are only those with q = 0, in one of one column those with p = 0.
 */
final class Monomials {
    private final int m_degree;

    private final int[] m_p;

    private final int[] m_q;

    private final int[][] m_index;

    /** Place of x^(p-1) y^q; -1 where there is none. */
    private final int[] m_left;

    /** @param degree greatest total degree, 0 or more */
    Monomials(final int degree) {
        this(degree, true, true);
    }

    /**
     * @param degree greatest total degree, 0 or more
     * @param alongX whether powers of x occur
     * @param alongY whether powers of y occur
     */
    Monomials(final int degree, final boolean alongX, final boolean alongY) {
        m_degree = degree;
        m_index = new int[degree + 1][degree + 1];
        int count = 0;
        var p = new int[count(degree)];
        var q = new int[count(degree)];
        for (int total = 0; total <= degree; total++) {
            for (int k = 0; k <= total; k++) {
                m_index[total - k][k] = -1;
                if ((alongX || k == total) && (alongY || k == 0)) {
                    m_index[total - k][k] = count;
                    p[count] = total - k;
                    q[count++] = k;
                }
            }
        }
        m_p = Arrays.copyOf(p, count);
        m_q = Arrays.copyOf(q, count);
        m_left = new int[count];
        Arrays.setAll(m_left, k -> m_p[k] > 0 ? m_index[m_p[k] - 1][m_q[k]] : -1);
    }

    /** @return how many monomials there are in both variables up to a total degree */
    static int count(final int degree) {
        return (degree + 1) * (degree + 2) / 2;
    }

    /** @return the place of x^p y^q, or -1 if it does not occur */
    int index(final int p, final int q) {
        return m_index[p][q];
    }

    int count() {
        return m_p.length;
    }

    /** @return how many of these monomials have at most a total degree; they come first */
    int countTo(final int degree) {
        int count = 0;
        while (count < m_p.length && m_p[count] + m_q[count] <= degree) {
            count++;
        }
        return count;
    }

    int degree() {
        return m_degree;
    }

    /** @return the power of x */
    int p(final int index) {
        return m_p[index];
    }

    /** @return the power of y */
    int q(final int index) {
        return m_q[index];
    }

    /** @return the derivative that belongs to a monomial of degree 4 or less */
    Derivative derivative(final int index) {
        return Derivative.values()[count(m_p[index] + m_q[index] - 1) + m_q[index]];
    }

    /** @return the greatest power of x */
    int degreeOfX() {
        return m_index[m_degree][0] < 0 ? 0 : m_degree;
    }

    /** @return the greatest power of y beside x^p */
    int degreeOfY(final int p) {
        return m_index[0][m_degree] < 0 ? 0 : m_degree - p;
    }

    /**
     * Turns sums of x^p y^q v into sums of (x - j)^p y^q v for each column j, in place, by the binomial theorem.
     * Integers wrap around on the way; results are exact if they fit into 64 bits.
     *
     * @param moments {@code moments[monomial][j]}
     */
    void shiftX(final long[][] moments) {
        for (int pass = 1; pass <= m_degree; pass++) {
            for (int k = moments.length - 1; k > 0; k--) {
                if (m_p[k] >= pass) {
                    subtractMultiples(moments[m_left[k]], 0, 0, moments[k].length, moments[k]);
                }
            }
        }
    }

    /** As {@link #shiftX(long[][])}, in float64, for column j at x = {@code x0 + j}. */
    void shiftX(final double[][] moments, final double x0) {
        for (int pass = 1; pass <= m_degree; pass++) {
            for (int k = moments.length - 1; k > 0; k--) {
                double[] lower = moments[Math.max(0, m_left[k])];
                for (int j = 0; j < lower.length && m_p[k] >= pass; j++) {
                    moments[k][j] -= (x0 + j) * lower[j];
                }
            }
        }
    }

    /**
     * Turns the coefficients of polynomials in (X - x, Y - y) into those of the same polynomials in (X, Y), in place:
     * the transpose of shifting sums.
     *
     * @param coefficients {@code coefficients[first + monomial][at + j]} for x = {@code x0 + j}
     * @param count number of columns
     */
    void expand(final long[][] coefficients, final int first, final int at, final int count, final long x0,
        final long y) {
        for (int pass = m_degree; pass >= 1; pass--) {
            for (int k = 1; k < m_p.length; k++) {
                if (m_q[k] >= pass) {
                    long[] to = coefficients[first + m_index[m_p[k]][m_q[k] - 1]];
                    long[] from = coefficients[first + k];
                    for (int j = at; j < at + count; j++) {
                        to[j] -= y * from[j];
                    }
                }
            }
        }
        for (int pass = m_degree; pass >= 1; pass--) {
            for (int k = 1; k < m_p.length; k++) {
                if (m_p[k] >= pass) {
                    subtractMultiples(coefficients[first + k], x0, at, count, coefficients[first + m_left[k]]);
                }
            }
        }
    }

    /** {@code to[at + j] -= (x0 + j) from[at + j]} */
    private static void subtractMultiples(final long[] from, final long x0, final int at, final int count,
        final long[] to) {
        for (int j = 0; j < count; j++) {
            to[at + j] -= (x0 + j) * from[at + j];
        }
    }

    /**
     * Values of polynomials, modulo 2^64.
     *
     * @param coefficients {@code coefficients[first + monomial][j]}
     * @param values {@code values[j]} receives the value at x = j
     */
    void evaluate(final long[][] coefficients, final int first, final long y, final long[] values) {
        Arrays.fill(values, 0);
        for (int k = m_p.length - 1; k >= 0; k--) {
            long factor = power(y, m_q[k]);
            long[] coefficient = coefficients[first + k];
            for (int j = 0; j < values.length; j++) {
                long term = factor * coefficient[j];
                for (int p = 0; p < m_p[k]; p++) {
                    term *= j;
                }
                values[j] += term;
            }
        }
    }

    private static long power(final long base, final int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= base;
        }
        return power;
    }
}
