package org.latentrom.engine.cvae;

/**
 * Posteriors q(z | x) of fields: normal distributions with independent components.
 *
 * @param mean {@code mean[field][latent]}
 * @param sigma standard deviations {@code sigma[field][latent]}, positive
 */
public record LatentPosterior(double[][] mean, double[][] sigma) {
    /** @return number of fields */
    public int size() {
        return mean.length;
    }
}
