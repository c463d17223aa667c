package org.latentrom.engine.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latentrom.engine.nn.Initializer;
import org.latentrom.engine.nn.Parameters;
import org.latentrom.engine.nn.Plan;
import org.latentrom.engine.nn.Tensor;
import org.nd4j.linalg.api.buffer.DataType;

/** Every layer as an ONNX graph that onnxruntime computes as the plan itself does. */
class OnnxLayersTest {
    private static final int BATCH = 3;

    @TempDir
    private Path m_folder;

    private byte[] m_model;

    private float[] m_in;

    private float[] m_out;

    private long[] m_shape;

    private void export(final int[] shape, final BiFunction<Plan, Tensor, Tensor> build) {
        try (var p = new Parameters(DataType.FLOAT); var plan = new Plan(p, BATCH); var rest = new Plan(p, 1)) {
            Tensor x = plan.input(shape);
            Tensor y = build.apply(plan, x);
            // an empty vector cannot be made, and some layers have no weights
            rest.dense(rest.input(1), 1, 0, 1);
            p.allocate(false);
            float[] weights = p.initial(3);
            var random = new Random(4);
            for (int i = 0; i < weights.length; i++) {
                // biases and slopes too, which begin at 0
                weights[i] += 0.1f * (float)random.nextGaussian();
            }
            p.set(weights);
            m_shape = x.shape();
            m_in = new float[x.size()];
            for (int i = 0; i < m_in.length; i++) {
                m_in[i] = (float)random.nextGaussian();
            }
            x.set(m_in);
            plan.forward();
            m_out = new float[y.size()];
            y.get(m_out);
            var graph = new OnnxGraph("test", "layers");
            var layers = new OnnxLayers(graph);
            layers.name(x, graph.input("x", "in", Arrays.copyOfRange(x.shape(), 1, x.shape().length)));
            plan.describe(layers);
            graph.operator("Identity", layers.name(y)).output("y");
            graph.output("y", "out", Arrays.copyOfRange(y.shape(), 1, y.shape().length));
            var bytes = new ByteArrayOutputStream();
            graph.write(bytes);
            m_model = bytes.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        OnnxStructure.check(m_model);
    }

    private void check(final int[] shape, final BiFunction<Plan, Tensor, Tensor> build) {
        export(shape, build);
        OnnxRuntime.assumePresent();
        float[] out =
            OnnxRuntime.output(m_folder, m_model, Map.of("x", new OnnxRuntime.Input(m_in, m_shape)), "y");
        assertEquals(m_out.length, out.length);
        double size = 0;
        for (float v : m_out) {
            size = Math.max(size, Math.abs(v));
        }
        for (int i = 0; i < out.length; i++) {
            assertEquals(m_out[i], out[i], 1e-5 * size, "value " + i);
        }
    }

    @Test
    void convolutions() {
        check(new int[]{2, 6, 7}, (p, x) -> p.sum(p.convolution(p.convolution(x, 3, 3, 1, 1), 4, 3, 2, 1),
            p.convolution(p.convolution(x, 5, 1, 1, 1), 4, 5, 2, 1)));
    }

    @Test
    void transposedConvolutions() {
        check(new int[]{2, 3, 4}, (p, x) -> p.concat(p.convTranspose(x, 3, 3, 2, Initializer.HE_NORMAL),
            p.convTranspose(p.convTranspose(x, 2, 3, 1, Initializer.HE_NORMAL), 2, 5, 2, Initializer.HE_NORMAL)));
    }

    @Test
    void activationsOfImages() {
        check(new int[]{3, 2, 4}, (p, x) -> p.sum(p.sum(p.activation(x), p.relu(x)),
            p.sum(p.prelu(x, 0.1), p.sum(p.channelPrelu(x, 0.3), p.tanh(x)))));
    }

    @Test
    void activationsOfVectors() {
        check(new int[]{7}, (p, x) -> p.sum(p.sum(p.activation(x), p.sigmoid(x)),
            p.sum(p.prelu(x, 0.1), p.channelPrelu(x, 0.3))));
    }

    @Test
    void groupNorm() {
        check(new int[]{6, 3, 5}, (p, x) -> p.sum(p.groupNorm(x, 2, 1e-3), p.groupNorm(x, 6, 1e-3)));
        check(new int[]{6, 3, 5}, (p, x) -> p.groupNorm(x, 1, 0.1));
    }

    @Test
    void resampling() {
        check(new int[]{2, 3, 5}, (p, x) -> p.crop(
            p.averagePooling(p.sum(p.upsampling(x), p.bilinearUpsampling(x))), 2, 4));
        check(new int[]{2, 3, 5}, Plan::averagePooling);
        check(new int[]{1, 1, 1}, Plan::bilinearUpsampling);
    }

    @Test
    void denseLayersAndConcatenation() {
        check(new int[]{2, 3, 4}, (p, x) -> p.dense(p.concat(p.dense(x, 1, 0, 5), x), 1, 0, 2, 2, 2));
        check(new int[]{3}, (p, x) -> p.concat(p.dense(x, 1, 0, 2), p.dropout(x, 0.5)));
        check(new int[]{2, 2, 3}, (p, x) -> p.spatialDropout(p.concat(x, x), 0.5));
    }

    @Test
    void aTensorThatNobodyNamedIsAnError() {
        try (var p = new Parameters(DataType.FLOAT); var plan = new Plan(p, 1)) {
            plan.tanh(plan.dense(plan.input(3), 1, 0, 2));
            p.allocate(false);
            var layers = new OnnxLayers(new OnnxGraph("test", ""));
            var e = assertThrows(IllegalStateException.class, () -> plan.describe(layers));
            assertEquals("a tensor is used before it is known: [1, 3]", e.getMessage());
        }
    }
}
