package org.latentrom.engine.tikhonov;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.testing.CancelAfter;

class CurveTikhonovTest {
    private static double[] uneven(final int n, final long seed) {
        var random = new Random(seed);
        var x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = (i == 0 ? -3 : x[i - 1]) + 0.01 + random.nextDouble();
        }
        return x;
    }

    private static double rms(final double[] a, final double[] b) {
        return Smoothed.rms(a, b, a.length);
    }

    @ParameterizedTest
    @EnumSource(Regularization.class)
    void linearFunctionsAreReproducedForAnyParameter(final Regularization regularization) {
        double[] x = uneven(50, 1);
        var z = new double[50];
        for (int i = 0; i < 50; i++) {
            z[i] = 1e5 - 3 * x[i];
        }
        for (ParameterRule rule : new ParameterRule[]{ParameterRule.fixed(1e-6), ParameterRule.fixed(1e6),
            ParameterRule.discrepancy(), ParameterRule.discrepancy(1), ParameterRule.lCurve()}) {
            var r = CurveTikhonov.of(x, regularization).differentiate(z, rule, Progress.NONE);
            for (int i = 0; i < 50; i++) {
                assertEquals(z[i], r.f()[i], 1e-9);
                assertEquals(-3, r.fx()[i], 1e-9);
                assertEquals(0, r.fxx()[i], 1e-9);
            }
            assertTrue(r.selection().status().isGood());
        }
    }

    @Test
    void h2OnANoisySine() {
        int n = 400;
        var random = new Random(2);
        var x = new double[n];
        var z = new double[n];
        var dx = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = 2 * Math.PI * i / (n - 1);
            z[i] = Math.sin(x[i]) + 0.05 * random.nextGaussian();
            dx[i] = Math.cos(x[i]);
        }
        var r = CurveTikhonov.of(x, Regularization.H2).differentiate(z, ParameterRule.discrepancy(0.05), Progress.NONE);
        assertTrue(rms(r.fx(), dx) < 0.08, "" + rms(r.fx(), dx));
        var differences = new double[n];
        for (int i = 1; i < n - 1; i++) {
            differences[i] = (z[i + 1] - z[i - 1]) / (x[i + 1] - x[i - 1]);
        }
        assertTrue(rms(differences, dx) > 20 * rms(r.fx(), dx), "central differences are useless here");
        double[] inner = {r.fxx()[100], r.fxx()[200], r.fxx()[300]};
        assertArrayEquals(new double[]{-Math.sin(x[100]), -Math.sin(x[200]), -Math.sin(x[300])}, inner, 0.25);
    }

    /** Chartrand's example: the derivative of |x - 1/2| is a step. */
    @Test
    void totalVariationFindsTheStepInTheDerivativeOfAKink() {
        int n = 100;
        double sum = 0;
        double smoothSum = 0;
        for (int seed = 0; seed < 5; seed++) {
            var random = new Random(seed);
            var x = new double[n];
            var z = new double[n];
            var dx = new double[n];
            for (int i = 0; i < n; i++) {
                x[i] = (i + 0.5) / n;
                z[i] = Math.abs(x[i] - 0.5) + 0.05 * random.nextGaussian();
                dx[i] = Math.signum(x[i] - 0.5);
            }
            var rule = ParameterRule.discrepancy(0.05);
            var tv = CurveTikhonov.of(x, Regularization.TV).differentiate(z, rule, Progress.NONE);
            var h2 = CurveTikhonov.of(x, Regularization.H2).differentiate(z, rule, Progress.NONE);
            sum += rms(tv.fx(), dx) / 5;
            smoothSum += rms(h2.fx(), dx) / 5;
        }
        assertTrue(sum < 0.35, "" + sum);
        assertTrue(sum < 0.8 * smoothSum, sum + " of total variation, " + smoothSum + " of H2");
    }

    @ParameterizedTest
    @EnumSource(Regularization.class)
    void missingValuesAreLeftOut(final Regularization regularization) {
        double[] x = uneven(30, 3);
        double[] z = new Random(4).doubles(30).toArray();
        z[0] = Double.NaN;
        z[12] = Double.NaN;
        z[13] = Double.NaN;
        var shortX = new double[27];
        var shortZ = new double[27];
        int n = 0;
        for (int i = 0; i < 30; i++) {
            if (!Double.isNaN(z[i])) {
                shortX[n] = x[i];
                shortZ[n++] = z[i];
            }
        }
        var whole = CurveTikhonov.of(x, regularization).differentiate(z, ParameterRule.fixed(0.1), Progress.NONE);
        var part = CurveTikhonov.of(shortX, regularization).differentiate(shortZ, ParameterRule.fixed(0.1),
            Progress.NONE);
        n = 0;
        for (int i = 0; i < 30; i++) {
            assertEquals(Double.isNaN(z[i]), Double.isNaN(whole.fx()[i]));
            if (!Double.isNaN(z[i])) {
                assertEquals(part.f()[n], whole.f()[i]);
                assertEquals(part.fxx()[n++], whole.fxx()[i]);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Regularization.class)
    void theFewestSamples(final Regularization regularization) {
        var none = CurveTikhonov.of(new double[0], regularization).differentiate(new double[0],
            ParameterRule.discrepancy(), Progress.NONE);
        assertEquals(0, none.f().length);
        var one = CurveTikhonov.of(new double[]{2}, regularization).differentiate(new double[]{5},
            ParameterRule.discrepancy(), Progress.NONE);
        assertEquals(5, one.f()[0]);
        assertTrue(Double.isNaN(one.fx()[0]));
        var two = CurveTikhonov.of(new double[]{2, 4}, regularization).differentiate(new double[]{5, 8},
            ParameterRule.discrepancy(), Progress.NONE);
        assertArrayEquals(new double[]{5, 8}, two.f());
        assertArrayEquals(new double[]{1.5, 1.5}, two.fx());
        assertTrue(Double.isNaN(two.fxx()[0]));
        var three = CurveTikhonov.of(new double[]{0, 1, 2}, regularization).differentiate(new double[]{0, 1, 0},
            ParameterRule.fixed(1e9), Progress.NONE);
        assertArrayEquals(new double[]{1 / 3.0, 1 / 3.0, 1 / 3.0}, three.f(), 1e-6);
        var gone = CurveTikhonov.of(new double[]{0, 1}, regularization).differentiate(
            new double[]{Double.NaN, Double.NaN}, ParameterRule.discrepancy(), Progress.NONE);
        assertTrue(Double.isNaN(gone.f()[1]));
    }

    /** Scaling values or coordinates scales derivatives, whatever the size. */
    @ParameterizedTest
    @EnumSource(Regularization.class)
    void hugeAndTinyUnits(final Regularization regularization) {
        double[] x = uneven(60, 5);
        double[] z = new Random(6).doubles(60).toArray();
        var r = CurveTikhonov.of(x, regularization).differentiate(z, ParameterRule.discrepancy(), Progress.NONE);
        for (double value : new double[]{0x1p900, 0x1p-900}) {
            for (double length : new double[]{0x1p30, 0x1p-20}) {
                var xs = new double[60];
                var zs = new double[60];
                for (int i = 0; i < 60; i++) {
                    xs[i] = x[i] * length;
                    zs[i] = z[i] * value;
                }
                var s = CurveTikhonov.of(xs, regularization).differentiate(zs, ParameterRule.discrepancy(),
                    Progress.NONE);
                for (int i = 0; i < 60; i++) {
                    assertEquals(r.fx()[i], s.fx()[i] / value * length, 1e-9);
                    assertEquals(r.fxx()[i], s.fxx()[i] / value * length * length, 1e-9);
                }
                assertEquals(r.selection().residual(), s.selection().residual() / value, 1e-9);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Regularization.class)
    void sameBitsOnRepeat(final Regularization regularization) {
        double[] x = uneven(80, 7);
        double[] z = new Random(8).doubles(80).toArray();
        var a = CurveTikhonov.of(x, regularization).differentiate(z, ParameterRule.lCurve(), Progress.NONE);
        var b = CurveTikhonov.of(x, regularization).differentiate(z, ParameterRule.lCurve(), Progress.NONE);
        assertArrayEquals(a.fxx(), b.fxx());
        assertEquals(a.selection(), b.selection());
    }

    @Test
    void badInput() {
        var e = assertThrows(IllegalArgumentException.class,
            () -> CurveTikhonov.of(new double[]{0, 1, 1, 2}, Regularization.H2));
        assertTrue(e.getMessage().contains("sample 2") && e.getMessage().contains("sort"), e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> CurveTikhonov.of(new double[]{0, -1}, Regularization.TV));
        assertThrows(IllegalArgumentException.class,
            () -> CurveTikhonov.of(new double[]{0, Double.NaN}, Regularization.TV));
        var curve = CurveTikhonov.of(new double[]{0, 1, 2}, Regularization.TV);
        assertThrows(IllegalArgumentException.class,
            () -> curve.differentiate(new double[2], ParameterRule.lCurve(), Progress.NONE));
        assertThrows(IllegalArgumentException.class,
            () -> curve.differentiate(new double[3], ParameterRule.gcv(), Progress.NONE));
        e = assertThrows(IllegalArgumentException.class, () -> curve.differentiate(
            new double[]{0, Double.POSITIVE_INFINITY, 0}, ParameterRule.lCurve(), Progress.NONE));
        assertTrue(e.getMessage().contains("sample 1"), e.getMessage());
    }

    @ParameterizedTest
    @EnumSource(Regularization.class)
    void canBeCancelled(final Regularization regularization) {
        double[] z = new Random(9).doubles(200).toArray();
        var progress = new CancelAfter(5);
        assertThrows(CancellationException.class, () -> CurveTikhonov.of(uneven(200, 9), regularization)
            .differentiate(z, ParameterRule.lCurve(), progress));
        assertEquals(6, progress.asked());
    }
}
