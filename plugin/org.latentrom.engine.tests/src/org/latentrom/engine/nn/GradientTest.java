package org.latentrom.engine.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The gradients of every layer against central differences in float64. */
class GradientTest {
    private static final double STEP = 1e-5;

    private static final double TOLERANCE = 1e-6;

    @Test
    void convolution() {
        check(new int[]{3, 6, 5}, (p, x) -> p.convolution(x, 4, 3, 1, 1));
    }

    @Test
    void convolutionWithStrideOnEvenAndOddSizes() {
        check(new int[]{2, 6, 8}, (p, x) -> p.convolution(x, 3, 3, 2, 1));
        check(new int[]{2, 5, 7}, (p, x) -> p.convolution(x, 3, 3, 2, 1));
    }

    @Test
    void pointwiseConvolution() {
        check(new int[]{3, 4, 4}, (p, x) -> p.convolution(x, 2, 1, 1, 1));
    }

    @Test
    void dense() {
        check(new int[]{7}, (p, x) -> p.dense(x, 1, 0.3, 5));
    }

    @Test
    void denseFromImageToImage() {
        check(new int[]{2, 3, 4}, (p, x) -> p.dense(x, 1, 0, 3, 2, 2));
    }

    @Test
    void activation() {
        check(new int[]{11}, (p, x) -> p.activation(x));
    }

    @Test
    void upsampling() {
        check(new int[]{2, 3, 5}, (p, x) -> p.upsampling(x));
    }

    @Test
    void sum() {
        check(new int[]{6}, (p, x) -> p.sum(p.activation(x), x));
    }

    @Test
    void pointwiseActivations() {
        check(new int[]{13}, (p, x) -> p.relu(x));
        check(new int[]{13}, (p, x) -> p.tanh(x));
        check(new int[]{13}, (p, x) -> p.sigmoid(x));
    }

    @Test
    void preluByValueAndByChannel() {
        check(new int[]{3, 2, 4}, (p, x) -> p.prelu(x, 0.25));
        check(new int[]{3, 2, 4}, (p, x) -> p.channelPrelu(x, -0.1));
        check(new int[]{9}, (p, x) -> p.prelu(x, 0));
        check(new int[]{9}, (p, x) -> p.channelPrelu(x, 0.5));
    }

    /** More alphas than the chunks that are worked on at once have room for. */
    @Test
    void preluOfManyValues() {
        check(new int[]{3, 20, 24}, (p, x) -> p.prelu(x, 0.25));
    }

    @Test
    void groupNormWithOneAndManyGroups() {
        for (int groups : new int[]{1, 2, 4}) {
            check(new int[]{4, 3, 2}, (p, x) -> p.groupNorm(x, groups, 1e-3));
        }
    }

    /** A pixel by itself has variance 0: the epsilon alone keeps the gradient finite. */
    @Test
    void groupNormOfWhatHasNoVariance() {
        check(new int[]{3}, (p, x) -> {
            Tensor d = p.dense(x, 1, 0, 4, 1, 1);
            return p.sum(d, p.groupNorm(d, 4, 1e-3));
        });
    }

    @Test
    void dropoutOfValuesAndOfChannels() {
        check(new int[]{6, 2, 3}, (p, x) -> {
            p.dropFrom(11);
            return p.dropout(x, 0.4);
        });
        check(new int[]{6, 2, 3}, (p, x) -> {
            p.dropFrom(12);
            return p.spatialDropout(p.spatialDropout(x, 0.3), 0.2);
        });
        check(new int[]{6, 2, 3}, (p, x) -> p.spatialDropout(x, 0.9));
    }

    @Test
    void transposedConvolution() {
        for (int kernel : new int[]{1, 3, 5}) {
            check(new int[]{2, 4, 3}, (p, x) -> p.convTranspose(x, 3, kernel, 1, Initializer.HE_NORMAL));
        }
        for (int kernel : new int[]{3, 5}) {
            check(new int[]{2, 4, 3}, (p, x) -> p.convTranspose(x, 3, kernel, 2, Initializer.HE_NORMAL));
        }
    }

    @Test
    void averagePoolingOfEvenAndOddSizes() {
        check(new int[]{2, 4, 6}, (p, x) -> p.averagePooling(x));
        check(new int[]{2, 5, 3}, (p, x) -> p.averagePooling(x));
        check(new int[]{2, 1, 1}, (p, x) -> p.averagePooling(x));
    }

    @Test
    void bilinearUpsampling() {
        check(new int[]{2, 3, 4}, (p, x) -> p.bilinearUpsampling(x));
        check(new int[]{3, 1, 2}, (p, x) -> p.bilinearUpsampling(x));
    }

