package org.latentrom.engine.field;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields, their shapes and extents: indices, centres, and what cannot be one. */
class FieldTest {
    private static final Extent EXTENT = new Extent(-1, 3, 10, 11.5);

    @Test
    void valuesAreChannelByChannelAndRowByRow() {
        var shape = new FieldShape(List.of("a", "b"), 3, 4, EXTENT);
        var values = new float[24];
        for (int i = 0; i < 24; i++) {
            values[i] = i;
        }
        var field = new Field(shape, values);
        assertEquals(0, field.at(0, 0, 0));
        assertEquals(3, field.at(0, 0, 3));
        assertEquals(4, field.at(0, 1, 0));
        assertEquals(12 + 2 * 4 + 1, field.at(1, 2, 1));
        assertTrue(field.mask().isFull());
        assertEquals(24, shape.size());
        assertEquals(12, shape.pixels());
    }

    @Test
    void aChannelInDoublesIsACopyAndAMissingOneNamesThoseThatThereAre() {
        var field = new Field(new FieldShape(List.of("a", "b"), 1, 2, EXTENT), new float[]{1, 2, 3, 0.1f});
        double[] b = field.doubles("b");
        assertArrayEquals(new double[]{3, 0.1f}, b);
        b[0] = 9;
        assertEquals(3, field.at(1, 0, 0));
        var e = assertThrows(IllegalArgumentException.class, () -> field.doubles("c"));
        assertTrue(e.getMessage().contains("no channel \"c\". The field has a, b"), e.getMessage());
    }

    @Test
    void centresLieHalfAPixelInside() {
        var shape = new FieldShape(List.of("a"), 3, 4, EXTENT);
        assertEquals(1, shape.dx());
        assertEquals(0.5, shape.dy());
        assertEquals(-0.5, shape.x(0));
        assertEquals(2.5, shape.x(3));
        assertEquals(10.25, shape.y(0));
        assertEquals(11.25, shape.y(2));
        var one = new FieldShape(List.of("a"), 1, 1, EXTENT);
        assertEquals(1, one.x(0));
        assertEquals(10.75, one.y(0));
    }

    @Test
    void channelsAreNamedOnceAndFound() {
        var shape = new FieldShape(List.of("u", "v"), 1, 1, EXTENT);
        assertEquals(1, shape.channel("v"));
        assertEquals(-1, shape.channel("w"));
        assertEquals(List.of("w"), shape.withChannels(List.of("w")).channels());
        assertEquals(shape, shape.withChannels(List.of("u", "v")));
        assertNotEquals(shape, shape.withChannels(List.of("v", "u")));
        assertThrows(IllegalArgumentException.class, () -> shape.withChannels(List.of("u", "u")));
        assertThrows(IllegalArgumentException.class, () -> shape.withChannels(List.of()));
    }

    @Test
    void channelNamesAreCopied() {
        var names = new ArrayList<>(List.of("u"));
        var shape = new FieldShape(names, 1, 1, EXTENT);
        names.set(0, "v");
        assertEquals(0, shape.channel("u"));
    }

    @Test
    void sizesMustBePositiveAndFitIntoAnArray() {
        for (int[] s : new int[][]{{0, 1}, {1, 0}, {-1, -1}}) {
            assertThrows(IllegalArgumentException.class, () -> new FieldShape(List.of("u"), s[0], s[1], EXTENT));
        }
        assertThrows(ArithmeticException.class, () -> new FieldShape(List.of("u"), 1 << 16, 1 << 15, EXTENT));
        assertThrows(ArithmeticException.class, () -> new FieldShape(List.of("u", "v"), 1 << 15, 1 << 15, EXTENT));
        assertEquals(1 << 30, new FieldShape(List.of("u"), 1 << 15, 1 << 15, EXTENT).size());
    }

    @Test
    void valuesAndMaskMustFitTheShape() {
        var shape = new FieldShape(List.of("u"), 2, 3, EXTENT);
        assertThrows(IllegalArgumentException.class, () -> new Field(shape, new float[5]));
        assertThrows(IllegalArgumentException.class, () -> new Field(shape, new float[6], Mask.full(3, 2)));
        assertThrows(IllegalArgumentException.class, () -> new Field(shape, new float[6], Mask.full(1, 6)));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0, 1", "1, 0, 0, 1", "0, 1, 1, 1", "NaN, 1, 0, 1", "0, Infinity, 0, 1",
        "-1.7e308, 1.7e308, 0, 1", "0, 1, 0, NaN", "0, 1, -Infinity, 0"})
    void whatIsNoRectangleIsRefused(final double xMin, final double xMax, final double yMin, final double yMax) {
        var e = assertThrows(IllegalArgumentException.class, () -> new Extent(xMin, xMax, yMin, yMax));
        assertTrue(e.getMessage().contains("x from " + xMin + " to " + xMax), e.getMessage());
    }

    @Test
    void extentsHaveWidthAndHeight() {
        assertEquals(4, EXTENT.width());
        assertEquals(1.5, EXTENT.height());
        assertEquals("[-1.0, 3.0] x [10.0, 11.5]", EXTENT.toString());
    }
}
