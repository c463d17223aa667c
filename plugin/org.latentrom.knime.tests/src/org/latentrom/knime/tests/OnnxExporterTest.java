package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latentrom.engine.cvae.CvaeModel;
import org.latentrom.engine.cvae.CvaeOnnx;
import org.latentrom.engine.cvae.DecodedValue;
import org.latentrom.knime.tests.workflows.ModelFile;
import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.knime.tests.workflows.SmallFlow;
import org.latentrom.knime.tests.workflows.WorkflowDraft;
import org.latentrom.runner.workflow.NodeState;
import org.latentrom.runner.workflow.Workflow;

/**
 * The CVAE ONNX Exporter writes what the engine makes, where it is told to. That onnxruntime gives the model's numbers
 * is tested with the engine.
 */
class OnnxExporterTest {
    @TempDir
    Path m_folder;

    @BeforeEach
    void writeModel() throws IOException {
        SmallFlow.write(m_folder.resolve("data"));
        Files.copy(ModelFile.in(Drafts.testWorkflows()), data("model.cvae"));
    }

    private Path data(final String name) {
        return m_folder.resolve("data").resolve(name);
    }

    private static int exporter(final WorkflowDraft w, final Object... settings) {
        final int model = w.node(NodeKind.CVAE_READER, "", 0, 0, "source", WorkflowDraft.data("model.cvae"));
        return Drafts.node(w, NodeKind.ONNX_EXPORTER, new int[]{model}, settings);
    }

    private Set<String> onnxFiles() throws IOException {
        final Set<String> names = new TreeSet<>();
        try (var files = Files.list(m_folder.resolve("data"))) {
            files.map(f -> f.getFileName().toString()).filter(n -> !n.startsWith("flow") && !n.endsWith(".cvae"))
                .forEach(names::add);
        }
        return names;
    }

    private byte[] engine(final DecodedValue value) throws IOException {
        final var bytes = new ByteArrayOutputStream();
        try (var in = Files.newInputStream(data("model.cvae"))) {
            final var model = CvaeModel.read(in);
            if (value == null) {
                CvaeOnnx.writeEncoder(model, bytes);
            } else {
                CvaeOnnx.writeDecoder(model, value, bytes);
            }
        }
        return bytes.toByteArray();
    }

    private void run(final Object... settings) throws IOException {
        final var w = Drafts.draft();
        final int exporter = exporter(w, settings);
        try (var workflow = Drafts.run(w, m_folder)) {
            assertEquals(NodeState.EXECUTED, workflow.node(exporter).state(),
                workflow.node(exporter).messages().toString());
        }
    }

    private void notConfigured(final Object[] settings, final String... words) throws IOException {
        final var w = Drafts.draft();
        final int exporter = exporter(w, settings);
        try (var workflow = Drafts.open(w, m_folder)) {
            assertEquals(NodeState.IDLE, workflow.node(exporter).state());
            words(workflow, exporter, words);
        }
    }

    private static void words(final Workflow workflow, final int node, final String... words) {
        final String text = workflow.node(node).messages().toString();
        Arrays.stream(words).forEach(w -> assertTrue(text.contains(w), "\"" + w + "\" is not in: " + text));
    }

    @Test
    void bothPartsAreTwoFiles() throws IOException {
        run();
        assertEquals(Set.of("model-encoder.onnx", "model-decoder.onnx"), onnxFiles());
        assertArrayEquals(engine(null), Files.readAllBytes(data("model-encoder.onnx")));
        assertArrayEquals(engine(DecodedValue.MEAN), Files.readAllBytes(data("model-decoder.onnx")));
    }

    @Test
    void onePartHasTheChosenName() throws IOException {
        run("part", "ENCODER", "target", WorkflowDraft.data("down.onnx"));
        run("part", "DECODER", "value", "LAMBDA", "target", WorkflowDraft.data("up"));
        assertEquals(Set.of("down.onnx", "up"), onnxFiles());
        assertArrayEquals(engine(null), Files.readAllBytes(data("down.onnx")));
        assertArrayEquals(engine(DecodedValue.LAMBDA), Files.readAllBytes(data("up")));
        assertFalse(Arrays.equals(engine(DecodedValue.MEAN), Files.readAllBytes(data("up"))), "says which value it is");
    }

    @Test
    void filesThatExistAreLeftUnlessTheyMayBeOverwritten() throws IOException {
        Files.writeString(data("model-decoder.onnx"), "dear to somebody");
        notConfigured(new Object[0], "model-decoder.onnx", "there already", "Overwrite");
        assertEquals(Set.of("model-decoder.onnx"), onnxFiles(), "not even the encoder is written");
        run("options/ifExists", "OVERWRITE");
        assertArrayEquals(engine(DecodedValue.MEAN), Files.readAllBytes(data("model-decoder.onnx")));
    }

    @Test
    void foldersAreMadeIfAskedTo() throws IOException {
        final var target = WorkflowDraft.data("onnx/flow.onnx");
        notConfigured(new Object[]{"target", target}, "onnx", "Create missing folders");
        notConfigured(new Object[]{"target", WorkflowDraft.data(".")}, "is a folder", "name of a file");
        run("target", target, "options/createFolders", true);
        assertTrue(Files.isRegularFile(data("onnx/flow-encoder.onnx")));
        assertTrue(Files.isRegularFile(data("onnx/flow-decoder.onnx")));
    }
}
