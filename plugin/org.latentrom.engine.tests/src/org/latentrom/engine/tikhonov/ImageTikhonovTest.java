package org.latentrom.engine.tikhonov;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.testing.CancelAfter;

class ImageTikhonovTest {
    private static double[][] run(final Mask mask, final double[] z, final Regularization regularization,
        final ParameterRule rule) {
        return ImageTikhonov.of(mask, 0.5, 0.25, regularization).differentiate(z, rule, Progress.NONE).derivatives();
    }

    private static double[] plane(final Mask mask) {
        var z = new double[mask.height() * mask.width()];
        for (int i = 0; i < z.length; i++) {
            z[i] = mask.isValid(i) ? 1e5 + 3 * (i % mask.width() * 0.5) - 7 * (i / mask.width() * 0.25) : 1e30;
        }
        return z;
    }

    @ParameterizedTest
    @EnumSource(Regularization.class)
    void linearFunctionsAreReproducedForAnyParameter(final Regularization regularization) {
        for (Mask mask : new Mask[]{Mask.full(9, 12), HessianStencilsTest.holes(12, 11, 0.9, 1)}) {
            for (ParameterRule rule : new ParameterRule[]{ParameterRule.fixed(1e-5), ParameterRule.fixed(1e4),
                ParameterRule.discrepancy(), ParameterRule.lCurve()}) {
                double[][] d = run(mask, plane(mask), regularization, rule);
                double[] expected = {0, 3, -7, 0, 0, 0};
                for (int i = 0; i < d[0].length; i++) {
                    for (int k = 1; k < 6; k++) {
                        assertTrue(Double.isNaN(d[k][i]) || Math.abs(d[k][i] - expected[k]) < 1e-6,
                            k + " at " + i + ": " + d[k][i]);
                    }
                    assertEquals(mask.isValid(i) ? plane(mask)[i] : Double.NaN, d[0][i], 1e-8);
                }
            }
        }
    }

    @Test
    void derivativesOfACleanSurfaceWithHardlyAnySmoothing() {
        int n = 60;
        double h = 0.02;
        var z = new double[n * n];
        for (int i = 0; i < z.length; i++) {
            z[i] = Math.sin(i % n * h) * Math.exp(i / n * h / 2);
        }
        double[][] d = ImageTikhonov.of(Mask.full(n, n), h, h, Regularization.H2)
            .differentiate(z, ParameterRule.fixed(1e-12), Progress.NONE).derivatives();
        for (int i = 0; i < z.length; i++) {
            double s = Math.sin(i % n * h);
            double c = Math.cos(i % n * h);
            double e = Math.exp(i / n * h / 2);
            assertEquals(s * e, d[0][i], 1e-5);
            assertEquals(c * e, d[1][i], 1e-3);
            assertEquals(s * e / 2, d[2][i], 1e-3);
            assertEquals(-s * e, d[3][i], 0.06);
            assertEquals(c * e / 2, d[4][i], 0.03);
            assertEquals(s * e / 4, d[5][i], 0.03);
        }
    }

    @ParameterizedTest
    @EnumSource(Regularization.class)
    void noiseIsSmoothedAway(final Regularization regularization) {
        int n = 64;
        double h = Math.PI / (n - 1);
        var random = new Random(1);
        var z = new double[n * n];
        var dx = new double[n * n];
        for (int i = 0; i < z.length; i++) {
            z[i] = Math.sin(i % n * h) * Math.cos(i / n * h) + 0.1 * random.nextGaussian();
            dx[i] = Math.cos(i % n * h) * Math.cos(i / n * h);
        }
        double[][] d = ImageTikhonov.of(Mask.full(n, n), h, h, regularization)
            .differentiate(z, ParameterRule.discrepancy(0.1), Progress.NONE).derivatives();
        double error = Smoothed.rms(d[1], dx, n * n);
        assertTrue(error < 0.09, "" + error);
    }

