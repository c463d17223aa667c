package org.latentrom.engine.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** Parametric ReLU and the plain activations, from their formulas. */
class PReluTest {
    @Test
    void eachValueOfASampleHasItsOwnSlope() {
        float[] in = {-1, -2, 3, -4, 5, -6};
        float[] alpha = {0.1f, 0.2f, 0.3f};
        assertArrayEquals(new float[]{-0.1f, -0.4f, 3, -0.4f, 5, -1.8f},
            LayerRun.forward(in, new int[]{3}, alpha, (p, x) -> p.prelu(x, 0)), 1e-6f);
    }

    @Test
    void eachChannelHasItsOwnSlope() {
        float[] in = {-1, 2, -3, -4, 5, -6, -7, 8};
        float[] alpha = {0.5f, -1};
        // two samples of two channels with two pixels
        assertArrayEquals(new float[]{-0.5f, 2, 3, 4, 5, -3, 7, 8},
            LayerRun.forward(in, new int[]{2, 1, 2}, alpha, (p, x) -> p.channelPrelu(x, 0)), 1e-6f);
    }

    @Test
    void slopesBeginWhereTheyAreTold() {
        try (var p = new Parameters(DataType.FLOAT); var plan = new Plan(p, 1)) {
            Tensor x = plan.input(2, 3, 3);
            plan.channelPrelu(plan.prelu(x, 0.25), -2);
            p.allocate(false);
            float[] start = p.initial(1);
            assertEquals(18 + 2, start.length);
            assertEquals(0.25f, start[17]);
            assertEquals(-2, start[19]);
        }
    }

    /** Enough values that several threads work on them: the numbers and the gradient's bits stay the same. */
    @Test
    void largeTensorsAreAsSmallOnes() {
        int n = 32 * 40 * 40;
        float[] in = LayerRun.wave(n);
        var alpha = new float[n / 2];
        for (int i = 0; i < alpha.length; i++) {
            alpha[i] = i % 7 - 3;
        }
        float[] out = LayerRun.forward(in, new int[]{16, 40, 40}, alpha, (p, x) -> p.prelu(x, 0));
        for (int i = 0; i < n; i++) {
            assertEquals(in[i] > 0 ? in[i] : alpha[i % alpha.length] * in[i], out[i], 1e-6f);
        }
    }

    @Test
    void plainActivations() {
        float[] in = {-90, -2, -0.5f, 0, 0.5f, 2, 90};
        float[] relu = LayerRun.forward(in, new int[]{7}, new float[0], Plan::relu);
        float[] tanh = LayerRun.forward(in, new int[]{7}, new float[0], Plan::tanh);
        float[] sigmoid = LayerRun.forward(in, new int[]{7}, new float[0], Plan::sigmoid);
        for (int i = 0; i < in.length; i++) {
            assertEquals(Math.max(0, in[i]), relu[i]);
            assertEquals(Math.tanh(in[i]), tanh[i], 1e-7);
            assertEquals(1 / (1 + Math.exp(-in[i])), sigmoid[i], 1e-7);
        }
    }
}
