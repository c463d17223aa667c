package org.latentrom.knime.image;

import java.util.List;

import org.latentrom.engine.field.Field;

/** What is drawn of a field: one number a pixel. */
final class DrawnChannel {
    private DrawnChannel() {
    }

    /**
     * @param name name of the channel, empty for the first
     * @param column the field's column, for the message
     * @return the field with that channel alone
     * @throws IllegalArgumentException if there is no such channel; the message names the column
     */
    static Field of(final Field field, final String name, final String column) {
        final int channel = name.isEmpty() ? 0 : field.shape().channel(name);
        if (channel < 0) {
            throw new IllegalArgumentException("column \"" + column + "\": there is no channel \"" + name
                + "\", only " + field.shape().channels() + ". Choose another channel in the dialog.");
        }
        final int pixels = field.shape().pixels();
        final float[] values = new float[pixels];
        System.arraycopy(field.values(), channel * pixels, values, 0, pixels);
        return new Field(field.shape().withChannels(List.of(field.shape().channels().get(channel))), values,
            field.mask());
    }

    /** @return the Euclidean length over all channels, such as the speed of a velocity */
    static Field magnitude(final Field field) {
        final int pixels = field.shape().pixels();
        final float[] values = new float[pixels];
        for (int i = 0; i < pixels; i++) {
            double sum = 0;
            for (int at = i; at < field.values().length; at += pixels) {
                sum += (double)field.values()[at] * field.values()[at];
            }
            values[i] = (float)Math.sqrt(sum);
        }
        return new Field(field.shape().withChannels(List.of("magnitude")), values, field.mask());
    }
}
