package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.filehandling.core.connections.FSCategory;
import org.knime.filehandling.core.connections.FSLocation;
import org.knime.node.parameters.widget.choices.StringChoice;
import org.knime.node.parameters.widget.message.TextMessage.Message;
import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.io.write.PlannedRun;
import org.latentrom.engine.io.write.SeriesOptions;
import org.latentrom.engine.io.write.SeriesWriter;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.progress.Progress;
import org.latentrom.knime.data.SnapshotValue;
import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.knime.tests.workflows.SmallFlow;
import org.latentrom.knime.tests.workflows.WorkflowDraft;
import org.latentrom.runner.dialog.DialogStates;
import org.latentrom.runner.workflow.NodeInput;

/** The Snapshot Reader on a folder with a file for each field. */
class ReaderFieldFilesTest {
    @TempDir
    Path m_folder;

    /** The small flow, its velocity and its pressure in a .pvd each. */
    @BeforeEach
    void splitFlow() throws IOException {
        SmallFlow.write(m_folder.resolve("whole"));
        for (String field : List.of("velocity", "pressure")) {
            final var only = ReadOptions.DEFAULTS.withFields(List.of(field));
            try (var series = SnapshotFiles.open(m_folder.resolve("whole/flow.pvd"), only, Progress.NONE)) {
                final double[] times = series.entries().stream().mapToDouble(e -> e.time()).toArray();
                try (var writer = SeriesWriter.open(m_folder.resolve("split"),
                    List.of(new PlannedRun(field, times, Map.of())), SeriesOptions.DEFAULTS)) {
                    for (int i = 0; i < times.length; i++) {
                        writer.write(field, i, series.read(i, Progress.NONE), Progress.NONE);
                    }
                    writer.commit(Progress.NONE);
                }
            }
        }
    }

    private int reader(final WorkflowDraft w, final String several) {
        return w.node(NodeKind.READER, "", 0, 0, "source",
            new FSLocation(FSCategory.LOCAL, m_folder.resolve("split/velocity.pvd").toString()), "scope", "FOLDER",
            "files", several);
    }

    @Test
    void theRowsHoldTheFieldsOfAllFiles() throws IOException {
        final var w = Drafts.draft();
        final int reader = reader(w, "FIELDS");
        try (var workflow = Drafts.run(w, m_folder.resolve("workflow"));
            var whole = SnapshotFiles.open(m_folder.resolve("whole"), ReadOptions.DEFAULTS, Progress.NONE)) {
            final var table = Tables.table(workflow, reader, 1);
            final var snapshots = Tables.column(table, "Snapshot");
            assertEquals(20, snapshots.size());
            for (int i = 0; i < snapshots.size(); i++) {
                final var read = ((SnapshotValue)snapshots.get(i)).getSnapshot();
                final var expected = whole.read(i, Progress.NONE);
                assertEquals("split", Tables.column(table, "Run").get(i).toString());
                assertEquals(List.of("pressure", "velocity"), read.fields().stream().map(MeshField::name).toList());
                for (MeshField f : expected.fields()) {
                    assertArrayEquals(f.values(), read.field(f.name()).orElseThrow().values());
                }
            }
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void theDialogListsTheFieldsOfAllFiles() throws IOException {
        for (String several : List.of("FIELDS", "RUNS")) {
            final var w = Drafts.draft();
            final int reader = reader(w, several);
            try (var workflow = Drafts.open(w, m_folder.resolve(several))) {
                final var node = workflow.node(reader);
                final var dialog = new DialogStates(node.parameters(), NodeInput.unconnected(node.kind().definition()));
                final boolean fields = several.equals("FIELDS");
                assertEquals(fields ? List.of(StringChoice.fromId("pressure"), StringChoice.fromId("velocity"))
                    : List.of(StringChoice.fromId("pressure")), dialog.shown("m_chosenFields"));
                final String text = ((Optional<Message>)dialog.shown("m_contents")).orElseThrow().description();
                assertTrue(text.startsWith(fields ? "20 snapshots from time 0.0 to 0.95.\n"
                    : "40 snapshots from time 0.0 to 0.95 in 2 runs: pressure, velocity."), text);
            }
        }
    }

    @Test
    void theFolderAboveHoldsTheRunsOfASweep() throws IOException {
        final Path sweep = m_folder.resolve("sweep");
        for (String run : List.of("nu_1", "nu_2")) {
            try (var files = Files.walk(m_folder.resolve("split"))) {
                for (Path f : (Iterable<Path>)files::iterator) {
                    final Path copy = sweep.resolve(run).resolve(m_folder.resolve("split").relativize(f).toString());
                    Files.createDirectories(copy.getParent());
                    if (Files.isRegularFile(f)) {
                        Files.copy(f, copy);
                    }
                }
            }
        }
        final var w = Drafts.draft();
        final int reader = w.node(NodeKind.READER, "", 0, 0, "source",
            new FSLocation(FSCategory.LOCAL, sweep.resolve("nu_2/pressure.pvd").toString()), "scope", "PARENT", "files",
            "FIELDS");
        try (var workflow = Drafts.run(w, m_folder.resolve("workflow"))) {
            final var table = Tables.table(workflow, reader, 1);
            final var runs = Tables.column(table, "Run");
            assertEquals(40, runs.size());
            assertEquals("nu_1", runs.get(0).toString());
            assertEquals("nu_2", runs.get(39).toString());
            assertEquals(2, ((SnapshotValue)Tables.column(table, "Snapshot").get(39)).getSnapshot().fields().size());
            assertEquals("2.0", Tables.column(table, "nu").get(39).toString());
        }
    }
}
