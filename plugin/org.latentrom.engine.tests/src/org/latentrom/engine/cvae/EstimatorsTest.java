package org.latentrom.engine.cvae;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.latentrom.engine.cvae.CvaeStatistics.Estimate;
import org.latentrom.engine.progress.Progress;

/**
 * A linear-Gaussian model whose answers are known: z ~ N(0, 1), x = w z + noise of deviation s in D dimensions. Then x
 * has the covariance w w' + s^2, z | x the variance 1 / (1 + |w|^2 / s^2), and I(x; z) = 0.5 ln(1 + |w|^2 / s^2).
 */
class EstimatorsTest {
    private static final double[] W = {0.8, -0.5, 0.3};

    private static final double S = 0.6;

    private static final double RATIO = (0.64 + 0.25 + 0.09) / (S * S);

    private static final int N = 3000;

    private final double[][] m_x = new double[N][3];

    private final double[][] m_mean = new double[N][1];

    private final double[][] m_logVariance = new double[N][1];

    private final double[][] m_z = new double[N][1];

    private final Random m_random = new Random(11);

    EstimatorsTest() {
        for (int n = 0; n < N; n++) {
            double z = m_random.nextGaussian();
            double projection = 0;
            for (int d = 0; d < 3; d++) {
                m_x[n][d] = W[d] * z + S * m_random.nextGaussian();
                projection += W[d] * m_x[n][d] / (S * S);
            }
            m_mean[n][0] = projection / (1 + RATIO);
            m_logVariance[n][0] = -Math.log(1 + RATIO);
            m_z[n][0] = m_mean[n][0] + Math.exp(0.5 * m_logVariance[n][0]) * m_random.nextGaussian();
        }
    }

    private static double logJoint(final double[] x, final double z) {
        double log = Estimators.logPrior(new double[]{z});
        for (int d = 0; d < 3; d++) {
            log += Estimators.logNormal(new double[]{x[d]}, new double[]{W[d] * z}, new double[]{2 * Math.log(S)});
        }
        return log;
    }

    private static double logEvidence(final double[] x) {
        double wx = 0;
        double xx = 0;
        for (int d = 0; d < 3; d++) {
            wx += W[d] * x[d] / (S * S);
            xx += x[d] * x[d] / (S * S);
        }
        // matrix determinant lemma and Sherman-Morrison
        double logDeterminant = 6 * Math.log(S) + Math.log(1 + RATIO);
        return -0.5 * (3 * Math.log(2 * Math.PI) + logDeterminant + xx - wx * wx / (1 + RATIO));
    }

    /** With the exact posterior every weight is the evidence itself. */
    @Test
    void exactPosteriorGivesTheEvidence() {
        for (int n = 0; n < 50; n++) {
            double weight = logJoint(m_x[n], m_z[n][0]) - Estimators.logNormal(m_z[n], m_mean[n], m_logVariance[n]);
            assertEquals(logEvidence(m_x[n]), weight, 1e-12);
        }
    }

    /** With a posterior that is wrong, the ELBO loses the known KL and importance weighting makes up for it. */
    @Test
    void importanceWeightingRecoversTheEvidence() {
        int samples = 2000;
        var elbo = new double[N];
        var evidence = new double[N];
        var truth = new double[N];
        double shift = 0.3;
        double deviation = 1.2 * Math.exp(0.5 * m_logVariance[0][0]);
        for (int n = 0; n < N; n++) {
            double[] mean = {m_mean[n][0] + shift};
            double[] logVariance = {2 * Math.log(deviation)};
            var w = new double[samples];
            for (int s = 0; s < samples; s++) {
                double[] z = {mean[0] + deviation * m_random.nextGaussian()};
                w[s] = logJoint(m_x[n], z[0]) - Estimators.logNormal(z, mean, logVariance);
            }
            elbo[n] = Estimators.mean(w).value();
            evidence[n] = Estimators.logMeanExp(w);
            truth[n] = logEvidence(m_x[n]);
        }
        double exact = Estimators.mean(truth).value();
        double v = Math.exp(m_logVariance[0][0]);
        double loss = 0.5 * (deviation * deviation / v + shift * shift / v - 1 - Math.log(deviation * deviation / v));
        // both are means over the same x, so only the draws of z differ from the truth
        assertEquals(exact - loss, Estimators.mean(elbo).value(), 5 * Math.sqrt(2 * loss / samples / N));
        assertEquals(exact, Estimators.mean(evidence).value(), 1e-3);
        assertTrue(Estimators.mean(evidence).value() > Estimators.mean(elbo).value());
    }

    @Test
    void mutualInformationIsKnown() {
        Estimate mi = Estimators.mutualInformation(m_mean, m_logVariance, m_z, Progress.NONE);
        double exact = 0.5 * Math.log(1 + RATIO);
        assertEquals(exact, mi.value(), 4 * mi.error(), "+- " + mi.error());
        assertTrue(mi.error() < 0.03, "error " + mi.error());
    }

    /** Posteriors that do not overlap are told apart perfectly: ln N, and never more. */
    @Test
    void mutualInformationIsAtMostLnN() {
        var mean = new double[64][1];
        var logVariance = new double[64][1];
        for (int i = 0; i < 64; i++) {
            mean[i][0] = 100 * i;
        }
        Estimate mi = Estimators.mutualInformation(mean, logVariance, mean, Progress.NONE);
        assertEquals(Math.log(64), mi.value(), 1e-12);
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
    void varianceOfThePosteriorMeans() {
        double expected = RATIO / (1 + RATIO);
        assertEquals(expected, Estimators.meanVariance(m_mean)[0], 5 * expected * Math.sqrt(2.0 / N));
    }

    @Test
    void logMeanExpDoesNotOverflow() {
        assertEquals(1000 + Math.log(1.5), Estimators.logMeanExp(new double[]{1000, 1000 + Math.log(2)}), 1e-12);
        assertEquals(-5000, Estimators.logMeanExp(new double[]{-5000, -5000}), 1e-12);
    }

    @Test
    void standardErrorOfAMean() {
        Estimate e = Estimators.mean(new double[]{1, 2, 3, 4});
        assertEquals(2.5, e.value(), 1e-15);
        assertEquals(Math.sqrt(5.0 / 3 / 4), e.error(), 1e-15);
    }
}
