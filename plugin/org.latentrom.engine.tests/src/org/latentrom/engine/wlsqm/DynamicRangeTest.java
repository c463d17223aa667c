package org.latentrom.engine.wlsqm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;

/** Where values are far smaller than elsewhere in the image, they are fitted with as many digits as if they were alone. */
class DynamicRangeTest {
    private static final int HEIGHT = 36;

    private static final int WIDTH = 48;

    private static double[] image(final DoubleBinaryOperator f) {
        var z = new double[HEIGHT * WIDTH];
        Arrays.setAll(z, i -> f.applyAsDouble((i % WIDTH) / 16.0, (i / WIDTH) / 16.0));
        return z;
    }

    /** Compares at some pixels with the plain fit, relative to the neighbours' values. */
    private static void compare(final double[] z, final double radius, final int order, final Weighting weighting,
        final int... pixels) {
        Mask mask = Mask.full(HEIGHT, WIDTH);
        FitOptions options = FitOptions.of(Neighbourhood.disc(radius)).withOrder(order).withWeighting(weighting);
        ImageWlsqm fits = ImageWlsqm.prepare(mask, 1, 1, options, Progress.NONE);
        double[][] d = fits.fit(z, Progress.NONE);
        var plain = new PlainWlsqm(mask, 1, 1, options);
        int reach = options.neighbourhood().reach();
        for (int pixel : pixels) {
            double greatest = 0;
            for (int i = 0; i < z.length; i++) {
                boolean near = Math.abs(i / WIDTH - pixel / WIDTH) <= reach && Math.abs(i % WIDTH - pixel % WIDTH) <= reach;
                greatest = near ? Math.max(greatest, Math.abs(z[i])) : greatest;
            }
            double[] exact = plain.fit(z, pixel / WIDTH, pixel % WIDTH);
            for (int k = 0; k < exact.length; k++) {
                double gain = fits.noiseGains(Derivative.values()[k])[pixel];
                assertEquals(exact[k], d[k][pixel], 1e-11 * gain * greatest, Derivative.values()[k] + " at " + pixel);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"UNIFORM, 2.5, 2", "UNIFORM, 5.5, 4", "UNIFORM, 9.5, 2", "CENTER, 2.5, 2", "RADIAL, 4.5, 3"})
    void onePixelOfHugeValueCostsTheOthersNoDigits(final Weighting weighting, final double radius, final int order) {
        double[] z = image((x, y) -> 2 + Math.sin(3 * x + 1) * Math.cos(2 * y));
        z[z.length - 3] = -1e12;
        compare(z, radius, order, weighting, 0, 7, 5 * WIDTH + 12, 12 * WIDTH, 15 * WIDTH + 15);
    }

    @ParameterizedTest
    @CsvSource({"UNIFORM, 2.5, 2", "UNIFORM, 5.5, 4", "UNIFORM, 9.5, 2", "CENTER, 2.5, 2", "RADIAL, 4.5, 3"})
    void exponentialGrowthIsFittedEverywhere(final Weighting weighting, final double radius, final int order) {
        double[] z = image((x, y) -> Math.exp(20 * x - 7 * y));
        compare(z, radius, order, weighting, 0, WIDTH - 1, 12 * WIDTH + 20, 35 * WIDTH, 36 * WIDTH - 1);
    }

    @ParameterizedTest
    @CsvSource({"UNIFORM, 2.5, 2", "UNIFORM, 9.5, 2", "CENTER, 2.5, 2", "RADIAL, 4.5, 3"})
    void noiseOnAHugeOffsetKeepsItsDigits(final Weighting weighting, final double radius, final int order) {
        double[] small = image((x, y) -> Math.rint(1024 * Math.sin(3 * x) * Math.cos(2 * y)) / 1024);
        double[] z = Arrays.stream(small).map(v -> v + 1e12).toArray();
        Mask mask = Mask.full(HEIGHT, WIDTH);
        FitOptions options = FitOptions.of(Neighbourhood.disc(radius)).withOrder(order).withWeighting(weighting);
        ImageWlsqm fits = ImageWlsqm.prepare(mask, 1, 1, options, Progress.NONE);
        double[][] exact = fits.fit(small, Progress.NONE);
        double[][] d = fits.fit(z, Progress.NONE);
        for (int k = 1; k < d.length; k++) {
            double[] gains = fits.noiseGains(Derivative.values()[k]);
            for (int i = 0; i < z.length; i++) {
                assertEquals(exact[k][i], d[k][i], 1e-11 * gains[i]);
            }
        }
    }
}
