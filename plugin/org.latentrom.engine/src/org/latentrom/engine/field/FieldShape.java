package org.latentrom.engine.field;

import java.util.HashSet;
import java.util.List;

/**
 * What is known of a field without its values: channels, pixel grid, physical extent. Row 0 is the lowest row (least y),
 * column 0 the leftmost; the value of a pixel belongs to the pixel's centre.
 *
 * @param channels names of the channels, at least one, all different
 * @param height number of pixel rows, positive
 * @param width number of pixel columns, positive
 * @param extent the physical rectangle that the pixels cover
 */
public record FieldShape(List<String> channels, int height, int width, Extent extent) {
    /**
     * @throws IllegalArgumentException if there is no channel or one twice, or a size is not positive
     * @throws ArithmeticException if the field would have more than 2^31 - 1 values
     */
    public FieldShape {
        channels = List.copyOf(channels);
        if (channels.isEmpty() || height < 1 || width < 1) {
            throw new IllegalArgumentException("a field needs a channel, a row and a column, not " + channels.size()
                + " channels, " + height + " rows and " + width + " columns");
        }
        if (new HashSet<>(channels).size() < channels.size()) {
            throw new IllegalArgumentException("a channel is named twice: " + channels);
        }
        Math.multiplyExact(Math.multiplyExact(channels.size(), height), width);
    }

    /** @return number of values: channels x height x width */
    public int size() {
        return channels.size() * height * width;
    }

    /** @return pixels of one channel: height x width */
    public int pixels() {
        return height * width;
    }

    /** @return width of a pixel in physical units */
    public double dx() {
        return extent.width() / width;
    }

    /** @return height of a pixel in physical units */
    public double dy() {
        return extent.height() / height;
    }

    /** @return x of the centre of a pixel column, 0 to width - 1 */
    public double x(final int column) {
        return extent.xMin() + (column + 0.5) * dx();
    }

    /** @return y of the centre of a pixel row, 0 to height - 1 */
    public double y(final int row) {
        return extent.yMin() + (row + 0.5) * dy();
    }

    /** @return index of a channel, or -1 if there is none of that name */
    public int channel(final String name) {
        return channels.indexOf(name);
    }

    /** @return the same grid with other channels */
    public FieldShape withChannels(final List<String> names) {
        return new FieldShape(names, height, width, extent);
    }

    @Override
    public String toString() {
        return channels + " " + height + " x " + width + " on " + extent;
    }
}
