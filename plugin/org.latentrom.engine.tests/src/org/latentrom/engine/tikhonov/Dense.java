package org.latentrom.engine.tikhonov;

import java.util.ArrayList;
import java.util.List;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.latentrom.engine.field.Mask;

/** The same matrices as dense arrays, built by their definitions, and solved by EJML. */
final class Dense {
    private Dense() {
    }

    /** @return rows fxx, fyy and sqrt(2) fxy of all pixels that have them */
    static DMatrixRMaj hessian(final Mask mask, final double dx, final double dy) {
        int w = mask.width();
        int n = w * mask.height();
        var rows = new ArrayList<double[]>();
        for (int row = 0; row < mask.height(); row++) {
            for (int column = 0; column < w; column++) {
                int p = row * w + column;
                if (column + 2 < w) {
                    add(rows, mask, n, new int[]{p, p + 1, p + 2}, 1 / (dx * dx), 1, -2, 1);
                }
                if (row + 2 < mask.height()) {
                    add(rows, mask, n, new int[]{p, p + w, p + 2 * w}, 1 / (dy * dy), 1, -2, 1);
                }
                if (column + 1 < w && row + 1 < mask.height()) {
                    add(rows, mask, n, new int[]{p, p + 1, p + w, p + w + 1}, Math.sqrt(2) / (dx * dy), 1, -1, -1, 1);
                }
            }
        }
        var matrix = new DMatrixRMaj(rows.size(), n);
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < n; j++) {
                matrix.set(i, j, rows.get(i)[j]);
            }
        }
        return matrix;
    }

    private static void add(final List<double[]> rows, final Mask mask, final int n, final int[] pixels,
        final double factor, final double... weights) {
        var row = new double[n];
        for (int k = 0; k < pixels.length; k++) {
            if (!mask.isValid(pixels[k])) {
                return;
            }
            row[pixels[k]] = factor * weights[k];
        }
        rows.add(row);
    }

    /** @return (I + alpha DᵀD)⁻¹ z */
    static double[] smooth(final DMatrixRMaj d, final double alpha, final double[] z) {
        var a = new DMatrixRMaj(d.numCols, d.numCols);
        CommonOps_DDRM.multTransA(alpha, d, d, a);
        for (int i = 0; i < d.numCols; i++) {
            a.add(i, i, 1);
        }
        return solve(a, z);
    }

    /** @return a⁻¹ right */
    static double[] solve(final DMatrixRMaj a, final double[] right) {
        var x = new DMatrixRMaj(a.numCols, 1);
        if (!CommonOps_DDRM.solve(a, new DMatrixRMaj(right), x)) {
            throw new AssertionError("singular");
        }
        return x.data;
    }
}
