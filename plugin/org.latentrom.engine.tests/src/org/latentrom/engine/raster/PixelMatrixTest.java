package org.latentrom.engine.raster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sparse product that takes items to pixels, in all its loops. */
class PixelMatrixTest {
    /** @param width entries a row; 0 for rows of different lengths */
    private static PixelMatrix random(final int rows, final int width, final int items) {
        var random = new Random(rows + width);
        var band = new MatrixRows(5, 2 * rows);
        for (int row = rows - 1; row >= 0; row--) {
            int pixel = 5 + 2 * row;
            assertFalse(band.has(pixel));
            band.begin(pixel);
            for (int k = 0; k < (width > 0 ? width : 5 + row % 4); k++) {
                band.add(pixel, random.nextInt(items), random.nextGaussian());
            }
            assertTrue(band.has(pixel));
        }
        return MatrixRows.join(new MatrixRows[]{band});
    }

    private static double expected(final PixelMatrix m, final int row, final double[] values, final int component) {
        double sum = 0;
        for (int k = m.starts()[row]; k < m.starts()[row + 1]; k++) {
            sum += m.weights()[k] * values[3 * m.items()[k] + component];
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 9})
    void productsAreTheSumsTheyShouldBe(final int width) {
        PixelMatrix matrix = random(3000, width, 50);
        double[] values = new Random(1).doubles(150).toArray();
        var out = new float[2 * 6010];
        matrix.apply(values, 3, new int[]{2, 0}, out, new int[]{0, 6010});
        double[] exact = matrix.apply(values, 3, 2, 6010);
        for (int row = 0; row < 3000; row++) {
            int pixel = 5 + 2 * row;
            assertEquals(pixel, matrix.pixels()[row]);
            assertEquals((float)expected(matrix, row, values, 2), out[pixel], 1e-6f);
            assertEquals((float)expected(matrix, row, values, 0), out[6010 + pixel], 1e-6f);
            assertEquals(expected(matrix, row, values, 2), exact[pixel], 1e-14);
            assertEquals((float)exact[pixel], out[pixel], "float32 is the rounded float64");
            assertEquals(0, out[pixel + 1], "other pixels are left alone");
        }
    }

    @Test
    void manyPixelsAreSharedOutWithTheSameResult() {
        PixelMatrix matrix = random(120_000, 3, 900);
        double[] values = new Random(2).doubles(2700).toArray();
        var out = new float[240_010];
        matrix.apply(values, 3, new int[]{1}, out, new int[]{0});
        double[] exact = matrix.apply(values, 3, 1, out.length);
        for (int i = 0; i < out.length; i++) {
            assertEquals((float)exact[i], out[i]);
        }
    }

    @Test
    void bandsAreJoinedInTheirOrder() {
        var low = new MatrixRows(0, 4);
        var high = new MatrixRows(4, 4);
        high.begin(6);
        high.add(6, 3, 0.25);
        low.begin(2);
        low.add(2, 1, 1);
        low.add(2, 2, 2);
        PixelMatrix matrix = MatrixRows.join(new MatrixRows[]{low, high});
        assertArrayEquals(new int[]{2, 6}, matrix.pixels());
        assertArrayEquals(new int[]{0, 2, 4}, matrix.starts());
        assertArrayEquals(new int[]{1, 2, 3, 3}, matrix.items(), "filled up to the longest row");
        assertArrayEquals(new double[]{1, 2, 0.25, 0}, matrix.weights());
        assertEquals(0, MatrixRows.join(new MatrixRows[]{new MatrixRows(0, 4)}).pixels().length);
    }

    @Test
    void picksGiveItemsAsTheyAre() {
        PixelMatrix matrix = PixelMatrix.picking(new int[]{1, 3}, new int[]{7, 0});
        var out = new float[4];
        matrix.apply(new double[]{1, 2, 3, 4, 5, 6, 7, 8}, 1, new int[]{0}, out, new int[]{0});
        assertArrayEquals(new float[]{0, 8, 0, 1}, out);
        assertArrayEquals(new double[4], PixelMatrix.empty(new int[]{1, 3}).apply(new double[0], 1, 0, 4));
    }

    @Test
    void rowsCanBeLeftOutRepeatedAndHalved() {
        PixelMatrix matrix = random(6, 0, 10);
        PixelMatrix some = matrix.only(new int[]{7, 13});
        double[] values = new Random(3).doubles(30).toArray();
        double[] all = matrix.apply(values, 3, 0, 20);
        double[] left = some.apply(values, 3, 0, 20);
        assertEquals(all[7], left[7]);
        assertEquals(all[13], left[13]);
        assertEquals(0, left[5]);
        double[] twice = matrix.repeated(2, 20).apply(values, 3, 0, 40);
        for (int i = 0; i < 20; i++) {
            assertEquals(all[i], twice[i]);
            assertEquals(all[i], twice[20 + i]);
        }
        int[] partners = {1, 2, 3, 4, 5, 6, 7, 8, 9, 0};
        var shifted = new double[30];
        for (int item = 0; item < 10; item++) {
            shifted[3 * item] = (values[3 * item] + values[3 * partners[item]]) / 2;
        }
        assertArrayEquals(matrix.apply(shifted, 3, 0, 20), matrix.halved(partners).apply(values, 3, 0, 20), 1e-14);
    }

    @Test
    void badItemsMarkThePixelsThatTheyWeighIn() {
        var band = new MatrixRows(0, 3);
        band.begin(0);
        band.add(0, 0, 1);
        band.add(0, 1, 1e-12); // the rounding error of a weight that is 0
        band.begin(2);
        band.add(2, 1, -0.5);
        band.add(2, 0, 1.5);
        PixelMatrix matrix = MatrixRows.join(new MatrixRows[]{band});
        var lost = new boolean[3];
        matrix.mark(new boolean[]{false, true}, lost);
        assertArrayEquals(new boolean[]{false, false, true}, lost);
    }
}
