package org.latentrom.engine.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.latentrom.engine.image.TestTiles.SIDE;
import static org.latentrom.engine.image.TestTiles.TILES;
import static org.latentrom.engine.image.TestTiles.grey;
import static org.latentrom.engine.image.TestTiles.ramp;
import static org.latentrom.engine.image.TestTiles.rgb;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.latentrom.engine.field.Field;

/** Decoded fields and data at the right places of a latent plane. */
class LatentSheetTest {
    private static final LatentAxis ACROSS = new LatentAxis("z0", new double[]{-1, 0, 1, 2}, z -> z);

    private static final LatentAxis UP = new LatentAxis("z1", new double[]{0, 10, 20}, z -> z);

    private static final LatentSheet SHEET = new LatentSheet(TILES);

    private static BufferedImage plane(final Optional<LatentPoints> points) {
        return SHEET.plane("", ACROSS, UP, ramp(12), points);
    }

    private static LatentPoints point(final double x, final double y, final double[] sigma, final double opacity) {
        return new LatentPoints(new double[][]{{x, y}}, sigma == null ? null : new double[][]{sigma}, new int[]{1},
            List.of("a", "b"), opacity);
    }

    /** The upper left corner of the fields: the last row's first one stands there. */
    private static int[] corner(final BufferedImage image) {
        return TestTiles.first(image, grey(8 / 11.0));
    }

    @Test
    void theFirstFieldStandsInTheLowerLeftCorner() {
        BufferedImage image = plane(Optional.empty());
        int[] at = corner(image);
        for (int j = 0; j < 3; j++) {
            for (int i = 0; i < 4; i++) {
                assertEquals(grey((4 * j + i) / 11.0),
                    rgb(image, at[0] + i * SIDE + SIDE / 2, at[1] + (2 - j) * SIDE + SIDE / 2), i + ", " + j);
            }
        }
    }

    /** A dot of class b at (1, 10) lies in the middle of the field of these values. */
    @Test
    void pointsLieOnTheFieldsOfTheirValues() {
        BufferedImage image = plane(Optional.of(point(1, 10, null, 1)));
        int[] at = corner(image);
        int color = new ClassColors(List.of("a", "b")).of(1).getRGB() & 0xffffff;
        int x = at[0] + 2 * SIDE + SIDE / 2;
        int y = at[1] + SIDE + SIDE / 2;
        assertEquals(color, rgb(image, x, y));
        assertEquals(grey(6 / 11.0), rgb(image, x + SIDE / 4, y), "dots are small");
        BufferedImage half = plane(Optional.of(point(1, 10, null, 0.5)));
        int mixed = rgb(half, x, y);
        for (int shift = 0; shift <= 16; shift += 8) {
            int expected = ((color >> shift & 255) + (grey(6 / 11.0) >> shift & 255)) / 2;
            assertEquals(expected, mixed >> shift & 255, 2);
        }
    }

    /** Half axes are the standard deviations in the unit of each axis: a quarter of a field across, a half up. */
    @Test
    void ellipsesHaveTheStandardDeviationsAsHalfAxes() {
        BufferedImage image = plane(Optional.of(point(1, 10, new double[]{0.25, 5}, 1)));
        int[] at = corner(image);
        int color = new ClassColors(List.of("a", "b")).of(1).getRGB() & 0xffffff;
        int x = at[0] + 2 * SIDE + SIDE / 2;
        int y = at[1] + SIDE + SIDE / 2;
        assertEquals(color, rgb(image, x + SIDE / 4 - 2, y));
        assertNotEquals(color, rgb(image, x + SIDE / 4 + 2, y));
        assertEquals(color, rgb(image, x, y + SIDE / 2 - 2));
        assertNotEquals(color, rgb(image, x, y + SIDE / 2 + 2));
        BufferedImage tiny = plane(Optional.of(point(1, 10, new double[]{1e-9, 1e-9}, 1)));
        assertEquals(color, rgb(tiny, x, y), "can still be seen");
    }

    @Test
    void pointsBeyondTheAxesAreLeftOut() {
        BufferedImage empty = plane(Optional.of(point(2.5, 10, null, 1)));
        assertArrayEquals(Png.bytes(empty), Png.bytes(plane(Optional.of(point(1, -1, null, 1)))));
        assertNotEquals(0, TestTiles.count(empty, grey(6 / 11.0)));
        // a large point on the edge stays within the fields
        BufferedImage edge = plane(Optional.of(point(2, 20, new double[]{50, 500}, 1)));
        int[] at = TestTiles.first(edge, new ClassColors(List.of("a", "b")).of(1).getRGB() & 0xffffff);
        assertArrayEquals(corner(plane(Optional.empty())), at);
    }

