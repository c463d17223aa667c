package org.latentrom.engine.wlsqm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;

/** Fits against their definition, on all kinds of masks, sizes and magnitudes. */
class ImageWlsqmTest {
    private static final FitOptions LEAVE_OUT = FitOptions.of(Neighbourhood.disc(2.5));

    private static final FitOptions LOWER_ORDER = LEAVE_OUT.withRule(SingularRule.LOWER_ORDER);

    private static ImageWlsqm prepare(final Mask mask, final double radius) {
        return ImageWlsqm.prepare(mask, 1, 1, FitOptions.of(Neighbourhood.disc(radius)), Progress.NONE);
    }

    private static Mask randomMask(final int height, final int width, final double share, final long seed) {
        var random = new Random(seed);
        var valid = new boolean[height * width];
        for (int i = 0; i < valid.length; i++) {
            valid[i] = random.nextDouble() < share;
        }
        return Mask.of(height, width, valid);
    }

    private static double[] randomImage(final int pixels, final long seed) {
        return new Random(seed).doubles(pixels, -1, 1).toArray();
    }

    @ParameterizedTest
    @CsvSource({"17, 23, 1, 2", "17, 23, 1, 2.5", "17, 23, 0.8, 3.2", "17, 23, 0.5, 4", "9, 31, 1, 40.5",
        "31, 9, 0.7, 12", "6, 6, 1, 900.25", "24, 40, 0.3, 7.5", "3, 50, 1, 3.5"})
    void definition(final int height, final int width, final double share, final double radius) {
        Mask mask = randomMask(height, width, share, 7);
        double[] z = randomImage(height * width, 8);
        ImageWlsqm wlsqm =
            ImageWlsqm.prepare(mask, 0.5, 2, FitOptions.of(Neighbourhood.disc(radius)), Progress.NONE);
        double[][] fit = wlsqm.fit(z, Progress.NONE);
        int singular = 0;
        var plain = new PlainWlsqm(mask, 0.5, 2, FitOptions.of(Neighbourhood.disc(radius)));
        for (int i = 0; i < z.length; i++) {
            double[] expected = plain.fit(z, i / width, i % width);
            boolean solvable = mask.isValid(i) && !Double.isNaN(expected[0]);
            singular += mask.isValid(i) && !solvable ? 1 : 0;
            assertEquals(solvable, wlsqm.fitted().isValid(i), "pixel " + i);
            for (int k = 0; k < 6; k++) {
                if (solvable) {
                    double tolerance = 1e-9 * (1 + Math.abs(expected[k]));
                    assertEquals(expected[k], fit[k][i], tolerance, "pixel " + i + ", " + Derivative.values()[k]);
                } else {
                    assertTrue(Double.isNaN(fit[k][i]), "pixel " + i);
                }
            }
        }
        assertEquals(singular, wlsqm.singular());
    }

    @Test
    void quadraticsComeBackWithUnequalSpacing() {
        int n = 40;
        Mask mask = randomMask(n, n, 0.85, 3);
        double dx = 0.1;
        double dy = 0.025;
        var z = new double[n * n];
        for (int i = 0; i < z.length; i++) {
            double x = i % n * dx;
            double y = i / n * dy;
            z[i] = 1 + 2 * x - 3 * y + 4 * x * x + 5 * x * y - 6 * y * y;
        }
        double[][] fit =
            ImageWlsqm.prepare(mask, dx, dy, FitOptions.of(Neighbourhood.disc(5.5)), Progress.NONE)
                .fit(z, Progress.NONE);
        for (int i = 0; i < z.length; i++) {
            if (mask.isValid(i)) {
                double x = i % n * dx;
                double y = i / n * dy;
                double[] exact = {z[i], 2 + 8 * x + 5 * y, -3 + 5 * x - 12 * y, 8, 5, -12};
                for (int k = 0; k < 6; k++) {
                    assertEquals(exact[k], fit[k][i], 1e-9, "pixel " + i);
                }
            }
        }
    }

    @Test
    void constantImagesAreExact() {
        for (double c : new double[]{0, -7.1, 1e300, 1e-310, Double.MAX_VALUE}) {
            var z = new double[400];
            Arrays.fill(z, c);
            double[][] fit = prepare(Mask.full(20, 20), 4.5).fit(z, Progress.NONE);
            assertArrayEquals(z, fit[0]);
            for (int k = 1; k < 6; k++) {
                assertEquals(0, Arrays.stream(fit[k]).map(Math::abs).max().getAsDouble());
            }
        }
    }