    @Test
    void cropAndConcat() {
        check(new int[]{2, 4, 5}, (p, x) -> p.crop(x, 3, 2));
        check(new int[]{2, 4, 3}, (p, x) -> p.concat(p.convolution(x, 3, 1, 1, 1), x));
        check(new int[]{2, 4, 3}, (p, x) -> p.concat(x, p.dense(x, 1, 0, 5)));
        check(new int[]{4}, (p, x) -> p.concat(x, x));
    }

    /** The reference's block with a bottleneck and its transposed mirror image, normalised. */
    @Test
    void bottleneckBlocks() {
        check(new int[]{4, 6, 8}, (p, x) -> {
            Tensor t = p.prelu(p.convolution(x, 2, 1, 1, Initializer.HE_NORMAL), 0.1);
            t = p.channelPrelu(p.convolution(t, 2, 3, 2, Initializer.HE_NORMAL), 0.1);
            t = p.convolution(t, 6, 1, 1, Initializer.HE_NORMAL);
            t = p.sum(t, p.convolution(p.averagePooling(x), 6, 1, 1, Initializer.HE_NORMAL));
            Tensor y = p.groupNorm(p.prelu(t, 0.2), 6, 1e-3);
            t = p.convTranspose(p.tanh(p.convTranspose(y, 3, 1, 1, Initializer.HE_NORMAL)), 3, 3, 2,
                Initializer.HE_NORMAL);
            return p.sum(t, p.bilinearUpsampling(p.convTranspose(y, 3, 1, 1, Initializer.HE_NORMAL)));
        });
    }

    /** One tensor feeds four layers, among them a convolution that writes its gradient in place. */
    @Test
    void gradientsOfSharedTensorsAddUp() {
        check(new int[]{2, 4, 4}, (p, x) -> {
            Tensor a = p.activation(x);
            Tensor b = p.convolution(a, 2, 3, 1, 1);
            Tensor c = p.dense(a, 1, 0, 2, 4, 4);
            return p.sum(p.sum(b, a), p.sum(c, a));
        });
    }

    @Test
    void residualNetwork() {
        check(new int[]{2, 8, 8}, (p, x) -> {
            Tensor a = p.activation(p.convolution(x, 4, 3, 2, 1));
            Tensor b = p.convolution(p.activation(p.convolution(a, 4, 3, 1, 1)), 4, 3, 1, 0.5);
            Tensor r = p.activation(p.sum(a, b));
            return p.convolution(p.upsampling(p.dense(p.dense(r, 1, 0, 3), 1, 0, 2, 4, 4)), 2, 3, 1, 1);
        });
    }

    private static void check(final int[] shape, final BiFunction<Plan, Tensor, Tensor> build) {
        try (var parameters = new Parameters(DataType.DOUBLE); var plan = new Plan(parameters, 2)) {
            Tensor x = plan.input(shape);
            Tensor y = build.apply(plan, x);
            // a layer without weights still needs a vector: give it one that nothing uses
            parameters.declare(1, 0, 1);
            parameters.allocate(true);
            parameters.set(parameters.initial(3));
            var random = new Random(5);
            fill(x.value(), random);
            INDArray weights = y.value().dup();
            fill(weights, random);
            plan.forward();
            plan.backward(preset(y, weights));
            INDArray gx = x.gradient().dup();
            INDArray gp = parameters.gradient().dup();
            compare("input", x.value(), gx, plan, y, weights);
            gp.putScalar(gp.length() - 1, 0);
            compare("weights", parameters.value(), gp, plan, y, weights);
        }
    }

    private static Tensor preset(final Tensor y, final INDArray weights) {
        y.gradient().assign(weights);
        return y;
    }

    private static void compare(final String what, final INDArray at, final INDArray gradient, final Plan plan,
        final Tensor y, final INDArray weights) {
        INDArray flat = at.reshape(at.length());
        INDArray flatGradient = gradient.reshape(gradient.length());
        double largest = Math.max(1e-3, gradient.amaxNumber().doubleValue());
        // every value of small arrays, 40 of the others; the last ones are among them
        long stride = Math.max(1, flat.length() / 40);
        for (long i = flat.length() - 1; i >= 0; i -= stride) {
            double v = flat.getDouble(i);
            flat.putScalar(i, v + STEP);
            double above = loss(plan, y, weights);
            flat.putScalar(i, v - STEP);
            double below = loss(plan, y, weights);
            flat.putScalar(i, v);
            assertEquals((above - below) / (2 * STEP), flatGradient.getDouble(i), TOLERANCE * largest, what + " " + i);
        }
        assertTrue(gradient.norm2Number().doubleValue() > 0 || what.equals("weights"), "no gradient by the " + what);
    }

    private static double loss(final Plan plan, final Tensor y, final INDArray weights) {
        plan.forward();
        return y.value().mul(weights).sumNumber().doubleValue();
    }

    private static void fill(final INDArray array, final Random random) {
        INDArray flat = array.reshape(array.length());
        for (long i = 0; i < flat.length(); i++) {
            flat.putScalar(i, random.nextGaussian());
        }
    }
}
