package org.latentrom.engine.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** Spread and limits of initial weights, and which fans the layers give. */
class InitializerTest {
    private static final int N = 200_000;

    private static double[] momentsAndLargest(final Initializer initializer, final int fanIn, final int fanOut) {
        var random = new Random(4);
        double sum = 0;
        double squares = 0;
        double largest = 0;
        for (int i = 0; i < N; i++) {
            double v = initializer.next(random, fanIn, fanOut);
            sum += v;
            squares += v * v;
            largest = Math.max(largest, Math.abs(v));
        }
        return new double[]{sum / N, squares / N, largest};
    }

    @Test
    void heNormalHasItsVarianceAfterTheCut() {
        double[] m = momentsAndLargest(Initializer.HE_NORMAL, 50, 7);
        assertEquals(0, m[0], 0.003);
        assertEquals(2.0 / 50, m[1], 0.0006);
        double limit = 2 * Math.sqrt(2.0 / 50) / 0.87962566;
        assertTrue(m[2] <= limit && m[2] > 0.99 * limit, "cut at two deviations: " + m[2]);
    }

    @Test
    void glorotUniformFillsItsInterval() {
        double limit = Math.sqrt(6.0 / 30);
        double[] m = momentsAndLargest(Initializer.GLOROT_UNIFORM, 10, 20);
        assertEquals(0, m[0], 0.004);
        assertEquals(limit * limit / 3, m[1], 0.001);
        assertTrue(m[2] <= limit && m[2] > 0.999 * limit);
    }

    @Test
    void normalHasTheGainThatItIsGiven() {
        double[] m = momentsAndLargest(Initializer.normal(0.7), 20, 1);
        assertEquals(0.49 / 20, m[1], 0.0005);
        assertEquals(0, momentsAndLargest(Initializer.normal(0), 20, 1)[2]);
    }

    /** The fans that layers give, told by an initialiser that returns them. */
    @Test
    void fansOfTheLayers() {
        Initializer fans = (random, in, out) -> in + out / 1024.0;
        try (var p = new Parameters(DataType.FLOAT); var plan = new Plan(p, 3)) {
            Tensor x = plan.input(5, 4, 4);
            plan.convolution(x, 2, 3, 1, fans);
            int conv = p.size();
            plan.convTranspose(x, 2, 3, 2, fans);
            int transposed = p.size();
            plan.convTranspose(x, 2, 3, 1, fans);
            int dense = p.size();
            plan.dense(x, fans, 0, 7);
            p.allocate(false);
            float[] start = p.initial(1);
            assertEquals(45 + 18 / 1024f, start[0]);
            assertEquals(18 + 45 / 1024f, start[conv], "Keras counts the output's channels");
            assertEquals(18 + 45 / 1024f, start[transposed], "whatever the stride");
            assertEquals(80 + 7 / 1024f, start[dense]);
        }
    }
}
