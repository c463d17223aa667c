package org.latentrom.engine.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** Plans as a whole: they repeat, stop between layers, and give their memory back. */
class PlanTest {
    private static Tensor network(final Plan plan, final Tensor x) {
        Tensor a = plan.activation(plan.convolution(x, 8, 3, 1, 1));
        return plan.dense(plan.sum(a, plan.convolution(a, 8, 3, 1, 0.5)), 1, 0, 10);
    }

    @Test
    void sameInputSameBits() {
        try (var p = new Parameters(DataType.FLOAT); var plan = new Plan(p, 4)) {
            Tensor x = plan.input(3, 12, 12);
            Tensor y = network(plan, x);
            p.allocate(true);
            p.set(p.initial(1));
            var in = new float[x.size()];
            for (int i = 0; i < in.length; i++) {
                in[i] = (float)Math.sin(i);
            }
            float[][] outputs = new float[2][y.size()];
            float[][] gradients = new float[2][x.size()];
            for (int k = 0; k < 2; k++) {
                x.set(in);
                plan.forward();
                y.get(outputs[k]);
                y.setGradient(outputs[k]);
                plan.backward(y);
                x.getGradient(gradients[k]);
            }
            assertArrayEquals(outputs[0], outputs[1]);
            assertArrayEquals(gradients[0], gradients[1]);
            assertTrue(outputs[0][3] != 0 && gradients[0][5] != 0);
        }
    }

    /** Layers whose arithmetic is spread over threads, at a size where it is. */
    @Test
    void sameBitsFromAllThreads() {
        try (var p = new Parameters(DataType.FLOAT); var plan = new Plan(p, 8)) {
            Tensor x = plan.input(8, 24, 24);
            Tensor t = plan.channelPrelu(plan.groupNorm(x, 4, 1e-3), 0.2);
            t = plan.spatialDropout(plan.prelu(t, 0.1), 0.3);
            Tensor y = plan.relu(plan.bilinearUpsampling(plan.averagePooling(t)));
            p.allocate(true);
            p.set(p.initial(1));
            plan.dropFrom(5);
            var in = new float[x.size()];
            for (int i = 0; i < in.length; i++) {
                in[i] = (float)Math.sin(i * i);
            }
            x.set(in);
            y.setGradient(in);
            float[][] gradients = new float[3][];
            for (int k = 0; k < 3; k++) {
                plan.forward();
                plan.backward(y);
                gradients[k] = new float[p.size()];
                Backend.get(p.gradient(), gradients[k]);
            }
            assertArrayEquals(gradients[0], gradients[1]);
            assertArrayEquals(gradients[0], gradients[2]);
            // factors and summands of the norm, slopes of both
            for (int i : new int[]{0, 8, 16, 24 + 8 * 24 * 24 - 1}) {
                assertTrue(gradients[0][i] != 0, "parameter " + i);
            }
        }
    }

    @Test
    void stopsBetweenLayers() {
        try (var p = new Parameters(DataType.FLOAT); var plan = new Plan(p, 2)) {
            Tensor y = network(plan, plan.input(1, 4, 4));
            p.allocate(true);
            var layers = new AtomicInteger();
            plan.watch(layers::incrementAndGet);
            plan.forward();
            assertEquals(5, layers.get(), "two convolutions, activation, sum, dense");
            plan.backward(y);
            assertEquals(10, layers.get());
            plan.watch(() -> {
                throw new CancellationException();
            });
            assertThrows(CancellationException.class, plan::forward);
            assertThrows(CancellationException.class, () -> plan.backward(y));
        }
    }

    /** 40 plans of about 25 MB: kept, they would take 1 GB. */
    @Test
    void closedPlansGiveTheirMemoryBack() {
        long before = 0;
        for (int k = 0; k < 40; k++) {
            try (var p = new Parameters(DataType.FLOAT); var plan = new Plan(p, 8)) {
                Tensor y = network(plan, plan.input(3, 128, 128));
                p.allocate(true);
                plan.forward();
                if (k == 5) {
                    before = Pointer.physicalBytes();
                }
                assertEquals(80, y.size());
            }
        }
        long grown = Pointer.physicalBytes() - before;
        assertTrue(grown < 400_000_000, "grown by " + (grown >> 20) + " MB");
    }
}
