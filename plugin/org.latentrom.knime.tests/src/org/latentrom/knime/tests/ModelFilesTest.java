package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.node.BufferedDataTable;
import org.knime.filehandling.core.connections.FSCategory;
import org.knime.filehandling.core.connections.FSLocation;
import org.latentrom.engine.container.Container;
import org.latentrom.engine.container.ContainerFormat;
import org.latentrom.knime.data.FieldValue;
import org.latentrom.knime.port.CvaeModelPortObject;
import org.latentrom.knime.tests.workflows.ModelFile;
import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.knime.tests.workflows.WorkflowDraft;
import org.latentrom.runner.workflow.NodeState;
import org.latentrom.runner.workflow.RunListener;
import org.latentrom.runner.workflow.Workflow;

/** CVAE Model Writer and Reader: a model comes back as it was, and what is no model is named with the remedy. */
class ModelFilesTest {
    @TempDir
    Path m_folder;

    private Path data(final String name) {
        return m_folder.resolve("data").resolve(name);
    }

    private static int writer(final WorkflowDraft w, final int model, final Object... settings) {
        return Drafts.node(w, NodeKind.CVAE_WRITER, new int[]{model}, settings);
    }

    private static int reader(final WorkflowDraft w, final String file) {
        return w.node(NodeKind.CVAE_READER, "", 0, 0, "source", WorkflowDraft.data(file));
    }

    private static byte[] committed() throws IOException {
        return Files.readAllBytes(ModelFile.in(Drafts.testWorkflows()));
    }

    private static void words(final Workflow workflow, final int node, final String... words) {
        final String text = workflow.node(node).messages().toString();
        Arrays.stream(words).forEach(w -> assertTrue(text.contains(w), "\"" + w + "\" is not in: " + text));
    }

    /** The reader is not configured with this file, and its message has all the words. */
    private void refused(final byte[] file, final String... words) throws IOException {
        Files.createDirectories(m_folder.resolve("data"));
        Files.write(data("odd.cvae"), file);
        final var w = Drafts.draft();
        final int reader = reader(w, "odd.cvae");
        try (var workflow = Drafts.open(w, m_folder)) {
            assertEquals(NodeState.IDLE, workflow.node(reader).state());
            words(workflow, reader, words);
            words(workflow, reader, "odd.cvae", "CVAE Model Writer");
        }
    }

    private static void executed(final Workflow workflow, final int node) {
        assertEquals(NodeState.EXECUTED, workflow.node(node).state(), workflow.node(node).messages().toString());
    }

    /** The writer is not configured, and its message has all the words. */
    private void notWritten(final Object[] settings, final String... words) throws IOException {
        final var w = Drafts.draft();
        final int writer = writer(w, Drafts.model(w, Drafts.fields(w)), settings);
        try (var workflow = Drafts.open(w, m_folder)) {
            assertEquals(NodeState.IDLE, workflow.node(writer).state());
            words(workflow, writer, words);
        }
    }

    @Test
    void modelComesBackAsItWas() throws IOException {
        final var w = Drafts.draft();
        final int fields = Drafts.fields(w);
        final int model = Drafts.model(w, fields);
        final int states = Drafts.states(w, model, fields, "sigmas", true, "keepFields", false);
        final int writer = writer(w, model);
        final List<List<Object>> before;
        final Object spec;
        try (var workflow = Drafts.run(w, m_folder)) {
            executed(workflow, writer);
            before = Tables.content(Tables.table(workflow, states, 1));
            spec = workflow.node(model).outObject(0).getSpec();
        }
        assertTrue(Files.isRegularFile(data("model.cvae")), "the default name");
        final var again = Drafts.draft();
        final int read = reader(again, "model.cvae");
        final int sameStates = Drafts.states(again, read, Drafts.fields(again), "sigmas", true, "keepFields", false);
        try (var workflow = Drafts.open(again, m_folder)) {
            assertEquals(spec, workflow.node(read).outSpec(0), "known before it is executed");
            assertTrue(workflow.run(new RunListener() {
            }));
            assertEquals(spec, workflow.node(read).outObject(0).getSpec());
            assertEquals(before, Tables.content(Tables.table(workflow, sameStates, 1)));
        }
    }

