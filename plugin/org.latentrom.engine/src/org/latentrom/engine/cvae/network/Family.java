package org.latentrom.engine.cvae.network;

import org.latentrom.engine.nn.Tensor;

/** How the layers of one family of networks follow from its sizes. Without state. */
interface Family {
    /**
     * @param least rows or columns of the grid, whichever are fewer
     * @return the options with all sizes decided
     */
    NetworkOptions decided(NetworkOptions options, int least);

    /** @return number that rows and columns of a padded grid are multiples of */
    int step(NetworkOptions decided);

    /**
     * Adds the layers of the encoder.
     *
     * @param input packed fields
     * @param conditions conditions; null if there are none
     */
    Posterior encoder(Architecture a, Layers layers, Tensor input, Tensor conditions);

    /**
     * Adds the layers of the decoder.
     *
     * @param z latents, and conditions if there are any
     * @return output of the shape of packed fields
     */
    Tensor decoder(Architecture a, Layers layers, Tensor z);

    /**
     * What the encoder says.
     *
     * @param mean posterior means: [batch, latent]
     * @param logVariance logs of the posterior variances: [batch, latent]
     */
    record Posterior(Tensor mean, Tensor logVariance) {
    }
}
