package org.latentrom.engine.cvae;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.latentrom.engine.progress.Progress;

/** The parts of the statistics, each against numbers that are known without them. */
class EstimatorsTest {
    private final Random m_random = new Random(11);

    private double[][] gaussian(final int rows, final int columns, final double deviation) {
        var a = new double[rows][columns];
        for (double[] row : a) {
            Arrays.setAll(row, i -> deviation * m_random.nextGaussian());
        }
        return a;
    }

    @Test
    void klIsTheClosedForm() {
        double expected = 0;
        int n = 400_000;
        double mean = 0.7;
        double logVariance = -1.3;
        for (int i = 0; i < n; i++) {
            double[] z = {mean + Math.exp(0.5 * logVariance) * m_random.nextGaussian()};
            double log = Estimators.logNormal(z, new double[]{mean}, new double[]{logVariance});
            expected += (log - Estimators.logPrior(z)) / n;
        }
        assertEquals(expected, Session.kl(mean, logVariance), 5e-3);
        assertEquals(0, Session.kl(0, 0));
        assertEquals(0.5 * (0.49 + Math.exp(-1.3) - 1 + 1.3), Session.kl(mean, logVariance), 1e-15);
    }

    @Test
    void logMeanExpDoesNotOverflow() {
        assertEquals(1000 + Math.log(1.5), Estimators.logMeanExp(new double[]{1000, 1000 + Math.log(2)}), 1e-12);
        assertEquals(-5000, Estimators.logMeanExp(new double[]{-5000, -5000}), 1e-12);
    }

    @Test
    void standardErrorOfAMean() {
        Estimate e = Estimate.ofExact(new double[]{1, 2, 3, 4});
        assertEquals(2.5, e.value(), 1e-15);
        assertEquals(Math.sqrt(5.0 / 3 / 4), e.error(), 1e-15);
        assertEquals(0, e.monteCarlo());
        assertEquals(Math.sqrt(0.1 + 0.3) / 2,
            Estimate.ofDrawn(new double[]{1, 2}, new double[]{0.1, 0.3}).monteCarlo(), 1e-15);
    }

    /** Over several blocks, and with densities that differ by hundreds of nats. */
    @Test
    void aggregatePosteriorIsTheMeanOfThePosteriors() {
        double[][] mean = gaussian(1500, 3, 5);
        double[][] logVariance = gaussian(1500, 3, 1);
        var aggregate = new AggregatePosterior(mean, logVariance);
        for (double[] z : gaussian(40, 3, 8)) {
            var logs = new double[1500];
            Arrays.setAll(logs, k -> Estimators.logNormal(z, mean[k], logVariance[k]));
            double expected = Estimators.logMeanExp(logs);
            assertEquals(expected, aggregate.logDensity(z), 1e-12 * (1 + Math.abs(expected)));
        }
    }

    /** Posteriors that do not overlap are told apart perfectly: ln N, and never more. */
    @Test
    void mutualInformationIsAtMostLnN() {
        var mean = new double[64][1];
        for (int i = 0; i < 64; i++) {
            mean[i][0] = 100 * i;
        }
        var mi = MutualInformation.of(mean, new double[64][1], new double[][][]{mean}, Progress.NONE);
        assertEquals(Math.log(64), mi.information().value(), 1e-12);
        assertTrue(Double.isNaN(mi.information().monteCarlo()), "one draw has no spread");
    }

    /** Posteriors that are all the prior know nothing, and their mean is the prior. */
    @Test
    void nothingIsKnownIfAllPosteriorsAreThePrior() {
        double[][][] z = {gaussian(50, 2, 1), gaussian(50, 2, 1)};
        var mi = MutualInformation.of(new double[50][2], new double[50][2], z, Progress.NONE);
        assertEquals(0, mi.information().value(), 1e-14);
        assertEquals(0, mi.marginalKl().value(), 1e-14);
        assertEquals(0, mi.information().monteCarlo(), 1e-14);
    }

    @Test
    void mutualInformationCanBeCancelled() {
        var canceled = new java.util.concurrent.CancellationException();
        var progress = new Progress() {
            @Override
            public void report(final double fraction, final java.util.function.Supplier<String> message) {
                // not asked
            }

            @Override
            public void checkCanceled() {
                throw canceled;
            }
        };
        double[][] mean = gaussian(10, 2, 1);
        assertEquals(canceled, org.junit.jupiter.api.Assertions.assertThrows(RuntimeException.class,
            () -> MutualInformation.of(mean, mean, new double[][][]{mean}, progress)));
    }

    /** Log-normal weights of deviation d: the mean's logarithm is d^2 / 2, its bias and variance are known to 1 / S. */
    @Test
    void jackknifeFindsBiasAndVariance() {
        int samples = 200;
        int repeats = 3000;
        double d = 0.5;
        double expected = (Math.exp(d * d) - 1) / samples;
        var logs = new double[repeats];
        double bias = 0;
        double variance = 0;
        double effective = 0;
        for (int r = 0; r < repeats; r++) {
            var w = new double[samples];
            Arrays.setAll(w, s -> d * m_random.nextGaussian());
            ImportanceWeights weights = ImportanceWeights.of(w);
            logs[r] = weights.logLikelihood();
            bias += weights.bias() / repeats;
            variance += weights.logLikelihoodVariance() / repeats;
            effective += weights.effectiveSamples() / repeats;
        }
        Estimate log = Estimate.ofExact(logs);
        assertEquals(expected, variance, 0.05 * expected);
        assertEquals(expected / 2, bias, 0.05 * expected);
        assertEquals(variance, log.error() * log.error() * repeats, 0.08 * variance);
        assertEquals(d * d / 2 - bias, log.value(), 4 * log.error());
        assertEquals(samples / Math.exp(d * d), effective, 0.03 * samples);
    }

    @Test
    void jackknifeStandsAWeightThatDecidesAll() {
        ImportanceWeights w = ImportanceWeights.of(new double[]{0, -2000, -2001, -2000});
        assertEquals(-Math.log(4), w.logLikelihood(), 1e-12);
        assertEquals(1, w.effectiveSamples(), 1e-12);
        assertTrue(w.bias() > 1000 && Double.isFinite(w.logLikelihoodVariance()), w.toString());
        ImportanceWeights one = ImportanceWeights.of(new double[]{-3});
        assertEquals(-3, one.logLikelihood());
        assertTrue(Double.isNaN(one.bias()) && Double.isNaN(one.elboVariance()));
    }

    @Test
    void meanOfTheWeightsIsTheElbo() {
        ImportanceWeights w = ImportanceWeights.of(new double[]{1, 2, 6});
        assertEquals(3, w.elbo(), 1e-15);
        assertEquals(7.0 / 3, w.elboVariance(), 1e-15);
    }
}
