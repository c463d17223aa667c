package org.latentrom.engine.tikhonov;

import org.latentrom.engine.field.Mask;

/** Second-order total variation of an image by projected gradients on the dual problem, pixel by pixel. */
final class PlainVariation {
    private PlainVariation() {
    }

    static double[] smooth(final Mask mask, final double dx, final double dy, final double[] z, final double alpha,
        final int iterations) {
        int w = mask.width();
        int n = z.length;
        // 6 rows a pixel: fxx, fyy, and fxy / sqrt(2) of the four corners; a row of zeros where there is none
        var rows = new double[6 * n][n];
        for (int p = 0; p < n; p++) {
            int row = p / w;
            int column = p % w;
            put(mask, rows[6 * p], 1 / (dx * dx), row, column, new int[][]{{0, -1, 1}, {0, 0, -2}, {0, 1, 1}});
            put(mask, rows[6 * p + 1], 1 / (dy * dy), row, column, new int[][]{{-1, 0, 1}, {0, 0, -2}, {1, 0, 1}});
            int k = 2;
            for (int down = -1; down <= 1; down += 2) {
                for (int right = -1; right <= 1; right += 2) {
                    put(mask, rows[6 * p + k++], down * right / (Math.sqrt(2) * dx * dy), row, column,
                        new int[][]{{0, 0, 1}, {0, right, -1}, {down, 0, -1}, {down, right, 1}});
                }
            }
        }
        var q = new double[6 * n];
        double step = 1 / (16 * Math.pow(1 / (dx * dx) + 1 / (dy * dy), 2));
        double[] f = z.clone();
        for (int i = 0; i < iterations; i++) {
            for (int p = 0; p < n; p++) {
                double square = 0;
                for (int k = 6 * p; k < 6 * p + 6; k++) {
                    q[k] += step * ThinPlate.dot(rows[k], f);
                    square += q[k] * q[k];
                }
                for (int k = 6 * p; k < 6 * p + 6; k++) {
                    q[k] *= Math.min(1, alpha / Math.sqrt(Math.max(square, 1e-300)));
                }
            }
            f = z.clone();
            for (int k = 0; k < q.length; k++) {
                for (int p = 0; p < n && q[k] != 0; p++) {
                    f[p] -= q[k] * rows[k][p];
                }
            }
        }
        return f;
    }

    private static void put(final Mask mask, final double[] to, final double factor, final int row, final int column,
        final int[][] entries) {
        for (int[] e : entries) {
            int r = row + e[0];
            int c = column + e[1];
            if (r < 0 || r >= mask.height() || c < 0 || c >= mask.width() || !mask.isValid(r * mask.width() + c)) {
                return;
            }
        }
        for (int[] e : entries) {
            to[(row + e[0]) * mask.width() + column + e[1]] = factor * e[2];
        }
    }
}
