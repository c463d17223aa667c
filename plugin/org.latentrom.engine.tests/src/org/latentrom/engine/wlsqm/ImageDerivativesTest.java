package org.latentrom.engine.wlsqm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.testing.Npz;

/** Refitting and denoising; golden numbers of generators/wlsqm_refit_golden.py. */
class ImageDerivativesTest {
    private static final int N = 32;

    private static final Set<Derivative> SECOND = EnumSet.of(Derivative.FXX, Derivative.FXY, Derivative.FYY);

    private static final Map<String, Npz> GOLDEN = Npz.all("/wlsqm/refit32.npz");

    private static ImageWlsqm fits(final Mask mask, final double radius, final int order, final SingularRule rule) {
        double h = Math.PI / (N - 1);
        return ImageWlsqm.prepare(mask, h, h,
            new FitOptions(Neighbourhood.disc(radius), order, Weighting.UNIFORM, rule), Progress.NONE);
    }

    private static ImageWlsqm fits(final double radius) {
        return fits(Mask.full(N, N), radius, 2, SingularRule.LEAVE_OUT);
    }

    private static double[][] derive(final ImageWlsqm fits, final Refit refit, final int steps,
        final Set<Derivative> wanted, final double[] values) {
        return new ImageDerivatives(fits, refit, steps, Progress.NONE).of(values, wanted, Progress.NONE);
    }

    private static double[] noisy(final String sigma) {
        return GOLDEN.get("noisy" + sigma + "_z").values();
    }

    /** Tolerances of the golden data's README for images: first 5e-12, second 1e-10. */
    @ParameterizedTest
    @CsvSource({"1e-2, 2.5", "1e-2, 5.5", "1e-2, 10.5", "1e-3, 2.5", "1e-3, 5.5", "1e-3, 10.5"})
    void refitIsThatOfTheReference(final String sigma, final double radius) {
        double[][] d = derive(fits(radius), Refit.ALSO_FIRST, 0, EnumSet.range(Derivative.F, Derivative.FYY),
            noisy(sigma));
        Npz golden = GOLDEN.get("noisy" + sigma + "_" + radius + "_refit");
        int[] rows = GOLDEN.get("rows").ints();
        Derivative[] order = {Derivative.FXX, Derivative.FXY, Derivative.FYY, Derivative.FX, Derivative.FY};
        for (int k = 0; k < order.length; k++) {
            double[] expected = golden.slice(k);
            double worst = 0;
            for (int i = 0; i < expected.length; i++) {
                worst = Math.max(worst, Math.abs(expected[i] - d[order[k].ordinal()][rows[i / N] * N + i % N]));
            }
            assertTrue(worst <= (order[k].order() == 1 ? 5e-12 : 1e-10), order[k] + ": " + worst);
        }
    }

    @Test
    void firstDerivativesAreThoseOfTheFitUnlessAskedFor() {
        double[][] plain = fits(3.5).fit(noisy("1e-2"), Progress.NONE);
        double[][] refit = derive(fits(3.5), Refit.SECOND, 0, EnumSet.range(Derivative.F, Derivative.FYY),
            noisy("1e-2"));
        assertArrayEquals(plain[1], refit[1]);
        assertArrayEquals(plain[2], refit[2]);
        double[][] off = derive(fits(3.5), Refit.OFF, 0, SECOND, noisy("1e-2"));
        assertNull(off[0], "not wanted");
        for (Derivative d : SECOND) {
            assertArrayEquals(plain[d.ordinal()], off[d.ordinal()]);
            assertTrue(distance(plain[d.ordinal()], refit[d.ordinal()]) > 0.1, d + " is refitted");
        }
    }

    private static double distance(final double[] a, final double[] b) {
        double worst = 0;
        for (int i = 0; i < a.length; i++) {
            worst = Math.max(worst, Math.abs(a[i] - b[i]));
        }
        return worst;
    }

    /** The reference's chain by hand: f denoised, fx denoised, fitted, denoised again. */
    @Test
    void denoisingStepsAreWhereTheReferenceHasThem() {
        ImageWlsqm w = fits(2.5);
        double[] z = noisy("1e-2");
        for (int i = 0; i < 2; i++) {
            z = w.fit(z, Progress.NONE)[0];
        }
        double[][] first = w.fit(z, Progress.NONE);
        double[] fx = first[1];
        for (int i = 0; i < 2; i++) {
            fx = w.fit(fx, Progress.NONE)[0];
        }
        double[] fxx = w.fit(fx, Progress.NONE)[1];
        for (int i = 0; i < 2; i++) {
            fxx = w.fit(fxx, Progress.NONE)[0];
        }
        double[][] d = derive(w, Refit.SECOND, 2, EnumSet.of(Derivative.F, Derivative.FX, Derivative.FXX),
            noisy("1e-2"));
        assertArrayEquals(first[0], d[0]);
        assertArrayEquals(first[1], d[1]);
        assertArrayEquals(fxx, d[3]);
    }

