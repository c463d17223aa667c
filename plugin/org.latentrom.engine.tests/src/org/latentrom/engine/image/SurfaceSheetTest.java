package org.latentrom.engine.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.wlsqm.Derivative;

/** Surfaces: what hides what, holes, the camera, sizes. */
class SurfaceSheetTest {
    private static final Camera FROM_ABOVE = new Camera(-90, 90);

    private static final Extent SQUARE = new Extent(0, 1, 0, 1);

    private static BufferedImage render(final Camera camera, final int height, final int width, final double... z) {
        return render(camera, Mask.full(height, width), z);
    }

    private static BufferedImage render(final Camera camera, final Mask mask, final double... z) {
        var sheet = new DerivativeSheet(new FieldShape(List.of("u"), mask.height(), mask.width(), SQUARE), mask,
            List.of(new SheetEntry("fit(u)", Derivative.F, false, z)), false);
        return new SurfaceSheet(ColorMap.VIOLET_TO_YELLOW, ValueScale.LINEAR, camera, 300)
            .render("", sheet, Progress.NONE);
    }

    /** Pixels with a colour of the map, shaded or not: walls, letters and ground are nearly grey. */
    private static int colored(final BufferedImage image) {
        int count = 0;
        for (int rgb : image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())) {
            int r = rgb >> 16 & 255;
            int g = rgb >> 8 & 255;
            int b = rgb & 255;
            count += Math.max(r, Math.max(g, b)) - Math.min(r, Math.min(g, b)) > 24 ? 1 : 0;
        }
        return count;
    }

    private static double[] wave(final int n) {
        var z = new double[n * n];
        for (int i = 0; i < z.length; i++) {
            z[i] = Math.sin(6.0 * (i % n) / n) * Math.cos(5.0 * (i / n) / n);
        }
        return z;
    }

    @Test
    void masksLeaveHoles() {
        int full = colored(render(FROM_ABOVE, 9, 9, wave(9)));
        int hole = colored(render(FROM_ABOVE, Sheets.without(9, 9, 4 * 9 + 4), wave(9)));
        // without the middle corner four of 64 patches are missing
        assertEquals(full * 4 / 64.0, full - hole, full * 0.01);
        assertEquals(0, colored(render(FROM_ABOVE, Mask.of(9, 9, new boolean[81]), wave(9))));
    }

    @Test
    void seenFromAboveThePlaceIsThatOfAMap() {
        // high in the upper right corner only: yellow there, violet elsewhere
        var z = new double[25];
        z[18] = z[19] = z[23] = z[24] = 1;
        BufferedImage image = render(FROM_ABOVE, 5, 5, z);
        double x = 0;
        double y = 0;
        int n = 0;
        for (int j = 0; j < image.getHeight(); j++) {
            for (int i = 0; i < image.getWidth(); i++) {
                int rgb = image.getRGB(i, j);
                if ((rgb >> 8 & 255) > (rgb & 255) + 60 && (rgb >> 16 & 255) > 150) {
                    x += i;
                    y += j;
                    n++;
                }
            }
        }
        assertTrue(n > 100, n + " pixels of the high patch");
        assertTrue(x / n > image.getWidth() * 0.55, "right: " + x / n);
        assertTrue(y / n < image.getHeight() * 0.5, "above: " + y / n);
    }

    @Test
    void whatIsInFrontHidesWhatIsBehind() {
        // a wall at y = least; behind it a plain. From the front the wall hides the plain, from behind it does not
        int n = 12;
        var z = new double[n * n];
        for (int i = 0; i < n; i++) {
            z[i] = 1;
            z[n + i] = 1;
        }
        int dark = ColorMap.VIOLET_TO_YELLOW.rgb(0);
        int front = violet(render(new Camera(-90, 25), n, n, z), dark);
        int behind = violet(render(new Camera(90, 25), n, n, z), dark);
        assertTrue(behind > 3 * front, "plain seen from behind " + behind + ", from the front " + front);
    }

    private static int violet(final BufferedImage image, final int dark) {
        int count = 0;
        for (int rgb : image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())) {
            int r = rgb >> 16 & 255;
            int g = rgb >> 8 & 255;
            int b = rgb & 255;
            count += g < 40 && b - g > 15 && r <= (dark >> 16 & 255) + 5 ? 1 : 0;
        }
        return count;
    }

    @ParameterizedTest
    @CsvSource({"-60, 30", "0, 0", "30, 10", "90, 45", "135, -20", "180, 60", "270, 90", "45, -90", "720.5, 5"})
    void everyCameraShowsTheWholeBoxInsideOfThePicture(final double azimuth, final double elevation) {
        for (Extent e : List.of(SQUARE, new Extent(0, 100, 0, 1), new Extent(-1, 1, 0, 50))) {
            var box = new SurfaceBox(e, new Camera(azimuth, elevation), 300, 270);
            for (int corner = 0; corner < 8; corner++) {
                Point2D.Double p = box.seen(corner & 1, corner >> 1 & 1, corner >> 2);
                // numbers need room below the box or, if the camera is below the ground, above it
                double top = elevation >= 0 ? 10 : 40;
                assertTrue(p.x >= 52 - 1e-9 && p.x <= 278 + 1e-9 && p.y >= top - 1e-9 && p.y <= top + 220 + 1e-9,
                    p.toString());
            }
        }
        assertTrue(colored(render(new Camera(azimuth, elevation), 9, 9, wave(9))) > (elevation == 0 ? 500 : 3000));
    }

    @Test
    void directionsOfTheCamera() {
        var front = new Camera(-90, 0);
        assertEquals(1, front.right(1, 0), 1e-12, "from the front x points right");
        assertEquals(1, front.up(0, 0, 1), 1e-12);
        assertEquals(-1, front.nearY());
        var above = new Camera(-90, 90);
        assertEquals(1, above.up(0, 1, 0), 1e-12, "from above y points up");
        assertEquals(1, new Camera(0, 10).nearX());
        assertEquals(-1, new Camera(10, -10).nearZ());
        assertEquals(1, above.light(0, 0, 5) / 0.8, 1e-12, "the light is above and left of us");
        for (double[] bad : new double[][]{{Double.NaN, 0}, {0, 91}, {0, Double.NaN}, {Double.POSITIVE_INFINITY, 0}}) {
            String text = assertThrows(IllegalArgumentException.class, () -> new Camera(bad[0], bad[1])).getMessage();
            assertTrue(text.contains("-90 to 90"), text);
        }
    }

    @Test
    void largeImagesKeepTheirExtremes() {
        int n = 300;
        var z = new double[n * n];
        for (int i = 0; i < z.length; i++) {
            z[i] = Math.sin(i * 0.7) * 0.1;
        }
        z[151 * n + 77] = 5;
        z[40 * n + 200] = -3;
        var heights = new HeightField(z, Mask.full(n, n), 64);
        assertEquals(60, heights.rows());
        assertEquals(60, heights.columns());
        double low = 0;
        double high = 0;
        for (int r = 0; r < 60; r++) {
            for (int c = 0; c < 60; c++) {
                low = Math.min(low, heights.value(r, c));
                high = Math.max(high, heights.value(r, c));
            }
        }
        assertEquals(5, high);
        assertEquals(-3, low);
        assertEquals(5, heights.value(30, 15), "in the block of its pixel");
        assertEquals(0.5 * 5 / 300, heights.x(0), 1e-15, "a block's corner is its middle");
        assertEquals(1 - 0.5 * 5 / 300, heights.y(59), 1e-15);
    }

    @Test
    void onlyTheLongSideIsDividedIntoBlocks() {
        var heights = new HeightField(new double[60 * 200], Mask.full(60, 200), 64);
        assertEquals(60, heights.rows());
        assertEquals(50, heights.columns());
        assertEquals(2.0 / 200, heights.x(0), 1e-15);
        assertEquals(0.5 / 60, heights.y(0), 1e-15);
        var uneven = new HeightField(new double[65], Mask.full(65, 1), 64);
        assertEquals(33, uneven.rows());
        assertEquals(64.5 / 65, uneven.y(32), 1e-15, "the last block has one row");
    }

    @Test
    void blocksAreHolesIfLessThanHalfOfTheirPixelsAreValid() {
        var valid = new boolean[16];
        valid[0] = true; // block 0: one of four
        valid[2] = valid[3] = true; // block 1: two of four
        var z = new double[16];
        z[2] = 4;
        z[3] = 6;
        var heights = new HeightField(z, Mask.of(4, 4, valid), 2);
        assertTrue(Double.isNaN(heights.value(0, 0)));
        assertEquals(6, heights.value(0, 1));
        assertTrue(Double.isNaN(heights.value(1, 1)));
    }

    @Test
    void smallImagesAreShownPixelByPixel() {
        double[] z = {1, 2, 3, 4, 5, 6};
        var heights = new HeightField(z, Mask.full(2, 3), 64);
        for (int i = 0; i < 6; i++) {
            assertEquals(z[i], heights.value(i / 3, i % 3));
        }
        assertEquals(0.5, heights.x(1), 1e-15);
        assertEquals(0.75, heights.y(1), 1e-15);
    }

    @Test
    void sheetsHaveNineSurfacesOfTheChosenSize() {
        Field field = Sheets.field(8, 16, 0);
        DerivativeSheet sheet = DerivativeSheet.of(field, "u").withRefitted(field, "u");
        var surfaces = new SurfaceSheet(ColorMap.VIOLET_TO_YELLOW, ValueScale.LINEAR, Camera.DEFAULT, 200);
        BufferedImage image = surfaces.render("heading", sheet, Progress.NONE);
        assertEquals(2 * 14 + 3 * 200 + 2 * 10, image.getWidth());
        assertEquals(14 + 26 + 3 * (33 + 180 + 10), image.getHeight());
        for (int i = 0; i < 9; i++) {
            BufferedImage part = image.getSubimage(14 + i % 3 * 210, 40 + i / 3 * 223, 200, 223);
            assertTrue(colored(part) > 1000, "surface " + i + ": " + colored(part));
        }
        assertArrayEquals(Png.bytes(image), Png.bytes(surfaces.render("heading", sheet, Progress.NONE)), "same bytes");
    }

    @Test
    void extremeValuesAreDrawn() {
        for (double scale : new double[]{0, 1e-300, 1e300}) {
            var z = wave(6);
            for (int i = 0; i < z.length; i++) {
                z[i] *= scale;
            }
            assertTrue(colored(render(Camera.DEFAULT, 6, 6, z)) > 2000, "scale " + scale);
        }
        double[] infinite = wave(6);
        infinite[14] = Double.POSITIVE_INFINITY;
        assertTrue(colored(render(Camera.DEFAULT, 6, 6, infinite)) > 1000, "not finite: a hole");
    }

    @Test
    void numbersOfShortAxesAreLeftOutSoThatTheyDoNotTouch() {
        assertEquals(1, SurfaceAxes.every(20, 30, 5), "apart to the right");
        assertEquals(1, SurfaceAxes.every(20, 0, -14), "apart upwards");
        assertEquals(2, SurfaceAxes.every(20, 5, 7), "13.5 pixels are needed upwards");
        assertEquals(3, SurfaceAxes.every(20, 9, 2), "25 pixels are needed to the right");
        var values = new double[]{-4, -2, 0, 2, 4};
        assertEquals(0, SurfaceAxes.first(values, 1));
        assertEquals(0, SurfaceAxes.first(values, 2), "-4, 0, 4");
        assertEquals(2, SurfaceAxes.first(values, 3), "0 alone");
        assertEquals(0, SurfaceAxes.first(new double[]{1, 2, 3}, 2));
        // seen along an axis: both distances are 0
        assertTrue(SurfaceAxes.every(20, 0, 0) > 1000);
    }

    @Test
    void canBeCancelled() {
        var sheet = DerivativeSheet.of(Sheets.field(4, 4, 0), "u");
        var surfaces = new SurfaceSheet(ColorMap.GREY, ValueScale.LINEAR, Camera.DEFAULT, 150);
        assertThrows(CancellationException.class, () -> surfaces.render("", sheet, new Progress() {
            @Override
            public void report(final double fraction, final Supplier<String> message) {
                // not of interest
            }

            @Override
            public void checkCanceled() {
                throw new CancellationException();
            }
        }));
    }

    @Test
    void whatHasNoSurfaceIsRefused() {
        String row = assertThrows(IllegalArgumentException.class, () -> render(Camera.DEFAULT, 1, 3, 1, 2, 3))
            .getMessage();
        assertTrue(row.contains("1 x 3") && row.contains("colour maps"), row);
        assertThrows(IllegalArgumentException.class,
            () -> new SurfaceSheet(ColorMap.GREY, ValueScale.LINEAR, Camera.DEFAULT, 100));
        Field field = Sheets.field(2, 2, 0);
        var huge = new SurfaceSheet(ColorMap.GREY, ValueScale.LINEAR, Camera.DEFAULT, 100_000);
        var sheet = DerivativeSheet.of(field, "u");
        assertThrows(IllegalArgumentException.class, () -> huge.render("", sheet, Progress.NONE));
    }
}