    @Test
    void offsetsAndMagnitudesLoseNoDigit() {
        // multiples of 2^-20 with an offset of 2^30: all exact in float64
        double[] z = Arrays.stream(randomImage(900, 5)).map(v -> Math.rint(v * 0x1p20) * 0x1p-20).toArray();
        ImageWlsqm wlsqm = prepare(Mask.full(30, 30), 10.5);
        double[][] fit = wlsqm.fit(z, Progress.NONE);
        double[][] offset = wlsqm.fit(Arrays.stream(z).map(v -> v + 0x1p30).toArray(), Progress.NONE);
        for (int power : new int[]{-1000, 900}) {
            double[][] scaled = wlsqm.fit(Arrays.stream(z).map(v -> Math.scalb(v, power)).toArray(), Progress.NONE);
            for (int k = 0; k < 6; k++) {
                assertArrayEquals(fit[k], Arrays.stream(scaled[k]).map(v -> Math.scalb(v, -power)).toArray(), 1e-20);
            }
        }
        for (int k = 1; k < 6; k++) {
            assertArrayEquals(fit[k], offset[k], 1e-15);
        }
    }

    @Test
    void sameBitsForAnyNumberOfThreads() throws Exception {
        int height = 40;
        int width = 300;
        Mask mask = randomMask(height, width, 0.7, 1);
        double[] z = randomImage(height * width, 2);
        for (Weighting weighting : Weighting.values()) {
            FitOptions options = FitOptions.of(Neighbourhood.disc(6.5)).withOrder(3).withWeighting(weighting);
            double[][][] fits = new double[2][][];
            double[][] adjoints = new double[2][];
            for (int threads : new int[]{1, 4}) {
                var pool = new ForkJoinPool(threads);
                pool.submit(() -> {
                    ImageWlsqm wlsqm = ImageWlsqm.prepare(mask, 1, 1, options, Progress.NONE);
                    fits[threads / 4] = wlsqm.fit(z, Progress.NONE);
                    adjoints[threads / 4] = wlsqm.adjoint(new double[][]{null, z}, Progress.NONE);
                }).get();
                pool.shutdown();
            }
            for (int k = 0; k < fits[0].length; k++) {
                assertArrayEquals(fits[0][k], fits[1][k]);
            }
            assertArrayEquals(adjoints[0], adjoints[1]);
        }
    }

    @Test
    void oneFactorisationForEachDifferentNeighbourhood() {
        // 1 + 4 n + 4 n^2 for n = reach, whatever the size of the image
        assertEquals(25, prepare(Mask.full(100, 80), 2.5).solvers());
        assertEquals(441, prepare(Mask.full(100, 80), 10.5).solvers());
    }

    @Test
    void singularPixelsAreLeftOutOrFittedWithLowerOrder() {
        // a lone pixel, a row of pixels, a corner of three, all further apart than the radius
        var valid = new boolean[16 * 16];
        for (int pixel : new int[]{0, 8 * 16 + 1, 8 * 16 + 2, 8 * 16 + 3, 15 * 16 + 12, 15 * 16 + 13, 14 * 16 + 12}) {
            valid[pixel] = true;
        }
        Mask mask = Mask.of(16, 16, valid);
        double[] z = randomImage(256, 4);
        ImageWlsqm out = ImageWlsqm.prepare(mask, 1, 1, LEAVE_OUT, Progress.NONE);
        assertEquals(7, out.singular());
        assertEquals(0, out.fitted().count());
        assertTrue(Double.isNaN(out.fit(z, Progress.NONE)[0][0]));
        ImageWlsqm lower = ImageWlsqm.prepare(mask, 1, 1, LOWER_ORDER, Progress.NONE);
        assertEquals(0, lower.singular());
        assertEquals(7, lower.lowered());
        assertEquals(mask, lower.fitted());
        double[][] fit = lower.fit(z, Progress.NONE);
        assertEquals(z[0], fit[0][0]);
        assertEquals((z[129] + z[130] + z[131]) / 3, fit[0][130], 1e-15);
        assertEquals(z[15 * 16 + 12], fit[0][15 * 16 + 12], 1e-15);
        assertEquals(z[15 * 16 + 13] - z[15 * 16 + 12], fit[1][15 * 16 + 12], 1e-15);
        assertEquals(z[15 * 16 + 12] - z[14 * 16 + 12], fit[2][15 * 16 + 12], 1e-15);
        assertEquals(0, fit[3][15 * 16 + 12]);
        assertTrue(Double.isNaN(fit[0][1]));
    }

