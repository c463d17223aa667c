package org.latentrom.engine.sampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.latentrom.engine.progress.Progress;

/** Mixtures whose components are known: three round and oblong clouds in two latent variables. */
class GaussianMixtureTest {
    private static final double[] WEIGHTS = {0.5, 0.3, 0.2};

    private static final double[][] MEANS = {{0, 0}, {3, 1}, {-2, 3}};

    /** Rows of a factor F of the covariance F F'. */
    private static final double[][][] FACTORS = {{{1, 0}, {0.6, 0.3}}, {{0.2, 0}, {0, 0.9}}, {{0.5, 0}, {-0.4, 0.2}}};

    private static GaussianMixture mixture;

    @BeforeAll
    static void fit() {
        mixture = GaussianMixture.fit(states(5100, 1), 3, 1, Progress.NONE); // 5000 of them
    }

    private static double[][] states(final int count, final long seed) {
        var random = new Random(seed);
        var z = new double[count][2];
        for (double[] row : z) {
            double u = random.nextDouble();
            int k = u < 0.5 ? 0 : u < 0.8 ? 1 : 2;
            double a = random.nextGaussian();
            double b = random.nextGaussian();
            for (int l = 0; l < 2; l++) {
                row[l] = MEANS[k][l] + FACTORS[k][l][0] * a + FACTORS[k][l][1] * b;
            }
        }
        return z;
    }

    private static double logNormal(final double[] z, final int k) {
        double[][] f = FACTORS[k];
        double y0 = (z[0] - MEANS[k][0]) / f[0][0];
        double y1 = (z[1] - MEANS[k][1] - f[1][0] * y0) / f[1][1];
        return -0.5 * (y0 * y0 + y1 * y1) - Math.log(2 * Math.PI * f[0][0] * f[1][1]);
    }

    private static double logTruth(final double[] z) {
        double p = 0;
        for (int k = 0; k < 3; k++) {
            p += WEIGHTS[k] * Math.exp(logNormal(z, k));
        }
        return Math.log(p);
    }

    private static int nearest(final GaussianMixture mixture, final double[] mean) {
        int best = 0;
        for (int k = 1; k < mixture.components(); k++) {
            if (distance(mixture.mean(k), mean) < distance(mixture.mean(best), mean)) {
                best = k;
            }
        }
        return best;
    }

    private static double distance(final double[] a, final double[] b) {
        return Math.hypot(a[0] - b[0], a[1] - b[1]);
    }

    @Test
    void findsTheComponents() {
        for (int k = 0; k < 3; k++) {
            int found = nearest(mixture, MEANS[k]);
            assertEquals(0, distance(mixture.mean(found), MEANS[k]), 0.1);
            assertEquals(WEIGHTS[k], mixture.weight(found), 0.03);
        }
    }

    /** On states that it has not seen it is as good as the truth, up to a hundredth of a nat. */
    @Test
    void densityIsThatOfTheTruth() {
        double difference = 0;
        for (double[] z : states(3000, 2)) {
            difference += (logTruth(z) - mixture.logDensity(z)) / 3000;
        }
        assertEquals(0, difference, 0.01);
    }

    @Test
    void densityHasTheIntegralOne() {
        double h = 0.05;
        double sum = 0;
        for (double x = -8; x < 8; x += h) {
            for (double y = -8; y < 9; y += h) {
                sum += Math.exp(mixture.logDensity(new double[]{x, y})) * h * h;
            }
        }
        assertEquals(1, sum, 1e-3);
    }

    @Test
    void oneComponentIsMeanAndCovariance() {
        double[][] z = states(500, 3);
        GaussianMixture normal = GaussianMixture.fit(z, 1, 1, Progress.NONE);
        assertEquals(1, normal.weight(0), 1e-12);
        var mean = new double[2];
        for (double[] row : z) {
            mean[0] += row[0] / 500;
            mean[1] += row[1] / 500;
        }
        assertArrayEquals(mean, normal.mean(0), 2e-4);
        var c = new double[3];
        for (double[] row : z) {
            c[0] += Math.pow(row[0] - mean[0], 2) / 500;
            c[1] += Math.pow(row[1] - mean[1], 2) / 500;
            c[2] += (row[0] - mean[0]) * (row[1] - mean[1]) / 500;
        }
        // the mean log density of a fitted normal distribution is that of its entropy
        double expected = -Math.log(2 * Math.PI) - 0.5 * Math.log(c[0] * c[1] - c[2] * c[2]) - 1;
        assertEquals(expected, normal.logLikelihood(), 1e-4);
        assertEquals(5 * Math.log(500) - 1000 * normal.logLikelihood(), normal.bic(), 1e-9);
    }

    @Test
    void bicFindsTheNumberOfComponents() {
        GaussianMixture best = GaussianMixture.choose(states(1500, 4), 3, 1, Progress.NONE);
        assertEquals(3, best.components());
        double[][] round = StandardNormal.sample(500, 2, 5);
        assertEquals(1, GaussianMixture.choose(round, 4, 1, Progress.NONE).components());
    }

