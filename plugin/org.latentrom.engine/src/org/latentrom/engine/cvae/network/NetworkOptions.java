package org.latentrom.engine.cvae.network;

import java.util.List;
import java.util.Objects;

/**
 * Which network encodes and decodes. Sizes that are 0 are chosen from the grid.
 *
 * @param kind family of the network
 * @param latentSize number of latent variables L, 1 to 1024
 * @param baseWidth convolution channels of the finest level, 1 to 1024; 0 = 32
 * @param widening how many times as many channels a coarse level has at most: a power of two to 64; 0 = 4, with
 *            bottleneck blocks 8
 * @param patch rows and columns of pixels that become channels of one pixel before the finest level, 1 to 8; 0 = 2 for
 *            residual-skip networks on grids of at least 8 rows and columns, otherwise 1
 * @param levels resolutions at which the network works, each half of the one before, 1 to 8; 0 = chosen from the grid
 * @param features size of the vector that is computed from z and feeds every level of the decoder, and of the layer
 *            before the latents in the encoder, 1 to 4096; residual-skip networks only
 * @param blocks how the blocks are built
 * @param skips whether z enters the decoder anew at every level (Dieng et al., 2019, arXiv:1807.04863)
 * @param hidden sizes of the encoder's dense layers, 1 to 16384; the decoder's are the same backwards. Multilayer
 *            perceptrons only; empty = one of 400
 */
public record NetworkOptions(NetworkKind kind, int latentSize, int baseWidth, int widening, int patch, int levels,
    int features, BlockOptions blocks, boolean skips, List<Integer> hidden) {
    /** Residual-skip network, latent size 2, 64 features; other sizes chosen from the grid. */
    public static final NetworkOptions DEFAULT =
        new NetworkOptions(NetworkKind.RESIDUAL_SKIP, 2, 0, 0, 0, 0, 64, BlockOptions.DEFAULT, true, List.of());

    /** @throws IllegalArgumentException if a value is out of its range; the message names option, value and range */
    public NetworkOptions {
        Objects.requireNonNull(kind, "kind of network: none chosen");
        Objects.requireNonNull(blocks, "blocks");
        hidden = List.copyOf(hidden);
        check("latent size", latentSize, 1, 1024);
        check("base width", baseWidth, 0, 1024);
        check("widening", widening, 0, 64);
        if (Integer.bitCount(widening) > 1) {
            throw new IllegalArgumentException("widening: " + widening + " is not a power of two");
        }
        check("patch", patch, 0, 8);
        check("levels", levels, 0, 8);
        check("features", features, 1, 4096);
        check("hidden layers", hidden.size(), 0, 16);
        hidden.forEach(size -> check("size of a hidden layer", size, 1, 16384));
    }

    /** A residual-skip network of given sizes; 0 = chosen from the grid. */
    public NetworkOptions(final int latentSize, final int baseWidth, final int levels, final int features) {
        this(NetworkKind.RESIDUAL_SKIP, latentSize, baseWidth, 0, 0, levels, features, BlockOptions.DEFAULT, true,
            List.of());
    }

    static void check(final String option, final int value, final int least, final int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(option + ": " + value + " is not between " + least + " and " + most);
        }
    }

    /** @return these options for another family of networks */
    public NetworkOptions withKind(final NetworkKind value) {
        return new NetworkOptions(value, latentSize, baseWidth, widening, patch, levels, features, blocks, skips,
            hidden);
    }

    /** @return these options with another latent size */
    public NetworkOptions withLatentSize(final int value) {
        return new NetworkOptions(kind, value, baseWidth, widening, patch, levels, features, blocks, skips, hidden);
    }

    /** @return these options with other sizes; 0 = chosen from the grid */
    public NetworkOptions withSizes(final int width, final int newLevels, final int newFeatures) {
        return new NetworkOptions(kind, latentSize, width, widening, patch, newLevels, newFeatures, blocks, skips,
            hidden);
    }

    /** @return these options with another base width */
    public NetworkOptions withBaseWidth(final int value) {
        return new NetworkOptions(kind, latentSize, value, widening, patch, levels, features, blocks, skips, hidden);
    }

    /** @return these options with another limit of the channels */
    public NetworkOptions withWidening(final int value) {
        return new NetworkOptions(kind, latentSize, baseWidth, value, patch, levels, features, blocks, skips, hidden);
    }

    /** @return these options with another patch */
    public NetworkOptions withPatch(final int value) {
        return new NetworkOptions(kind, latentSize, baseWidth, widening, value, levels, features, blocks, skips,
            hidden);
    }

    /** @return these options with another number of levels */
    public NetworkOptions withLevels(final int value) {
        return new NetworkOptions(kind, latentSize, baseWidth, widening, patch, value, features, blocks, skips,
            hidden);
    }

    /** @return these options with other blocks */
    public NetworkOptions withBlocks(final BlockOptions value) {
        return new NetworkOptions(kind, latentSize, baseWidth, widening, patch, levels, features, value, skips,
            hidden);
    }

    /** @return these options with or without skips */
    public NetworkOptions withSkips(final boolean value) {
        return new NetworkOptions(kind, latentSize, baseWidth, widening, patch, levels, features, blocks, value,
            hidden);
    }

    /** @return these options with other hidden layers */
    public NetworkOptions withHidden(final List<Integer> value) {
        return new NetworkOptions(kind, latentSize, baseWidth, widening, patch, levels, features, blocks, skips,
            value);
    }
}
