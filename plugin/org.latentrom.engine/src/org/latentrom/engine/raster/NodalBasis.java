package org.latentrom.engine.raster;

import java.util.Optional;

/**
 * Shape functions of a straight cell whose nodes do not lie at equal distances, as dolfinx's from third order on, which
 * are warped towards Gauss-Lobatto points: the polynomials of the cell's order that are 1 at one node and 0 at the
 * others. They are combinations of orthogonal polynomials, products of Legendre's on squares and those of Proriol and
 * Dubiner on triangles, whose factors solve Vandermonde's system (J. Hesthaven and T. Warburton, Nodal Discontinuous
 * Galerkin Methods, 2008, ch. 3 and 6). VTK takes such nodes as equidistant, which makes
 * polynomials of the order inexact. For one thread.
 */
final class NodalBasis {
    /** Nodes of other cells that lie nearer than this, in local coordinates, are taken as being in the same places. */
    private static final double SAME = 1e-6;

    private final boolean m_triangle;

    private final int m_order;

    private final double[] m_r;

    private final double[] m_s;

    /** {@code [mode][node]} */
    private final double[][] m_factors;

    private final double[] m_modes;

    private NodalBasis(final boolean triangle, final int order, final double[] r, final double[] s,
        final double[][] factors) {
        m_triangle = triangle;
        m_order = order;
        m_r = r;
        m_s = s;
        m_factors = factors;
        m_modes = new double[r.length];
    }

    /** @return the basis; nothing if no such polynomials are determined by these nodes */
    static Optional<NodalBasis> of(final boolean triangle, final int order, final double[] r, final double[] s) {
        int n = r.length;
        var basis = new NodalBasis(triangle, order, r.clone(), s.clone(), new double[n][n]);
        var matrix = new double[n][2 * n];
        for (int i = 0; i < n; i++) {
            basis.modes(r[i], s[i]);
            System.arraycopy(basis.m_modes, 0, matrix[i], 0, n);
            matrix[i][n + i] = 1;
        }
        if (!invert(matrix)) {
            return Optional.empty();
        }
        for (int m = 0; m < n; m++) {
            System.arraycopy(matrix[m], n, basis.m_factors[m], 0, n);
        }
        return Optional.of(basis);
    }

    /** Gauss-Jordan elimination with pivoting by rows; the right half becomes the inverse of the left one. */
    private static boolean invert(final double[][] a) {
        int n = a.length;
        for (int column = 0; column < n; column++) {
            int pivot = column;
            for (int i = column + 1; i < n; i++) {
                pivot = Math.abs(a[i][column]) > Math.abs(a[pivot][column]) ? i : pivot;
            }
            if (!(Math.abs(a[pivot][column]) > 1e-10)) {
                return false;
            }
            double[] row = a[pivot];
            a[pivot] = a[column];
            a[column] = row;
            double inverse = 1 / row[column];
            for (int k = 0; k < 2 * n; k++) {
                row[k] *= inverse;
            }
            for (int i = 0; i < n; i++) {
                double factor = a[i][column];
                for (int k = 0; k < 2 * n && i != column && factor != 0; k++) {
                    a[i][k] -= factor * row[k];
                }
            }
        }
        return true;
    }

    /** @return whether these are the nodes of this basis */
    boolean isOf(final double[] r, final double[] s) {
        for (int i = 0; i < m_r.length; i++) {
            if (!(Math.abs(r[i] - m_r[i]) < SAME && Math.abs(s[i] - m_s[i]) < SAME)) {
                return false;
            }
        }
        return true;
    }

    private void modes(final double r, final double s) {
        int mode = 0;
        for (int i = 0; i <= m_order; i++) {
            double first = m_triangle ? legendre(i, 2 * r + s - 1, 1 - s) : legendre(i, 2 * r - 1, 1);
            for (int j = 0; j <= (m_triangle ? m_order - i : m_order); j++) {
                m_modes[mode++] = first * (m_triangle ? jacobi(j, 2 * i + 1, 2 * s - 1) : legendre(j, 2 * s - 1, 1));
            }
        }
    }

    /** y^n P_n(x / y): Legendre's polynomial, for triangles without the division by the height. */
    private static double legendre(final int n, final double x, final double y) {
        double before = 0;
        double value = 1;
        for (int k = 0; k < n; k++) {
            double next = ((2 * k + 1) * x * value - k * y * y * before) / (k + 1);
            before = value;
            value = next;
        }
        return value;
    }

    /** Jacobi's polynomial with the exponents alpha and 0 (DLMF 18.9.2). */
    private static double jacobi(final int n, final int alpha, final double t) {
        double before = 0;
        double value = 1;
        for (int k = 0; k < n; k++) {
            double c = 2 * k + alpha;
            double next = (c + 1) * (c * (c + 2) * t + alpha * alpha) * value - 2 * (k + alpha) * k * (c + 2) * before;
            before = value;
            value = next / (2 * (k + 1) * (k + alpha + 1) * c);
        }
        return value;
    }

    /** Evaluates the shape functions. */
    void evaluate(final double r, final double s, final double[] n) {
        modes(r, s);
        for (int i = 0; i < m_modes.length; i++) {
            double sum = 0;
            for (int m = 0; m < m_modes.length; m++) {
                sum += m_factors[m][i] * m_modes[m];
            }
            n[i] = sum;
        }
    }
}
