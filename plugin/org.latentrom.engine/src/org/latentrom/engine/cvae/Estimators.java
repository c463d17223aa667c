package org.latentrom.engine.cvae;

/** Densities of normal distributions with independent components, and sums of exponentials, on plain arrays. */
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
}
