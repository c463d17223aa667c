package org.latentrom.engine.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.function.BiFunction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Layers on images of a pixel, a row, a column; and algebra that holds for every size. */
class SmallestLayersTest {
    /** Weights 1, 2, 3, ... in the order [row, column, in, out], then biases. */
    private static float[] run(final float[] in, final int batch, final int[] shape,
        final BiFunction<Plan, Tensor, Tensor> build) {
        try (var p = new Parameters(DataType.FLOAT); var plan = new Plan(p, batch)) {
            Tensor x = plan.input(shape);
            Tensor y = build.apply(plan, x);
            p.declare(0, 0, 1);
            p.allocate(false);
            var weights = new float[p.size()];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = i + 1;
            }
            p.set(weights);
            x.set(in);
            plan.forward();
            var out = new float[y.size()];
            y.get(out);
            return out;
        }
    }

    @Test
    void ofAKernelOnOnePixelOnlyTheMiddleActs() {
        // the fifth of nine weights, and the bias, which is the tenth
        assertArrayEquals(new float[]{5 * 3 + 10},
            run(new float[]{3}, 1, new int[]{1, 1, 1}, (p, x) -> p.convolution(x, 1, 3, 1, 1)));
        assertArrayEquals(new float[]{5 * 3 + 10},
            run(new float[]{3}, 1, new int[]{1, 1, 1}, (p, x) -> p.convolution(x, 1, 3, 2, 1)));
    }

    @Test
    void rowsAndColumnsSeeTheirOwnWeights() {
        float[] impulse = {0, 1, 0};
        assertArrayEquals(new float[]{6 + 10, 5 + 10, 4 + 10},
            run(impulse, 1, new int[]{1, 1, 3}, (p, x) -> p.convolution(x, 1, 3, 1, 1)), "a row");
        assertArrayEquals(new float[]{8 + 10, 5 + 10, 2 + 10},
            run(impulse, 1, new int[]{1, 3, 1}, (p, x) -> p.convolution(x, 1, 3, 1, 1)), "a column");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 4", "4, 1", "3, 5"})
    void everyPixelIsRepeatedFourTimes(final int height, final int width) {
        var in = new float[height * width];
        for (int i = 0; i < in.length; i++) {
            in[i] = i * i - 3;
        }
        float[] out = run(in, 1, new int[]{1, height, width}, Plan::upsampling);
        assertEquals(4 * in.length, out.length);
        for (int i = 0; i < out.length; i++) {
            assertEquals(in[i / (2 * width) / 2 * width + i % (2 * width) / 2], out[i], "pixel " + i);
        }
    }

    /** Samples of a batch do not see each other. */
    @Test
    void aBatchIsItsSamples() {
        float[] a = {1, -2, 3, 4, 0, 6};
        float[] b = {9, 8, -7, 6, 5, 4};
        float[] both = Arrays.copyOf(a, 12);
        System.arraycopy(b, 0, both, 6, 6);
        BiFunction<Plan, Tensor, Tensor> net = (p, x) -> p.dense(p.activation(p.convolution(x, 2, 3, 1, 1)), 1, 0, 3);
        int[] shape = {1, 2, 3};
        float[] out = run(both, 2, shape, net);
        float[] first = run(a, 1, shape, net);
        float[] second = run(b, 1, shape, net);
        for (int i = 0; i < 3; i++) {
            assertEquals(first[i], out[i], 1e-4 * Math.abs(first[i]));
            assertEquals(second[i], out[3 + i], 1e-4 * Math.abs(second[i]));
        }
    }

    @Test
    void theActivationStaysFiniteForAllFloats() {
        float[] in = {0, 1e-38f, -1e-38f, 1e4f, -1e4f, 1e30f, -1e30f};
        float[] out = run(in, 1, new int[]{7}, Plan::activation);
        for (int i = 0; i < in.length; i++) {
            double s = in[i] / (1.0 + Math.abs(in[i]));
            assertEquals(in[i] * (1 + s), out[i], 1e-6 * Math.abs(in[i]) + 1e-37, "at " + in[i]);
        }
    }

    @Test
    void weightsCannotBeDeclaredAfterTheVectorIsMade() {
        try (var p = new Parameters(DataType.FLOAT); var plan = new Plan(p, 1)) {
            Tensor x = plan.input(2);
            plan.dense(x, 1, 0, 2);
            p.allocate(false);
            assertThrows(IllegalStateException.class, () -> plan.dense(x, 1, 0, 2));
        }
    }
}
