package org.latentrom.engine.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;

/** Pictures: the right colour at the right place, sizes, refusals. */
class FieldImageTest {
    private static final int MARGIN = 14;

    private static final ImageOptions BARE = new ImageOptions(1, false, false, false);

    /** 2 rows, 3 columns, values 0 to 5 from the lower left, the upper right pixel invalid. */
    private static Field field(final Extent extent) {
        var shape = new FieldShape(List.of("a", "b"), 2, 3, extent);
        var values = new float[]{9, 9, 9, 9, 9, 9, 0, 1, 2, 3, 4, 0};
        return new Field(shape, values, Mask.of(2, 3, new boolean[]{true, true, true, true, true, false}));
    }

    private static Panel panel(final String title, final Extent extent) {
        return Panel.of(title, field(extent), 1, ColorMap.GREY);
    }

    private static int rgb(final BufferedImage image, final int x, final int y) {
        return image.getRGB(x, y) & 0xffffff;
    }

    @Test
    void valuesBecomeColorsWithRowZeroAtTheBottom() {
        BufferedImage image = FieldImage.render("", List.of(panel("", new Extent(0, 3, 0, 2))), BARE);
        assertEquals(3 + 2 * MARGIN, image.getWidth());
        assertEquals(2 + 2 * MARGIN, image.getHeight());
        for (int k = 0; k < 5; k++) {
            assertEquals(ColorMap.GREY.rgb(k / 4.0), rgb(image, MARGIN + k % 3, MARGIN + 1 - k / 3), "value " + k);
        }
        assertEquals(FieldPainter.OUTSIDE, rgb(image, MARGIN + 2, MARGIN));
        assertEquals(0xffffff, rgb(image, 0, 0));
    }

    @Test
    void pixelsHaveTheAspectOfTheExtent() {
        BufferedImage tall = FieldImage.render("", List.of(panel("", new Extent(0, 1, 0, 5))),
            new ImageOptions(2.5, false, false, false));
        assertEquals(8 + 2 * MARGIN, tall.getWidth());
        assertEquals(38 + 2 * MARGIN, tall.getHeight());
        ImageOptions fitted = ImageOptions.ofLongerSide(field(new Extent(0, 1, 0, 5)).shape(), 300);
        assertEquals(20, fitted.zoom());
    }

    @Test
    void smoothPicturesInterpolateBetweenValidPixelsOnly() {
        BufferedImage image = FieldImage.render("", List.of(panel("", new Extent(0, 3, 0, 2))),
            new ImageOptions(20, true, false, false));
        int between = rgb(image, MARGIN + 20, MARGIN + 29);
        // half a pixel beyond the middle of columns 0 and 1, and as much above row 0: 0.525 + 0.025 * 3
        int expected = ColorMap.GREY.rgb(0.6 / 4);
        assertTrue(Math.abs((between & 255) - (expected & 255)) <= 3, Integer.toHexString(between));
        assertEquals(FieldPainter.OUTSIDE, rgb(image, MARGIN + 55, MARGIN + 5));
        // next to the hole the value of the valid neighbour goes on, not half of it
        assertTrue((rgb(image, MARGIN + 37, MARGIN + 5) & 255) >= (ColorMap.GREY.rgb(0.99) & 255) - 3);
    }

    @Test
    void valuesThatAreNotFiniteLookLikeOutside() {
        Field f = field(new Extent(0, 3, 0, 2));
        f.values()[6] = Float.NaN;
        BufferedImage image = FieldImage.render("", List.of(Panel.of("", f, 1, ColorMap.GREY)), BARE);
        assertEquals(FieldPainter.OUTSIDE, rgb(image, MARGIN, MARGIN + 1));
    }

    @Test
    void widePanelsAreStackedAndTallOnesStandBesideEachOther() {
        var wide = new Extent(0, 6, 0, 2);
        var square = new Extent(0, 2, 0, 2);
        BufferedImage stacked = FieldImage.render("", List.of(panel("a", wide), panel("b", wide)), BARE);
        BufferedImage single = FieldImage.render("", List.of(panel("a", wide)), BARE);
        assertEquals(single.getWidth(), stacked.getWidth());
        assertTrue(stacked.getHeight() > single.getHeight());
        BufferedImage beside = FieldImage.render("", List.of(panel("a", square), panel("b", square)), BARE);
        assertTrue(beside.getWidth() > single.getWidth());
    }

