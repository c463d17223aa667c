package org.latentrom.engine.onnx;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import org.latentrom.engine.nn.GraphVisitor;
import org.latentrom.engine.nn.Tensor;

/**
 * Adds the layers of a plan to a graph. Its inputs are to be named first, then
 * {@link org.latentrom.engine.nn.Plan#describe} is called with this, then its outputs have names.
 */
public final class OnnxLayers implements GraphVisitor {
    private final OnnxGraph m_graph;

    private final Map<Tensor, String> m_names = new IdentityHashMap<>();

    /** @param graph where the layers are added */
    public OnnxLayers(final OnnxGraph graph) {
        m_graph = graph;
    }

    /** Says which value of the graph a tensor is. */
    public void name(final Tensor tensor, final String value) {
        m_names.put(tensor, value);
    }

    /**
     * @return the value of the graph that a tensor is
     * @throws IllegalStateException if neither {@link #name} nor a layer has said so
     */
    public String name(final Tensor tensor) {
        String name = m_names.get(tensor);
        if (name == null) {
            throw new IllegalStateException("a tensor is used before it is known: " + Arrays.toString(tensor.shape()));
        }
        return name;
    }

    private void apply(final String type, final Tensor in, final Tensor out) {
        name(out, m_graph.apply(type, name(in)));
    }

    /** Shape of a tensor for any batch. */
    private static long[] shape(final Tensor tensor) {
        long[] shape = tensor.shape();
        shape[0] = -1;
        return shape;
    }

    private static boolean isImage(final Tensor tensor) {
        return tensor.shape().length == 4;
    }

    private static int channels(final Tensor tensor) {
        return tensor.size(1);
    }

    private String flat(final Tensor tensor) {
        return isImage(tensor) ? m_graph.reshape(name(tensor), -1, tensor.size() / tensor.size(0)) : name(tensor);
    }

    private void shaped(final String flat, final Tensor out) {
        name(out, isImage(out) ? m_graph.reshape(flat, shape(out)) : flat);
    }

    @Override
    public void convolution(final Tensor in, final Tensor out, final float[] weights, final float[] bias,
        final int kernel, final int stride) {
        String w = m_graph.constant(permuted(weights, kernel * kernel, channels(in), channels(out), true),
            channels(out), channels(in), kernel, kernel);
        int above = padding(in.size(2), out.size(2), kernel, stride);
        int left = padding(in.size(3), out.size(3), kernel, stride);
        name(out, m_graph.operator("Conv", name(in), w, m_graph.constant(bias, bias.length))
            .list("kernel_shape", kernel, kernel).list("strides", stride, stride)
            .list("pads", above / 2, left / 2, above - above / 2, left - left / 2).output());
    }

    private static int padding(final int in, final int out, final int kernel, final int stride) {
        return Math.max(0, (out - 1) * stride + kernel - in);
    }

    @Override
    public void convTranspose(final Tensor in, final Tensor out, final float[] weights, final float[] bias,
        final int kernel) {
        String w = m_graph.constant(permuted(weights, kernel * kernel, channels(in), channels(out), false),
            channels(in), channels(out), kernel, kernel);
        int before = (kernel - 2) / 2;
        int after = kernel - 2 - before;
        name(out, m_graph.operator("ConvTranspose", name(in), w, m_graph.constant(bias, bias.length))
            .list("kernel_shape", kernel, kernel).list("strides", 2, 2).list("pads", before, before, after, after)
            .output());
    }

    /** From [tap, in, out] to [out, in, tap] or [in, out, tap]. */
    private static float[] permuted(final float[] weights, final int taps, final int in, final int out,
        final boolean outFirst) {
        var permuted = new float[weights.length];
        for (int k = 0; k < taps; k++) {
            for (int i = 0; i < in; i++) {
                for (int o = 0; o < out; o++) {
                    int pair = outFirst ? o * in + i : i * out + o;
                    permuted[pair * taps + k] = weights[(k * in + i) * out + o];
                }
            }
        }
        return permuted;
    }

