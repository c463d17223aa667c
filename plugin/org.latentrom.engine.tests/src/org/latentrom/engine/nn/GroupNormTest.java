package org.latentrom.engine.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Group normalisation from its definition, and its limits. */
class GroupNormTest {
    private static final int CHANNELS = 4;

    private static final int PLANE = 6;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void followsItsDefinition(final int groups) {
        float[] in = LayerRun.wave(3 * CHANNELS * PLANE);
        float[] weights = {1, 2, -1, 0.5f, 0, 3, 0.1f, -2};
        float[] out = LayerRun.forward(in, new int[]{CHANNELS, 2, 3}, weights, (p, x) -> p.groupNorm(x, groups, 1e-3));
        int n = CHANNELS * PLANE / groups;
        for (int k = 0; k < 3 * groups; k++) {
            double mean = 0;
            double square = 0;
            for (int i = k * n; i < (k + 1) * n; i++) {
                mean += in[i] / (double)n;
            }
            for (int i = k * n; i < (k + 1) * n; i++) {
                square += (in[i] - mean) * (in[i] - mean) / n;
            }
            for (int i = k * n; i < (k + 1) * n; i++) {
                int c = i / PLANE % CHANNELS;
                double expected = (in[i] - mean) / Math.sqrt(square + 1e-3) * weights[c] + weights[CHANNELS + c];
                assertEquals(expected, out[i], 2e-6 * Math.max(1, Math.abs(expected)), "value " + i);
            }
        }
    }

    @Test
    void beginsWithFactorOneAndSummandZero() {
        try (var p = new Parameters(DataType.FLOAT); var plan = new Plan(p, 1)) {
            plan.groupNorm(plan.input(3, 2, 2), 3, 1e-3);
            p.allocate(false);
            assertArrayEquals(new float[]{1, 1, 1, 0, 0, 0}, p.initial(4));
        }
    }

    @Test
    void ofAConstantOnlyTheSummandIsLeft() {
        float[] in = {7, 7, 7, 7};
        assertArrayEquals(new float[]{5, 5, 5, 5},
            LayerRun.forward(in, new int[]{1, 2, 2}, new float[]{3, 5}, (p, x) -> p.groupNorm(x, 1, 1e-3)));
    }

    /** Values far from 0 keep their digits: the mean is taken away before squares are added. */
    @Test
    void aLargeMeanCostsNoDigits() {
        float[] in = {4096, 4097, 4098, 4099};
        float[] near = {0, 1, 2, 3};
        float[] weights = {1, 0};
        assertArrayEquals(LayerRun.forward(near, new int[]{1, 2, 2}, weights, (p, x) -> p.groupNorm(x, 1, 1e-3)),
            LayerRun.forward(in, new int[]{1, 2, 2}, weights, (p, x) -> p.groupNorm(x, 1, 1e-3)), 1e-6f);
    }

    @Test
    void whatCannotBeIsRefused() {
        try (var p = new Parameters(DataType.FLOAT); var plan = new Plan(p, 1)) {
            Tensor x = plan.input(6, 2, 2);
            assertThrows(IllegalArgumentException.class, () -> plan.groupNorm(x, 4, 1e-3));
            assertThrows(IllegalArgumentException.class, () -> plan.groupNorm(x, 0, 1e-3));
            assertThrows(IllegalArgumentException.class, () -> plan.groupNorm(x, 3, 0));
            assertThrows(IllegalArgumentException.class, () -> plan.groupNorm(x, 3, Double.NaN));
            assertEquals(0, p.size(), "a refused layer leaves no weights behind");
        }
    }
}
