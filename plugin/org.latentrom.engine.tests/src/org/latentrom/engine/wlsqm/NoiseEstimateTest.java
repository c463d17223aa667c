package org.latentrom.engine.wlsqm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;

/** The noise of images whose noise is known. */
class NoiseEstimateTest {
    private static final int N = 96;

    private static final double H = Math.PI / (N - 1);

    private static NoiseEstimate estimate(final double radius, final Weighting weighting, final double[] values) {
        ImageWlsqm fits = ImageWlsqm.prepare(Mask.full(N, N), H, H,
            new FitOptions(Neighbourhood.disc(radius), 2, weighting, SingularRule.LEAVE_OUT), Progress.NONE);
        return NoiseEstimate.of(fits, values, Progress.NONE);
    }

    private static double[] noisy(final double sigma, final long seed) {
        var random = new Random(seed);
        var z = new double[N * N];
        Arrays.setAll(z, i -> Math.sin(i % N * H) * Math.cos(i / N * H) + sigma * random.nextGaussian());
        return z;
    }

    /** Mean over several seeds: the standard error of a seed's sigma is sigma / sqrt(2 N^2), .7 %. */
    private static double[] mean(final double radius, final Weighting weighting, final double sigma) {
        var mean = new double[2];
        for (int seed = 1; seed <= 8; seed++) {
            NoiseEstimate e = estimate(radius, weighting, noisy(sigma, seed));
            mean[0] += e.rms() / 8;
            mean[1] += e.unbiased() / 8;
        }
        return mean;
    }

    /** The reference's own figures for 128 x 128: .000883 at radius 2.5 and .000999 at 10.5, where sigma is .001. */
    @ParameterizedTest
    @CsvSource({"2.5", "3.5", "5.5"})
    void unbiasedIsSigma(final double radius) {
        double[] mean = mean(radius, Weighting.UNIFORM, 1e-3);
        assertEquals(1e-3, mean[1], 1e-5);
        assertTrue(mean[0] < mean[1], mean[0] + " is the smaller one");
    }

    @Test
    void plainEstimateIsTheReferences() {
        assertEquals(8.83e-4, mean(2.5, Weighting.UNIFORM, 1e-3)[0], 8e-6);
    }

    @ParameterizedTest
    @EnumSource(value = Weighting.class, names = {"CENTER", "RADIAL"})
    void unbiasedForOtherWeightsToo(final Weighting weighting) {
        assertEquals(1e-2, mean(3.5, weighting, 1e-2)[1], 2e-4);
    }

    @Test
    void aLargeRadiusMeasuresTheFitsError() {
        assertTrue(estimate(30.5, Weighting.UNIFORM, noisy(1e-3, 1)).unbiased() > 5e-3);
    }

    @Test
    void pixelsWithoutValuesDoNotCount() {
        double[] z = noisy(1e-3, 3);
        for (int i = 0; i < N; i++) {
            z[5 * N + i] = Double.NaN;
        }
        NoiseEstimate e = estimate(2.5, Weighting.UNIFORM, z);
        assertEquals(N * N - N, e.pixels());
        assertEquals(1e-3, e.unbiased(), 3e-5);
    }

    /** The mean of one pixel is that pixel: there is no residual that could tell anything. */
    @Test
    void fitsThroughTheirValuesTellNothing() {
        Mask lonely = Mask.of(1, 6, new boolean[]{true, false, false, false, false, true});
        ImageWlsqm means = ImageWlsqm.prepare(lonely, 1, 1,
            FitOptions.of(Neighbourhood.disc(2)).withRule(SingularRule.LOWER_ORDER), Progress.NONE);
        NoiseEstimate none = NoiseEstimate.of(means, new double[]{1, 0, 0, 0, 0, 5}, Progress.NONE);
        assertEquals(0, none.rms(), 1e-12);
        assertEquals(2, none.pixels());
        assertTrue(Double.isNaN(none.unbiased()));
    }
}
