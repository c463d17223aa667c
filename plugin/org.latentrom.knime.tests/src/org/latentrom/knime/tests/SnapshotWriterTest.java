package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.node.BufferedDataTable;
import org.knime.filehandling.core.connections.FSCategory;
import org.knime.filehandling.core.connections.FSLocation;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.knime.data.FieldValue;
import org.latentrom.knime.data.SnapshotValue;
import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.knime.tests.workflows.WorkflowDraft;
import org.latentrom.runner.workflow.NodeState;
import org.latentrom.runner.workflow.RunListener;
import org.latentrom.runner.workflow.Workflow;
import org.latentrom.runner.workflow.WorkflowNode;

/** Snapshot Writer: what it writes, the Snapshot Reader reads; what it cannot write is named and nothing is left. */
class SnapshotWriterTest {
    @TempDir
    Path m_folder;

    private Path data(final String name) {
        return m_folder.resolve("data").resolve(name);
    }

    private static int writer(final WorkflowDraft w, final int source, final String column, final Object... settings) {
        final Object[] all = Arrays.copyOf(settings, settings.length + 2);
        all[settings.length] = "column";
        all[settings.length + 1] = column;
        return Drafts.node(w, NodeKind.SNAPSHOT_WRITER, new int[]{source}, all);
    }

    private static void words(final Workflow workflow, final int node, final String... words) {
        final String text = workflow.node(node).messages().toString();
        Arrays.stream(words).forEach(w -> assertTrue(text.contains(w), "\"" + w + "\" is not in: " + text));
    }

    private static void executed(final Workflow workflow, final int node) {
        assertEquals(NodeState.EXECUTED, workflow.node(node).state(), workflow.node(node).messages().toString());
    }

    private static Snapshot snapshot(final BufferedDataTable table, final int row) {
        return ((SnapshotValue)Tables.column(table, "Snapshot").get(row)).getSnapshot();
    }

    /** The writer of this table, whose column is chosen, fails with all the words and leaves no folder. */
    private void fails(final Workflow workflow, final int node, final String... words) {
        assertEquals(NodeState.CONFIGURED, workflow.node(node).state());
        words(workflow, node, words);
        assertFalse(Files.exists(data("snapshots")));
    }

    @Test
    void snapshotsComeBackAsTheyWere() throws IOException {
        for (String format : new String[]{"VTK", "XDMF", "NUMPY"}) {
            final var w = Drafts.draft();
            final int reader = Drafts.reader(w);
            final int writer = writer(w, reader, "Snapshot", "format", format, "target/folder",
                WorkflowDraft.data(format));
            try (var workflow = Drafts.run(w, m_folder)) {
                executed(workflow, writer);
                final var before = Tables.table(workflow, reader, 1);
                final var again = Drafts.draft();
                final int second = again.node(NodeKind.READER, "", 0, 0, "source", WorkflowDraft.data(format));
                try (var reread = Drafts.run(again, m_folder)) {
                    final var after = Tables.table(reread, second, 1);
                    assertEquals(20, after.size());
                    assertArrayEquals(Tables.numbers(before, "Time"), Tables.numbers(after, "Time"));
                    assertEquals("flow", Tables.column(after, "Run").get(0).toString());
                    for (int row : new int[]{0, 19}) {
                        final Snapshot a = snapshot(before, row);
                        final Snapshot b = snapshot(after, row);
                        assertEquals(a.mesh(), b.mesh());
                        for (MeshField f : a.fields()) {
                            assertArrayEquals(f.values(), b.field(f.name()).orElseThrow().values());
                        }
                    }
                }
            }
        }
    }