    /** The committed file was written when the format had version 1; the numbers are those of that day. */
    @Test
    void fileOfFormatVersionOneGivesTheSameNumbers() throws IOException {
        Files.createDirectories(m_folder.resolve("data"));
        Files.write(data(ModelFile.NAME), committed());
        final var w = Drafts.draft();
        final int fields = Drafts.raster(w, Drafts.reader(w), 32, 16);
        final int model = reader(w, ModelFile.NAME);
        final int states = Drafts.states(w, model, fields, "sigmas", true);
        final int decoder = Drafts.node(w, NodeKind.CVAE_DECODER, new int[]{model, states}, "newColumn", "Decoded");
        try (var workflow = Drafts.run(w, m_folder)) {
            final var table = Tables.table(workflow, decoder, 1);
            assertArrayEquals(new double[]{0.99899, 1.24472, 1.13455, -0.85633}, first(table, "z0"), 1e-4);
            assertArrayEquals(new double[]{6.57175, 3.44867, 0.86429, 0.41897}, first(table, "z1"), 1e-4);
            assertArrayEquals(new double[]{0.05846, 0.08695, 0.11965, 0.11980}, first(table, "z0 (sigma)"), 1e-4);
            final var field = ((FieldValue)Tables.column(table, "Decoded").get(3)).getField();
            assertEquals(0.95453, field.values()[100], 1e-4);
            assertEquals(-0.91823, field.values()[900], 1e-4);
            final var port = (CvaeModelPortObject)workflow.node(model).outObject(0);
            assertEquals(2, port.model().latentSize());
        }
    }

    private static double[] first(final BufferedDataTable table, final String column) {
        return Arrays.copyOf(Tables.numbers(table, column), 4);
    }

    @Test
    void otherFilesAreNoModels() throws IOException {
        final byte[] model = committed();
        refused("<?xml version=\"1.0\"?>".getBytes(), "not a model file of ours");
        refused(new byte[0], "not a model file of ours");
        refused(Arrays.copyOf(model, model.length / 2), "cut off");
        final byte[] damaged = model.clone();
        damaged[model.length / 2] ^= 4;
        refused(damaged, "damaged", "checksum");
        refused(ContainerFormat.toBytes(Container.of("latent-dynamics", 1, "{}")), "latent-dynamics", "cvae");
        refused(ContainerFormat.toBytes(Container.of("cvae", 1, "{\"architecture\": \"other\"}")), "cvae");
    }

    @Test
    void fileOfALaterVersionAsksForAnUpdate() throws IOException, NoSuchAlgorithmException {
        refused(ContainerFormat.toBytes(Container.of("cvae", 1_000, "{}")), "version 1000", "update the extension");
        // a later version of the container, with a checksum that is right
        final byte[] bytes = ContainerFormat.toBytes(Container.of("cvae", 1, "{}"));
        final var later = ByteBuffer.wrap(bytes).putInt(8, 2);
        final byte[] hash = MessageDigest.getInstance("SHA-256").digest(Arrays.copyOf(bytes, bytes.length - 32));
        later.position(bytes.length - 32).put(hash);
        refused(bytes, "format version 2", "update the extension");
    }

    @Test
    void readerOfNothing() throws IOException {
        final var w = Drafts.draft();
        final int unchosen = w.node(NodeKind.CVAE_READER, "", 0, 0);
        final int missing = reader(w, "nothing.cvae");
        final int folder = reader(w, ".");
        try (var workflow = Drafts.open(w, m_folder)) {
            words(workflow, unchosen, "No file is chosen", "model file", "dialog");
            words(workflow, missing, "nothing.cvae", "Choose another file");
            words(workflow, folder, "is a folder");
        }
    }

    @Test
    void fileThatVanishesAfterConfigureIsNamed() throws IOException {
        Files.createDirectories(m_folder.resolve("data"));
        Files.write(data("gone.cvae"), committed());
        final var w = Drafts.draft();
        final int reader = reader(w, "gone.cvae");
        try (var workflow = Drafts.open(w, m_folder)) {
            assertEquals(NodeState.CONFIGURED, workflow.node(reader).state());
            Files.delete(data("gone.cvae"));
            assertFalse(workflow.run(new RunListener() {
            }));
            words(workflow, reader, "gone.cvae", "Choose another file");
            assertNull(workflow.node(reader).outObject(0));
        }
    }

