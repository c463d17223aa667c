package org.latentrom.engine.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** What the layers compute, against loops written from their definitions; in float32, as in training. */
class LayersTest {
    private static final int BATCH = 2;

    private float[] m_in;

    private float[] m_weights;

    private float[] run(final int[] shape, final BiFunction<Plan, Tensor, Tensor> build) {
        try (var p = new Parameters(DataType.FLOAT); var plan = new Plan(p, BATCH)) {
            Tensor x = plan.input(shape);
            Tensor y = build.apply(plan, x);
            p.declare(0, 0, 1);
            p.allocate(false);
            m_weights = p.initial(8);
            var random = new Random(9);
            for (int i = 0; i < m_weights.length; i++) {
                // biases too, which begin at 0
                m_weights[i] += 0.1f * (float)random.nextGaussian();
            }
            p.set(m_weights);
            m_in = new float[x.size()];
            for (int i = 0; i < m_in.length; i++) {
                m_in[i] = (float)random.nextGaussian();
            }
            x.set(m_in);
            plan.forward();
            var out = new float[y.size()];
            y.get(out);
            return out;
        }
    }

    @Test
    void convolutionWithZeroPadding() {
        float[] y = run(new int[]{3, 5, 7}, (p, x) -> p.convolution(x, 2, 3, 1, 1));
        assertArrayEquals(convolution(3, 5, 7, 2, 1, 1), y, 1e-5f);
    }

    /** An even size with stride 2 is padded at its end only, an odd one at both ends, as TensorFlow does. */
    @Test
    void convolutionWithStrideTwo() {
        float[] even = run(new int[]{2, 6, 8}, (p, x) -> p.convolution(x, 3, 3, 2, 1));
        assertArrayEquals(convolution(2, 6, 8, 3, 2, 0), even, 1e-5f);
        float[] odd = run(new int[]{2, 5, 7}, (p, x) -> p.convolution(x, 3, 3, 2, 1));
        assertArrayEquals(convolution(2, 5, 7, 3, 2, 1), odd, 1e-5f);
    }

    private float[] convolution(final int in, final int height, final int width, final int out, final int stride,
        final int before) {
        int rows = (height + stride - 1) / stride;
        int columns = (width + stride - 1) / stride;
        var y = new float[BATCH * out * rows * columns];
        for (int i = 0; i < y.length; i++) {
            int b = i / (out * rows * columns);
            int o = i / (rows * columns) % out;
            double sum = m_weights[9 * in * out + o];
            for (int k = 0; k < 9 * in; k++) {
                int c = k % in;
                int row = i / columns % rows * stride + k / in / 3 - before;
                int column = i % columns * stride + k / in % 3 - before;
                if (row >= 0 && row < height && column >= 0 && column < width) {
                    sum += m_in[((b * in + c) * height + row) * width + column] * (double)m_weights[k * out + o];
                }
            }
            y[i] = (float)sum;
        }
        return y;
    }

    @Test
    void denseIsAMatrixProductWithBias() {
        float[] y = run(new int[]{2, 3}, (p, x) -> p.dense(x, 1, 0, 4));
        for (int b = 0; b < BATCH; b++) {
            for (int o = 0; o < 4; o++) {
                double sum = m_weights[24 + o];
                for (int i = 0; i < 6; i++) {
                    sum += m_in[b * 6 + i] * (double)m_weights[i * 4 + o];
                }
                assertEquals(sum, y[b * 4 + o], 1e-5);
            }
        }
    }

    @Test
    void activationFollowsItsFormula() {
        float[] y = run(new int[]{40}, Plan::activation);
        for (int i = 0; i < y.length; i++) {
            double x = m_in[i];
            assertEquals(x * (1 + x / (1 + Math.abs(x))), y[i], 1e-6);
        }
    }

    @Test
    void upsamplingRepeatsEveryPixel() {
        float[] y = run(new int[]{2, 3, 4}, Plan::upsampling);
        assertEquals(BATCH * 2 * 6 * 8, y.length);
        for (int i = 0; i < y.length; i++) {
            int map = i / 48;
            int row = i / 8 % 6;
            int column = i % 8;
            assertEquals(m_in[(map * 3 + row / 2) * 4 + column / 2], y[i]);
        }
    }

    @Test
    void upsamplingAddsUpTheGradientsOfItsFourPixels() {
        try (var p = new Parameters(DataType.FLOAT); var plan = new Plan(p, BATCH)) {
            Tensor x = plan.input(2, 3, 5);
            Tensor y = plan.upsampling(x);
            p.declare(0, 0, 1);
            p.allocate(true);
            var g = new float[y.size()];
            for (int i = 0; i < g.length; i++) {
                g[i] = (float)Math.sin(i);
            }
            plan.forward();
            y.setGradient(g);
            plan.backward(y);
            var gx = new float[x.size()];
            x.getGradient(gx);
            for (int i = 0; i < gx.length; i++) {
                int first = (i / 5 * 2 * 10) + i % 5 * 2;
                assertEquals(g[first] + g[first + 1] + g[first + 10] + g[first + 11], gx[i], 1e-6, "pixel " + i);
            }
        }
    }

    @Test
    void sumAddsValueByValue() {
        float[] y = run(new int[]{9}, (p, x) -> p.sum(x, x));
        for (int i = 0; i < y.length; i++) {
            assertEquals(2 * m_in[i], y[i]);
        }
    }

    @Test
    void biasBeginsWhereItIsTold() {
        try (var p = new Parameters(DataType.FLOAT); var plan = new Plan(p, 1)) {
            Tensor y = plan.dense(plan.input(3), 1, -4, 2);
            p.allocate(false);
            p.set(p.initial(1));
            plan.forward();
            var out = new float[2];
            y.get(out);
            assertArrayEquals(new float[]{-4, -4}, out, "input 0");
        }
    }

    @Test
    void copiesOfTheWrongLengthAreRefused() {
        try (var p = new Parameters(DataType.FLOAT); var plan = new Plan(p, 1)) {
            Tensor x = plan.input(3);
            assertThrows(IllegalArgumentException.class, () -> x.set(new float[4]));
            assertThrows(IllegalArgumentException.class, () -> x.get(new float[2]));
            assertThrows(IllegalArgumentException.class, () -> x.setGradient(new float[0]));
        }
    }
}
