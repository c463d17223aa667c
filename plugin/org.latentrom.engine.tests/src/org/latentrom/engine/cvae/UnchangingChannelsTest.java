package org.latentrom.engine.cvae;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;

class UnchangingChannelsTest {
    private static final FieldShape SHAPE = new FieldShape(List.of("u", "p"), 1, 3, new Extent(0, 3, 0, 1));

    private static final int[] ALL = {0, 1, 2};

    private static List<String> warnings(final int[] rows, final Mask mask, final float[]... fields) {
        return UnchangingChannels.warnings(Arrays.stream(fields).map(v -> new Field(SHAPE, v)).toList(), rows, mask,
            Progress.NONE);
    }

    @Test
    void channelsThatChangeAreNotNamed() {
        assertEquals(List.of(), warnings(ALL, Mask.full(1, 3), new float[]{1, 2, 3, 4, 5, 6},
            new float[]{1, 2, 3, 4, 5, 6}, new float[]{1, 2, 4, 4, 5, 7}));
    }

    @Test
    void aChannelThatDoesNotChangeIsNamed() {
        var found = warnings(ALL, Mask.full(1, 3), new float[]{1, 2, 3, 4, 5, 6}, new float[]{1, 9, 3, 4, 5, 6},
            new float[]{1, 2, 4, 4, 5, 6});
        assertEquals(1, found.size());
        assertTrue(found.get(0).contains("\"p\"") && !found.get(0).contains("\"u\""), found.get(0));
    }

    /** Only training rows and pixels that are trained on are looked at. */
    @Test
    void changesElsewhereDoNotCount() {
        var found = warnings(new int[]{0, 2}, Mask.of(1, 3, new boolean[]{true, true, false}),
            new float[]{1, 2, 3, 4, 5, 6}, new float[]{9, 9, 9, 9, 9, 9}, new float[]{1, 2, 7, 4, 5, 8});
        assertTrue(found.get(0).startsWith("All training fields are the same"), found.toString());
    }

    @Test
    void canBeCancelled() {
        var fields = List.of(new Field(SHAPE, new float[6]), new Field(SHAPE, new float[6]));
        var cancelled = new Progress() {
            @Override
            public void report(final double fraction, final Supplier<String> message) {
                // nobody listens
            }

            @Override
            public void checkCanceled() {
                throw new CancellationException();
            }
        };
        assertThrows(CancellationException.class,
            () -> UnchangingChannels.warnings(fields, new int[]{0, 1}, Mask.full(1, 3), cancelled));
    }
}
