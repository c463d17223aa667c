package org.latentrom.engine.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** What plans tell about themselves: every layer its op, in order, with its tensors and the present weights. */
class GraphVisitorTest {
    private final List<String> m_calls = new ArrayList<>();

    private final List<Object[]> m_arguments = new ArrayList<>();

    /** Writes calls down: tensors by their shapes, arrays by their lengths. */
    private final GraphVisitor m_visitor = (GraphVisitor)Proxy.newProxyInstance(getClass().getClassLoader(),
        new Class<?>[]{GraphVisitor.class}, (proxy, method, arguments) -> {
            m_calls.add(method.getName() + Arrays.stream(arguments).map(GraphVisitorTest::text)
                .collect(Collectors.joining(" ", " ", "")));
            m_arguments.add(arguments);
            return null;
        });

    private static String text(final Object argument) {
        if (argument instanceof Tensor t) {
            return Arrays.toString(t.shape()).replace(" ", "");
        }
        return argument instanceof float[] array ? "#" + array.length : argument.toString();
    }

    /** Weights are 1, 2, 3, ... in the order of their declaration. */
    private void describe(final int[] shape, final BiFunction<Plan, Tensor, Tensor> build) {
        try (var p = new Parameters(DataType.FLOAT); var plan = new Plan(p, 2)) {
            build.apply(plan, plan.input(shape));
            p.declare(0, 0, 1);
            p.allocate(false);
            var weights = new float[p.size()];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = i + 1;
            }
            p.set(weights);
            plan.describe(m_visitor);
        }
    }

    @Test
    void layersOnImages() {
        describe(new int[]{4, 5, 6}, (p, x) -> {
            Tensor t = p.convolution(x, 3, 3, 2, 1);
            t = p.sum(p.activation(t), p.relu(t));
            t = p.prelu(p.channelPrelu(t, 0), 0);
            t = p.spatialDropout(p.groupNorm(t, 3, 0.5), 0.1);
            t = p.convTranspose(p.convTranspose(t, 2, 5, 2, Initializer.HE_NORMAL), 2, 1, 1, Initializer.HE_NORMAL);
            t = p.bilinearUpsampling(p.averagePooling(p.upsampling(t)));
            return p.crop(p.concat(t, t), 7, 2);
        });
        assertEquals(List.of("convolution [2,4,5,6] [2,3,3,3] #108 #3 3 2", "softGate [2,3,3,3] [2,3,3,3]",
            "relu [2,3,3,3] [2,3,3,3]", "sum [2,3,3,3] [2,3,3,3] [2,3,3,3]", "prelu [2,3,3,3] [2,3,3,3] #3",
            "prelu [2,3,3,3] [2,3,3,3] #27", "groupNorm [2,3,3,3] [2,3,3,3] #3 #3 3 0.5",
            "identity [2,3,3,3] [2,3,3,3]", "convTranspose [2,3,3,3] [2,2,6,6] #150 #2 5",
            "convolution [2,2,6,6] [2,2,6,6] #4 #2 1 1", "upsampling [2,2,6,6] [2,2,12,12]",
            "averagePooling [2,2,12,12] [2,2,6,6]", "bilinearUpsampling [2,2,6,6] [2,2,12,12]",
            "concat [2,2,12,12] [2,2,12,12] [2,4,12,12]", "crop [2,4,12,12] [2,4,7,2]"), m_calls);
    }

    @Test
    void layersOnVectors() {
        describe(new int[]{2, 3}, (p, x) -> p.dropout(p.sigmoid(p.tanh(p.dense(x, 1, 0, 5))), 0.2));
        assertEquals(List.of("dense [2,2,3] [2,5] #30 #5", "tanh [2,5] [2,5]", "sigmoid [2,5] [2,5]",
            "identity [2,5] [2,5]"), m_calls);
    }

    /** The output of a layer is the very tensor that the next one reads. */
    @Test
    void tensorsAreToldByIdentity() {
        describe(new int[]{3}, (p, x) -> p.tanh(p.relu(x)));
        assertSame(m_arguments.get(0)[1], m_arguments.get(1)[0]);
    }

    @Test
    void weightsAreTheLayersOwn() {
        describe(new int[]{2}, (p, x) -> p.dense(p.prelu(x, 0), 1, 0, 1));
        assertArrayEquals(new float[]{1, 2}, (float[])m_arguments.get(0)[2]);
        assertArrayEquals(new float[]{3, 4}, (float[])m_arguments.get(1)[2]);
        assertArrayEquals(new float[]{5}, (float[])m_arguments.get(1)[3]);
    }

    /** Inside, the kernel lies mirrored in both directions; told is the one that is scattered. */
    @Test
    void theKernelOfATransposedConvolutionIsNotMirrored() {
        describe(new int[]{1, 2, 2}, (p, x) -> p.convTranspose(x, 2, 3, 2, Initializer.HE_NORMAL));
        assertArrayEquals(new float[]{17, 18, 15, 16, 13, 14, 11, 12, 9, 10, 7, 8, 5, 6, 3, 4, 1, 2},
            (float[])m_arguments.get(0)[2]);
        assertArrayEquals(new float[]{19, 20}, (float[])m_arguments.get(0)[3]);
    }
}
