package org.latentrom.engine.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;

class ValidPixelsTest {
    private static final FieldShape SHAPE = new FieldShape(List.of("u", "v"), 1, 3, new Extent(0, 1, 0, 1));

    private static final Mask MASK = Mask.of(1, 3, new boolean[]{true, false, true});

    @Test
    void packsValidPixelsChannelByChannel() {
        var pixels = new ValidPixels(SHAPE, MASK);
        assertEquals(4, pixels.size());
        assertArrayEquals(new float[]{1, 3, 4, 6}, pixels.pack(new Field(SHAPE, new float[]{1, 2, 3, 4, 5, 6}, MASK)));
        Field back = pixels.unpack(new double[]{7, 8, 9, 10});
        assertArrayEquals(new float[]{7, 0, 8, 9, 0, 10}, back.values());
        assertEquals(MASK, back.mask());
    }

    @Test
    void aFullMaskCostsNoCopy() {
        var field = new Field(SHAPE, new float[]{1, 2, 3, 4, 5, 6});
        var pixels = new ValidPixels(SHAPE, field.mask());
        assertSame(field.values(), pixels.pack(field));
        assertArrayEquals(field.values(), pixels.unpack(new double[]{1, 2, 3, 4, 5, 6}).values());
    }

    @Test
    void refusesAnotherShapeOrMask() {
        var pixels = new ValidPixels(SHAPE, MASK);
        assertThrows(IllegalArgumentException.class, () -> pixels.pack(new Field(SHAPE, new float[6])));
        assertThrows(IllegalArgumentException.class,
            () -> pixels.pack(new Field(SHAPE.withChannels(List.of("u", "w")), new float[6], MASK)));
    }
}
