package org.latentrom.engine.tikhonov;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.field.Mask;

class NoiseEstimateTest {
    private static double[] image(final int height, final int width, final double sigma, final long seed) {
        var random = new Random(seed);
        var z = new double[height * width];
        for (int i = 0; i < z.length; i++) {
            double x = i % width / 20.0;
            double y = i / width / 20.0;
            z[i] = 1e3 + 5 * x + Math.sin(x) * Math.cos(y) + sigma * random.nextGaussian();
        }
        return z;
    }

    /** Unbiased, with the spread that the number of pixels allows. */
    @ParameterizedTest
    @CsvSource({"128, 128, 0.02", "40, 40, 0.06", "9, 200, 0.08", "4, 300, 0.15", "1, 400, 0.25"})
    void noiseOnASmoothImage(final int height, final int width, final double tolerance) {
        double sum = 0;
        for (int seed = 0; seed < 5; seed++) {
            double found = NoiseEstimate.ofImage(Mask.full(height, width), image(height, width, 0.05, seed));
            assertEquals(0.05, found, tolerance * 0.05);
            sum += found / 5;
        }
        assertEquals(0.05, sum, tolerance / 2 * 0.05);
    }

    @Test
    void aMaskedImageIsLookedAtWithinItsMask() {
        double[] z = image(64, 64, 0.05, 1);
        var valid = new boolean[z.length];
        for (int i = 0; i < z.length; i++) {
            valid[i] = Math.hypot(i % 64 - 20, i / 64 - 30) > 10;
            z[i] = valid[i] ? z[i] : Double.NaN;
        }
        assertEquals(0.05, NoiseEstimate.ofImage(Mask.of(64, 64, valid), z), 0.003);
    }

    /** A tenth of the pixels far off does not carry the estimate away; an edge neither. */
    @Test
    void outliersAndEdges() {
        double[] z = image(128, 128, 0.05, 2);
        for (int i = 0; i < z.length; i++) {
            z[i] += i % 128 > 60 ? 3 : 0;
        }
        assertEquals(0.05, NoiseEstimate.ofImage(Mask.full(128, 128), z), 0.003);
    }

    @Test
    void noiseFreeImages() {
        assertEquals(0, NoiseEstimate.ofImage(Mask.full(10, 10), new double[100]));
        var parabola = new double[100];
        for (int i = 0; i < 100; i++) {
            parabola[i] = (i % 10) * (i % 10) - 3 * (i / 10) * (i % 10);
        }
        assertEquals(0, NoiseEstimate.ofImage(Mask.full(10, 10), parabola), 1e-12);
    }

    @Test
    void tooFewSamples() {
        assertTrue(Double.isNaN(NoiseEstimate.ofImage(Mask.full(2, 2), new double[4])));
        assertTrue(Double.isNaN(NoiseEstimate.ofImage(Mask.full(1, 6), new double[6])));
        assertEquals(0, NoiseEstimate.ofImage(Mask.full(1, 7), new double[7]));
        assertTrue(Double.isNaN(NoiseEstimate.ofCurve(new double[]{0, 1, 2}, new double[3])));
        assertTrue(Double.isNaN(NoiseEstimate.ofCurve(new double[0], new double[0])));
        assertTrue(Double.isNaN(NoiseEstimate.ofCurve(new double[]{1}, new double[]{2})));
    }

    /** Uneven spacing: fourth divided differences do not see cubics, and noise is scaled right. */
    @Test
    void curves() {
        var random = new Random(3);
        var x = new double[2000];
        var z = new double[2000];
        var cubic = new double[2000];
        for (int i = 0; i < 2000; i++) {
            x[i] = (i == 0 ? 0 : x[i - 1]) + 1e-3 * (0.1 + random.nextDouble());
            cubic[i] = 1 - x[i] + 2 * x[i] * x[i] - x[i] * x[i] * x[i];
            z[i] = cubic[i] + 0.03 * random.nextGaussian();
        }
        assertEquals(0.03, NoiseEstimate.ofCurve(x, z), 0.003);
        assertEquals(0, NoiseEstimate.ofCurve(x, cubic), 1e-12);
    }
}
