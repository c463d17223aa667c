package org.latentrom.engine.cvae;

/**
 * Means and log variances of the posteriors of a batch, or a loss's gradient by them.
 *
 * @param latents number of latents of a row
 * @param mean {@code [row * latents + latent]}
 * @param logVariance {@code [row * latents + latent]}
 */
record LatentBatch(int latents, double[] mean, double[] logVariance) {
    LatentBatch(final int rows, final int latents) {
        this(latents, new double[rows * latents], new double[rows * latents]);
    }

    int rows() {
        return mean.length / latents;
    }
}
