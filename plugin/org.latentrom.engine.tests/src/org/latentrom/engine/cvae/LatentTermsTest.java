package org.latentrom.engine.cvae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The objective's terms of posteriors and draws against differences in float64, and against formulas by hand. */
class LatentTermsTest {
    private static final int ROWS = 12;

    private static final int LATENTS = 3;

    private static final double FACTOR = 0.3;

    private final LatentBatch m_at = new LatentBatch(ROWS, LATENTS);

    private final LatentBatch m_gradient = new LatentBatch(ROWS, LATENTS);

    private final float[] m_noise = new float[ROWS * LATENTS];

    @BeforeEach
    void draw() {
        var random = new Random(9);
        for (int i = 0; i < m_noise.length; i++) {
            // latents of very different divergence
            m_at.mean()[i] = (1 + i % LATENTS) * random.nextGaussian();
            m_at.logVariance()[i] = random.nextGaussian() - 2 * (i % LATENTS);
            m_noise[i] = (float)random.nextGaussian();
        }
    }

    /** Compares all derivatives with differences of fourth order. */
    private void check(final DoubleSupplier value) {
        check(m_at.mean(), m_gradient.mean(), value, "mean");
        check(m_at.logVariance(), m_gradient.logVariance(), value, "log variance");
    }

    private static void check(final double[] at, final double[] gradient, final DoubleSupplier value,
        final String what) {
        double h = 1e-3;
        for (int i = 0; i < at.length; i++) {
            double x = at[i];
            var f = new double[5];
            for (int k = 0; k < 5; k++) {
                at[i] = x + (k - 2) * h;
                f[k] = value.getAsDouble();
            }
            at[i] = x;
            double slope = FACTOR * (f[0] - 8 * f[1] + 8 * f[3] - f[4]) / (12 * h);
            assertEquals(slope, gradient[i], 1e-6 * Math.max(Math.abs(slope), 1e-3), what + " " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.7, 3, 1000})
    void klAgreesWithDifferences(final double freeBits) {
        LatentTerms.kl(m_at, freeBits, FACTOR, m_gradient);
        check(() -> LatentTerms.kl(m_at, freeBits, 1, new LatentBatch(ROWS, LATENTS)));
    }

    /** A latent whose mean divergence is below the free bits counts as these, and is left alone. */
    @Test
    void freeBitsCountEachLatentByItself() {
        var kl = new double[LATENTS];
        for (int i = 0; i < m_noise.length; i++) {
            double m = m_at.mean()[i];
            double v = m_at.logVariance()[i];
            kl[i % LATENTS] += 0.5 * (m * m + Math.exp(v) - 1 - v) / ROWS;
        }
        Arrays.sort(kl);
        double free = (kl[0] + kl[1]) / 2;
        double value = LatentTerms.kl(m_at, free, 1, m_gradient);
        assertEquals(ROWS * (free + kl[1] + kl[2]), value, 1e-9 * value);
        int still = 0;
        for (int l = 0; l < LATENTS; l++) {
            still += m_gradient.mean()[l] == 0 && m_gradient.logVariance()[l] == 0 ? 1 : 0;
        }
        assertEquals(1, still);
    }

    @ParameterizedTest
    @CsvSource({"6, 1", "3, 2", "2, 3"})
    void consistencyAgreesWithDifferences(final int fields, final int samples) {
        var layout = new BatchLayout(fields, samples, true);
        LatentTerms.consistency(m_at, layout, FACTOR, m_gradient);
        check(() -> LatentTerms.consistency(m_at, layout, 1, new LatentBatch(ROWS, LATENTS)));
    }

    /** From the neighbour's posterior to the field's, not the other way. */
    @Test
    void consistencyIsTheDivergenceOfTheNeighbour() {
        var layout = new BatchLayout(1, 1, true);
        var at = new LatentBatch(1, new double[]{0.5, 2}, new double[]{Math.log(4), Math.log(0.25)});
        // KL(N(2, 0.25) || N(0.5, 4)) = 0.5 (log 16 + (0.25 + 2.25) / 4 - 1)
        double expected = 0.5 * (Math.log(16) + 2.5 / 4 - 1);
        assertEquals(expected, LatentTerms.consistency(at, layout, 1, new LatentBatch(2, 1)), 1e-15);
        var same = new LatentBatch(1, new double[]{0.5, 0.5}, new double[]{1, 1});
        var gradient = new LatentBatch(2, 1);
        assertEquals(0, LatentTerms.consistency(same, layout, 1, gradient));
        assertArrayEquals(new double[2], gradient.mean());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 1", "4, 0.3", "12, 2", "3, 0"})
    void importanceBoundAgreesWithDifferences(final int samples, final double beta) {
        double[] log = logDensities();
        var bound = new ImportanceBound(m_at, m_noise, log, samples, beta);
        bound.addGradient(FACTOR, m_gradient);
        check(() -> -new ImportanceBound(m_at, m_noise, log, samples, beta).value());
        double h = 1e-4;
        for (int row = 0; row < ROWS; row++) {
            double[] above = log.clone();
            double[] below = log.clone();
            above[row] += h;
            below[row] -= h;
            double slope = (new ImportanceBound(m_at, m_noise, above, samples, beta).value()
                - new ImportanceBound(m_at, m_noise, below, samples, beta).value()) / (2 * h);
            assertEquals(slope, bound.weights()[row], 1e-6);
        }
    }

    private static double[] logDensities() {
        var random = new Random(3);
        var log = new double[ROWS];
        Arrays.setAll(log, i -> 700 + 3 * random.nextGaussian());
        return log;
    }

    /** One draw is the ELBO with log p(z) - log q(z | x) as drawn; equal weights are their mean. */
    @Test
    void importanceBoundOfOneDrawIsTheElbo() {
        double[] log = logDensities();
        double expected = 0;
        for (int row = 0; row < ROWS; row++) {
            var z = new double[LATENTS];
            var mean = new double[LATENTS];
            var logVariance = new double[LATENTS];
            for (int l = 0; l < LATENTS; l++) {
                int i = row * LATENTS + l;
                mean[l] = m_at.mean()[i];
                logVariance[l] = m_at.logVariance()[i];
                z[l] = mean[l] + m_noise[i] * Math.exp(0.5 * logVariance[l]);
            }
            expected += log[row] + Estimators.logPrior(z) - Estimators.logNormal(z, mean, logVariance);
        }
        var one = new ImportanceBound(m_at, m_noise, log, 1, 1);
        assertEquals(expected, one.value(), 1e-12 * Math.abs(expected));
        for (double w : one.weights()) {
            assertEquals(1, w, 1e-12);
        }
        assertEquals(expected / ROWS, new ImportanceBound(m_at, m_noise, log, ROWS, 1).value(), 40,
            "the bound of all draws is near their mean, and above it");
    }

    @Test
    void drawsPassOnTheirGradient() {
        var random = new Random(2);
        var slope = new float[m_noise.length];
        for (int i = 0; i < slope.length; i++) {
            slope[i] = (float)random.nextGaussian();
        }
        LatentTerms.reparametrize(m_at, m_noise, slope, m_gradient);
        check(() -> {
            double sum = 0;
            for (int i = 0; i < slope.length; i++) {
                sum += slope[i] * (m_at.mean()[i] + m_noise[i] * Math.exp(0.5 * m_at.logVariance()[i]));
            }
            return sum / FACTOR;
        });
    }
}