    /** The largest errors are in corners, where only more neighbours help: so the mean error is what becomes less. */
    @Test
    void denoisingTakesNoiseAway() {
        double before = rms(derive(fits(2.5), Refit.OFF, 0, Set.of(Derivative.FX), noisy("1e-2"))[1]);
        double after = rms(derive(fits(2.5), Refit.OFF, 3, Set.of(Derivative.FX), noisy("1e-2"))[1]);
        assertTrue(after < 0.7 * before, before + " -> " + after);
    }

    private static double rms(final double[] fx) {
        double[] truth = GOLDEN.get("truth").slice(1);
        double sum = 0;
        for (int i = 0; i < fx.length; i++) {
            sum += (fx[i] - truth[i]) * (fx[i] - truth[i]);
        }
        return Math.sqrt(sum / fx.length);
    }

    /** A polynomial of the fits' order is untouched by denoising and has exact refitted derivatives. */
    @Test
    void quadraticsAreExact() {
        var z = new double[N * N];
        double h = Math.PI / (N - 1);
        for (int i = 0; i < z.length; i++) {
            double x = i % N * h;
            double y = i / N * h;
            z[i] = 1e3 + x * x - 3 * x * y + 0.5 * y * y + y;
        }
        double[][] d = derive(fits(4.5), Refit.ALSO_FIRST, 2, EnumSet.range(Derivative.F, Derivative.FYY), z);
        for (int i = 0; i < z.length; i++) {
            double x = i % N * h;
            double y = i / N * h;
            assertEquals(z[i], d[0][i], 1e-10);
            assertEquals(2 * x - 3 * y, d[1][i], 1e-9);
            assertEquals(-3 * x + y + 1, d[2][i], 1e-9);
            assertEquals(2, d[3][i], 1e-8);
            assertEquals(-3, d[4][i], 1e-8);
            assertEquals(1, d[5][i], 1e-8);
        }
    }

    /** Pixels that cannot be fitted are no neighbours of the next fit, and nothing becomes NaN but they. */
    @Test
    void singularPixelsDoNotSpread() {
        var valid = new boolean[N * N];
        for (int i = 0; i < valid.length; i++) {
            int row = i / N;
            int column = i % N;
            // a room, and a corridor of one pixel's width that is singular for order 2
            valid[i] = column < 20 || row == 16;
        }
        Mask mask = Mask.of(N, N, valid);
        ImageWlsqm fits = fits(mask, 2.5, 2, SingularRule.LEAVE_OUT);
        assertTrue(fits.singular() > 5, fits.singular() + " singular pixels");
        var derivatives = new ImageDerivatives(fits, Refit.ALSO_FIRST, 1, Progress.NONE);
        double[][] d = derivatives.of(noisy("1e-3"), EnumSet.range(Derivative.F, Derivative.FYY), Progress.NONE);
        assertTrue(derivatives.fitted().count() <= fits.fitted().count());
        assertTrue(derivatives.fitted().count() >= 20 * N);
        for (Derivative k : EnumSet.range(Derivative.F, Derivative.FYY)) {
            for (int i = 0; i < valid.length; i++) {
                if (derivatives.fitted().isValid(i)) {
                    assertFalse(Double.isNaN(d[k.ordinal()][i]), k + " in pixel " + i);
                }
            }
        }
    }

    /** x^4 / 24 + x^3 y / 6 + x^2 y^2 / 4 + x y^3 / 6 + y^4 / 24 has simple derivatives. */
    private static double quartic(final double x, final double y, final Derivative d) {
        double sum = 0;
        for (int p = 0; p <= 4; p++) {
            sum += power(x, p - d.x()) * power(y, 4 - p - d.y());
        }
        return sum;
    }

    /** x^n / n!, 0 for negative n. */
    private static double power(final double x, final int n) {
        return n < 0 ? 0 : n == 0 ? 1 : x * power(x, n - 1) / n;
    }

    private static double[] sampled(final Derivative d) {
        double h = Math.PI / (N - 1);
        var z = new double[N * N];
        for (int i = 0; i < z.length; i++) {
            z[i] = quartic(i % N * h, i / N * h, d);
        }
        return z;
    }

