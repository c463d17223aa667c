package org.latentrom.engine.raster;

import java.util.Arrays;

/**
 * The axes along which points spread most and least: eigenvectors of their covariance matrix, found by Jacobi's
 * rotations (Golub and Van Loan, Matrix Computations, 4th ed., sec. 8.5).
 */
final class PrincipalAxes {
    private static final int SWEEPS = 50;

    private final double[][] m_axes;

    private final double[] m_spreads = new double[3];

    private int m_farthest;

    private PrincipalAxes(final double[][] axes) {
        m_axes = axes;
    }

    /** @param used the points that count, at least one */
    static PrincipalAxes of(final double[] points, final int[] used) {
        var centre = new double[3];
        for (int p : used) {
            for (int a = 0; a < 3; a++) {
                centre[a] += points[3 * p + a] / used.length;
            }
        }
        var m = new double[3][3];
        for (int p : used) {
            for (int a = 0; a < 3; a++) {
                for (int b = 0; b < 3; b++) {
                    m[a][b] += (points[3 * p + a] - centre[a]) * (points[3 * p + b] - centre[b]) / used.length;
                }
            }
        }
        double[][] v = rotate(m);
        var axes = new PrincipalAxes(sorted(m, v));
        axes.measure(points, used, centre);
        return axes;
    }

    /** Makes the matrix diagonal; returns the rotation, whose columns are the eigenvectors. */
    private static double[][] rotate(final double[][] m) {
        double[][] v = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int p = 0; p < 2; p++) {
                for (int q = p + 1; q < 3; q++) {
                    if (m[p][q] != 0) {
                        double theta = (m[q][q] - m[p][p]) / (2 * m[p][q]);
                        double t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
                        double c = 1 / Math.hypot(t, 1);
                        turn(m, v, p, q, c, t * c);
                    }
                }
            }
        }
        return v;
    }

    private static void turn(final double[][] m, final double[][] v, final int p, final int q, final double c,
        final double s) {
        for (int k = 0; k < 3; k++) {
            double mp = m[k][p];
            m[k][p] = c * mp - s * m[k][q];
            m[k][q] = s * mp + c * m[k][q];
            double vp = v[k][p];
            v[k][p] = c * vp - s * v[k][q];
            v[k][q] = s * vp + c * v[k][q];
        }
        for (int k = 0; k < 3; k++) {
            double mp = m[p][k];
            m[p][k] = c * mp - s * m[q][k];
            m[q][k] = s * mp + c * m[q][k];
        }
        m[p][q] = 0;
        m[q][p] = 0;
    }

    /** @return eigenvectors, that of the greatest eigenvalue first */
    private static double[][] sorted(final double[][] m, final double[][] v) {
        Integer[] order = {0, 1, 2};
        Arrays.sort(order, (a, b) -> Double.compare(m[b][b], m[a][a]));
        var axes = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int a = 0; a < 3; a++) {
                axes[i][a] = v[a][order[i]];
            }
        }
        return axes;
    }

    private void measure(final double[] points, final int[] used, final double[] centre) {
        for (int p : used) {
            for (int i = 0; i < 3; i++) {
                double along = 0;
                for (int a = 0; a < 3; a++) {
                    along += (points[3 * p + a] - centre[a]) * m_axes[i][a];
                }
                if (Math.abs(along) > m_spreads[i]) {
                    m_spreads[i] = Math.abs(along);
                    m_farthest = i == 2 ? p : m_farthest;
                }
            }
        }
    }

    /** @return an axis of length 1; 0 = that of the greatest spread, 2 = of the least */
    double[] axis(final int i) {
        return m_axes[i];
    }

    /** @return the greatest distance of a point from the centre, along an axis */
    double spread(final int i) {
        return m_spreads[i];
    }

    /** @return the point that lies farthest beside the plane of the first two axes */
    int farthest() {
        return m_farthest;
    }
}
