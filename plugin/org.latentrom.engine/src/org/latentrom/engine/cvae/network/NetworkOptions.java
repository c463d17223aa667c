package org.latentrom.engine.cvae.network;

/**
 * Which network encodes and decodes.
 *
 * @param latentSize number of latent variables L, 1 to 1024
 * @param baseWidth convolution channels of the finest level, 1 to 1024; 0 = chosen from the grid
 * @param levels resolutions at which the network works, each half of the one before, 1 to 8; 0 = chosen from the grid
 * @param features size of the vector that is computed from z and feeds every level of the decoder, and of the layer
 *            before the latents in the encoder, 1 to 4096
 */
public record NetworkOptions(int latentSize, int baseWidth, int levels, int features) {
    /** Latent size 2, 64 features; other sizes chosen from the grid. */
    public static final NetworkOptions DEFAULT = new NetworkOptions(2, 0, 0, 64);

    /** @throws IllegalArgumentException if a value is out of its range; the message names option, value and range */
    public NetworkOptions {
        check("latent size", latentSize, 1, 1024);
        check("base width", baseWidth, 0, 1024);
        check("levels", levels, 0, 8);
        check("features", features, 1, 4096);
    }

    /** @return these options with another latent size */
    public NetworkOptions withLatentSize(final int value) {
        return new NetworkOptions(value, baseWidth, levels, features);
    }

    /** @return these options with other sizes; 0 = chosen from the grid */
    public NetworkOptions withSizes(final int width, final int newLevels, final int newFeatures) {
        return new NetworkOptions(latentSize, width, newLevels, newFeatures);
    }

    private static void check(final String option, final int value, final int least, final int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(option + ": " + value + " is not between " + least + " and " + most);
        }
    }
}
