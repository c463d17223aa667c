package org.latentrom.benchmarks;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import org.latentrom.engine.nn.Backend;
import org.latentrom.engine.nn.Initializer;
import org.latentrom.engine.nn.Parameters;
import org.latentrom.engine.nn.Plan;
import org.latentrom.engine.nn.Tensor;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Milliseconds of every layer's forward and backward pass, the best of many, at the sizes of a network for 28 x 28
 * pixels: which layers a network can afford beside its convolutions.
 *
 * <pre>benchmarks/run layers [repetitions]</pre>
 */
public final class LayersBenchmark {
    private static final int BATCH = 64;

    private static final int[] FINE = {32, 28, 28};

    private static final int[] COARSE = {32, 14, 14};

    private LayersBenchmark() {
    }

    private static Map<String, BiFunction<Plan, Tensor, Tensor>> layersOfOneSize() {
        var layers = new LinkedHashMap<String, BiFunction<Plan, Tensor, Tensor>>();
        layers.put("convolution 3x3", (p, x) -> p.convolution(x, 32, 3, 1, 1));
        layers.put("convolution 3x3, stride 2", (p, x) -> p.convolution(x, 32, 3, 2, 1));
        layers.put("convolution 1x1", (p, x) -> p.convolution(x, 32, 1, 1, 1));
        layers.put("soft gate", Plan::activation);
        layers.put("ReLU", Plan::relu);
        layers.put("PReLU by value", (p, x) -> p.prelu(x, 0.1));
        layers.put("PReLU by channel", (p, x) -> p.channelPrelu(x, 0.1));
        layers.put("instance normalisation", (p, x) -> p.groupNorm(x, 32, 1e-3));
        layers.put("group normalisation, 8", (p, x) -> p.groupNorm(x, 8, 1e-3));
        layers.put("spatial dropout", (p, x) -> {
            p.dropFrom(1);
            return p.spatialDropout(x, 0.1);
        });
        layers.put("average pooling", Plan::averagePooling);
        layers.put("sum", (p, x) -> p.sum(x, x));
        return layers;
    }

    /** Prints a line a layer; argument: number of repetitions, 30 by default. */
    public static void main(final String[] args) {
        int repetitions = args.length > 0 ? Integer.parseInt(args[0]) : 30;
        System.out.printf("batch %d, %d threads, best of %d%n", BATCH, Backend.threads(), repetitions);
        layersOfOneSize().forEach((name, layer) -> time(name, FINE, layer, repetitions));
        time("upsampling, repeated", COARSE, Plan::upsampling, repetitions);
        time("upsampling, bilinear", COARSE, Plan::bilinearUpsampling, repetitions);
        time("transposed convolution, stride 2", COARSE,
            (p, x) -> p.convTranspose(x, 32, 3, 2, Initializer.HE_NORMAL), repetitions);
    }

    private static void time(final String name, final int[] shape, final BiFunction<Plan, Tensor, Tensor> layer,
        final int repetitions) {
        try (var p = new Parameters(DataType.FLOAT); var plan = new Plan(p, BATCH); var rest = new Plan(p, 1)) {
            Tensor x = plan.input(shape);
            Tensor y = layer.apply(plan, x);
            // a vector of no parameters cannot be made
            rest.dense(rest.input(1), 1, 0, 1);
            p.allocate(true);
            p.set(p.initial(1));
            x.set(noise(x.size()));
            float[] gradient = noise(y.size());
            double forward = Double.POSITIVE_INFINITY;
            double backward = Double.POSITIVE_INFINITY;
            for (int i = 0; i < repetitions; i++) {
                long begin = System.nanoTime();
                plan.forward();
                forward = Math.min(forward, (System.nanoTime() - begin) / 1e6);
                y.setGradient(gradient);
                begin = System.nanoTime();
                plan.backward(y);
                backward = Math.min(backward, (System.nanoTime() - begin) / 1e6);
            }
            System.out.printf(Locale.ROOT, "%-34s %-14s forward %7.2f ms, backward %7.2f ms%n", name,
                Arrays.toString(shape), forward, backward);
        }
    }

    private static float[] noise(final int n) {
        var random = new Random(n);
        var values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float)random.nextGaussian();
        }
        return values;
    }
}
