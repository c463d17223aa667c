package org.latentrom.engine.image;

import java.util.List;
import java.util.Optional;

import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.Mask;

/**
 * One channel of a field as it shall be seen.
 *
 * @param title text above it, may be empty; after a line break comes a second line in small letters
 * @param field the field
 * @param channel index of the channel
 * @param map colours of the values
 * @param range values at the ends of the colour map
 * @param marks pixels that get a black dot, such as those of a fit
 * @param mesh the mesh that is drawn over it
 */
public record Panel(String title, Field field, int channel, ColorMap map, ValueRange range, Optional<Mask> marks,
    Optional<MeshOverlay> mesh) {
    /** @throws IllegalArgumentException if there is no such channel, or the marks have another grid than the field */
    public Panel {
        requireChannel(field, channel);
        if (marks.isPresent() && (marks.get().height() != field.shape().height()
            || marks.get().width() != field.shape().width())) {
            throw new IllegalArgumentException("marks of " + marks.get() + " pixels on a field " + field.shape());
        }
    }

    /** A panel without mesh. */
    public Panel(final String title, final Field field, final int channel, final ColorMap map, final ValueRange range,
        final Optional<Mask> marks) {
        this(title, field, channel, map, range, marks, Optional.empty());
    }

    /** @return the panel with a mesh drawn over it */
    public Panel withMesh(final MeshOverlay overlay) {
        return new Panel(title, field, channel, map, range, marks, Optional.of(overlay));
    }

    /** A panel without marks. */
    public Panel(final String title, final Field field, final int channel, final ColorMap map,
        final ValueRange range) {
        this(title, field, channel, map, range, Optional.empty());
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
