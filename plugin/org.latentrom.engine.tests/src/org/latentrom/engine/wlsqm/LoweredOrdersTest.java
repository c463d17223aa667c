package org.latentrom.engine.wlsqm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;

/** Where neighbours are too few, the order falls to the greatest that they determine. */
class LoweredOrdersTest {
    private static final int N = 30;

    private static Mask sparse() {
        var random = new Random(12);
        var valid = new boolean[N * N];
        for (int i = 0; i < valid.length; i++) {
            // from dense on the left to lone pixels on the right
            valid[i] = random.nextDouble() < Math.pow(1 - i % N / (N + 1.0), 2);
        }
        return Mask.of(N, N, valid);
    }

    /** A pixel of lowered order has the fit of that order, which the next order does not have. */
    @ParameterizedTest
    @EnumSource(Weighting.class)
    void everyPixelHasTheGreatestOrderThatIsDetermined(final Weighting weighting) {
        Mask mask = sparse();
        double[] z = new Random(13).doubles(N * N, -1, 1).toArray();
        FitOptions options = FitOptions.of(Neighbourhood.disc(4.5)).withWeighting(weighting);
        ImageWlsqm fits = ImageWlsqm.prepare(mask, 1, 1,
            options.withOrder(4).withRule(SingularRule.LOWER_ORDER), Progress.NONE);
        double[][] lowered = fits.fit(z, Progress.NONE);
        int[] orders = fits.orders();
        var seen = new int[5];
        var exact = new ImageWlsqm[5];
        var results = new double[5][][];
        for (int order = 0; order <= 4; order++) {
            exact[order] = ImageWlsqm.prepare(mask, 1, 1, options.withOrder(order), Progress.NONE);
            results[order] = exact[order].fit(z, Progress.NONE);
        }
        for (int i = 0; i < N * N; i++) {
            assertEquals(mask.isValid(i), orders[i] >= 0);
            if (mask.isValid(i)) {
                seen[orders[i]]++;
                assertTrue(exact[orders[i]].fitted().isValid(i));
                assertTrue(orders[i] == 4 || !exact[orders[i] + 1].fitted().isValid(i), "pixel " + i);
                for (int k = 0; k < 15; k++) {
                    double expected = k < results[orders[i]].length ? results[orders[i]][k][i] : 0;
                    assertEquals(expected, lowered[k][i], 1e-9 * (1 + Math.abs(expected)), "pixel " + i);
                }
            }
        }
        assertEquals(mask.count() - seen[4], fits.lowered());
        assertEquals(0, fits.singular());
        assertTrue(Arrays.stream(seen).allMatch(count -> count > 0), Arrays.toString(seen));
        assertEquals(mask.count() - seen[4], exact[4].singular());
        assertEquals(mask.count() - seen[4], fits.singularPixels(Progress.NONE).orElseThrow().count());
    }

    /** A row of pixels in a plane image determines no parabola, though it would in an image of one row. */
    @Test
    void aRowInAPlaneImageIsAMean() {
        var valid = new boolean[5 * 20];
        Arrays.fill(valid, 40, 60, true);
        double[] z = new Random(1).doubles(100).toArray();
        ImageWlsqm plane = ImageWlsqm.prepare(Mask.of(5, 20, valid), 1, 1,
            FitOptions.of(Neighbourhood.disc(2.5)).withRule(SingularRule.LOWER_ORDER), Progress.NONE);
        assertEquals(20, plane.lowered());
        assertEquals(0, plane.orders()[50]);
        double mean = (z[48] + z[49] + z[50] + z[51] + z[52]) / 5;
        assertEquals(mean, plane.fit(z, Progress.NONE)[0][50], 1e-15);
        ImageWlsqm line = ImageWlsqm.prepare(Mask.full(1, 20), 1, 1, FitOptions.of(Neighbourhood.disc(2.5)),
            Progress.NONE);
        assertEquals(2, line.orders()[10]);
    }

    /** Pixels see across obstacles, but nothing of the obstacle: its values and its shape beyond the reach. */
    @Test
    void obstaclesAreNotLookedAt() {
        var valid = new boolean[N * N];
        for (int i = 0; i < valid.length; i++) {
            valid[i] = Math.hypot(i % N - 14.5, i / N - 14.5) > 6;
        }
        var z = new double[N * N];
        for (int i = 0; i < z.length; i++) {
            z[i] = valid[i] ? Math.pow(i % N, 2) - 3 * (i / N) : 1e9;
        }
        for (Weighting weighting : Weighting.values()) {
            ImageWlsqm fits = ImageWlsqm.prepare(Mask.of(N, N, valid), 1, 1,
                FitOptions.of(Neighbourhood.disc(3.5)).withWeighting(weighting), Progress.NONE);
            assertEquals(0, fits.singular());
            double[][] fit = fits.fit(z, Progress.NONE);
            for (int i = 0; i < z.length; i++) {
                assertEquals(valid[i], !Double.isNaN(fit[3][i]));
                if (valid[i]) {
                    assertEquals(2, fit[3][i], 1e-9);
                    assertEquals(-3, fit[2][i], 1e-9);
                }
            }
        }
    }
}
