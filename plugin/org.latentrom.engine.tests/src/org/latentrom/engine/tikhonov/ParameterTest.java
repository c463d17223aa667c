package org.latentrom.engine.tikhonov;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.tikhonov.Selection.CurvePoint;
import org.latentrom.engine.tikhonov.Selection.Status;

/** How the parameter is chosen. */
class ParameterTest {
    private static final int N = 48;

    private static final double H = Math.PI / (N - 1);

    private static double[] noisy(final double sigma, final long seed) {
        var random = new Random(seed);
        var z = new double[N * N];
        for (int i = 0; i < z.length; i++) {
            z[i] = Math.sin(i % N * H) * Math.cos(i / N * H) + sigma * random.nextGaussian();
        }
        return z;
    }

    private static Selection select(final double[] z, final Regularization regularization, final ParameterRule rule) {
        return ImageTikhonov.of(Mask.full(N, N), H, H, regularization).differentiate(z, rule, Progress.NONE)
            .selection();
    }

    @ParameterizedTest
    @EnumSource(Regularization.class)
    void theDiscrepancyPrincipleMeetsTheNoise(final Regularization regularization) {
        for (double sigma : new double[]{0.01, 0.05, 0.2}) {
            double[] z = noisy(sigma, 1);
            Selection given = select(z, regularization, ParameterRule.discrepancy(sigma));
            assertEquals(Status.FOUND, given.status());
            assertEquals(sigma, given.noise());
            assertEquals(sigma, given.residual(), 5e-3 * sigma);
            Selection estimated = select(z, regularization, ParameterRule.discrepancy());
            assertEquals(sigma, estimated.noise(), 0.05 * sigma);
            assertEquals(estimated.noise(), estimated.residual(), 5e-3 * sigma);
            Selection more = select(z, regularization, ParameterRule.discrepancy(sigma).withFactor(1.1));
            assertEquals(1.1 * sigma, more.residual(), 5e-3 * sigma);
            assertTrue(more.alpha() > given.alpha());
        }
    }

    /** Few pixels: a residual of which a hundredth is missing would show. */
    @ParameterizedTest
    @EnumSource(Regularization.class)
    void theDiscrepancyPrincipleOnSmallImages(final Regularization regularization) {
        for (int seed = 0; seed < 5; seed++) {
            var random = new Random(seed);
            var z = new double[16 * 8];
            for (int i = 0; i < z.length; i++) {
                z[i] = Math.sin(i % 16 * 0.6) * Math.cos(i / 16 * 0.4) + 0.02 * random.nextGaussian();
            }
            Selection s = ImageTikhonov.of(Mask.full(8, 16), 0.125, 0.125, regularization)
                .differentiate(z, ParameterRule.discrepancy(0.021), Progress.NONE).selection();
            assertEquals(0.021, s.residual(), 1e-4, "seed " + seed);
        }
    }

    @ParameterizedTest
    @EnumSource(Regularization.class)
    void theDiscrepancyPrincipleOnACurve(final Regularization regularization) {
        var random = new Random(2);
        var x = new double[300];
        var z = new double[300];
        for (int i = 0; i < x.length; i++) {
            x[i] = i / 50.0;
            z[i] = Math.sin(x[i]) + 0.1 * random.nextGaussian();
        }
        var curve = CurveTikhonov.of(x, regularization);
        Selection given = curve.differentiate(z, ParameterRule.discrepancy(0.1), Progress.NONE).selection();
        assertEquals(Status.FOUND, given.status());
        assertEquals(0.1, given.residual(), 2e-4);
        Selection fixed = curve.differentiate(z, ParameterRule.fixed(given.alpha()), Progress.NONE).selection();
        assertEquals(given.residual(), fixed.residual(), 1e-9);
        assertEquals(given.alpha(), fixed.alpha(), 1e-12 * given.alpha());
    }

    @ParameterizedTest
    @EnumSource(Regularization.class)
    void noiseThatIsLargerThanTheData(final Regularization regularization) {
        var result = ImageTikhonov.of(Mask.full(N, N), H, H, regularization).differentiate(noisy(0.01, 3),
            ParameterRule.discrepancy(5), Progress.NONE);
        Selection s = result.selection();
        assertEquals(Status.NOISE_TOO_LARGE, s.status());
        assertEquals(Double.POSITIVE_INFINITY, s.alpha());
        assertTrue(s.residual() < 5 && s.residual() > 0.1, "" + s.residual());
        assertTrue(s.status().warning().contains("smaller noise level"));
        assertEquals(result.derivatives()[1][5], result.derivatives()[1][700], 1e-12, "a plane");
        assertEquals(0, result.derivatives()[3][700]);
    }

    @Test
    void noNoise() {
        var z = new double[N * N];
        z[N * N / 2] = 1;
        Selection s = select(z, Regularization.H2, ParameterRule.discrepancy());
        assertEquals(Status.NO_NOISE, s.status());
        assertEquals(0, s.alpha());
        assertEquals(0, s.residual());
        assertEquals(Status.NO_ESTIMATE, ImageTikhonov.of(Mask.full(1, 4), 1, 1, Regularization.TV)
            .differentiate(new double[]{0, 1, 0, 2}, ParameterRule.discrepancy(), Progress.NONE).selection().status());
    }

