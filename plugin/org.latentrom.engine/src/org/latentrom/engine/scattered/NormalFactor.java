package org.latentrom.engine.scattered;

import java.util.Arrays;

/**
 * The normal matrix A = sum w c c^T over a neighbourhood, c being the monomials of the unknown DOFs, and its Cholesky
 * factor, both as packed lower triangles. Cholesky's factorisation does not depend on the scaling of rows and columns,
 * so A needs none. As lower orders come first, the leading part of a factor is that of the lower order.
 */
final class NormalFactor {
    /**
     * A pivot below this share of its diagonal entry means that the neighbours do not determine the DOF. Rounding
     * leaves some 1e-15 of it.
     */
    private static final double SINGULAR = 1e-12;

    private final LocalBasis m_basis;

    private final int[] m_unknown;

    private final double[] m_c;

    NormalFactor(final LocalBasis basis, final int[] unknown) {
        m_basis = basis;
        m_unknown = unknown;
        m_c = new double[unknown.length];
    }

    static int packed(final int rows) {
        return rows * (rows + 1) / 2;
    }

    /** Sums A from place {@code at}; the basis stands at the origin. */
    void assemble(final int[] neighbours, final int from, final int to, final double[] a, final int at) {
        int n = m_unknown.length;
        Arrays.fill(a, at, at + packed(n), 0);
        for (int k = from; k < to; k++) {
            double w = m_basis.at(neighbours[k]);
            int place = at;
            for (int i = 0; i < n; i++) {
                m_c[i] = m_basis.m_monomials[m_unknown[i]];
                double wc = w * m_c[i];
                for (int j = 0; j <= i; j++) {
                    a[place++] += wc * m_c[j];
                }
            }
        }
    }

    /** Factorises A in its place. @return number of rows, from the first, whose DOFs the neighbours determine */
    int factorise(final double[] a, final int at) {
        for (int i = 0; i < m_unknown.length; i++) {
            int row = at + packed(i);
            for (int j = 0; j <= i; j++) {
                int other = at + packed(j);
                double entry = a[row + j];
                double sum = entry;
                for (int k = 0; k < j; k++) {
                    sum -= a[row + k] * a[other + k];
                }
                if (i > j) {
                    a[row + j] = sum / a[other + j];
                } else if (sum > SINGULAR * entry) {
                    a[row + i] = Math.sqrt(sum);
                } else {
                    return i;
                }
            }
        }
        return m_unknown.length;
    }

    /** Solves A x = b for the first {@code rows} unknowns, in the place of b. */
    static void solve(final double[] factor, final int at, final int rows, final double[] b) {
        for (int i = 0; i < rows; i++) {
            int row = at + packed(i);
            double sum = b[i];
            for (int k = 0; k < i; k++) {
                sum -= factor[row + k] * b[k];
            }
            b[i] = sum / factor[row + i];
        }
        for (int i = rows - 1; i >= 0; i--) {
            double x = b[i] / factor[at + packed(i) + i];
            b[i] = x;
            int row = at + packed(i);
            for (int k = 0; k < i; k++) {
                b[k] -= factor[row + k] * x;
            }
        }
    }
}