    @Test
    void fieldsAreImages() throws IOException {
        final var w = Drafts.draft();
        final int writer = writer(w, Drafts.fields(w), "Field");
        try (var workflow = Drafts.run(w, m_folder)) {
            executed(workflow, writer);
        }
        final String pvd = Files.readString(data("snapshots/flow.pvd"));
        assertEquals(20, pvd.lines().filter(l -> l.contains("flow/flow_00")).count());
        final String head = Files.readString(data("snapshots/flow/flow_0019.vti"), StandardCharsets.ISO_8859_1);
        assertTrue(head.contains("WholeExtent=\"0 16 0 8 0 0\""), head);
        assertTrue(head.contains("Name=\"velocity\" NumberOfComponents=\"3\""), head);
        assertTrue(head.contains("vtkGhostType"), "the hole is hidden");
        assertTrue(head.contains(">0.95<"), head);
    }

    @Test
    void channelsCanBeKeptApart() throws IOException {
        final var w = Drafts.draft();
        writer(w, Drafts.fields(w), "Field", "joined", false, "compressed", false);
        try (var workflow = Drafts.run(w, m_folder)) {
            final String head = Files.readString(data("snapshots/flow/flow_0000.vti"), StandardCharsets.ISO_8859_1);
            assertTrue(head.contains("Name=\"velocity_x\"") && !head.contains("compressor"), head);
        }
    }

    @Test
    void foldersAreMade() throws IOException {
        final var w = Drafts.draft();
        final int writer = writer(w, Drafts.reader(w), "Snapshot", "target/folder", WorkflowDraft.data("a/b/named"));
        try (var workflow = Drafts.run(w, m_folder)) {
            executed(workflow, writer);
        }
        assertTrue(Files.exists(data("a/b/named/flow.pvd")));
    }

