package org.latentrom.engine.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** Layers that resample images, and concatenation, on numbers that can be checked by eye. */
class PlaneLayersTest {
    private static final float[] NONE = {};

    @Test
    void poolingTakesMeans() {
        float[] in = {1, 2, 3, 4, 5, 6, 7, 8};
        assertArrayEquals(new float[]{3.5f, 5.5f},
            LayerRun.forward(in, new int[]{1, 2, 4}, NONE, Plan::averagePooling));
    }

    @Test
    void poolingOfAnOddSizeTakesMeansOfWhatThereIs() {
        float[] in = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        assertArrayEquals(new float[]{3, 4.5f, 7.5f, 9},
            LayerRun.forward(in, new int[]{1, 3, 3}, NONE, Plan::averagePooling));
    }

    @Test
    void bilinearUpsamplingOfARow() {
        float[] in = {0, 4, 8};
        float[] row = {0, 1, 3, 5, 7, 8};
        float[] out = LayerRun.forward(in, new int[]{1, 1, 3}, NONE, Plan::bilinearUpsampling);
        for (int i = 0; i < 12; i++) {
            assertEquals(row[i % 6], out[i], 1e-6f, "value " + i);
        }
    }

    @Test
    void bilinearUpsamplingOfAColumn() {
        float[] out = LayerRun.forward(new float[]{0, 4}, new int[]{1, 2, 1}, NONE, Plan::bilinearUpsampling);
        assertArrayEquals(new float[]{0, 0, 1, 1, 3, 3, 4, 4}, out, 1e-6f);
    }

    /** A linear function stays one, away from the edges. */
    @Test
    void bilinearUpsamplingKeepsPlanes() {
        int n = 6;
        var in = new float[n * n];
        for (int i = 0; i < in.length; i++) {
            in[i] = 2 * (i / n) - 3 * (i % n);
        }
        float[] out = LayerRun.forward(in, new int[]{1, n, n}, NONE, Plan::bilinearUpsampling);
        for (int y = 1; y < 2 * n - 1; y++) {
            for (int x = 1; x < 2 * n - 1; x++) {
                // centres: output pixel j lies at (j - 0.5) / 2 of the input's pixels
                assertEquals(2 * (y - 0.5) / 2 - 3 * (x - 0.5) / 2, out[y * 2 * n + x], 1e-5);
            }
        }
    }

    @Test
    void cropTakesTheFirstRowsAndColumns() {
        float[] in = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        assertArrayEquals(new float[]{1, 2, 4, 5, 7, 8, 10, 11},
            LayerRun.forward(in, new int[]{2, 2, 3}, NONE, (p, x) -> p.crop(x, 2, 2)));
        try (var p = new Parameters(DataType.FLOAT); var plan = new Plan(p, 1)) {
            Tensor x = plan.input(1, 4, 4);
            assertThrows(IllegalArgumentException.class, () -> plan.crop(x, 5, 1));
            assertThrows(IllegalArgumentException.class, () -> plan.crop(x, 1, 0));
        }
    }

    @Test
    void concatOfVectorsAndImages() {
        float[] in = {1, 2, 3, 4};
        // weights of the dense layer: output = sum + 10
        float[] sum = {1, 1, 10};
        assertArrayEquals(new float[]{1, 2, 13, 3, 4, 17},
            LayerRun.forward(in, new int[]{2}, sum, (p, x) -> p.concat(x, p.dense(x, 1, 0, 1))));
        assertArrayEquals(new float[]{1, 2, 1, 2, 3, 4, 3, 4},
            LayerRun.forward(in, new int[]{1, 1, 2}, NONE, (p, x) -> p.concat(x, x)));
        try (var p = new Parameters(DataType.FLOAT); var plan = new Plan(p, 2)) {
            Tensor image = plan.input(3, 4, 5);
            assertArrayEquals(new long[]{2, 7, 4, 5}, plan.concat(image, plan.input(4, 4, 5)).shape());
            assertArrayEquals(new long[]{2, 66}, plan.concat(image, plan.input(6)).shape());
            assertArrayEquals(new long[]{2, 60 + 40}, plan.concat(image, plan.input(2, 5, 4)).shape());
        }
    }
}