    @Test
    void titleAxesAndBarAreDrawn() {
        var extent = new Extent(0, 3, 0, 2);
        var bare = new ImageOptions(60, false, false, false);
        BufferedImage plain = FieldImage.render("", List.of(panel("", extent)), bare);
        BufferedImage titled = FieldImage.render("Heading", List.of(panel("Title", extent)), bare);
        BufferedImage all = FieldImage.render("Heading", List.of(panel("Title", extent)),
            ImageOptions.ofLongerSide(field(extent).shape(), 180));
        assertTrue(titled.getHeight() > plain.getHeight() && titled.getWidth() == plain.getWidth());
        assertTrue(all.getHeight() > titled.getHeight() && all.getWidth() > titled.getWidth());
        assertTrue(dark(titled, 0, 0, titled.getWidth(), 2 * MARGIN + 6) > 50);
        assertEquals(0, dark(plain, 0, 0, plain.getWidth(), MARGIN));
    }

    private static int dark(final BufferedImage image, final int left, final int top, final int width,
        final int height) {
        int dark = 0;
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                dark += (rgb(image, x, y) & 255) < 128 ? 1 : 0;
            }
        }
        return dark;
    }

    @Test
    void barIsPointedWhereValuesLieBeyondTheRange() {
        Field f = field(new Extent(0, 3, 0, 2));
        var own = new FieldPainter(Panel.of("", f, 1, ColorMap.GREY));
        assertEquals(false, own.exceeds(1) || own.exceeds(-1));
        var narrow = new FieldPainter(new Panel("", f, 1, ColorMap.GREY, new ValueRange(0, 3)));
        assertTrue(narrow.exceeds(1) && !narrow.exceeds(-1));
    }

    @Test
    void divergingPanelsAreSymmetricAndEmptyOnesHaveARangeToo() {
        Field f = field(new Extent(0, 3, 0, 2));
        assertEquals(new ValueRange(-4, 4), Panel.of("", f, 1, ColorMap.BLUE_WHITE_RED).range());
        var nothing = new Field(f.shape(), f.values(), Mask.of(2, 3, new boolean[6]));
        assertEquals(new ValueRange(0, 1), Panel.of("", nothing, 1, ColorMap.GREY).range());
        FieldImage.render("", List.of(Panel.of("", nothing, 0, ColorMap.GREY)), new ImageOptions(50, true, true, true));
    }

    @Test
    void sameInputSameBytesAndPngHoldsThePicture() throws IOException {
        List<Panel> panels = List.of(panel("ν = 0.001", new Extent(0, 3, 0, 2)));
        ImageOptions options = new ImageOptions(40, true, true, true);
        BufferedImage image = FieldImage.render("Äpfel ∂u/∂x", panels, options);
        byte[] png = Png.bytes(image);
        assertArrayEquals(png, Png.bytes(FieldImage.render("Äpfel ∂u/∂x", panels, options)));
        BufferedImage back = ImageIO.read(new ByteArrayInputStream(png));
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                assertEquals(rgb(image, x, y), rgb(back, x, y));
            }
        }
    }

    @Test
    void theSmallestGridAndOddExtentsWork() {
        for (Extent e : List.of(new Extent(1e9, 1e9 + 1e-3, 0, 1), new Extent(-1e-30, 1e-30, -1e-30, 1e-30),
            new Extent(1e20, 1.0000000000000003e20, 0, 1e5))) {
            var one = new Field(new FieldShape(List.of("a"), 1, 1, e), new float[]{3});
            FieldImage.render("t", List.of(Panel.of("", one, 0, ColorMap.GREY)),
                ImageOptions.ofLongerSide(one.shape(), 50));
        }
    }

    @Test
    void whatCannotBeDrawnIsRefused() {
        var extent = new Extent(0, 3, 0, 2);
        assertThrows(IllegalArgumentException.class, () -> FieldImage.render("", List.of(), BARE));
        assertThrows(IllegalArgumentException.class,
            () -> FieldImage.render("", List.of(panel("", extent), panel("", new Extent(0, 3, 0, 1))), BARE));
        var large = assertThrows(IllegalArgumentException.class,
            () -> FieldImage.render("", List.of(panel("", extent)), new ImageOptions(4000, false, false, false)));
        assertTrue(large.getMessage().contains("smaller zoom"), large.getMessage());
        var strip = new Field(
            new FieldShape(List.of("a"), 1, 1 << 20, new Extent(0, 1 << 20, 0, 1)), new float[1 << 20]);
        var wide = assertThrows(IllegalArgumentException.class, () -> FieldImage.render("",
            List.of(Panel.of("", strip, 0, ColorMap.GREY)), new ImageOptions(4096, false, false, false)));
        assertTrue(wide.getMessage().contains("smaller zoom"), wide.getMessage());
        assertThrows(IllegalArgumentException.class, () -> new ImageOptions(0, true, true, true));
        assertThrows(IllegalArgumentException.class, () -> new ImageOptions(Double.NaN, true, true, true));
        assertThrows(IllegalArgumentException.class, () -> Panel.of("", field(extent), 2, ColorMap.GREY));
    }
}
