package org.latentrom.engine.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Transposed convolution against the scatter sums that define it. */
class ConvTransposeTest {
    @Test
    void anImpulseSpreadsTheKernelFromItsOwnPixelOn() {
        // weight 1..9 lie mirrored: the kernel that is spread is 9..1
        float[] weights = {1, 2, 3, 4, 5, 6, 7, 8, 9, 0};
        float[] in = {1, 0, 0, 0};
        float[] out = LayerRun.forward(in, new int[]{1, 2, 2}, weights,
            (p, x) -> p.convTranspose(x, 1, 3, 2, Initializer.HE_NORMAL));
        assertArrayEquals(new float[]{9, 8, 7, 0, 6, 5, 4, 0, 3, 2, 1, 0, 0, 0, 0, 0}, out);
    }

    @Test
    void whatFallsOffTheEndIsLost() {
        float[] weights = {1, 2, 3, 4, 5, 6, 7, 8, 9, 0};
        float[] in = {0, 0, 0, 1};
        float[] out = LayerRun.forward(in, new int[]{1, 2, 2}, weights,
            (p, x) -> p.convTranspose(x, 1, 3, 2, Initializer.HE_NORMAL));
        assertArrayEquals(new float[]{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9, 8, 0, 0, 6, 5}, out);
    }

    /** Scatter: out[s i + k - before] += w[k] in[i]; 'same' padding cuts max(kernel - s, 0) values, less at first. */
    @ParameterizedTest
    @CsvSource({"1, 1", "3, 1", "5, 1", "3, 2", "5, 2"})
    void followsItsDefinition(final int kernel, final int stride) {
        int ci = 3;
        int co = 2;
        int h = 4;
        int w = 5;
        float[] in = LayerRun.wave(2 * ci * h * w);
        float[] weights = LayerRun.wave(kernel * kernel * ci * co + co);
        float[] out = LayerRun.forward(in, new int[]{ci, h, w}, weights,
            (p, x) -> p.convTranspose(x, co, kernel, stride, Initializer.HE_NORMAL));
        int rows = stride * h;
        int columns = stride * w;
        var expected = new double[2 * co * rows * columns];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = weights[kernel * kernel * ci * co + i / (rows * columns) % co];
        }
        int before = Math.max(kernel - stride, 0) / 2;
        for (int i = 0; i < in.length; i++) {
            int c = i / (h * w) % ci;
            for (int k = 0; k < kernel * kernel * co; k++) {
                int y = stride * (i / w % h) + k / co / kernel - before;
                int x = stride * (i % w) + k / co % kernel - before;
                if (y >= 0 && y < rows && x >= 0 && x < columns) {
                    int mirrored = kernel * kernel - 1 - k / co;
                    expected[((i / (h * w * ci) * co + k % co) * rows + y) * columns + x] += in[i]
                        * (double)weights[(mirrored * ci + c) * co + k % co];
                }
            }
        }
        assertEquals(expected.length, out.length);
        for (int i = 0; i < out.length; i++) {
            assertEquals(expected[i], out[i], 1e-5 * Math.max(1, Math.abs(expected[i])), "value " + i);
        }
    }

    @Test
    void kernelsAndStridesThatItCannotDoAreRefused() {
        try (var p = new Parameters(DataType.FLOAT); var plan = new Plan(p, 1)) {
            Tensor x = plan.input(1, 4, 4);
            int[][] bad = {{2, 1}, {4, 2}, {1, 2}, {3, 3}, {3, 0}, {-1, 1}};
            for (int[] b : bad) {
                assertThrows(IllegalArgumentException.class,
                    () -> plan.convTranspose(x, 1, b[0], b[1], Initializer.HE_NORMAL), b[0] + ", " + b[1]);
            }
        }
    }
}
