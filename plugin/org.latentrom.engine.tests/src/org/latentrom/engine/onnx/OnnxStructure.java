package org.latentrom.engine.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import onnx.Onnx;
import org.nd4j.shade.protobuf.InvalidProtocolBufferException;

/** What the standard asks of every model, checked without running it. */
public final class OnnxStructure {
    private OnnxStructure() {
    }

    /**
     * Checks versions, that every name is given once and before it is used, that constants have as many bytes as their
     * shapes and types say, and that outputs exist.
     *
     * @return the model
     */
    public static Onnx.ModelProto check(final byte[] file) {
        Onnx.ModelProto model;
        try {
            model = Onnx.ModelProto.parseFrom(file);
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
        assertEquals(7, model.getIrVersion());
        assertEquals(1, model.getOpsetImportCount());
        assertEquals(13, model.getOpsetImport(0).getVersion());
        assertTrue(!model.getGraph().getName().isEmpty(), "a graph must have a name");
        Set<String> known = new HashSet<>();
        model.getGraph().getInputList().forEach(input -> give(known, input.getName()));
        for (Onnx.TensorProto constant : model.getGraph().getInitializerList()) {
            give(known, constant.getName());
            long size = constant.getDimsList().stream().mapToLong(Long::longValue).reduce(1, (a, b) -> a * b);
            assertEquals(size * bytes(constant.getDataType()), constant.getRawData().size(), constant.getName());
        }
        Set<String> nodes = new HashSet<>();
        for (Onnx.NodeProto node : model.getGraph().getNodeList()) {
            give(nodes, node.getName());
            for (String input : node.getInputList()) {
                assertTrue(input.isEmpty() || known.contains(input), node.getName() + " uses " + input + " too early");
            }
            node.getAttributeList().forEach(a -> assertTrue(a.getTypeValue() > 0, a.getName() + " has no type"));
            node.getOutputList().forEach(output -> give(known, output));
        }
        model.getGraph().getOutputList().forEach(output -> assertTrue(known.contains(output.getName()),
            output.getName()));
        return model;
    }

    private static void give(final Set<String> known, final String name) {
        assertTrue(!name.isEmpty() && known.add(name), "given twice: " + name);
    }

    private static int bytes(final int type) {
        return switch (Onnx.TensorProto.DataType.forNumber(type)) {
            case FLOAT -> 4;
            case INT64 -> 8;
            case BOOL -> 1;
            default -> throw new AssertionError("type " + type);
        };
    }
}
