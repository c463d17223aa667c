package org.latentrom.engine.cvae.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.nn.Tensor;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Every family of networks, with all of its ingredients, on all kinds of grids. */
class FamiliesTest {
    private static FieldShape shape(final int channels, final int height, final int width) {
        return new FieldShape(List.of("u", "v", "w").subList(0, channels), height, width, new Extent(0, 1, 0, 1));
    }

    private static NetworkOptions small(final NetworkPreset preset) {
        return preset.options().withBaseWidth(4).withWidening(2);
    }

    @ParameterizedTest
    @EnumSource
    void worksOnAnyGrid(final NetworkPreset preset) {
        for (int[] size : new int[][]{{1, 1, 1}, {2, 1, 9}, {3, 7, 5}, {1, 28, 28}, {2, 33, 17}}) {
            Architecture a = Architecture.of(shape(size[0], size[1], size[2]), 1, small(preset));
            try (var n = new Network(a, 2, false, DataType.FLOAT)) {
                assertTrue(a.rows() * a.patch() >= size[1] && a.columns() * a.patch() >= size[2]);
                n.parameters().set(n.parameters().initial(1));
                fill(n.input(), 2);
                fill(n.latent(), 3);
                n.setConditions(new float[]{1, -1});
                n.encode();
                n.decode();
                assertEquals(n.input().size(), n.output().size());
                assertEquals(2 * a.latentSize(), n.mean().size());
                float[] out = values(n.output());
                double squares = 0;
                for (float v : out) {
                    squares += v * v;
                }
                // the untrained decoder stays near the mean field, which is 0 here
                assertTrue(Math.sqrt(squares / out.length) < 1.5, preset + " says " + Math.sqrt(squares / out.length));
            }
        }
    }

    /** Central differences in float64 through encoder and decoder, with conditions and dropout. */
    @ParameterizedTest
    @EnumSource
    void gradientsAgreeWithDifferences(final NetworkPreset preset) {
        NetworkOptions options = small(preset).withLevels(2).withHidden(List.of(5, 4)).withSkips(true);
        options = options.withBlocks(options.blocks().withCount(2).withDropout(0.2)
            .withNormalization(Normalization.GROUP));
        if (preset == NetworkPreset.RESIDUAL_SKIP) {
            options = options.withBlocks(options.blocks().withActivation(Activation.PRELU_PER_CHANNEL));
        }
        if (preset == NetworkPreset.MLP) {
            options = options.withBlocks(options.blocks().withActivation(Activation.TANH));
        }
        Architecture a = Architecture.of(shape(2, 6, 7), 2, options);
        try (var n = new Network(a, 2, true, DataType.DOUBLE)) {
            n.dropFrom(7);
            float[] start = n.parameters().initial(9);
            var random = new Random(6);
            for (int i = 0; i < start.length; i++) {
                // slopes begin at 0, as do biases: shaken, so that all have an effect and nothing sits on a kink
                start[i] += 0.1f * (float)random.nextGaussian();
            }
            n.parameters().set(start);
            fill(n.input(), 1);
            fill(n.latent(), 2);
            n.setConditions(new float[]{0.5f, -1, 2, 0.25f});
            INDArray[] weights = {random(n.output(), 3), random(n.mean(), 4), random(n.logVariance(), 5)};
            n.encode();
            n.decode();
            n.output().gradient().assign(weights[0]);
            n.backwardDecoder();
            n.mean().gradient().assign(weights[1]);
            n.logVariance().gradient().assign(weights[2]);
            n.backwardEncoder();
            INDArray gradient = n.parameters().gradient().dup();
            INDArray at = n.parameters().value();
            double tolerance = 1e-6 * gradient.amaxNumber().doubleValue();
            for (int k = 0; k < 16; k++) {
                long i = random.nextInt(n.parameters().size());
                double v = at.getDouble(i);
                at.putScalar(i, v + 1e-5);
                double above = loss(n, weights);
                at.putScalar(i, v - 1e-5);
                double below = loss(n, weights);
                at.putScalar(i, v);
                assertEquals((above - below) / 2e-5, gradient.getDouble(i), tolerance, "parameter " + i);
            }
        }
    }

    private static double loss(final Network n, final INDArray[] weights) {
        n.encode();
        n.decode();
        return n.output().value().mul(weights[0]).sumNumber().doubleValue()
            + n.mean().value().mul(weights[1]).sumNumber().doubleValue()
            + n.logVariance().value().mul(weights[2]).sumNumber().doubleValue();
    }

    @Test
    void dropoutIsRepeatableAndOffInUse() {
        Architecture a = Architecture.of(shape(1, 12, 12), small(NetworkPreset.SKIP_VAE));
        try (var n = new Network(a, 2, false, DataType.FLOAT)) {
            n.parameters().set(n.parameters().initial(1));
            fill(n.input(), 2);
            fill(n.latent(), 3);
            float[] use = output(n);
            n.dropFrom(5);
            float[] dropped = output(n);
            assertFalse(Arrays.equals(use, dropped));
            n.dropFrom(6);
            assertFalse(Arrays.equals(dropped, output(n)));
            n.dropFrom(5);
            assertArrayEquals(dropped, output(n));
            n.dropNothing();
            assertArrayEquals(use, output(n));
        }
    }

    private static float[] output(final Network n) {
        n.encode();
        n.decode();
        float[] mean = values(n.mean());
        float[] out = Arrays.copyOf(mean, mean.length + n.output().size());
        System.arraycopy(values(n.output()), 0, out, mean.length, n.output().size());
        return out;
    }

    /** Without skips z enters at the coarsest level alone; more blocks, wider levels and finer patches cost more. */
    @Test
    void ingredientsChangeTheNumberOfParameters() {
        FieldShape shape = shape(1, 28, 28);
        NetworkOptions o = NetworkOptions.DEFAULT.withBaseWidth(16);
        int base = Network.parameterCount(Architecture.of(shape, o));
        int z = o.latentSize() + 1;
        // patches of 2 x 2: a level of 14 x 14 with 16 channels, where z enters anew, and one of 7 x 7 with 32
        assertEquals(base - z * 14 * 14 * 16,
            Network.parameterCount(Architecture.of(shape, o.withSkips(false))));
        assertEquals(base + 2 * block(32) + 2 * block(16),
            Network.parameterCount(Architecture.of(shape, o.withBlocks(o.blocks().withCount(2)))));
        assertTrue(Network.parameterCount(Architecture.of(shape, o.withWidening(1))) < base);
        assertEquals(28, Architecture.of(shape, o.withPatch(1)).rows());
    }

    /** Two 3 x 3 convolutions with bias. */
    private static int block(final int channels) {
        return 2 * (9 * channels * channels + channels);
    }

    private static float[] values(final Tensor t) {
        var values = new float[t.size()];
        t.get(values);
        return values;
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
