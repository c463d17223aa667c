package org.latentrom.engine.tikhonov;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;

/** Both minimisers of total variation: their optimality conditions, each other, a plain method. */
class VariationTest {
    private static final double TIGHT = 1e-4;

    private static HessianVariation image(final Mask mask, final double dx, final double dy, final double[] z) {
        var stencils = new HessianStencils(mask, dx, dy);
        return new HessianVariation(stencils, new NeumannPreconditioner(stencils, dx, dy), z);
    }

    private static double[] kink(final int n, final double noise, final long seed) {
        var random = new Random(seed);
        var z = new double[n];
        for (int i = 0; i < n; i++) {
            z[i] = Math.abs(i - n / 2.0) / n + noise * random.nextGaussian();
        }
        return z;
    }

    /** z - f = D'ν with |ν| <= alpha, and ν = ±alpha where the slope of f jumps. */
    @Test
    void trendFilterMeetsTheOptimalityConditions() {
        int n = 60;
        double[] h = new Random(1).doubles(n - 1, 0.3, 2).toArray();
        double[] z = kink(n, 0.05, 2);
        var differences = new SecondDifferences(h);
        for (double alpha : new double[]{0.01, 0.3, 5}) {
            double[] f = new TrendFilter(h, z).smooth(alpha, Smoother.FINE, Progress.NONE).values();
            // D'ν = z - f has two more equations than unknowns: solve the first ones by substitution, check the last
            var nu = new double[n - 2];
            var left = new double[n];
            for (int i = 0; i < n; i++) {
                left[i] = z[i] - f[i];
            }
            double[] exact = Dense.solve(normal(differences), differences.times(left));
            System.arraycopy(exact, 0, nu, 0, nu.length);
            assertArrayEquals(left, differences.transposedTimes(nu), 1e-8);
            double[] jumps = differences.times(f);
            int kinks = 0;
            for (int i = 0; i < nu.length; i++) {
                assertTrue(Math.abs(nu[i]) <= alpha * (1 + 1e-5), nu[i] + " at " + i);
                if (Math.abs(jumps[i]) > 1e-3) {
                    assertEquals(Math.signum(jumps[i]) * alpha, nu[i], 1e-3 * alpha, "at " + i);
                    kinks++;
                }
            }
            assertTrue(kinks > 0 && (kinks < n / 4 || alpha < 0.1), kinks + " kinks with " + alpha);
        }
    }

    private static DMatrixRMaj normal(final SecondDifferences differences) {
        double[][] bands = differences.normalBands();
        int m = differences.rows();
        var a = new DMatrixRMaj(m, m);
        for (int k = 0; k < 3; k++) {
            for (int i = 0; i + k < m; i++) {
                a.set(i, i + k, bands[k][i]);
                a.set(i + k, i, bands[k][i]);
            }
        }
        return a;
    }

    @Test
    void differencesAndTheirTransposeAgree() {
        double[] h = new Random(5).doubles(9, 0.3, 2).toArray();
        var differences = new SecondDifferences(h);
        double[] f = new Random(6).doubles(10).toArray();
        double[] v = new Random(7).doubles(8).toArray();
        assertEquals(ThinPlate.dot(differences.times(f), v), ThinPlate.dot(f, differences.transposedTimes(v)), 1e-12);
        var a = normal(differences);
        double[] twice = differences.times(differences.transposedTimes(v));
        for (int i = 0; i < 8; i++) {
            double sum = 0;
            for (int j = 0; j < 8; j++) {
                sum += a.get(i, j) * v[j];
            }
            assertEquals(sum, twice[i], 1e-12);
        }
    }

    /** An image of one row, or one column, is a curve. */
    @Test
    void imagesOfOneRowAreCurves() {
        int n = 40;
        double[] z = kink(n, 0.05, 3);
        var h = new double[n - 1];
        Arrays.fill(h, 1);
        for (double alpha : new double[]{0.02, 0.5, 4}) {
            double[] expected = new TrendFilter(h, z).smooth(alpha, Smoother.FINE, Progress.NONE).values();
            double bound = 3 * TIGHT * 0.05 * Math.sqrt(n);
            assertArrayEquals(expected,
                image(Mask.full(1, n), 1, 1, z).smooth(alpha, TIGHT, Progress.NONE).values(), bound, "row, " + alpha);
            assertArrayEquals(expected,
                image(Mask.full(n, 1), 1, 1, z).smooth(alpha, TIGHT, Progress.NONE).values(), bound,
                "column, " + alpha);
        }
    }

    /** Projected gradients on the dual, without preconditioner and with dense matrices: slow, and of another kind. */
    @Test
    void equalsAPlainMethodOnASmallImage() {
        Mask mask = HessianStencilsTest.holes(6, 5, 0.93, 4);
        double[] z = HessianStencilsTest.noise(mask, 9);
        double alpha = 0.15;
        double[] plain = PlainVariation.smooth(mask, 1.2, 0.9, z, alpha, 60_000);
        double[] f = image(mask, 1.2, 0.9, z).smooth(alpha, TIGHT, Progress.NONE).values();
        assertArrayEquals(plain, f, 1e-4);
    }

    /** From other parameters the same result is reached as from the data. */
    @Test
    void theWayToAParameterDoesNotMatter() {
        Mask mask = Mask.full(12, 14);
        double[] z = HessianStencilsTest.noise(mask, 10);
        double[] direct = image(mask, 1, 1, z).smooth(0.3, TIGHT, Progress.NONE).values();
        var other = image(mask, 1, 1, z);
        other.smooth(30, TIGHT, Progress.NONE);
        other.smooth(0.01, TIGHT, Progress.NONE);
        other.smooth(0.6, TIGHT, Progress.NONE);
        assertArrayEquals(direct, other.smooth(0.3, TIGHT, Progress.NONE).values(), 1e-3);
    }

    @Test
    void theLargestParametersGiveTheLine() {
        double[] z = kink(30, 0.1, 4);
        var h = new double[29];
        Arrays.fill(h, 1);
        double[] f = new TrendFilter(h, z).smooth(1e4, Smoother.FINE, Progress.NONE).values();
        LinearTrend line = LinearTrend.fit(i -> i, i -> 0, z, trues(30));
        double[] image = image(Mask.full(1, 30), 1, 1, z).smooth(1e4, TIGHT, Progress.NONE).values();
        for (int i = 0; i < 30; i++) {
            assertEquals(line.at(i, 0), f[i], 1e-6);
            assertEquals(line.at(i, 0), image[i], 1e-4);
        }
    }

    static boolean[] trues(final int n) {
        var all = new boolean[n];
        Arrays.fill(all, true);
        return all;
    }
}
