package org.latentrom.engine.onnx;

import java.util.List;
import onnx.Onnx;
import org.nd4j.shade.protobuf.ByteString;

/** An operator with its attributes, on the way into an {@link OnnxGraph}. */
public final class OnnxOperator {
    private final OnnxGraph m_graph;

    private final Onnx.NodeProto.Builder m_node = Onnx.NodeProto.newBuilder();

    OnnxOperator(final OnnxGraph graph, final String type, final String... inputs) {
        m_graph = graph;
        m_node.setOpType(type).setName(graph.next(type)).addAllInput(List.of(inputs));
    }

    /** Sets an attribute that is a list of integers. */
    public OnnxOperator list(final String name, final long... values) {
        var attribute = attribute(name, Onnx.AttributeProto.AttributeType.INTS);
        for (long v : values) {
            attribute.addInts(v);
        }
        return with(attribute);
    }

    /** Sets an attribute that is an integer. */
    public OnnxOperator integer(final String name, final long value) {
        return with(attribute(name, Onnx.AttributeProto.AttributeType.INT).setI(value));
    }

    /** Sets an attribute that is a number. */
    public OnnxOperator number(final String name, final double value) {
        return with(attribute(name, Onnx.AttributeProto.AttributeType.FLOAT).setF((float)value));
    }

    /** Sets an attribute that is a word. */
    public OnnxOperator text(final String name, final String value) {
        return with(attribute(name, Onnx.AttributeProto.AttributeType.STRING)
            .setS(ByteString.copyFromUtf8(value)));
    }

    private static Onnx.AttributeProto.Builder attribute(final String name,
        final Onnx.AttributeProto.AttributeType type) {
        return Onnx.AttributeProto.newBuilder().setName(name).setType(type);
    }

    private OnnxOperator with(final Onnx.AttributeProto.Builder attribute) {
        m_node.addAttribute(attribute);
        return this;
    }

    /** Adds the operator to the graph. @return the name of its value */
    public String output() {
        return output(m_graph.next("v"));
    }

    /** Adds the operator to the graph. @return the given name, which its value gets */
    public String output(final String name) {
        m_graph.add(m_node.addOutput(name));
        return name;
    }
}