    @Test
    void drawsAreThoseOfTheMixture() {
        GaussianMixture.Draw[] draws = mixture.sample(20_000, 8);
        double truth = 0;
        double square = 0;
        var counts = new int[3];
        var means = new double[3][2];
        for (GaussianMixture.Draw draw : draws) {
            double log = mixture.logDensity(draw.z());
            truth += log / draws.length;
            square += log * log / draws.length;
            counts[draw.component()]++;
            means[draw.component()][0] += draw.z()[0];
            means[draw.component()][1] += draw.z()[1];
        }
        // the density's own entropy, as the states that it was fitted to have it
        double error = Math.sqrt((square - truth * truth) / 4000);
        assertEquals(mixture.logLikelihood(), truth, 4 * error);
        for (int k = 0; k < 3; k++) {
            assertEquals(mixture.weight(k), counts[k] / 20_000.0, 4 * 0.5 / Math.sqrt(20_000));
            assertEquals(mixture.mean(k)[0], means[k][0] / counts[k], 0.1);
            assertEquals(mixture.mean(k)[1], means[k][1] / counts[k], 0.1);
        }
    }

    @Test
    void followsTheSeed() {
        GaussianMixture a = GaussianMixture.fit(states(500, 1), 3, 1, Progress.NONE);
        GaussianMixture b = GaussianMixture.fit(states(500, 1), 3, 1, Progress.NONE);
        assertEquals(a.logLikelihood(), b.logLikelihood());
        assertArrayEquals(a.sample(3, 2)[2].z(), b.sample(3, 2)[2].z());
    }

    /** Sizes of the variables do not matter; one that is constant stays what it is. */
    @Test
    void unitsDoNotMatter() {
        double[][] z = states(1000, 1);
        double[][] scaled = Arrays.stream(z).map(r -> new double[]{1e-9 * r[0], 4, 1e7 * r[1] + 3}).toArray(
            double[][]::new);
        GaussianMixture plain = GaussianMixture.fit(z, 3, 1, Progress.NONE);
        GaussianMixture other = GaussianMixture.fit(scaled, 3, 1, Progress.NONE);
        assertEquals(plain.logLikelihood() - Math.log(1e-2), other.logLikelihood(), 1e-6);
        GaussianMixture.Draw draw = other.sample(1, 3)[0];
        assertEquals(4, draw.z()[1]);
        assertEquals(plain.sample(1, 3)[0].z()[0], draw.z()[0] * 1e9, 1e-6);
    }

    /** One latent variable: two peaks, one wide and one narrow. */
    @Test
    void oneVariable() {
        double[][] z = StandardNormal.sample(4000, 1, 3);
        for (int i = 0; i < 4000; i++) {
            z[i][0] = i % 4 == 0 ? 6 + 0.2 * z[i][0] : 1.5 * z[i][0];
        }
        GaussianMixture mixture = GaussianMixture.fit(z, 2, 1, Progress.NONE);
        int narrow = mixture.mean(0)[0] > 3 ? 0 : 1;
        assertEquals(0.25, mixture.weight(narrow), 0.01);
        assertEquals(6, mixture.mean(narrow)[0], 0.05);
        double truth = Math.log(0.25 * Math.exp(-0.5) / 0.2 + 0.75 / 1.5 * Math.exp(-0.5 * 6.2 * 6.2 / 2.25))
            - 0.5 * Math.log(2 * Math.PI);
        assertEquals(truth, mixture.logDensity(new double[]{6.2}), 0.05);
        assertEquals(1, mixture.sample(1, 1)[0].z().length);
        assertEquals(2, GaussianMixture.choose(z, 4, 1, Progress.NONE).components());
    }

    /** States on a line have a covariance without inverse. */
    @Test
    void statesOnALineDoNotBreakIt() {
        double[][] z = Arrays.stream(StandardNormal.sample(300, 1, 1)).map(r -> new double[]{r[0], 2 * r[0]})
            .toArray(double[][]::new);
        GaussianMixture mixture = GaussianMixture.fit(z, 4, 1, Progress.NONE);
        double[] draw = mixture.sample(1, 5)[0].z();
        assertEquals(draw[1], 2 * draw[0], 0.05);
    }

    @Test
    void badInputIsNamed() {
        String few = assertThrows(IllegalArgumentException.class,
            () -> GaussianMixture.fit(states(20, 1), 7, 1, Progress.NONE)).getMessage();
        assertTrue(few.contains("need at least 21 states, there are 20") && few.contains("at most 6"), few);
        assertEquals(1, GaussianMixture.choose(states(4, 1), 10, 1, Progress.NONE).components(), "as far as they do");
        assertThrows(IllegalArgumentException.class, () -> GaussianMixture.fit(states(20, 1), 0, 1, Progress.NONE));
        assertTrue(assertThrows(IllegalArgumentException.class,
            () -> GaussianMixture.fit(new double[5][2], 1, 1, Progress.NONE)).getMessage().contains("are the same"));
        assertTrue(assertThrows(IllegalArgumentException.class,
            () -> GaussianMixture.fit(new double[1][2], 1, 1, Progress.NONE)).getMessage().contains("at least 2"));
    }

    @Test
    void stateBeyondReachIsNamed() {
        double[][] z = StandardNormal.sample(4000, 1, 1);
        z[17][0] = 1e6;
        String message = assertThrows(IllegalArgumentException.class,
            () -> GaussianMixture.fit(z, 1, 1, Progress.NONE)).getMessage();
        assertTrue(message.contains("state 18 of 4000"), message);
    }

    @Test
    void canBeCancelled() {
        var progress = new Progress() {
            private int m_left = 3;

            @Override
            public void report(final double fraction, final Supplier<String> message) {
                message.get();
            }

            @Override
            public void checkCanceled() {
                if (m_left-- == 0) {
                    throw new CancellationException();
                }
            }
        };
        assertThrows(CancellationException.class, () -> GaussianMixture.fit(states(500, 1), 3, 1, progress));
    }
}
