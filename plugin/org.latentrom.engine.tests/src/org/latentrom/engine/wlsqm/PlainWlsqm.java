package org.latentrom.engine.wlsqm;

import org.latentrom.engine.field.Mask;

/**
 * The fit as its definition says, pixel by pixel, by Householder's QR of the design matrix: slow, and of another kind
 * than what it checks.
 */
final class PlainWlsqm {
    private PlainWlsqm() {
    }

    /** The six derivatives at one pixel; NaN if the neighbours do not determine them. */
    static double[] fit(final double[] z, final Mask mask, final double dx, final double dy, final double radius,
        final int row, final int column) {
        var design = new double[mask.height() * mask.width()][];
        int n = 0;
        int reach = (int)Math.ceil(radius);
        for (int i = Math.max(0, row - reach); i <= Math.min(mask.height() - 1, row + reach); i++) {
            for (int j = Math.max(0, column - reach); j <= Math.min(mask.width() - 1, column + reach); j++) {
                int u = j - column;
                int v = i - row;
                if (u * u + v * v <= radius * radius && mask.isValid(i * mask.width() + j)) {
                    double x = u * dx;
                    double y = v * dy;
                    design[n++] = new double[]{1, x, y, x * x / 2, x * y, y * y / 2, z[i * mask.width() + j]};
                }
            }
        }
        return solve(design, n);
    }

    private static double[] solve(final double[][] a, final int n) {
        var nothing = new double[]{Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN};
        if (n < 6) {
            return nothing;
        }
        for (int k = 0; k < 6; k++) {
            double norm = 0;
            double whole = 0;
            for (int i = 0; i < n; i++) {
                norm += i < k ? 0 : a[i][k] * a[i][k];
                whole += a[i][k] * a[i][k];
            }
            if (norm <= 1e-20 * whole) {
                return nothing;
            }
            double alpha = a[k][k] > 0 ? -Math.sqrt(norm) : Math.sqrt(norm);
            double beta = norm - a[k][k] * alpha;
            double first = a[k][k] - alpha;
            for (int j = 6; j >= k; j--) {
                double dot = first * a[k][j];
                for (int i = k + 1; i < n; i++) {
                    dot += a[i][k] * a[i][j];
                }
                a[k][j] -= first * dot / beta;
                for (int i = k + 1; i < n && j > k; i++) {
                    a[i][j] -= a[i][k] * dot / beta;
                }
            }
        }
        var x = new double[6];
        for (int k = 5; k >= 0; k--) {
            double sum = a[k][6];
            for (int j = k + 1; j < 6; j++) {
                sum -= a[k][j] * x[j];
            }
            x[k] = sum / a[k][k];
        }
        return x;
    }
}
