package org.latentrom.engine.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The optimiser against the paper's formulas written out, its clipping, and what it does to gradients that are not
 * finite.
 */
class AdamTest {
    private static final int SIZE = 5;

    @Test
    void followsThePaper() {
        try (Parameters p = parameters(); var adam = new Adam(p, 0)) {
            var m = new double[SIZE];
            var v = new double[SIZE];
            var x = new double[SIZE];
            for (int i = 0; i < SIZE; i++) {
                x[i] = i - 2;
            }
            for (int t = 1; t <= 20; t++) {
                var g = new float[SIZE];
                for (int i = 0; i < SIZE; i++) {
                    g[i] = (float)Math.sin(3 * i + t);
                    m[i] = 0.9 * m[i] + 0.1 * g[i];
                    v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i];
                    double first = m[i] / (1 - Math.pow(0.9, t));
                    double second = v[i] / (1 - Math.pow(0.999, t));
                    x[i] -= 0.01 * first / (Math.sqrt(second) + 1e-8);
                }
                Backend.put(p.gradient(), g);
                adam.step(0.01);
            }
            float[] values = p.get();
            for (int i = 0; i < SIZE; i++) {
                assertEquals(x[i], values[i], 1e-5, "parameter " + i);
            }
        }
    }

    @Test
    void clipsWhatIsManyTimesTheMean() {
        try (Parameters p = parameters(); Parameters q = parameters(); var adam = new Adam(p, 2);
                var free = new Adam(q, 0)) {
            for (float size : new float[]{1, 1, 1, 50}) {
                p.gradient().assign(size);
                // what is left of the outburst: twice the norm of those before
                q.gradient().assign(Math.min(size, 2));
                double norm = adam.step(0.01);
                free.step(0.01);
                assertEquals(size * Math.sqrt(SIZE), norm, 1e-4 * size, "the norm before clipping");
            }
            assertArrayEquals(q.get(), p.get(), 1e-6f);
        }
    }

    @Test
    void movesOnAfterAGradientOfZero() {
        try (Parameters p = parameters(); var adam = new Adam(p, 2)) {
            p.gradient().assign(0);
            float[] before = p.get();
            assertEquals(0, adam.step(0.1));
            assertArrayEquals(before, p.get());
            for (int step = 0; step < 3; step++) {
                p.gradient().assign(1);
                adam.step(0.1);
            }
            for (int i = 0; i < SIZE; i++) {
                assertTrue(p.get()[i] < before[i] - 0.1, i + ": " + p.get()[i]);
            }
        }
    }

    @Test
    void doesNotMoveAlongWhatIsNotFinite() {
        for (double bad : new double[]{Double.NaN, Double.POSITIVE_INFINITY}) {
            try (Parameters p = parameters(); var adam = new Adam(p, 5)) {
                p.gradient().assign(1);
                p.gradient().putScalar(3, bad);
                float[] before = p.get();
                assertTrue(!Double.isFinite(adam.step(0.1)));
                assertArrayEquals(before, p.get());
            }
        }
    }

    private static Parameters parameters() {
        var p = new Parameters(DataType.FLOAT);
        p.declare(0, 0, SIZE);
        p.allocate(true);
        p.set(new float[]{-2, -1, 0, 1, 2});
        return p;
    }
}
