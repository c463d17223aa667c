package org.latentrom.engine.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells cut into convex pieces, pieces cut by pixels, and integrals over what is left. */
class CutCellsTest {
    private static double area(final Pieces pieces) {
        var whole = new ClippedPolygon();
        double area = 0;
        for (int piece = 0; piece < pieces.count(); piece++) {
            whole.set(pieces, piece, new double[]{-1e3, 1e3, -1e3, 1e3});
            area += area(whole);
        }
        return area;
    }

    private static double area(final ClippedPolygon part) {
        double twice = 0;
        for (int i = 1; i + 1 < part.count(); i++) {
            twice += part.twiceArea(i);
        }
        return twice / 2;
    }

    private static Pieces pieces(final double... xy) {
        int n = xy.length / 2;
        var x = new double[n];
        var y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = xy[2 * i];
            y[i] = xy[2 * i + 1];
        }
        var pieces = new Pieces();
        pieces.polygon(x, y, IntStream.range(0, n).toArray());
        return pieces;
    }

    private static double shoelace(final double... xy) {
        double twice = 0;
        int n = xy.length / 2;
        for (int i = 0; i < n; i++) {
            int j = (i + 1) % n;
            twice += xy[2 * i] * xy[2 * j + 1] - xy[2 * j] * xy[2 * i + 1];
        }
        return Math.abs(twice) / 2;
    }

    @Test
    void convexPolygonsStayWhole() {
        Pieces square = pieces(0, 0, 1, 0, 1, 1, 0, 1);
        assertEquals(1, square.count());
        assertEquals(1, area(square), 1e-15);
        assertEquals(1, pieces(0, 1, 1, 1, 1, 0, 0, 0).count(), "clockwise");
        assertEquals(1, pieces(0, 0, 0.5, 0, 1, 0, 1, 1, 0, 1).count(), "a node on a straight edge");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 7, 12, 30})
    void othersAreCutIntoTrianglesOfTheSameArea(final int corners) {
        var random = new Random(corners);
        for (int turn = 0; turn < 20; turn++) {
            var xy = new double[2 * corners];
            for (int k = 0; k < corners; k++) {
                double radius = 0.1 + random.nextDouble();
                xy[2 * k] = radius * Math.cos(2 * Math.PI * k / corners);
                xy[2 * k + 1] = radius * Math.sin(2 * Math.PI * k / corners);
            }
            assertEquals(shoelace(xy), area(pieces(xy)), 1e-13);
        }
    }

    @Test
    void combsAndSpiralsAreCutToo() {
        double[] comb = {0, 0, 5, 0, 5, 2, 4, 2, 4, 1, 3, 1, 3, 2, 2, 2, 2, 1, 1, 1, 1, 2, 0, 2};
        assertEquals(shoelace(comb), area(pieces(comb)), 1e-14);
        double[] spiral = {0, 0, 5, 0, 5, 5, 1, 5, 1, 2, 3, 2, 3, 3, 2, 3, 2, 4, 4, 4, 4, 1, 0, 1};
        assertEquals(shoelace(spiral), area(pieces(spiral)), 1e-14);
    }

    @Test
    void polygonsWithoutAreaOrWithCrossingEdgesEnd() {
        assertEquals(0, area(pieces(0, 0, 1, 1, 2, 2, 3, 3)), 1e-15);
        assertEquals(0, area(pieces(1, 1, 1, 1, 1, 1)), 0);
        assertTrue(area(pieces(0, 0, 1, 1, 1, 0, 0, 1)) <= 1, "a bow tie");
    }

    @Test
    void partsInPixelsMakeTheWhole() {
        var random = new Random(9);
        var part = new ClippedPolygon();
        for (int turn = 0; turn < 50; turn++) {
            double[] xy = random.doubles(6, 0, 4).toArray();
            Pieces triangle = pieces(xy);
            double sum = 0;
            for (int i = 0; i < 16; i++) {
                part.set(triangle, 0, new double[]{i % 4, i % 4 + 1, i / 4, i / 4 + 1});
                double area = area(part);
                assertTrue(area <= 1 + 1e-14);
                for (int k = 0; k < part.count(); k++) {
                    assertTrue(part.x(k) >= i % 4 && part.x(k) <= i % 4 + 1);
                    assertTrue(part.y(k) >= i / 4 && part.y(k) <= i / 4 + 1);
                }
                sum += area;
            }
            assertEquals(shoelace(xy), sum, 1e-13);
        }
    }

    @Test
    void nothingIsLeftOfWhatLiesElsewhere() {
        var part = new ClippedPolygon();
        part.set(pieces(0, 0, 1, 0, 0, 1), 0, new double[]{2, 3, 0, 1});
        assertEquals(0, part.count());
        part.set(pieces(0, 0, 1, 0, 0, 1), 0, new double[]{-5, 5, -5, 5});
        assertEquals(3, part.count());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 20})
    void rulesIntegratePolynomialsOfTheirDegree(final int degree) {
        TriangleRule rule = TriangleRule.ofDegree(degree);
        double weights = 0;
        for (int i = 0; i < rule.count(); i++) {
            weights += rule.weight(i);
        }
        assertEquals(1, weights, 1e-14);
        // corners (0,0), (1,0), (1,1): the mean of x^p y^q is 2 / ((q + 1) (p + q + 2))
        for (int p = 0; p <= degree; p++) {
            int q = degree - p;
            double mean = 0;
            for (int i = 0; i < rule.count(); i++) {
                mean += rule.weight(i) * Math.pow(rule.first(i), p) * Math.pow(rule.second(i), q);
            }
            assertEquals(2.0 / ((q + 1) * (p + q + 2)), mean, 1e-14, "x^" + p + " y^" + q);
        }
    }

    @Test
    void overlapsOfOneItemAreAddedUpInEachPixel() {
        var overlaps = new Overlaps(10, 3);
        overlaps.add(12, 5, 1);
        overlaps.add(10, 7, 2);
        overlaps.add(12, 4, 3);
        overlaps.add(12, 5, 0.5);
        for (int k = 0; k < 100; k++) {
            overlaps.add(11, k % 2, 1);
        }
        var area = new double[]{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0.5};
        PixelMatrix matrix = MatrixRows.join(new MatrixRows[]{overlaps.rows(area)});
        assertEquals("[10, 12]", Arrays.toString(matrix.pixels()), "pixel 11 has no area");
        assertEquals("[7, 7, 4, 5]", Arrays.toString(matrix.items()), "rows of equal length");
        assertEquals("[0.5, 0.0, 6.0, 3.0]", Arrays.toString(matrix.weights()));
    }
}
