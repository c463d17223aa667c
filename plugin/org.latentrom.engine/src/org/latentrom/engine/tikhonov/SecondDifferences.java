package org.latentrom.engine.tikhonov;

/**
 * The jumps of the slope of a polygon at its inner samples, {@code (Df)_i = (f_{i+2} - f_{i+1}) / h_{i+1} - (f_{i+1} -
 * f_i) / h_i}, as a matrix D of n - 2 rows with three entries each.
 */
final class SecondDifferences {
    private final double[] m_h;

    /** @param h the n - 1 spacings of the samples, positive */
    SecondDifferences(final double[] h) {
        m_h = h;
    }

    /** @return number of rows, n - 2 */
    int rows() {
        return m_h.length - 1;
    }

    /** @return Df */
    double[] times(final double[] f) {
        var jumps = new double[rows()];
        for (int i = 0; i < jumps.length; i++) {
            jumps[i] = (f[i + 2] - f[i + 1]) / m_h[i + 1] - (f[i + 1] - f[i]) / m_h[i];
        }
        return jumps;
    }

    /** @return Dᵀv */
    double[] transposedTimes(final double[] v) {
        var f = new double[m_h.length + 1];
        for (int i = 0; i < v.length; i++) {
            double left = v[i] / m_h[i];
            double right = v[i] / m_h[i + 1];
            f[i] += left;
            f[i + 1] -= left + right;
            f[i + 2] += right;
        }
        return f;
    }

    /** @return the bands of DDᵀ: diagonal, entries (i, i + 1), entries (i, i + 2) */
    double[][] normalBands() {
        int n = rows();
        var bands = new double[3][n];
        for (int i = 0; i < n; i++) {
            double left = 1 / m_h[i];
            double right = 1 / m_h[i + 1];
            bands[0][i] = left * left + (left + right) * (left + right) + right * right;
            if (i < n - 1) {
                double next = 1 / m_h[i + 2];
                bands[1][i] = -right * (left + right) - right * (right + next);
            }
            if (i < n - 2) {
                bands[2][i] = right / m_h[i + 2];
            }
        }
        return bands;
    }
}
