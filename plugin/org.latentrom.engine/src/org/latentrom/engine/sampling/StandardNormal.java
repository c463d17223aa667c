package org.latentrom.engine.sampling;

import java.util.Random;

/** The prior N(0, I) of a variational autoencoder, and posteriors N(mean, sigma^2). */
public final class StandardNormal {
    private StandardNormal() {
    }

    /**
     * @param count number of states, at least 0
     * @param latents number of latent variables, at least 1
     * @param seed the same seed gives the same states; fewer states are the first ones of more
     * @return {@code [state][latent]}
     */
    public static double[][] sample(final int count, final int latents, final long seed) {
        var random = new Random(seed);
        var z = new double[count][latents];
        for (double[] row : z) {
            for (int l = 0; l < latents; l++) {
                row[l] = random.nextGaussian();
            }
        }
        return z;
    }

    /**
     * One draw from each posterior: together they are a sample of the aggregate posterior, which the means alone are
     * not.
     *
     * @param mean {@code [state][latent]}
     * @param sigma standard deviations, {@code [state][latent]}
     * @return mean + sigma noise
     */
    public static double[][] samplePosteriors(final double[][] mean, final double[][] sigma, final long seed) {
        double[][] z = sample(mean.length, mean[0].length, seed);
        for (int i = 0; i < z.length; i++) {
            for (int l = 0; l < z[i].length; l++) {
                z[i][l] = mean[i][l] + sigma[i][l] * z[i][l];
            }
        }
        return z;
    }
}