    @Override
    public void dense(final Tensor in, final Tensor out, final float[] weights, final float[] bias) {
        String w = m_graph.constant(weights, weights.length / bias.length, bias.length);
        shaped(m_graph.apply("Gemm", flat(in), w, m_graph.constant(bias, bias.length)), out);
    }

    @Override
    public void softGate(final Tensor in, final Tensor out) {
        String x = name(in);
        name(out, m_graph.apply("Add", x, m_graph.apply("Mul", x, m_graph.apply("Softsign", x))));
    }

    @Override
    public void relu(final Tensor in, final Tensor out) {
        apply("Relu", in, out);
    }

    @Override
    public void tanh(final Tensor in, final Tensor out) {
        apply("Tanh", in, out);
    }

    @Override
    public void sigmoid(final Tensor in, final Tensor out) {
        apply("Sigmoid", in, out);
    }

    @Override
    public void prelu(final Tensor in, final Tensor out, final float[] alpha) {
        // aligned with the last axes: [channel, row, column], [channel, 1, 1] or [value]
        long[] shape = Arrays.copyOfRange(in.shape(), 1, in.shape().length);
        if (alpha.length == shape[0]) {
            Arrays.fill(shape, 1, shape.length, 1);
        }
        name(out, m_graph.apply("PRelu", name(in), m_graph.constant(alpha, shape)));
    }

    @Override
    public void groupNorm(final Tensor in, final Tensor out, final float[] factor, final float[] summand,
        final int groups, final double epsilon) {
        int channels = channels(in);
        // instance normalisation whose channels are the groups
        var ones = new float[groups];
        Arrays.fill(ones, 1);
        String normalised = m_graph.operator("InstanceNormalization", m_graph.reshape(name(in), 0, groups, -1),
            m_graph.constant(ones, groups), m_graph.constant(new float[groups], groups))
            .number("epsilon", epsilon).output();
        String scaled = m_graph.apply("Mul", m_graph.reshape(normalised, shape(in)),
            m_graph.constant(factor, channels, 1, 1));
        name(out, m_graph.apply("Add", scaled, m_graph.constant(summand, channels, 1, 1)));
    }

    @Override
    public void identity(final Tensor in, final Tensor out) {
        name(out, name(in));
    }

    @Override
    public void sum(final Tensor a, final Tensor b, final Tensor out) {
        name(out, m_graph.apply("Add", name(a), name(b)));
    }

    @Override
    public void concat(final Tensor a, final Tensor b, final Tensor out) {
        String first = isImage(out) ? name(a) : flat(a);
        String second = isImage(out) ? name(b) : flat(b);
        name(out, m_graph.operator("Concat", first, second).integer("axis", 1).output());
    }

    @Override
    public void upsampling(final Tensor in, final Tensor out) {
        name(out, resized(in).text("mode", "nearest").text("coordinate_transformation_mode", "asymmetric")
            .text("nearest_mode", "floor").output());
    }

    @Override
    public void bilinearUpsampling(final Tensor in, final Tensor out) {
        name(out, resized(in).text("mode", "linear").text("coordinate_transformation_mode", "half_pixel").output());
    }

    private OnnxOperator resized(final Tensor in) {
        return m_graph.operator("Resize", name(in), "", m_graph.constant(new float[]{1, 1, 2, 2}, 4));
    }

    @Override
    public void averagePooling(final Tensor in, final Tensor out) {
        // padding is not counted: at the end of an odd size the mean is of what there is
        name(out, m_graph.operator("AveragePool", name(in)).list("kernel_shape", 2, 2).list("strides", 2, 2)
            .list("pads", 0, 0, in.size(2) % 2, in.size(3) % 2).integer("count_include_pad", 0).output());
    }

    @Override
    public void crop(final Tensor in, final Tensor out) {
        name(out, m_graph.apply("Slice", name(in), m_graph.integers(0, 0), m_graph.integers(out.size(2), out.size(3)),
            m_graph.integers(2, 3)));
    }
}
