package org.latentrom.engine.onnx;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import onnx.Onnx;
import org.nd4j.shade.protobuf.ByteString;

/**
 * An ONNX model that is being written: inputs, constants and operators are added in the order in which data flows.
 * Values are known by names; those that nobody has to know are numbered. Not for several threads.
 */
public final class OnnxGraph {
    /** Name of the axis whose size is only known when the model runs. */
    public static final String BATCH = "batch";

    private static final int OPERATOR_SET = 13;

    private static final int IR_VERSION = 7;

    /** Protocol Buffers messages end at 2 GiB; the rest of a model is small beside its weights. */
    private static final long LARGEST = Integer.MAX_VALUE - (1L << 24);

    private final Onnx.ModelProto.Builder m_model = Onnx.ModelProto.newBuilder();

    private final Onnx.GraphProto.Builder m_graph = m_model.getGraphBuilder();

    private int m_values;

    private long m_bytes;

    /**
     * @param name name of the graph
     * @param description what it computes, for people
     */
    public OnnxGraph(final String name, final String description) {
        m_model.setIrVersion(IR_VERSION).setProducerName("Latent ROM Nodes").setDocString(description);
        m_model.addOpsetImport(Onnx.OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPERATOR_SET));
        m_graph.setName(name).setDocString(description);
    }

    /** Adds a pair to the model's metadata, which programs and people may read. */
    public void metadata(final String key, final String value) {
        m_model.addMetadataProps(Onnx.StringStringEntryProto.newBuilder().setKey(key).setValue(value));
    }

    /**
     * Adds a float32 input.
     *
     * @param sample sizes of the axes after the batch
     * @return its name
     */
    public String input(final String name, final String description, final long... sample) {
        m_graph.addInput(value(name, description, sample));
        return name;
    }

    /** Declares that the value of a name is a float32 output; see {@link OnnxOperator#output(String)}. */
    public void output(final String name, final String description, final long... sample) {
        m_graph.addOutput(value(name, description, sample));
    }

    private static Onnx.ValueInfoProto value(final String name, final String description, final long... sample) {
        var shape = Onnx.TensorShapeProto.newBuilder();
        shape.addDim(Onnx.TensorShapeProto.Dimension.newBuilder().setDimParam(BATCH));
        for (long size : sample) {
            shape.addDim(Onnx.TensorShapeProto.Dimension.newBuilder().setDimValue(size));
        }
        var type = Onnx.TypeProto.Tensor.newBuilder().setElemType(Onnx.TensorProto.DataType.FLOAT_VALUE);
        return Onnx.ValueInfoProto.newBuilder().setName(name).setDocString(description)
            .setType(Onnx.TypeProto.newBuilder().setTensorType(type.setShape(shape))).build();
    }

    /**
     * @param values in C order
     * @return name of a float32 constant of a shape; without sizes, a scalar
     */
    public String constant(final float[] values, final long... shape) {
        ByteBuffer bytes = buffer(4L * values.length);
        bytes.asFloatBuffer().put(values);
        return constant(Onnx.TensorProto.DataType.FLOAT, bytes, values.length, shape);
    }

    /** @return name of a scalar float32 constant */
    public String scalar(final double value) {
        return constant(new float[]{(float)value});
    }

    /** @return name of a vector of int64 */
    public String integers(final long... values) {
        ByteBuffer bytes = buffer(8L * values.length);
        bytes.asLongBuffer().put(values);
        return constant(Onnx.TensorProto.DataType.INT64, bytes, values.length, values.length);
    }

    /** @return name of a constant of truth values in C order */
    public String truths(final boolean[] values, final long... shape) {
        ByteBuffer bytes = buffer(values.length);
        for (int i = 0; i < values.length; i++) {
            bytes.put(i, (byte)(values[i] ? 1 : 0));
        }
        return constant(Onnx.TensorProto.DataType.BOOL, bytes, values.length, shape);
    }

    private ByteBuffer buffer(final long size) {
        m_bytes += size;
        if (m_bytes > LARGEST) {
            throw new IllegalStateException("the network has more than 2 GB of weights, which an ONNX file cannot hold:"
                + " choose a smaller network or grid");
        }
        return ByteBuffer.allocate((int)size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private String constant(final Onnx.TensorProto.DataType type, final ByteBuffer bytes, final int length,
        final long... shape) {
        long size = 1;
        for (long s : shape) {
            size *= s;
        }
        if (size != length) {
            throw new IllegalArgumentException(length + " values for a constant of " + size);
        }
        var tensor = Onnx.TensorProto.newBuilder().setName(next("c")).setDataType(type.getNumber());
        for (long s : shape) {
            tensor.addDims(s);
        }
        m_graph.addInitializer(tensor.setRawData(ByteString.copyFrom(bytes)));
        return tensor.getName();
    }

    /**
     * @param type name of an operator of the ONNX standard
     * @param inputs names of its inputs; "" for one that is left out
     * @return the operator, which is added when its output is asked for
     */
    public OnnxOperator operator(final String type, final String... inputs) {
        return new OnnxOperator(this, type, inputs);
    }

    /** @return name of the value of an operator without attributes */
    public String apply(final String type, final String... inputs) {
        return operator(type, inputs).output();
    }

    /** @return name of a value with its axes changed; -1 for the size that follows, 0 for one that stays */
    public String reshape(final String value, final long... shape) {
        return apply("Reshape", value, integers(shape));
    }

    String next(final String prefix) {
        return prefix + m_values++;
    }

    void add(final Onnx.NodeProto.Builder node) {
        m_graph.addNode(node);
    }

    /**
     * Writes the model.
     *
     * @throws IOException if the stream fails
     */
    public void write(final OutputStream out) throws IOException {
        m_model.build().writeTo(out);
    }
}
