package org.latentrom.engine.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;

/** Weights of single points. */
class PixelNeighboursTest {
    private static final FieldShape GRID = new FieldShape(List.of("u"), 6, 8, new Extent(-2, 2, 0, 3));

    private static double x(final FieldShape grid, final int pixel) {
        return grid.x(pixel % grid.width());
    }

    private static double y(final FieldShape grid, final int pixel) {
        return grid.y(pixel / grid.width());
    }

    @Test
    void atAPixelsCentreItIsThePixel() {
        var neighbours = new PixelNeighbours(GRID, Mask.full(6, 8));
        for (int pixel = 0; pixel < GRID.pixels(); pixel++) {
            assertTrue(neighbours.locate(x(GRID, pixel), y(GRID, pixel)));
            for (int k = 0; k < neighbours.count(); k++) {
                assertEquals(neighbours.pixel(k) == pixel ? 1 : 0, neighbours.weight(k), 1e-12);
            }
        }
    }

    @Test
    void cornersOfTheImageAreExtrapolated() {
        var neighbours = new PixelNeighbours(GRID, Mask.full(6, 8));
        assertTrue(neighbours.locate(-2, 0));
        double[] expected = {2.25, -0.75, -0.75, 0.25};
        assertEquals(4, neighbours.count());
        for (int k = 0; k < 4; k++) {
            assertEquals(expected[k], neighbours.weight(k), 1e-12);
        }
    }

    @Test
    void outsideThereIsNothing() {
        var neighbours = new PixelNeighbours(GRID, Mask.full(6, 8));
        for (double[] p : new double[][]{{-2.01, 1}, {2.01, 1}, {0, -0.01}, {0, 3.01}, {Double.NaN, 1}, {1e300, 1}}) {
            assertFalse(neighbours.locate(p[0], p[1]));
            assertEquals(0, neighbours.count());
        }
        assertTrue(neighbours.locate(2 + 1e-8, 3 + 1e-8), "rounding at the edge is forgiven");
    }

    /** The weights' sum is 1 and they reproduce x and y, unless all valid pixels near by lie in a line. */
    @Test
    void weightsReproduceLinearFields() {
        var random = new Random(11);
        for (int trial = 0; trial < 500; trial++) {
            var valid = new boolean[GRID.pixels()];
            for (int i = 0; i < valid.length; i++) {
                valid[i] = random.nextDouble() < 0.6;
            }
            var neighbours = new PixelNeighbours(GRID, Mask.of(6, 8, valid));
            double px = -2 + 4 * random.nextDouble();
            double py = 3 * random.nextDouble();
            if (!neighbours.locate(px, py)) {
                continue;
            }
            double sum = 0;
            double sx = 0;
            double sy = 0;
            for (int k = 0; k < neighbours.count(); k++) {
                assertTrue(valid[neighbours.pixel(k)], "an invalid pixel has a weight");
                sum += neighbours.weight(k);
                sx += neighbours.weight(k) * x(GRID, neighbours.pixel(k));
                sy += neighbours.weight(k) * y(GRID, neighbours.pixel(k));
            }
            assertEquals(1, sum, 1e-10);
            if (spread(neighbours)) {
                assertEquals(px, sx, 1e-9);
                assertEquals(py, sy, 1e-9);
            }
        }
    }

    private static boolean spread(final PixelNeighbours n) {
        for (int a = 0; a < n.count(); a++) {
            for (int b = 0; b < n.count(); b++) {
                double ux = x(GRID, n.pixel(a)) - x(GRID, n.pixel(0));
                double uy = y(GRID, n.pixel(a)) - y(GRID, n.pixel(0));
                double vx = x(GRID, n.pixel(b)) - x(GRID, n.pixel(0));
                double vy = y(GRID, n.pixel(b)) - y(GRID, n.pixel(0));
                if (Math.abs(ux * vy - uy * vx) > 1e-9) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void nearPixelsCountMore() {
        var valid = new boolean[GRID.pixels()];
        Arrays.fill(valid, true);
        valid[2 * 8 + 3] = false;
        var neighbours = new PixelNeighbours(GRID, Mask.of(6, 8, valid));
        assertTrue(neighbours.locate(x(GRID, 2 * 8 + 4) - 0.1, y(GRID, 2 * 8 + 4)));
        double most = 0;
        int best = -1;
        for (int k = 0; k < neighbours.count(); k++) {
            if (Math.abs(neighbours.weight(k)) > most) {
                most = Math.abs(neighbours.weight(k));
                best = neighbours.pixel(k);
            }
        }
        assertEquals(2 * 8 + 4, best);
    }
}
