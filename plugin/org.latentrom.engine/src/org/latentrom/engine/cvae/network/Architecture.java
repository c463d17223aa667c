package org.latentrom.engine.cvae.network;

import org.latentrom.engine.field.FieldShape;

/**
 * The sizes of a network, all decided. The finest level works on patches of 2 x 2 pixels (their values become
 * channels): convolutions over few channels on the full grid would cost most of the time and gain little.
 *
 * @param channels channels of the field
 * @param height rows of the field
 * @param width columns of the field
 * @param patch rows and columns of a patch
 * @param levels number of resolutions, each half of the one before
 * @param baseWidth convolution channels of the finest level; each level has twice those of the one before, at most four
 *            times the finest's
 * @param features size of the vector before the latents, and of that after them
 * @param latentSize number of latent variables
 */
public record Architecture(int channels, int height, int width, int patch, int levels, int baseWidth, int features,
    int latentSize) {

    /** @throws IllegalArgumentException if a size is out of its range */
    public Architecture {
        if (channels < 1 || height < 1 || width < 1 || patch < 1 || patch > 8 || levels < 1 || levels > 8
            || baseWidth < 1 || baseWidth > 1024 || features < 1 || features > 4096 || latentSize < 1
            || latentSize > 1024) {
            throw new IllegalArgumentException("not the sizes of a network: " + channels + " x " + height + " x "
                + width + ", patch " + patch + ", " + levels + " levels, width " + baseWidth + ", " + features
                + " features, " + latentSize + " latents");
        }
        long step = (long)patch << levels;
        if (channels * (height + step) * (width + step) > 1L << 28) {
            throw new IllegalArgumentException("a grid of " + channels + " x " + height + " x " + width
                + " values is too large for one network: choose a lower resolution");
        }
    }

    /** @return the network for fields of a shape; sizes that the options leave open fit the grid */
    public static Architecture of(final FieldShape shape, final NetworkOptions options) {
        int least = Math.min(shape.height(), shape.width());
        int patch = least < 8 ? 1 : 2;
        int levels = options.levels();
        if (levels == 0) {
            // the coarsest level keeps at least 4 rows and columns, and needs no more than about 8
            levels = 1;
            while (levels < 6 && least >> levels >= 4 * patch) {
                levels++;
            }
        }
        int baseWidth = options.baseWidth() == 0 ? 32 : options.baseWidth();
        return new Architecture(shape.channels().size(), shape.height(), shape.width(), patch, levels, baseWidth,
            options.features(), options.latentSize());
    }

    /** @return rows of the finest level, padded so that they divide by two at every level */
    public int rows() {
        return padded(height) / patch;
    }

    /** @return columns of the finest level, padded so that they divide by two at every level */
    public int columns() {
        return padded(width) / patch;
    }

    private int padded(final int size) {
        int step = patch << levels - 1;
        return (size + step - 1) / step * step;
    }

    /** @return channels of the finest level's input and output: the values of a patch */
    public int packedChannels() {
        return channels * patch * patch;
    }

    /** @return values of a packed field */
    public int packedSize() {
        return packedChannels() * rows() * columns();
    }

    /** @return convolution channels of a level, 0 = finest */
    public int width(final int level) {
        return baseWidth << Math.min(level, 2);
    }
}
