package org.latentrom.engine.nn;

import java.util.function.BiFunction;
import org.nd4j.linalg.api.buffer.DataType;

/** Runs one forward pass of a small network in float32, with weights that the test chooses. */
final class LayerRun {
    private LayerRun() {
    }

    /**
     * @param in values of the whole batch
     * @param shape shape of a sample
     * @param weights all weights in the order of their declaration
     * @return the output's values
     */
    static float[] forward(final float[] in, final int[] shape, final float[] weights,
        final BiFunction<Plan, Tensor, Tensor> build) {
        int sample = 1;
        for (int s : shape) {
            sample *= s;
        }
        try (var p = new Parameters(DataType.FLOAT); var plan = new Plan(p, in.length / sample)) {
            Tensor x = plan.input(shape);
            Tensor y = build.apply(plan, x);
            if (p.size() != weights.length) {
                throw new AssertionError(p.size() + " weights in the network, " + weights.length + " given");
            }
            // an empty vector cannot be made
            p.declare(0, 0, 1);
            p.allocate(false);
            var all = new float[weights.length + 1];
            System.arraycopy(weights, 0, all, 0, weights.length);
            p.set(all);
            x.set(in);
            plan.forward();
            var out = new float[y.size()];
            y.get(out);
            return out;
        }
    }

    /** @return n values that do not repeat, of both signs */
    static float[] wave(final int n) {
        var values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float)(2 * Math.sin(1.7 * i + 0.3));
        }
        return values;
    }
}