    @Test
    void lowerOrderDoesNotDependOnTheNeighbourBefore() {
        // pixels with equal neighbourhoods follow each other in a row of a tall, narrow strip
        var valid = new boolean[2 * 12];
        Arrays.fill(valid, true);
        Mask mask = Mask.of(2, 12, valid);
        ImageWlsqm lower = ImageWlsqm.prepare(mask, 1, 1, LOWER_ORDER, Progress.NONE);
        assertEquals(24, lower.lowered());
        var z = new double[24];
        Arrays.setAll(z, i -> 3.0 * (i % 12) + 5.0 * (i / 12));
        double[][] fit = lower.fit(z, Progress.NONE);
        for (int i = 0; i < 24; i++) {
            assertEquals(3, fit[1][i], 1e-12);
            assertEquals(5, fit[2][i], 1e-12);
        }
    }

    @Test
    void maskedValuesAreNotLookedAtButOthersMustBeFinite() {
        Mask mask = randomMask(20, 20, 0.8, 9);
        double[] z = randomImage(400, 1);
        ImageWlsqm wlsqm = prepare(mask, 3.5);
        double[][] clean = wlsqm.fit(z, Progress.NONE);
        double[] dirty = z.clone();
        for (int i = 0; i < z.length; i++) {
            dirty[i] = mask.isValid(i) ? z[i] : i % 2 == 0 ? Double.POSITIVE_INFINITY : 1e300;
        }
        assertArrayEquals(clean[3], wlsqm.fit(dirty, Progress.NONE)[3]);
        int valid = 0;
        while (!mask.isValid(47 + valid)) {
            valid++;
        }
        dirty[47 + valid] = Double.NEGATIVE_INFINITY;
        var e = assertThrows(IllegalArgumentException.class, () -> wlsqm.fit(dirty, Progress.NONE));
        String expected = "the value in row 2, column " + (7 + valid) + " is -Infinity";
        assertTrue(e.getMessage().startsWith(expected), e.getMessage());
    }

    @Test
    void badArgumentsAreRefused() {
        assertThrows(IllegalArgumentException.class,
            () -> prepare(Mask.full(9, 9), 3).fit(new double[80], Progress.NONE));
        assertThrows(IllegalArgumentException.class,
            () -> ImageWlsqm.prepare(Mask.full(9, 9), 0, 1, LEAVE_OUT, Progress.NONE));
        assertThrows(IllegalArgumentException.class,
            () -> ImageWlsqm.prepare(Mask.full(9, 9), 1, Double.NaN, LEAVE_OUT, Progress.NONE));
        assertThrows(IllegalArgumentException.class,
            () -> ImageWlsqm.prepare(Mask.full(9, 9), Double.POSITIVE_INFINITY, 1, LEAVE_OUT, Progress.NONE));
    }

    @Test
    void allPartsCanBeCancelled() {
        var asked = new AtomicInteger();
        var soon = new Progress() {
            @Override
            public void report(final double fraction, final Supplier<String> message) {
                // not asked
            }

            @Override
            public void checkCanceled() {
                if (asked.incrementAndGet() > 3) {
                    throw new CancellationException();
                }
            }
        };
        Mask mask = randomMask(64, 64, 0.9, 1);
        for (Weighting weighting : Weighting.values()) {
            FitOptions options = LEAVE_OUT.withWeighting(weighting);
            asked.set(0);
            assertThrows(CancellationException.class, () -> ImageWlsqm.prepare(mask, 1, 1, options, soon));
            ImageWlsqm wlsqm = ImageWlsqm.prepare(mask, 1, 1, options, Progress.NONE);
            asked.set(0);
            assertThrows(CancellationException.class, () -> wlsqm.fit(new double[64 * 64], soon));
            asked.set(0);
            var cotangents = new double[][]{randomImage(64 * 64, 3)};
            assertThrows(CancellationException.class, () -> wlsqm.adjoint(cotangents, soon));
        }
    }
}
