package org.latentrom.engine.cvae.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.latentrom.engine.nn.Tensor;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Encoder and decoder as a whole. */
class NetworkTest {
    private static final Architecture SMALL = architecture(2, 7, 9, 2, 2, 3, 4, 2);

    @Test
    void shapesFitForManyGrids() {
        for (Architecture a : new Architecture[]{SMALL, architecture(1, 1, 1, 1, 1, 2, 3, 1),
            architecture(3, 5, 40, 2, 3, 4, 5, 6), architecture(1, 28, 28, 2, 3, 4, 8, 20),
            architecture(2, 16, 16, 4, 2, 4, 8, 1)}) {
            try (var n = new Network(a, 3, false, DataType.FLOAT)) {
                assertEquals(3 * a.packedSize(), n.input().size());
                assertEquals(3 * a.packedSize(), n.output().size());
                assertEquals(3 * a.latentSize(), n.mean().size());
                assertEquals(3 * a.latentSize(), n.logVariance().size());
                assertEquals(Network.parameterCount(a), n.parameters().size());
                n.parameters().set(n.parameters().initial(1));
                n.encode();
                n.decode();
                assertTrue(Float.isFinite(n.output().value().sumNumber().floatValue()));
            }
        }
    }

    @Test
    void parametersDoNotDependOnTheBatch() {
        try (var one = new Network(SMALL, 1, false, DataType.FLOAT);
                var five = new Network(SMALL, 5, true, DataType.FLOAT)) {
            assertArrayEquals(one.parameters().initial(3), five.parameters().initial(3));
        }
    }

    /** At the start the posteriors are narrow and the output is not larger than the (scaled) data. */
    @Test
    void beginsAtTheSizeOfTheData() {
        Architecture a = architecture(2, 32, 32, 2, 3, 16, 32, 2);
        try (var n = new Network(a, 4, false, DataType.FLOAT)) {
            n.parameters().set(n.parameters().initial(5));
            fill(n.input(), 1);
            fill(n.latent(), 2);
            n.encode();
            n.decode();
            double size = n.output().value().norm2Number().doubleValue() / Math.sqrt(n.output().size());
            assertTrue(size > 1e-3 && size < 1, "root mean square of the output: " + size);
            assertEquals(-4, n.logVariance().value().meanNumber().doubleValue(), 1);
            assertTrue(n.mean().value().norm2Number().doubleValue() > 0.1, "the encoder tells fields apart");
        }
    }

    /** Central differences in float64 through the whole decoder and the whole encoder, in every kind of parameter. */
    @Test
    void gradientsAgreeWithDifferences() {
        try (var n = new Network(SMALL, 2, true, DataType.DOUBLE)) {
            n.parameters().set(n.parameters().initial(7));
            fill(n.input(), 1);
            fill(n.latent(), 2);
            INDArray out = random(n.output(), 3);
            INDArray mean = random(n.mean(), 4);
            INDArray log = random(n.logVariance(), 5);
            n.encode();
            n.decode();
            n.output().gradient().assign(out);
            n.backwardDecoder();
            n.mean().gradient().assign(mean);
            n.logVariance().gradient().assign(log);
            n.backwardEncoder();
            INDArray gradient = n.parameters().gradient().dup();
            INDArray at = n.parameters().value();
            double tolerance = 1e-6 * gradient.amaxNumber().doubleValue();
            var random = new Random(6);
            for (int k = 0; k < 60; k++) {
                long i = random.nextInt(n.parameters().size());
                double v = at.getDouble(i);
                at.putScalar(i, v + 1e-5);
                double above = loss(n, out, mean, log);
                at.putScalar(i, v - 1e-5);
                double below = loss(n, out, mean, log);
                at.putScalar(i, v);
                assertEquals((above - below) / 2e-5, gradient.getDouble(i), tolerance, "parameter " + i);
            }
        }
    }

    private static double loss(final Network n, final INDArray out, final INDArray mean, final INDArray log) {
        n.encode();
        n.decode();
        return n.output().value().mul(out).sumNumber().doubleValue()
            + n.mean().value().mul(mean).sumNumber().doubleValue()
            + n.logVariance().value().mul(log).sumNumber().doubleValue();
    }

    /** Every latent reaches every value of the output, through the injections and the features. */
    @Test
    void latentsReachTheWholeOutput() {
        try (var n = new Network(SMALL, 2, false, DataType.FLOAT)) {
            n.parameters().set(n.parameters().initial(7));
            n.latent().set(new float[]{0, 0, 0, 1});
            n.decode();
            var out = new float[2 * SMALL.packedSize()];
            n.output().get(out);
            for (int i = 0; i < SMALL.packedSize(); i++) {
                assertNotEquals(out[i], out[i + SMALL.packedSize()], "value " + i);
            }
        }
    }

    @Test
    void sizesThatNoArrayHoldsAreRefused() {
        String message = assertThrows(IllegalArgumentException.class,
            () -> Network.parameterCount(architecture(1, 8192, 8192, 1, 1, 1024, 4096, 1))).getMessage();
        assertTrue(message.contains("2 billion parameters: choose a smaller base width"), message);
        assertThrows(IllegalArgumentException.class, () -> architecture(1, 8, 8, 9, 1, 8, 8, 1));
        assertThrows(IllegalArgumentException.class, () -> architecture(1, 8, 8, 1, 1, 8, 8, 0));
    }

    /** A residual-skip network of the given sizes. */
    private static Architecture architecture(final int channels, final int height, final int width, final int patch,
        final int levels, final int baseWidth, final int features, final int latentSize) {
        return new Architecture(channels, height, width, 0, NetworkOptions.DEFAULT.withLatentSize(latentSize)
            .withSizes(baseWidth, levels, features).withPatch(patch).withWidening(4));
    }

    private static void fill(final Tensor t, final long seed) {
        t.value().assign(random(t, seed));
    }

    private static INDArray random(final Tensor t, final long seed) {
        INDArray values = t.value().dup();
        INDArray flat = values.reshape(values.length());
        var random = new Random(seed);
        for (long i = 0; i < flat.length(); i++) {
            flat.putScalar(i, random.nextGaussian());
        }
        return values;
    }
}
