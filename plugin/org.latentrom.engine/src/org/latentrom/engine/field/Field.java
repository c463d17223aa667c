package org.latentrom.engine.field;

/**
 * Channels of float32 values on a pixel grid, with the mask of valid pixels. The arrays are not copied and must not be
 * changed. Values of invalid pixels are 0 and mean nothing: every reduction skips them.
 *
 * @param shape channels, grid and extent
 * @param values {@code values[(channel * height + row) * width + column]}
 * @param mask which pixels are valid, the same for all channels
 */
public record Field(FieldShape shape, float[] values, Mask mask) {
    /** @throws IllegalArgumentException if the number of values or the mask's grid is not that of the shape */
    public Field {
        if (values.length != shape.size()) {
            throw new IllegalArgumentException("expected " + shape.size() + " values, got " + values.length);
        }
        if (mask.height() != shape.height() || mask.width() != shape.width()) {
            throw new IllegalArgumentException("a mask of " + mask + " for a field " + shape);
        }
    }

    /** A field in which every pixel is valid. */
    public Field(final FieldShape shape, final float[] values) {
        this(shape, values, Mask.full(shape.height(), shape.width()));
    }

    /** @return the value of one pixel */
    public float at(final int channel, final int row, final int column) {
        return values[(channel * shape.height() + row) * shape.width() + column];
    }

    /**
     * @param channel name of a channel
     * @return its values {@code [row * width + column]} in float64; a copy
     * @throws IllegalArgumentException if there is no such channel; the message names those that there are
     */
    public double[] doubles(final String channel) {
        int index = shape.channel(channel);
        if (index < 0) {
            throw new IllegalArgumentException("there is no channel \"" + channel + "\". The field has "
                + String.join(", ", shape.channels()) + ": correct the name in the dialog, or take all channels");
        }
        var doubles = new double[shape.pixels()];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = values[index * doubles.length + i];
        }
        return doubles;
    }
}