    /** |x + y/2 - c| with noise: total variation keeps the edge of the gradient sharper than H². */
    @Test
    void totalVariationOfAKink() {
        int n = 64;
        var random = new Random(2);
        var z = new double[n * n];
        var dx = new double[n * n];
        for (int i = 0; i < z.length; i++) {
            double s = (i % n + 0.5 * (i / n)) / n - 0.76;
            z[i] = Math.abs(s) + 0.02 * random.nextGaussian();
            dx[i] = Math.signum(s);
        }
        var rule = ParameterRule.discrepancy(0.02);
        var mask = Mask.full(n, n);
        double tv = Smoothed.rms(ImageTikhonov.of(mask, 1.0 / n, 1.0 / n, Regularization.TV)
            .differentiate(z, rule, Progress.NONE).derivatives()[1], dx, n * n);
        double h2 = Smoothed.rms(ImageTikhonov.of(mask, 1.0 / n, 1.0 / n, Regularization.H2)
            .differentiate(z, rule, Progress.NONE).derivatives()[1], dx, n * n);
        assertTrue(tv < 0.17 && tv < 0.85 * h2, tv + " of total variation, " + h2 + " of H2");
    }

    @ParameterizedTest
    @CsvSource({"H2, 1, 1", "TV, 1, 1", "H2, 1, 30", "TV, 1, 30", "H2, 30, 1", "TV, 30, 1", "H2, 2, 2", "TV, 2, 2",
        "H2, 2, 17", "TV, 3, 3", "H2, 1, 2", "TV, 2, 1"})
    void theSmallestImages(final Regularization regularization, final int height, final int width) {
        double[] z = new Random(3).doubles(height * width).toArray();
        for (ParameterRule rule : new ParameterRule[]{ParameterRule.discrepancy(), ParameterRule.fixed(2),
            ParameterRule.discrepancy(0.1), ParameterRule.lCurve()}) {
            double[][] d = run(Mask.full(height, width), z, regularization, rule);
            for (int i = 0; i < z.length; i++) {
                assertTrue(Double.isFinite(d[0][i]));
                assertEquals(width > 1, Double.isFinite(d[1][i]));
                assertEquals(height > 1, Double.isFinite(d[2][i]));
                assertEquals(width > 2, Double.isFinite(d[3][i]));
                assertEquals(width > 1 && height > 1, Double.isFinite(d[4][i]));
                assertEquals(height > 2, Double.isFinite(d[5][i]));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Regularization.class)
    void constantZeroAndEmptyImages(final Regularization regularization) {
        for (double c : new double[]{0, 7, -1e300, 1e-300}) {
            var z = new double[30];
            Arrays.fill(z, c);
            var r = ImageTikhonov.of(Mask.full(5, 6), 1, 1, regularization).differentiate(z,
                ParameterRule.discrepancy(), Progress.NONE);
            assertEquals(Selection.Status.LINEAR, r.selection().status());
            assertEquals(c, r.derivatives()[0][7], 1e-14 * Math.abs(c));
            assertArrayEquals(new double[30], r.derivatives()[1]);
        }
        var r = ImageTikhonov.of(Mask.of(5, 6, new boolean[30]), 1, 1, regularization).differentiate(new double[30],
            ParameterRule.discrepancy(), Progress.NONE);
        assertTrue(Double.isNaN(r.derivatives()[0][3]));
        assertTrue(Double.isNaN(r.selection().alpha()));
    }

    @ParameterizedTest
    @EnumSource(Regularization.class)
    void nanCountsAsMasked(final Regularization regularization) {
        Mask mask = HessianStencilsTest.holes(14, 13, 0.85, 4);
        double[] z = HessianStencilsTest.noise(mask, 5);
        double[] withNan = z.clone();
        for (int i = 0; i < z.length; i++) {
            withNan[i] = mask.isValid(i) ? z[i] : Double.NaN;
        }
        double[][] masked = run(mask, z, regularization, ParameterRule.fixed(0.01));
        double[][] nan = run(Mask.full(14, 13), withNan, regularization, ParameterRule.fixed(0.01));
        for (int k = 0; k < 6; k++) {
            assertArrayEquals(masked[k], nan[k]);
        }
    }

    /** What lies beyond a wall plays no part. */
    @ParameterizedTest
    @EnumSource(Regularization.class)
    void separateDomainsDoNotTouch(final Regularization regularization) {
        var valid = new boolean[10 * 21];
        for (int i = 0; i < valid.length; i++) {
            valid[i] = i % 21 != 10;
        }
        Mask mask = Mask.of(10, 21, valid);
        double[] z = HessianStencilsTest.noise(mask, 6);
        double[] other = z.clone();
        for (int i = 0; i < z.length; i++) {
            other[i] += i % 21 > 10 ? 50 * Math.sin(i) : 0;
        }
        var rule = ParameterRule.fixed(0.02);
        double[][] a = run(mask, z, regularization, rule);
        double[][] b = run(mask, other, regularization, rule);
        for (int i = 0; i < z.length; i++) {
            if (i % 21 < 10) {
                assertEquals(a[0][i], b[0][i], regularization == Regularization.H2 ? 1e-9 : 0.1);
            }
        }
    }

    /** Mirroring changes the sign of odd derivatives, transposing exchanges x and y. */
    @ParameterizedTest
    @EnumSource(Regularization.class)
    void mirrorsAndTranspositions(final Regularization regularization) {
        int n = 16;
        double[] z = new Random(7).doubles(n * n).toArray();
        var mirrored = new double[n * n];
        var transposed = new double[n * n];
        for (int i = 0; i < n * n; i++) {
            mirrored[i / n * n + n - 1 - i % n] = z[i];
            transposed[i % n * n + i / n] = z[i];
        }
        var image = ImageTikhonov.of(Mask.full(n, n), 1, 1, regularization);
        var rule = ParameterRule.fixed(0.5);
        double[][] d = image.differentiate(z, rule, Progress.NONE).derivatives();
        double[][] dm = image.differentiate(mirrored, rule, Progress.NONE).derivatives();
        double[][] dt = image.differentiate(transposed, rule, Progress.NONE).derivatives();
        int[] sign = {1, -1, 1, 1, -1, 1};
        int[] exchanged = {0, 2, 1, 5, 4, 3};
        double tolerance = regularization == Regularization.H2 ? 1e-9 : 1e-3;
        for (int i = 0; i < n * n; i++) {
            for (int k = 0; k < 6; k++) {
                assertEquals(d[k][i], sign[k] * dm[k][i / n * n + n - 1 - i % n], tolerance, k + " at " + i);
                assertEquals(d[k][i], dt[exchanged[k]][i % n * n + i / n], tolerance, k + " at " + i);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Regularization.class)
    void hugeValuesAndSameBits(final Regularization regularization) {
        double[] z = new Random(8).doubles(20 * 20).toArray();
        var huge = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            huge[i] = z[i] * 0x1p1000;
        }
        var rule = ParameterRule.discrepancy().withFactor(0.5);
        double[][] d = run(Mask.full(20, 20), z, regularization, rule);
        double[][] h = run(Mask.full(20, 20), huge, regularization, rule);
        double[][] again = run(Mask.full(20, 20), z, regularization, rule);
        assertTrue(Math.abs(d[3][210]) > 1e-3, "not a plane");
        for (int k = 0; k < 6; k++) {
            assertArrayEquals(d[k], again[k]);
            for (int i = 0; i < z.length; i++) {
                assertEquals(d[k][i], h[k][i] / 0x1p1000);
            }
        }
    }

    @Test
    void badInput() {
        assertThrows(IllegalArgumentException.class,
            () -> ImageTikhonov.of(Mask.full(3, 3), 0, 1, Regularization.H2));
        assertThrows(IllegalArgumentException.class,
            () -> ImageTikhonov.of(Mask.full(3, 3), 1, Double.NaN, Regularization.H2));
        var image = ImageTikhonov.of(Mask.full(3, 4), 1, 1, Regularization.H2);
        assertThrows(IllegalArgumentException.class,
            () -> image.differentiate(new double[9], ParameterRule.discrepancy(), Progress.NONE));
        var z = new double[12];
        z[6] = Double.NEGATIVE_INFINITY;
        var e = assertThrows(IllegalArgumentException.class,
            () -> image.differentiate(z, ParameterRule.discrepancy(), Progress.NONE));
        assertTrue(e.getMessage().contains("row 1, column 2"), e.getMessage());
    }

    @ParameterizedTest
    @EnumSource(Regularization.class)
    void canBeCancelledInEveryIteration(final Regularization regularization) {
        double[] z = new Random(9).doubles(30 * 30).toArray();
        var progress = new CancelAfter(25);
        assertThrows(CancellationException.class, () -> ImageTikhonov.of(Mask.full(30, 30), 1, 1, regularization)
            .differentiate(z, ParameterRule.lCurve(), progress));
        assertEquals(26, progress.asked());
    }
}
