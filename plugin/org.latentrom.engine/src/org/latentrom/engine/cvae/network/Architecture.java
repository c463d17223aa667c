package org.latentrom.engine.cvae.network;

import org.latentrom.engine.field.FieldShape;

/**
 * A network for fields of one shape: its sizes are all decided. Fields enter in patches, whose values become channels,
 * on a grid that is padded at its upper and right end so that it divides by two at every level.
 *
 * @param channels channels of the field
 * @param height rows of the field
 * @param width columns of the field
 * @param conditions parameters of the run that encoder and decoder are told, 0 to 64
 * @param network the family and its sizes, none of them left open
 */
public record Architecture(int channels, int height, int width, int conditions, NetworkOptions network) {
    /** @throws IllegalArgumentException if a size is out of its range or left open */
    public Architecture {
        if (channels < 1 || height < 1 || width < 1 || conditions < 0 || conditions > 64 || network.patch() < 1
            || network.levels() < 1 || network.baseWidth() < 1 || network.widening() < 1) {
            throw new IllegalArgumentException("not the sizes of a network: " + channels + " x " + height + " x "
                + width + ", " + conditions + " conditions, " + network);
        }
        long step = network.kind().family().step(network);
        if (channels * (height + step) * (width + step) > 1L << 28) {
            throw new IllegalArgumentException("a grid of " + channels + " x " + height + " x " + width
                + " values is too large for one network: choose a lower resolution");
        }
    }

    /**
     * @param conditions number of parameters of the run that encoder and decoder are told
     * @return the network for fields of a shape; sizes that the options leave open fit the grid
     */
    public static Architecture of(final FieldShape shape, final int conditions, final NetworkOptions options) {
        int least = Math.min(shape.height(), shape.width());
        return new Architecture(shape.channels().size(), shape.height(), shape.width(), conditions,
            options.kind().family().decided(options, least));
    }

    /** As {@link #of(FieldShape, int, NetworkOptions)}, without conditions. */
    public static Architecture of(final FieldShape shape, final NetworkOptions options) {
        return of(shape, 0, options);
    }

    /** @return number of latent variables */
    public int latentSize() {
        return network.latentSize();
    }

    /** @return rows and columns of a patch */
    public int patch() {
        return network.patch();
    }

    /** @return rows of the network's input */
    public int rows() {
        return padded(height) / network.patch();
    }

    /** @return columns of the network's input */
    public int columns() {
        return padded(width) / network.patch();
    }

    private int padded(final int size) {
        int step = network.kind().family().step(network);
        return (size + step - 1) / step * step;
    }

    /** @return channels of the network's input and output: the values of a patch */
    public int packedChannels() {
        return channels * network.patch() * network.patch();
    }

    /** @return values of a packed field */
    public int packedSize() {
        return packedChannels() * rows() * columns();
    }

    /** @return convolution channels of a level, each twice those of the one before as far as widening allows */
    int width(final int level) {
        int doublings = Math.min(level, Integer.numberOfTrailingZeros(network.widening()));
        return network.baseWidth() << doublings;
    }
}
