package org.latentrom.engine.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;

/** Pictures of constant, empty, tiny and extreme fields. */
class PictureEdgeTest {
    private static final ImageOptions BARE = new ImageOptions(4, false, false, false);

    private static final int MARGIN = 14;

    private static Field constant(final int height, final int width, final float value) {
        var values = new float[height * width];
        Arrays.fill(values, value);
        return new Field(new FieldShape(List.of("a"), height, width, new Extent(0, width, 0, height)), values);
    }

    private static BufferedImage render(final Field field, final ColorMap map, final ImageOptions options) {
        return FieldImage.render("", List.of(Panel.of("", field, 0, map)), options);
    }

    @ParameterizedTest
    @EnumSource(ColorMap.class)
    void aConstantFieldHasOneColorInTheMiddleOfTheMap(final ColorMap map) {
        for (float value : new float[]{0, 5, 1e-20f, 3e38f}) {
            BufferedImage image = render(constant(3, 4, value), map, BARE);
            ValueRange range = Panel.of("", constant(1, 1, value), 0, map).range();
            int expected = map.rgb(range.position(value));
            for (int y = 0; y < 12; y++) {
                for (int x = 0; x < 16; x++) {
                    assertEquals(expected, image.getRGB(MARGIN + x, MARGIN + y) & 0xffffff, value + " at " + x);
                }
            }
        }
    }

    @Test
    void aFieldWithoutValidPixelsIsGreyThroughout() {
        Field none = new Field(constant(2, 2, 0).shape(), new float[4], Mask.of(2, 2, new boolean[4]));
        for (boolean smooth : new boolean[]{false, true}) {
            BufferedImage image = render(none, ColorMap.GREY, new ImageOptions(4, smooth, true, true));
            int outside = 0;
            for (int pixel : image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())) {
                outside += (pixel & 0xffffff) == FieldPainter.OUTSIDE ? 1 : 0;
            }
            assertTrue(outside >= 60, outside + " pixels of the picture's 64");
        }
    }

    /** Smooth pictures of linear fields are linear between the outermost centres. */
    @Test
    void interpolationKeepsALinearField() {
        var values = new float[]{0, 1, 2, 3, 4, 5};
        var field = new Field(new FieldShape(List.of("a"), 2, 3, new Extent(0, 3, 0, 2)), values);
        var panel = new Panel("", field, 0, ColorMap.GREY, new ValueRange(0, 5));
        BufferedImage image = FieldImage.render("", List.of(panel), new ImageOptions(10, true, false, false));
        for (int y = 5; y < 15; y++) {
            for (int x = 5; x < 25; x++) {
                double column = (x + 0.5) / 10 - 0.5;
                double row = (20 - y - 0.5) / 10 - 0.5;
                int expected = ColorMap.GREY.rgb((column + 3 * row) / 5);
                int found = image.getRGB(MARGIN + x, MARGIN + y) & 0xffffff;
                assertEquals(expected & 0xff, found & 0xff, 1, x + ", " + y);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1e-3, 1, 1", "0.1, 1, 1", "1, 7, 3", "2.5, 18, 8", "4096, 28672, 12288"})
    void zoomCountsImagePixelsAColumn(final double zoom, final int width, final int height) {
        var shape = new FieldShape(List.of("a"), 9, 7, new Extent(0, 7, 0, 3));
        var options = new ImageOptions(zoom, true, true, true);
        assertEquals(width, options.width(shape));
        assertEquals(height, options.height(shape));
    }

    @Test
    void rangesOfSeveralFieldsHoldThemAll() {
        List<Field> fields = List.of(constant(1, 1, -3), constant(2, 2, 8), constant(1, 3, 0));
        assertEquals(new ValueRange(-3, 8), ValueRange.of(fields, 0));
        assertEquals(new ValueRange(-8, 8), ValueRange.of(fields, 0).symmetric());
        assertEquals(0, ValueRange.of(fields, 0).position(-3));
        assertEquals(1, ValueRange.of(fields, 0).position(8));
        assertThrows(IllegalArgumentException.class, () -> ValueRange.of(List.of(constant(1, 1, Float.NaN)), 0));
    }

    @Test
    void mapsHaveTheirEndsAtTheEndsOfTheRange() {
        for (ColorMap map : ColorMap.values()) {
            assertEquals(map.rgb(0), map.rgb(-1e300));
            assertEquals(map.rgb(1), map.rgb(1e300));
            assertEquals(map.rgb(0), map.rgb(Double.NaN), "of no meaning, but no error");
            assertTrue(map.rgb(0) != map.rgb(1) || map == ColorMap.BLUE_WHITE_RED);
        }
    }
}
