package org.latentrom.engine.scattered;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Monomials, weights, normal matrices and their equilibration, by hand. */
class LocalBasisTest {
    private static LocalBasis basis(final PointCloud cloud, final int order, final boolean center) {
        var basis = new LocalBasis(DofLayout.of(cloud.dimension(), order), cloud, cloud, center);
        basis.moveTo(0, IntStream.range(0, cloud.size()).toArray(), 1, cloud.size());
        return basis;
    }

    @ParameterizedTest
    @CsvSource({"1, 1e-9", "2, 1", "3, 1e12"})
    void coefficientsOfMonomialsAreDerivativesOverFactorials(final int dimension, final double unit) {
        PointCloud cloud = new PointCloud(dimension,
            Arrays.stream(Clouds.random(dimension, 5, 3).array()).map(x -> x * unit).toArray());
        LocalBasis basis = basis(cloud, 4, false);
        DofLayout layout = basis.layout();
        for (int point = 1; point < 5; point++) {
            assertEquals(1, basis.at(point));
            for (int dof = 0; dof < layout.size(); dof++) {
                double taylor = 1.0 / layout.factorials(dof);
                for (int axis = 0; axis < dimension; axis++) {
                    taylor *= Math.pow(cloud.coordinate(point, axis) - cloud.coordinate(0, axis),
                        layout.power(dof, axis));
                }
                // a derivative d contributes d times the Taylor term, whatever the scaling
                double d = 1 / Math.pow(unit, layout.order(dof));
                assertEquals(d * taylor, basis.coefficient(dof, d) * basis.m_monomials[dof],
                    1e-13 * Math.abs(d * taylor));
                assertEquals(d, basis.derivative(dof, basis.coefficient(dof, d)), 1e-15 * d);
            }
        }
    }

    @Test
    void monomialsAreOfTheSizeOfOne() {
        for (double unit : new double[]{1e-100, 3e-5, 1, 7e8, 1e100}) {
            LocalBasis basis = basis(new PointCloud(1, new double[]{0, 0.9 * unit, -unit}), 4, false);
            basis.at(2);
            for (double monomial : basis.m_monomials) {
                assertTrue(Math.abs(monomial) <= 1 && Math.abs(monomial) >= 1.0 / 256, unit + ": " + monomial);
            }
        }
    }

    @Test
    void centreWeights() {
        LocalBasis basis = basis(new PointCloud(2, new double[]{1, 1, 1, 1, 1, 3, 5, 1}), 1, true);
        assertEquals(1, basis.at(1));
        assertEquals(1e-4 + (1 - 1e-4) * 0.25, basis.at(2), 1e-15);
        assertEquals(1e-4, basis.at(3), 1e-18);
        LocalBasis same = basis(new PointCloud(1, new double[]{2, 2, 2}), 1, true);
        assertEquals(1, same.at(1), "all neighbours at one place count the same");
    }

    @Test
    void normalMatrixAndItsFactor() {
        LocalBasis basis = basis(new PointCloud(1, new double[]{0, 1, -1, 0.5, -0.5}), 2, false);
        int[] all = {0, 1, 2, 3, 4};
        var normal = new NormalFactor(basis, new int[]{0, 1, 2});
        var a = new double[6];
        basis.moveTo(0, all, 0, 5);
        normal.assemble(all, 0, 5, a, 0);
        // t = x / 2: sums of 1, t, t^2, t^3, t^4
        assertArrayEquals(new double[]{5, 0, 0.625, 0.625, 0, 0.1328125}, a, 1e-15);
        assertEquals(3, normal.factorise(a, 0));
        double[] b = {5, 0, 0.625};
        NormalFactor.solve(a, 0, 3, b);
        assertArrayEquals(new double[]{1, 0, 0}, b, 1e-14);
    }

    @Test
    void undeterminedRowsAreFound() {
        LocalBasis basis = basis(new PointCloud(1, new double[]{0, 1, 1, 1}), 2, false);
        var normal = new NormalFactor(basis, new int[]{0, 1, 2});
        var a = new double[6];
        normal.assemble(new int[]{0, 1, 2, 3}, 0, 4, a, 0);
        assertEquals(2, normal.factorise(a, 0), "two places determine a line");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void equilibratedRowsHaveAGreatestEntryOfOne(final long seed) {
        int n = 6;
        var random = new Random(seed);
        var factor = new double[n][n];
        var matrix = new DMatrixRMaj(n, n);
        for (double[] row : factor) {
            Arrays.setAll(row, i -> random.nextGaussian() * Math.pow(10, -i));
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    matrix.add(i, j, factor[k][i] * factor[k][j]);
                }
            }
        }
        NormalCondition.equilibrate(matrix);
        for (int i = 0; i < n; i++) {
            double greatest = 0;
            for (int j = 0; j < n; j++) {
                assertEquals(matrix.get(i, j), matrix.get(j, i), 1e-14);
                greatest = Math.max(greatest, Math.abs(matrix.get(i, j)));
            }
            assertEquals(1, greatest, 1e-12);
        }
    }

    @Test
    void matricesWithEmptyRowsAreLeft() {
        var matrix = new DMatrixRMaj(new double[][]{{4, 0}, {0, 0}});
        NormalCondition.equilibrate(matrix);
        assertEquals(1, matrix.get(0, 0), 1e-15);
        assertEquals(0, matrix.get(1, 1));
    }
}
