package org.latentrom.engine.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.wlsqm.Derivative;
import org.latentrom.engine.wlsqm.Neighbourhood;

/** Sheets of colour maps: ranges, colours at known values, example fit, sizes, refusals. */
class MapSheetTest {
    private static final MapSheet DIVERGING =
        new MapSheet(ColorMap.BLUE_WHITE_RED, ValueScale.LINEAR, Optional.empty(), 100);

    private static final MapSheet SEQUENTIAL =
        new MapSheet(ColorMap.VIOLET_TO_YELLOW, ValueScale.LINEAR, Optional.empty(), 100);

    private static DerivativeSheet sheet(final int height, final int width, final SheetEntry... entries) {
        return new DerivativeSheet(new FieldShape(List.of("u"), height, width, Sheets.EXTENT), Mask.full(height, width),
            List.of(entries), true);
    }

    private static SheetEntry entry(final Derivative derivative, final boolean refitted, final double... values) {
        return new SheetEntry(derivative.of("u"), derivative, refitted, values);
    }

    /** Pixels of a colour. */
    private static int count(final BufferedImage image, final int rgb, final int left, final int right) {
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = left; x < right; x++) {
                count += (image.getRGB(x, y) & 0xffffff) == rgb ? 1 : 0;
            }
        }
        return count;
    }

    private static int count(final BufferedImage image, final int rgb) {
        return count(image, rgb, 0, image.getWidth());
    }

    @Test
    void rangesAreSharedByOrder() {
        var sheet = sheet(1, 2, entry(Derivative.F, false, 1, 2), entry(Derivative.FX, false, -3, 1),
            entry(Derivative.FY, false, 0, 2), entry(Derivative.FXX, false, 5, 6), entry(Derivative.FXY, true, -7, 0));
        var symmetric = new SheetRanges(sheet, ValueScale.LINEAR, true);
        var own = new SheetRanges(sheet, ValueScale.LINEAR, false);
        List<ValueRange> expected = List.of(new ValueRange(-2, 2), new ValueRange(-3, 3), new ValueRange(-3, 3),
            new ValueRange(-7, 7), new ValueRange(-7, 7));
        List<ValueRange> plain = List.of(new ValueRange(1, 2), new ValueRange(-3, 2), new ValueRange(-3, 2),
            new ValueRange(-7, 6), new ValueRange(-7, 6));
        assertEquals(expected, sheet.entries().stream().map(symmetric::of).toList());
        assertEquals(plain, sheet.entries().stream().map(own::of).toList());
    }

    @Test
    void maskedValuesDoNotWidenRanges() {
        var entry = entry(Derivative.F, false, 1, 2, 1e9, -1e9);
        var sheet = new DerivativeSheet(new FieldShape(List.of("u"), 2, 2, Sheets.EXTENT),
            Sheets.without(2, 2, 2, 3), List.of(entry), false);
        assertEquals(new ValueRange(1, 2), new SheetRanges(sheet, ValueScale.LINEAR, false).of(entry));
        assertEquals("fit(u)\n1.00 to 2.00, RMS 1.58", sheet.title(entry));
    }

    @Test
    void colorsOfKnownErrors() {
        // dx has -2 and 0, dy has 1 and 0: with one range dy reaches only half of the red
        BufferedImage image =
            DIVERGING.render("", sheet(1, 2, entry(Derivative.FX, false, -2, 0), entry(Derivative.FY, false, 1, 0)));
        int picture = 50 * 50;
        assertTrue(count(image, ColorMap.BLUE_WHITE_RED.rgb(0)) >= picture, "the least error is the first colour");
        assertTrue(count(image, ColorMap.BLUE_WHITE_RED.rgb(0.75)) >= picture, "half of the range");
        assertTrue(count(image, ColorMap.BLUE_WHITE_RED.rgb(0.5)) >= 2 * picture, "no error is the middle of the map");
        assertTrue(count(image, ColorMap.BLUE_WHITE_RED.rgb(1)) < 100, "no pixel has the other end, only the bars");
    }

    @Test
    void maskedPixelsAreGrey() {
        Field field = Sheets.masked(Sheets.field(10, 20, 0, Derivative.FX), Sheets.without(10, 20, 0, 1, 20, 21));
        BufferedImage image = SEQUENTIAL.render("", DerivativeSheet.of(field, "u"));
        assertEquals(100, count(image, FieldPainter.OUTSIDE), "four pixels of 5 x 5");
    }

    @Test
    void panelsStandInTheirRowsAndColumns() {
        BufferedImage full = SEQUENTIAL.render("", DerivativeSheet.of(Sheets.field(8, 16, 0), "u"));
        var nine = DerivativeSheet.of(Sheets.field(8, 16, 0), "u").withRefitted(Sheets.field(8, 16, 0), "u");
        BufferedImage three = SEQUENTIAL.render("", nine);
        assertEquals(full.getWidth(), three.getWidth());
        assertEquals(50 + 42 + 11, three.getHeight() - full.getHeight(), "picture, title and gap of the third row");
        // dyy alone keeps its place in the third column of the second row
        BufferedImage one = SEQUENTIAL.render("", DerivativeSheet.of(Sheets.field(8, 16, 0, Derivative.FYY), "u"));
        int greatest = ColorMap.VIOLET_TO_YELLOW.rgb(1);
        assertEquals(0, count(one, greatest, 0, one.getWidth() / 2));
        assertTrue(count(one, greatest, one.getWidth() / 2, one.getWidth()) >= 6 * 50, "the last column of dyy");
    }

    @Test
    void theExampleFitIsDottedInTheFirstPanelOnly() {
        Mask stencil = ExampleStencil.of(Neighbourhood.disc(2.5), Mask.full(20, 40));
        var zero = sheet(20, 40, entry(Derivative.F, false, new double[800]),
            entry(Derivative.FX, false, new double[800]));
        var dotted = new MapSheet(ColorMap.BLUE_WHITE_RED, ValueScale.LINEAR, Optional.of(stencil), 400);
        var plain = new MapSheet(ColorMap.BLUE_WHITE_RED, ValueScale.LINEAR, Optional.empty(), 400);
        BufferedImage with = dotted.render("", zero);
        BufferedImage without = plain.render("", zero);
        boolean[][] seen = new boolean[20][40];
        int middle = with.getWidth() / 2;
        int left = leftOfPicture(without);
        int top = topOfPicture(without);
        for (int y = 0; y < with.getHeight(); y++) {
            for (int x = 0; x < with.getWidth(); x++) {
                if (with.getRGB(x, y) != without.getRGB(x, y)) {
                    assertTrue(x < middle, "a dot in the second panel");
                    seen[19 - (y - top) / 10][(x - left) / 10] = true;
                }
            }
        }
        for (int i = 0; i < 800; i++) {
            assertEquals(stencil.isValid(i), seen[i / 40][i % 40], "pixel " + i);
        }
    }

    private static int leftOfPicture(final BufferedImage image) {
        int x = 0;
        while ((image.getRGB(x, image.getHeight() / 2) & 0xffffff) != ColorMap.BLUE_WHITE_RED.rgb(0.5)) {
            x++;
        }
        return x;
    }

    private static int topOfPicture(final BufferedImage image) {
        int y = 0;
        while ((image.getRGB(leftOfPicture(image) + 7, y) & 0xffffff) != ColorMap.BLUE_WHITE_RED.rgb(0.5)) {
            y++;
        }
        return y;
    }

    @Test
    void theLogarithmIsSignedAndItsFormulaIsInTheHeading() {
        assertEquals(2, ValueScale.SIGNED_LOGARITHM.of(99), 1e-15);
        assertEquals(-2, ValueScale.SIGNED_LOGARITHM.of(-99), 1e-15);
        assertEquals(0, ValueScale.SIGNED_LOGARITHM.of(0));
        assertEquals(1e-20 / Math.log(10), ValueScale.SIGNED_LOGARITHM.of(1e-20), 1e-35);
        var log = new MapSheet(ColorMap.BLUE_WHITE_RED, ValueScale.SIGNED_LOGARITHM, Optional.empty(), 100);
        var values = sheet(1, 3, entry(Derivative.F, false, -99, 0, 9));
        BufferedImage image = log.render("", values);
        assertTrue(count(image, ColorMap.BLUE_WHITE_RED.rgb(0.75)) >= 33 * 50, "log10(1 + 9) is half of log10(1 + 99)");
        assertEquals("a, shown as sign(a) log₁₀(1 + |a|)", MapSheet.heading("a", ValueScale.SIGNED_LOGARITHM));
        assertEquals("shown as sign(a) log₁₀(1 + |a|)", MapSheet.heading("", ValueScale.SIGNED_LOGARITHM));
        assertEquals("a", MapSheet.heading("a", ValueScale.LINEAR));
        for (char c : MapSheet.heading("a", ValueScale.SIGNED_LOGARITHM).replace(" ", "").toCharArray()) {
            assertTrue(StrokeGlyphs.knows(c) || "₀₁".indexOf(c) >= 0, "no glyph for " + c);
        }
    }

    @Test
    void sheetsOfNothingButZerosOrInvalidPixelsAreDrawn() {
        Field none = Sheets.masked(Sheets.field(3, 4, 0), Mask.of(3, 4, new boolean[12]));
        DIVERGING.render("", DerivativeSheet.of(none, "u"));
        SEQUENTIAL.render("", DerivativeSheet.of(none, "u"));
        DIVERGING.render("", sheet(1, 1, entry(Derivative.F, false, 0)));
        DIVERGING.render("", sheet(1, 1, entry(Derivative.F, false, 1e300)));
    }

    @Test
    void sameInputSameBytes() {
        DerivativeSheet sheet = DerivativeSheet.of(Sheets.field(8, 16, 0), "u");
        assertArrayEquals(Png.bytes(SEQUENTIAL.render("h", sheet)), Png.bytes(SEQUENTIAL.render("h", sheet)));
    }

    @Test
    void sizesThatCannotBeReadOrHeldAreRefused() {
        String small = assertThrows(IllegalArgumentException.class,
            () -> new MapSheet(ColorMap.GREY, ValueScale.LINEAR, Optional.empty(), 20)).getMessage();
        assertTrue(small.contains("20") && small.contains("50 or more"), small);
        var huge = new MapSheet(ColorMap.GREY, ValueScale.LINEAR, Optional.empty(), 100_000);
        assertThrows(IllegalArgumentException.class,
            () -> huge.render("", sheet(32, 64, entry(Derivative.F, false, new double[2048]))));
        var stencil = new MapSheet(ColorMap.GREY, ValueScale.LINEAR, Optional.of(Mask.full(3, 3)), 100);
        String marks = assertThrows(IllegalArgumentException.class,
            () -> stencil.render("", sheet(1, 2, entry(Derivative.F, false, 1, 2)))).getMessage();
        assertTrue(marks.contains("marks"), marks);
    }

    @Test
    void theExampleFitStaysOffTheBorderIfItCan() {
        Neighbourhood disc = Neighbourhood.disc(2.5);
        Mask inside = ExampleStencil.of(disc, Mask.full(20, 40));
        assertEquals(disc.size(), inside.count());
        assertTrue(inside.isValid(3 * 40 + 3), "centred at (3, 3)");
        assertTrue(inside.isValid(1 * 40 + 3) && !inside.isValid(3), "one pixel from the border");
        Mask small = ExampleStencil.of(Neighbourhood.disc(40.5), Mask.full(5, 4));
        assertEquals(20, small.count(), "a large disc is the whole image");
        assertEquals(0, ExampleStencil.of(disc, Mask.of(5, 5, new boolean[25])).count());
    }

    @Test
    void theExampleFitHasValidPixelsOnly() {
        var valid = new boolean[400];
        Arrays.fill(valid, 200, 400, true);
        Mask stencil = ExampleStencil.of(Neighbourhood.disc(2.5), Mask.of(20, 20, valid));
        assertEquals(3 + 5 + 5, stencil.count(), "the nearest valid pixel is in row 10, at the border of the mask");
        for (int i = 0; i < 200; i++) {
            assertTrue(!stencil.isValid(i));
        }
    }
}
