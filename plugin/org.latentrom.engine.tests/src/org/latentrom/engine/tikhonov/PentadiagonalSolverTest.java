package org.latentrom.engine.tikhonov;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PentadiagonalSolverTest {
    private static double[][] bands(final int n) {
        var random = new Random(n);
        var bands = new double[3][n];
        for (int i = 0; i < n; i++) {
            bands[0][i] = 5 + random.nextDouble();
            bands[1][i] = random.nextDouble() - 2;
            bands[2][i] = random.nextDouble() / 2;
        }
        return bands;
    }

    private static DMatrixRMaj dense(final double[][] bands) {
        int n = bands[0].length;
        var a = new DMatrixRMaj(n, n);
        for (int k = 0; k < 3; k++) {
            for (int i = 0; i + k < n; i++) {
                a.set(i, i + k, bands[k][i]);
                a.set(i + k, i, bands[k][i]);
            }
        }
        return a;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 17})
    void solvesAsADenseSolverDoes(final int n) {
        double[][] bands = bands(n);
        double[] right = new Random(1).doubles(n, -1, 1).toArray();
        double[] x = new PentadiagonalSolver(bands[0], bands[1], bands[2]).solve(right);
        assertArrayEquals(Dense.solve(dense(bands), right), x, 1e-13);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 17})
    void givesTheBandsOfTheInverse(final int n) {
        double[][] bands = bands(n);
        double[][] found = new PentadiagonalSolver(bands[0], bands[1], bands[2]).inverseBands();
        var inverse = dense(bands);
        assertTrue(CommonOps_DDRM.invert(inverse));
        for (int k = 0; k < 3; k++) {
            for (int i = 0; i + k < n; i++) {
                assertEquals(inverse.get(i, i + k), found[k][i], 1e-13, i + " + " + k);
            }
        }
    }

    @Test
    void saysThatAMatrixIsNotPositiveDefinite() {
        var e = assertThrows(ArithmeticException.class,
            () -> new PentadiagonalSolver(new double[]{1, 1}, new double[]{1}, new double[0]));
        assertTrue(e.getMessage().contains("smaller regularisation parameter"), e.getMessage());
    }
}