    @Test
    void classesAreExplainedByABar() {
        BufferedImage without = plane(Optional.empty());
        BufferedImage with = plane(Optional.of(point(5, 5, null, 1)));
        assertTrue(with.getWidth() > without.getWidth());
        var colors = new ClassColors(List.of("a", "b"));
        int x = with.getWidth() - FieldImage.MARGIN - colors.width() + ColorBar.WIDTH / 2;
        assertEquals(colors.of(1).getRGB() & 0xffffff, rgb(with, x, corner(with)[1] + SIDE), "the last class on top");
        assertEquals(colors.of(0).getRGB() & 0xffffff, rgb(with, x, corner(with)[1] + 2 * SIDE));
    }

    @Test
    void headingsCanSayWhatTheColoursMean() {
        Field field = ramp(1).get(0);
        var tiles = new Tiles(ColorMap.GREY, new ValueRange(-0.5, 2), 4);
        assertEquals(field.shape().channels().get(0) + " from −0.500 to 2.00", tiles.legend(field));
    }

    @Test
    void oneClassWithoutANameNeedsNoBar() {
        var points = new LatentPoints(new double[][]{{1, 10}}, null, new int[1], List.of(""), 1);
        assertEquals(plane(Optional.empty()).getWidth(), plane(Optional.of(points)).getWidth());
        var named = new LatentPoints(new double[][]{{1, 10}}, null, new int[1], List.of("a"), 1);
        assertTrue(plane(Optional.of(named)).getWidth() > plane(Optional.of(points)).getWidth());
    }

    @Test
    void colorsOfClassesDiffer() {
        var colors = new ClassColors(Collections.nCopies(10, "c"));
        for (int i = 0; i < 10; i++) {
            for (int j = 0; j < i; j++) {
                double d = Oklab.ofRgb(colors.of(i).getRGB()).distance(Oklab.ofRgb(colors.of(j).getRGB()));
                assertTrue(d > 0.08, i + " and " + j + " differ by " + d);
            }
            assertTrue(Oklab.ofRgb(colors.of(i).getRGB()).l() > 0.5, "dark ground");
        }
        assertNotEquals(Color.BLACK, new ClassColors(List.of("")).of(0));
    }

    @Test
    void traversalsStandRowByRowFromTheTop() {
        List<Field> fields = ramp(8);
        BufferedImage image = SHEET.traversals("h", ACROSS, List.of("z0", "z1"), fields);
        int[] at = TestTiles.first(image, grey(0));
        for (int i = 0; i < 8; i++) {
            assertEquals(grey(i / 7.0), rgb(image, at[0] + i % 4 * (SIDE + 1) + SIDE / 2,
                at[1] + i / 4 * (SIDE + 1) + SIDE / 2), "field " + i);
        }
    }

    /** Labels that are wider than a field stand upright; then more room is needed below. */
    @Test
    void longLabelsStandUpright() {
        var narrow = new LatentSheet(new Tiles(ColorMap.GREY, new ValueRange(0, 1), 4));
        var shortLabels = new LatentAxis("", new double[]{1, 2}, z -> z);
        var longLabels = new LatentAxis("", new double[]{-1.11, -1.01}, z -> z);
        int low = narrow.traversals("", shortLabels, List.of(""), ramp(2)).getHeight();
        int high = narrow.traversals("", longLabels, List.of(""), ramp(2)).getHeight();
        assertTrue(high > low + 10, low + " and " + high);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> SHEET.plane("", ACROSS, UP, ramp(11), Optional.empty()));
        assertThrows(IllegalArgumentException.class, () -> SHEET.traversals("", ACROSS, List.of("a"), ramp(3)));
        assertThrows(IllegalArgumentException.class, () -> point(0, 0, null, 0));
        assertThrows(IllegalArgumentException.class, () -> point(0, 0, null, 1.5));
        assertThrows(IllegalArgumentException.class,
            () -> new LatentPoints(new double[1][2], null, new int[]{2}, List.of("a", "b"), 1));
        assertThrows(IllegalArgumentException.class,
            () -> new LatentPoints(new double[1][2], null, new int[2], List.of("a"), 1));
    }
}