    /** Rows of three pixels, apart from each other: each keeps its own line, so the residual stays small. */
    @ParameterizedTest
    @EnumSource(Regularization.class)
    void noBracketInADomainOfPieces(final Regularization regularization) {
        var valid = new boolean[8 * 15];
        for (int i = 0; i < valid.length; i++) {
            valid[i] = i / 8 % 2 == 0 && i % 4 < 3;
        }
        double[] z = new Random(4).doubles(valid.length, -1, 1).toArray();
        for (int i = 0; i < z.length; i++) {
            z[i] += 100 * (i / 8) * (i / 8);
        }
        Selection s = ImageTikhonov.of(Mask.of(15, 8, valid), 1, 1, regularization)
            .differentiate(z, ParameterRule.discrepancy(10), Progress.NONE).selection();
        assertEquals(Status.NO_BRACKET, s.status());
        assertTrue(s.residual() < 10);
    }

    @ParameterizedTest
    @EnumSource(Regularization.class)
    void theLCurveHasItsCornerAtTheNoise(final Regularization regularization) {
        double[] z = noisy(0.05, 5);
        Selection s = select(z, regularization, ParameterRule.lCurve());
        assertEquals(Status.FOUND, s.status());
        assertEquals(0.05, s.residual(), 0.006);
        List<CurvePoint> curve = s.curve();
        assertTrue(curve.size() > 10);
        for (int i = 1; i < curve.size(); i++) {
            assertTrue(curve.get(i).alpha() > curve.get(i - 1).alpha());
            assertTrue(curve.get(i).residual() >= curve.get(i - 1).residual() * 0.999, "point " + i);
            assertTrue(curve.get(i).seminorm() <= curve.get(i - 1).seminorm() * 1.01 + 1e-6, "point " + i);
        }
        assertTrue(Double.isNaN(curve.get(0).curvature()));
        assertTrue(curve.stream().anyMatch(p -> p.alpha() == s.alpha()));
    }

    /** Two straight branches with a bend: the corner is the bend; a straight curve has none. */
    @Test
    void cornersOfCurves() {
        var bend = new ArrayList<CurvePoint>();
        for (int i = 0; i < 11; i++) {
            double x = i < 5 ? 0.01 * i : 0.05 + (i - 5);
            double y = i < 5 ? 5.0 - i : 0.0 - 0.01 * (i - 5);
            double xa = i < 6 ? 0.01 * (i - 1) : 0.05 + (i - 6);
            double ya = i < 6 ? 6.0 - i : 0.0 - 0.01 * (i - 6);
            double xb = i < 4 ? 0.01 * (i + 1) : 0.05 + (i - 4);
            double yb = i < 4 ? 4.0 - i : 0.0 - 0.01 * (i - 4);
            bend.add(new CurvePoint(i + 1, x, y, LCurve.curvature(xa, ya, x, y, xb, yb)));
        }
        assertEquals(6, LCurve.corner(bend));
        assertTrue(Double.isNaN(LCurve.corner(List.of(new CurvePoint(1, 1, 1, Double.NaN),
            new CurvePoint(2, 2, 0, 0), new CurvePoint(3, 3, -1, -2)))));
        assertEquals(1, LCurve.curvature(1, 0, 0, 1, -1, 0), 1e-15, "counterclockwise on the unit circle");
        assertEquals(-0.5, LCurve.curvature(-2, 0, 0, 2, 2, 0), 1e-15);
        assertEquals(0, LCurve.curvature(1, 1, 1, 1, 2, 2));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.1})
    void crossValidationIsNearTheBestParameter(final double sigma) {
        double[] z = noisy(sigma, 6);
        double[] truth = noisy(0, 6);
        var image = ImageTikhonov.of(Mask.full(N, N), H, H, Regularization.H2);
        var found = image.differentiate(z, ParameterRule.gcv(), Progress.NONE);
        assertEquals(Status.FOUND, found.selection().status());
        double least = Double.MAX_VALUE;
        for (double alpha = 1e-8; alpha < 1; alpha *= 3) {
            var d = image.differentiate(z, ParameterRule.fixed(alpha), Progress.NONE).derivatives();
            least = Math.min(least, Smoothed.rms(d[0], truth, z.length));
        }
        assertTrue(Smoothed.rms(found.derivatives()[0], truth, z.length) < 1.2 * least);
    }

    @Test
    void crossValidationNeedsALinearMethod() {
        var e = assertThrows(IllegalArgumentException.class,
            () -> select(noisy(0.1, 1), Regularization.TV, ParameterRule.gcv()));
        assertTrue(e.getMessage().contains("H\u00b2"), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void rulesCheckTheirNumbers(final double bad) {
        assertThrows(IllegalArgumentException.class, () -> ParameterRule.fixed(bad));
        assertThrows(IllegalArgumentException.class, () -> ParameterRule.discrepancy(bad));
        assertThrows(IllegalArgumentException.class, () -> ParameterRule.discrepancy().withFactor(bad));
    }

    @Test
    void onlyWhatFailedWarns() {
        for (Status s : Status.values()) {
            assertEquals(s == Status.FOUND || s == Status.LINEAR, s.isGood());
            assertTrue(s.isGood() || s.warning().contains("noise level"), s.name());
        }
    }
}
