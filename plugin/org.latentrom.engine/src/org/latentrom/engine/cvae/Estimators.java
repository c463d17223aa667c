package org.latentrom.engine.cvae;

import org.latentrom.engine.cvae.CvaeStatistics.Estimate;
import org.latentrom.engine.progress.Progress;

/**
 * The estimators behind {@link CvaeStatistics}, on plain arrays, so that they can be tested where the answers are
 * known.
 */
final class Estimators {
    private static final double LOG_2_PI = Math.log(2 * Math.PI);

    private Estimators() {
    }

    /** @return log N(z; mean, exp(log variance)), summed over the latents */
    static double logNormal(final double[] z, final double[] mean, final double[] logVariance) {
        double log = 0;
        for (int l = 0; l < z.length; l++) {
            double d = z[l] - mean[l];
            log -= 0.5 * (d * d * Math.exp(-logVariance[l]) + logVariance[l] + LOG_2_PI);
        }
        return log;
    }

    /** @return log N(z; 0, 1), summed over the latents */
    static double logPrior(final double[] z) {
        double log = 0;
        for (double v : z) {
            log -= 0.5 * (v * v + LOG_2_PI);
        }
        return log;
    }

    /** @return log of the mean of exp(w), without overflow */
    static double logMeanExp(final double[] w) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double v : w) {
            largest = Math.max(largest, v);
        }
        double sum = 0;
        for (double v : w) {
            sum += Math.exp(v - largest);
        }
        return largest + Math.log(sum / w.length);
    }

    /** @return mean and its standard error, from the sample's standard deviation; NaN error for one value */
    static Estimate mean(final double[] values) {
        double mean = 0;
        for (double v : values) {
            mean += v / values.length;
        }
        double squares = 0;
        for (double v : values) {
            squares += (v - mean) * (v - mean);
        }
        return new Estimate(mean, Math.sqrt(squares / (values.length - 1) / values.length));
    }

    /** @return variance of the posterior mean over the fields, for each latent */
    static double[] meanVariance(final double[][] mean) {
        int latents = mean[0].length;
        var variance = new double[latents];
        for (int l = 0; l < latents; l++) {
            double m = 0;
            for (double[] row : mean) {
                m += row[l] / mean.length;
            }
            for (double[] row : mean) {
                variance[l] += (row[l] - m) * (row[l] - m) / (mean.length - 1);
            }
        }
        return variance;
    }

    /**
     * I(x; z) = E[log q(z | x) - log q(z)] under the aggregate posterior q(z) = mean over the fields of q(z | x). Each
     * z was drawn from its own field's posterior, which is part of the sum, so no term exceeds ln N. Costs N^2.
     *
     * @param z one draw a field
     */
    static Estimate mutualInformation(final double[][] mean, final double[][] logVariance, final double[][] z,
        final Progress progress) {
        int n = z.length;
        var terms = new double[n];
        var logs = new double[n];
        for (int i = 0; i < n; i++) {
            progress.checkCanceled();
            for (int k = 0; k < n; k++) {
                logs[k] = logNormal(z[i], mean[k], logVariance[k]);
            }
            terms[i] = logs[i] - logMeanExp(logs);
        }
        return mean(terms);
    }
}
