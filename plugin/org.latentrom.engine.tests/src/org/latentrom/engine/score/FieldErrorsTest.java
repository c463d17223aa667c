package org.latentrom.engine.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;

class FieldErrorsTest {
    private static final Extent EXTENT = new Extent(0, 2, 0, 1);

    private static final FieldShape SHAPE = new FieldShape(List.of("u", "v"), 1, 2, EXTENT);

    private static Field field(final float... values) {
        return new Field(SHAPE, values);
    }

    @Test
    void errorsByHand() {
        // errors 1, 0 | 0, -2; truth 3, 4 | 0, 12
        var errors = FieldErrors.of(field(4, 4, 0, 10), field(3, 4, 0, 12));
        assertEquals(Math.sqrt(5) / 13, errors.all().relativeL2(), 1e-15);
        assertEquals(Math.sqrt(5.0 / 4), errors.all().rmse(), 1e-15);
        assertEquals(2, errors.all().maximum());
        assertEquals(1.0 / 5, errors.channels().get(0).relativeL2(), 1e-15);
        assertEquals(2.0 / 12, errors.channels().get(1).relativeL2(), 1e-15);
        assertEquals(Math.sqrt(2), errors.channels().get(1).rmse(), 1e-15);
        assertEquals(1, errors.channels().get(0).maximum());
    }

    @Test
    void invalidPixelsDoNotCount() {
        var mask = Mask.of(1, 2, new boolean[]{true, false});
        var errors = FieldErrors.of(new Field(SHAPE, new float[]{2, Float.NaN, 1, 99}, Mask.full(1, 2)),
            new Field(SHAPE, new float[]{1, 0, 1, 0}, mask));
        assertEquals(Math.sqrt(0.5), errors.all().rmse(), 1e-15);
        assertEquals(1, errors.all().maximum());
    }

    @Test
    void channelsAreFoundByName() {
        var swapped = new Field(new FieldShape(List.of("v", "u"), 1, 2, EXTENT), new float[]{3, 4, 1, 2});
        assertEquals(0, FieldErrors.of(swapped, field(1, 2, 3, 4)).all().relativeL2());
    }

    @Test
    void zeroTruthIsExactOrInfinitelyWrong() {
        assertEquals(0, FieldErrors.of(field(0, 0, 0, 0), field(0, 0, 0, 0)).all().relativeL2());
        var errors = FieldErrors.of(field(0, 1, 0, 1), field(0, 0, 0, 1));
        assertEquals(Double.POSITIVE_INFINITY, errors.channels().get(0).relativeL2());
        assertEquals(1, errors.all().relativeL2());
    }

    @Test
    void aPredictionThatIsNotFiniteIsInfinitelyWrong() {
        for (float bad : new float[]{Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            var errors = FieldErrors.of(field(1, 2, bad, 4), field(1, 2, 3, 4));
            assertEquals(Double.POSITIVE_INFINITY, errors.all().relativeL2());
            assertEquals(Double.POSITIVE_INFINITY, errors.all().rmse());
            assertEquals(Double.POSITIVE_INFINITY, errors.all().maximum());
            assertEquals(0, errors.channels().get(0).maximum());
        }
    }

    @Test
    void refusesFieldsThatDoNotFit() {
        Field truth = field(1, 2, 3, 4);
        var other = new Field(new FieldShape(List.of("u", "v"), 1, 2, new Extent(0, 3, 0, 1)), new float[4]);
        assertMessage("extent", other, truth);
        assertMessage("\"v\"", new Field(new FieldShape(List.of("u", "w"), 1, 2, EXTENT), new float[4]), truth);
        assertMessage("1 valid of 1 x 2",
            new Field(SHAPE, new float[4], Mask.of(1, 2, new boolean[]{true, false})), truth);
        assertMessage("\"u\" of the true field is not finite", truth, field(1, Float.NaN, 3, 4));
    }

    private static void assertMessage(final String part, final Field predicted, final Field truth) {
        String message =
            assertThrows(IllegalArgumentException.class, () -> FieldErrors.of(predicted, truth)).getMessage();
        assertTrue(message.contains(part), message);
    }
}