    /** Fits of order 4 hold a quartic: all its derivatives are exact, whichever way leads to them. */
    @ParameterizedTest
    @CsvSource({"FXXXX", "FXXXY", "FXXYY", "FXYYY", "FYYYY"})
    void quarticsByFitsOfOrderFour(final Derivative wanted) {
        ImageWlsqm fits = fits(Mask.full(N, N), 5.5, 4, SingularRule.LEAVE_OUT);
        for (Refit refit : Refit.values()) {
            double[] d = derive(fits, refit, 1, Set.of(wanted), sampled(Derivative.F))[wanted.ordinal()];
            assertTrue(distance(sampled(wanted), d) < 1e-5, refit + ": " + distance(sampled(wanted), d));
        }
    }

    /** One order more than the fits have: the refitted third derivatives of order-2 fits. */
    @Test
    void refittingGivesOneOrderMore() {
        var off = new ImageDerivatives(fits(4.5), Refit.OFF, 0, Progress.NONE);
        assertFalse(off.supports(Derivative.FXXX));
        var refit = new ImageDerivatives(fits(4.5), Refit.SECOND, 0, Progress.NONE);
        assertTrue(refit.supports(Derivative.FXXY));
        assertFalse(refit.supports(Derivative.FXXYY));
        var z = new double[N * N];
        double h = Math.PI / (N - 1);
        for (int i = 0; i < z.length; i++) {
            double x = i % N * h;
            double y = i / N * h;
            z[i] = x * x * x + 2 * x * x * y;
        }
        double[][] d = refit.of(z, EnumSet.of(Derivative.FXXX, Derivative.FXXY), Progress.NONE);
        // in the interior the fits' errors of a cubic are constant, so that what is derived once more has none
        int middle = 16 * N + 16;
        assertEquals(6, d[Derivative.FXXX.ordinal()][middle], 1e-8);
        assertEquals(4, d[Derivative.FXXY.ordinal()][middle], 1e-8);
        var plane = new ImageDerivatives(fits(Mask.full(N, N), 2.5, 1, SingularRule.LEAVE_OUT), Refit.SECOND, 0,
            Progress.NONE);
        assertTrue(plane.supports(Derivative.FXY));
        assertEquals(6 * 16 * h + 4 * 16 * h,
            plane.of(z, EnumSet.of(Derivative.FXX), Progress.NONE)[3][middle], 1e-8);
        var mean = new ImageDerivatives(fits(Mask.full(N, N), 2.5, 0, SingularRule.LEAVE_OUT), Refit.SECOND, 0,
            Progress.NONE);
        assertFalse(mean.supports(Derivative.FX));
        assertFalse(mean.supports(Derivative.FXX));
    }

    @Test
    void anImageOfOneRowHasDerivativesAlongX() {
        ImageWlsqm fits = ImageWlsqm.prepare(Mask.full(1, 9), 0.5, 1, FitOptions.of(Neighbourhood.disc(2)),
            Progress.NONE);
        var refit = new ImageDerivatives(fits, Refit.ALSO_FIRST, 0, Progress.NONE);
        assertFalse(refit.supports(Derivative.FXY));
        assertFalse(refit.supports(Derivative.FY));
        var z = new double[9];
        for (int i = 0; i < 9; i++) {
            z[i] = 0.25 * i * i;
        }
        double[][] d = refit.of(z, EnumSet.of(Derivative.FX, Derivative.FXX), Progress.NONE);
        for (int i = 0; i < 9; i++) {
            assertEquals(i, d[1][i], 1e-12);
            assertEquals(2, d[3][i], 1e-12);
        }
        var e = assertThrows(IllegalArgumentException.class,
            () -> refit.of(z, EnumSet.of(Derivative.FX, Derivative.FXY), Progress.NONE));
        assertTrue(e.getMessage().contains("one row"), e.getMessage());
        var order = assertThrows(IllegalArgumentException.class,
            () -> refit.of(z, EnumSet.of(Derivative.FXXXX), Progress.NONE));
        assertTrue(order.getMessage().contains("order 2") && order.getMessage().contains("order 4"),
            order.getMessage());
    }

    @Test
    void stepsAreNotNegative() {
        var e = assertThrows(IllegalArgumentException.class,
            () -> new ImageDerivatives(fits(2.5), Refit.OFF, -1, Progress.NONE));
        assertTrue(e.getMessage().contains("-1"), e.getMessage());
    }
}
