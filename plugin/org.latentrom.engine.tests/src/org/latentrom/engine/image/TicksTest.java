package org.latentrom.engine.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;

/** Round numbers and ranges of values. */
class TicksTest {
    @ParameterizedTest
    @CsvSource({"0, 1, 6, '0.0 0.2 0.4 0.6 0.8 1.0', ''", "-30, 30, 5, '−20 0 20', ''", "0, 2.2, 5, '0 1 2', ''",
        "0, 0.41, 3, '0.0 0.2 0.4', ''", "0.31, 0.39, 3, '0.32 0.34 0.36 0.38', ''",
        "-1e-5, 4.6e-7, 4, '−1.0 −0.5 0.0', ×10⁻⁵", "0, 3.2e12, 5, '0 1 2 3', ×10¹²",
        "1000, 12000, 3, '5000 10000', ''",
        "100000, 100004, 3, '1.00000 1.00002 1.00004', ×10⁵", "5, 5.5, 2, '5.0 5.5', ''"})
    void axes(final double low, final double high, final int most, final String labels, final String factor) {
        Ticks ticks = Ticks.of(low, high, most);
        assertEquals(labels, String.join(" ", ticks.labels()));
        assertEquals(factor, ticks.factor());
    }

    @Test
    void everyAxisHasTicksWithinAndDifferentLabels() {
        var random = new Random(3);
        for (int i = 0; i < 3000; i++) {
            double low = random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
            double high = low + Math.abs(low) * Math.pow(10, -random.nextInt(12));
            high += Math.pow(10, random.nextInt(40) - 20);
            Ticks t = Ticks.of(low, high, 2 + random.nextInt(8));
            assertTrue(t.values().length >= 2 && t.values().length <= 12, low + " to " + high + ": " + t);
            assertEquals(t.values().length, t.labels().stream().distinct().count(), low + " to " + high + ": " + t);
            double slack = 1e-6 * (high - low) + 1e-12 * Math.abs(low);
            assertTrue(t.values()[0] >= low - slack && t.values()[t.values().length - 1] <= high + slack);
        }
    }

    @Test
    void axisWithoutRoundNumbersShowsItsEnds() {
        assertArrayEquals(new double[]{1e20, 1e20 + 32768}, Ticks.of(1e20, 1e20 + 32768, 5).values());
    }

    private static Field field(final float... values) {
        var valid = new boolean[values.length];
        for (int i = 0; i < valid.length; i++) {
            valid[i] = i > 0;
        }
        return new Field(new FieldShape(List.of("a"), 1, values.length, new Extent(0, 1, 0, 1)), values,
            Mask.of(1, values.length, valid));
    }

    @Test
    void rangesSkipInvalidAndInfiniteValues() {
        assertEquals(new ValueRange(-2, 8),
            ValueRange.of(List.of(field(99, 3, -2, Float.NaN), field(-99, 8, Float.POSITIVE_INFINITY)), 0));
        assertEquals(new ValueRange(-8, 8), new ValueRange(-2, 8).symmetric());
        assertEquals(0.2, new ValueRange(-2, 8).position(0));
        assertThrows(IllegalArgumentException.class, () -> ValueRange.of(List.of(field(99, Float.NaN)), 0));
    }

    @Test
    void constantFieldsGetARangeAboutTheirValue() {
        assertEquals(new ValueRange(2, 6), ValueRange.of(List.of(field(0, 4, 4)), 0));
        assertEquals(new ValueRange(-1, 1), ValueRange.of(List.of(field(7, 0, 0)), 0));
        assertEquals(new ValueRange(-6, -2), ValueRange.of(List.of(field(0, -4, -4)), 0));
    }

    @Test
    void emptyRangesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new ValueRange(1, 1));
        assertThrows(IllegalArgumentException.class, () -> new ValueRange(2, 1));
        assertThrows(IllegalArgumentException.class, () -> new ValueRange(Double.NaN, 1));
        assertThrows(IllegalArgumentException.class, () -> new ValueRange(0, Double.POSITIVE_INFINITY));
    }
}
