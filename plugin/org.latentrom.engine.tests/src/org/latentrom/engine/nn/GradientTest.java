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