    @Test
    void runsThatAreThereAreKeptOrReplaced() throws IOException {
        Files.createDirectories(data("snapshots"));
        Files.writeString(data("snapshots/flow.pvd"), "dear to somebody");
        final var w = Drafts.draft();
        final int kept = writer(w, Drafts.reader(w), "Snapshot");
        try (var workflow = Drafts.run(w, m_folder)) {
            assertEquals(NodeState.CONFIGURED, workflow.node(kept).state());
            words(workflow, kept, "flow.pvd", "there already", "overwritten");
        }
        assertEquals("dear to somebody", Files.readString(data("snapshots/flow.pvd")));
        final var again = Drafts.draft();
        final int replaced = writer(again, Drafts.reader(again), "Snapshot", "target/ifExists", "OVERWRITE");
        try (var workflow = Drafts.run(again, m_folder)) {
            executed(workflow, replaced);
        }
        assertTrue(Files.readString(data("snapshots/flow.pvd")).contains("flow_0000.vtu"));
        try (var files = Files.list(data("snapshots"))) {
            assertEquals(List.of("flow", "flow.pvd"), files.map(f -> f.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void placesThatAreNoFolders() throws IOException {
        Files.createDirectories(data(""));
        Files.writeString(data("notes"), "kept");
        notConfigured(WorkflowDraft.data("notes"), "notes", "is a file");
        notConfigured(WorkflowDraft.data("results.pvd"), "looks like a file", "folder");
        notConfigured(new FSLocation(FSCategory.LOCAL, ""), "No file is chosen");
        notConfigured(new FSLocation(FSCategory.CUSTOM_URL, "1000", "https://example.org/x"), "URL");
        assertEquals("kept", Files.readString(data("notes")));
    }

    private void notConfigured(final FSLocation folder, final String... words) throws IOException {
        final var w = Drafts.draft();
        final int writer = writer(w, Drafts.reader(w), "Snapshot", "target/folder", folder);
        try (var workflow = Drafts.open(w, m_folder)) {
            assertEquals(NodeState.IDLE, workflow.node(writer).state());
            words(workflow, writer, words);
        }
    }

    @Test
    void columnsThatAreMissing() throws IOException {
        final var w = Drafts.draft();
        final int reader = Drafts.reader(w);
        final int column = writer(w, reader, "Nothing");
        final int time = writer(w, reader, "Snapshot", "timeColumn", "Run");
        try (var workflow = Drafts.open(w, m_folder)) {
            words(workflow, column, "Nothing", "field or snapshot");
            words(workflow, time, "Run");
        }
    }

    private int twoRuns(final WorkflowDraft w) throws IOException {
        Files.createDirectories(data("runs"));
        NumpySeries.write(data("runs/nu_0.1.npz"), "T", 4, 6, 1, new double[]{0, 0.5}, (x, y, t) -> x + t);
        NumpySeries.write(data("runs/nu_0.2.npz"), "T", 8, 8, 1, new double[]{0, 0.5}, (x, y, t) -> y);
        return w.node(NodeKind.READER, "", 0, 0, "source", WorkflowDraft.data("runs"));
    }

    @Test
    void runsHaveFilesOfTheirOwnAndTheirParametersComeAlong() throws IOException {
        final var w = Drafts.draft();
        final int writer = writer(w, twoRuns(w), "Snapshot", "format", "NUMPY");
        final int without = writer(w, twoRuns(w), "Snapshot", "format", "XDMF", "parameters", false, "target/folder",
            WorkflowDraft.data("without"));
        try (var workflow = Drafts.run(w, m_folder)) {
            executed(workflow, writer);
            executed(workflow, without);
        }
        assertEquals("run,nu\nnu_0.1,0.1\nnu_0.2,0.2\n", Files.readString(data("snapshots/parameters.csv")));
        assertTrue(Files.exists(data("snapshots/nu_0.2.npz")) && Files.exists(data("without/nu_0.2.xdmf")));
        assertFalse(Files.exists(data("without/parameters.csv")));
    }

    /** Latent states are no times, but numbers in no order. */
    @Test
    void rowsMayComeInAnyOrder() throws IOException {
        final var w = Drafts.draft();
        final int fields = Drafts.fields(w, "timeTo", 0.42); // less than a period
        final int states = Drafts.states(w, Drafts.model(w, fields), fields, "keepFields", true);
        final int writer = writer(w, states, "Field", "timeColumn", "z0", "format", "NUMPY");
        try (var workflow = Drafts.run(w, m_folder)) {
            executed(workflow, writer);
            final var before = Tables.table(workflow, states, 1);
            final double[] z = Tables.numbers(before, "z0");
            final double[] sorted = z.clone();
            Arrays.sort(sorted);
            assertFalse(Arrays.equals(z, sorted), "or this test says nothing");
            final var again = Drafts.draft();
            final int reader = again.node(NodeKind.READER, "", 0, 0, "source", WorkflowDraft.data("snapshots"));
            try (var reread = Drafts.run(again, m_folder)) {
                final var after = Tables.table(reread, reader, 1);
                assertArrayEquals(sorted, Tables.numbers(after, "Time"));
                final int row = 7;
                final int place = Arrays.binarySearch(sorted, z[row]);
                final var field = ((FieldValue)Tables.column(before, "Field").get(row)).getField();
                final double[] read = snapshot(after, place).field("velocity_y").orElseThrow().values();
                int cell = 0;
                for (int i = 0; i < field.shape().pixels(); i++) {
                    if (field.mask().isValid(i)) {
                        assertEquals(field.values()[field.shape().pixels() + i], read[cell++]);
                    }
                }
                assertEquals(read.length, cell, "pixels in the hole are left out");
            }
        }
    }

    @Test
    void twoRowsOfOneTimeAreNamed() throws IOException {
        final var w = Drafts.draft();
        final int writer = writer(w, twoRuns(w), "Snapshot", "timeColumn", "nu");
        try (var workflow = Drafts.run(w, m_folder)) {
            fails(workflow, writer, "Row0", "Row1", "same time 0.1", "nu_0.1");
        }
    }

    @Test
    void cancelLeavesNothing() throws Exception {
        final var w = Drafts.draft();
        final int writer = writer(w, Drafts.raster(w, Drafts.reader(w), 1024, 1024), "Field");
        try (var workflow = Drafts.open(w, m_folder)) {
            workflow.run(new RunListener() {
                @Override
                public void progress(final WorkflowNode running, final Double fraction,
                    final String message) {
                    if (running.id() == writer && message != null && message.startsWith("Row 3")) {
                        workflow.cancel();
                    }
                }
            });
            fails(workflow, writer, "cancel");
        }
    }
}
