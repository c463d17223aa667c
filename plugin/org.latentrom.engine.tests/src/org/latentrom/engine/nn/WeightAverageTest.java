package org.latentrom.engine.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** The moving average of the parameters, weight decay, and optimisers that go on from a saved state. */
class WeightAverageTest {
    private static final int SIZE = 4;

    private static Parameters parameters() {
        var p = new Parameters(DataType.FLOAT);
        p.declare(1, 0, 2, 1);
        p.declare(0, 1, 2);
        p.allocate(true);
        p.set(new float[]{-2, 1, 3, 0.5f});
        return p;
    }

    @Test
    void averagesWithTheStatedDecay() {
        try (Parameters p = parameters(); var average = new WeightAverage(p, 0.3)) {
            double expected = -2;
            for (int t = 0; t < 30; t++) {
                float value = (float)Math.cos(t);
                p.set(new float[]{value, 0, 0, 0});
                double decay = Math.min(0.3, (1.0 + t) / (10 + t));
                expected = decay * expected + (1 - decay) * value;
                average.step();
                assertEquals(expected, average.get()[0], 1e-6);
            }
        }
    }

    @Test
    void exchangesAndGoesOn() {
        try (Parameters p = parameters(); var average = new WeightAverage(p, 0.99);
                var other = new WeightAverage(p, 0.99)) {
            p.set(new float[]{1, 2, 3, 4});
            average.step();
            float[] mean = average.get();
            average.swap();
            assertArrayEquals(mean, p.get());
            assertArrayEquals(new float[]{1, 2, 3, 4}, average.get());
            average.swap();
            assertArrayEquals(new float[]{1, 2, 3, 4}, p.get());
            other.restore(average.get(), average.steps());
            p.set(new float[SIZE]);
            average.step();
            other.step();
            assertArrayEquals(average.get(), other.get());
        }
    }

    /** Without a gradient only the decay is left, and only what begins at random decays. */
    @Test
    void weightsDecayAndGainsDoNot() {
        try (Parameters p = parameters(); var adam = new Adam(p, 0, 0.5)) {
            p.gradient().assign(0);
            adam.step(0.1);
            assertArrayEquals(new float[]{-1.9f, 0.95f, 3, 0.5f}, p.get(), 1e-6f);
        }
    }

    @Test
    void optimisersGoOnFromTheirState() {
        try (Parameters p = parameters(); Parameters q = parameters(); var adam = new Adam(p, 2);
                var other = new Adam(q, 2)) {
            for (int t = 0; t < 5; t++) {
                p.gradient().assign(t * t + 1);
                adam.step(0.1);
            }
            q.set(p.get());
            other.restore(adam.state());
            for (int t = 0; t < 5; t++) {
                p.gradient().assign(Math.exp(t));
                q.gradient().assign(Math.exp(t));
                adam.step(0.1);
                other.step(0.1);
                assertArrayEquals(p.get(), q.get());
            }
        }
    }
}