    @Test
    void writerLeavesFilesThatExist() throws IOException {
        Files.createDirectories(m_folder.resolve("data"));
        Files.writeString(data("model.cvae"), "dear to somebody");
        notWritten(new Object[0], "model.cvae", "there already", "Overwrite");
        assertEquals("dear to somebody", Files.readString(data("model.cvae")));
    }

    @Test
    void writerOverwritesIfAskedTo() throws IOException {
        Files.createDirectories(m_folder.resolve("data"));
        Files.writeString(data("model.cvae"), "old");
        final var w = Drafts.draft();
        final int writer = writer(w, Drafts.model(w, Drafts.fields(w)), "options/ifExists", "OVERWRITE");
        try (var workflow = Drafts.run(w, m_folder)) {
            executed(workflow, writer);
        }
        ContainerFormat.ofBytes(Files.readAllBytes(data("model.cvae")), "cvae", 1_000);
        try (var files = Files.list(m_folder.resolve("data"))) {
            assertEquals(22, files.count(), "the flow's files and the model, nothing else");
        }
    }

    @Test
    void foldersAreMadeIfAskedTo() throws IOException {
        final var target = WorkflowDraft.data("models/first/model.cvae");
        notWritten(new Object[]{"target", target}, "models/first", "Create missing folders");
        final var w = Drafts.draft();
        final int writer =
            writer(w, Drafts.model(w, Drafts.fields(w)), "target", target, "options/createFolders", true);
        try (var workflow = Drafts.run(w, m_folder)) {
            executed(workflow, writer);
        }
        assertTrue(Files.isRegularFile(data("models/first/model.cvae")));
    }

    @Test
    void placesThatCannotBeWritten() throws IOException {
        notWritten(new Object[]{"target", new FSLocation(FSCategory.LOCAL, "")}, "No file is chosen", "dialog");
        notWritten(new Object[]{"target", WorkflowDraft.data(".")}, "is a folder", "name of a file");
        notWritten(new Object[]{"target", new FSLocation(FSCategory.CONNECTED, "amazon-s3", "/bucket/model.cvae")},
            "model.cvae", "needs a connection");
        notWritten(new Object[]{"target", new FSLocation(FSCategory.CUSTOM_URL, "1000", "https://example.org/m.cvae")},
            "m.cvae", "URL", "Choose a local file");
        notWritten(new Object[]{"target", new FSLocation(FSCategory.RELATIVE, "knime.space", "space.cvae")},
            "space.cvae", "is not there", "Choose a local file");
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Files.createDirectories(m_folder.resolve("data"));
        Files.writeString(data("notes.txt"), "kept");
        final var w = Drafts.draft();
        final int writer = writer(w, Drafts.model(w, Drafts.fields(w)), "target",
            WorkflowDraft.data("notes.txt/model.cvae"), "options/createFolders", true);
        try (var workflow = Drafts.run(w, m_folder)) {
            assertTrue(workflow.node(writer).state() != NodeState.EXECUTED);
            words(workflow, writer, "notes.txt", "there is a file of its name", "Choose another folder");
        }
        assertEquals("kept", Files.readString(data("notes.txt")));
    }

    @Test
    void nothingIsWrittenOutsideOfTheDataArea() throws IOException {
        final Path inside = m_folder.resolve("inside");
        final var w = Drafts.draft();
        final int writer = writer(w, Drafts.model(w, Drafts.fields(w)), "target", WorkflowDraft.data("../out.cvae"));
        try (var workflow = Drafts.run(w, inside)) {
            assertTrue(workflow.node(writer).state() != NodeState.EXECUTED);
            words(workflow, writer, "out.cvae");
        }
        try (var files = Files.walk(m_folder)) {
            assertEquals(0, files.filter(f -> f.getFileName().toString().equals("out.cvae")).count());
        }
    }
}
