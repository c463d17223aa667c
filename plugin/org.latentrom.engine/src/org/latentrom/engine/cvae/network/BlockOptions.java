package org.latentrom.engine.cvae.network;

import java.util.Objects;

/**
 * How the blocks of a network are built.
 *
 * @param count blocks a level, 1 to 16
 * @param activation what follows the layers
 * @param normalization normalisation beside the blocks
 * @param dropout share of the channels that a training step drops beside the blocks (spatial dropout, Tompson et al.,
 *            2015, arXiv:1411.4280), 0 to 0.9; of a network of dense layers, the share of the values
 */
public record BlockOptions(int count, Activation activation, Normalization normalization, double dropout) {
    /** One block a level, {@link Activation#SOFT_GATE}, neither normalisation nor dropout. */
    public static final BlockOptions DEFAULT = new BlockOptions(1, Activation.SOFT_GATE, Normalization.NONE, 0);

    /** @throws IllegalArgumentException if a value is out of its range; the message names option, value and range */
    public BlockOptions {
        NetworkOptions.check("blocks a level", count, 1, 16);
        Objects.requireNonNull(activation, "activation: none chosen");
        Objects.requireNonNull(normalization, "normalisation: none chosen");
        if (!(dropout >= 0 && dropout <= 0.9)) {
            throw new IllegalArgumentException("dropout: " + dropout + " is not between 0 and 0.9");
        }
    }

    /** @return these options with another number of blocks a level */
    public BlockOptions withCount(final int value) {
        return new BlockOptions(value, activation, normalization, dropout);
    }

    /** @return these options with another activation */
    public BlockOptions withActivation(final Activation value) {
        return new BlockOptions(count, value, normalization, dropout);
    }

    /** @return these options with another normalisation */
    public BlockOptions withNormalization(final Normalization value) {
        return new BlockOptions(count, activation, value, dropout);
    }

    /** @return these options with another share of dropped channels */
    public BlockOptions withDropout(final double value) {
        return new BlockOptions(count, activation, normalization, value);
    }
}
