package org.latentrom.engine.image;

import java.util.List;
import java.util.Optional;

import org.latentrom.engine.field.Field;

/**
 * One channel of a field as it shall be seen.
 *
 * @param title text above it, may be empty
 * @param field the field
 * @param channel index of the channel
 * @param map colours of the values
 * @param range values at the ends of the colour map
 */
public record Panel(String title, Field field, int channel, ColorMap map, ValueRange range) {
    /** @throws IllegalArgumentException if there is no such channel */
    public Panel {
        requireChannel(field, channel);
    }

    private static void requireChannel(final Field field, final int channel) {
        if (channel < 0 || channel >= field.shape().channels().size()) {
            throw new IllegalArgumentException(
                "there is no channel " + channel + ": the field has " + field.shape().channels());
        }
    }

    /**
     * A panel with the range of its own values, symmetric about 0 for the diverging map. A field without valid pixels,
     * or with no finite value, gets the range from 0 to 1.
     */
    public static Panel of(final String title, final Field field, final int channel, final ColorMap map) {
        return new Panel(title, field, channel, map, ownRange(field, channel, map).orElse(new ValueRange(0, 1)));
    }

    private static Optional<ValueRange> ownRange(final Field field, final int channel, final ColorMap map) {
        requireChannel(field, channel);
        int pixels = field.shape().pixels();
        for (int i = 0; i < pixels; i++) {
            if (field.mask().isValid(i) && Float.isFinite(field.values()[channel * pixels + i])) {
                ValueRange range = ValueRange.of(List.of(field), channel);
                return Optional.of(map == ColorMap.BLUE_WHITE_RED ? range.symmetric() : range);
            }
        }
        return Optional.empty();
    }
}
