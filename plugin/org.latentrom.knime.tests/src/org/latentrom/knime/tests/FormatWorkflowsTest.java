package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;
import org.latentrom.knime.data.FieldValue;
import org.latentrom.knime.data.SnapshotValue;
import org.latentrom.knime.tests.workflows.FormatWorkflows;
import org.latentrom.runner.workflow.NodeState;
import org.latentrom.runner.workflow.RunListener;
import org.latentrom.runner.workflow.Workflow;
import org.latentrom.runner.workflow.WorkflowNode;

/** The workflows that begin with solvers' files come to the right numbers. */
class FormatWorkflowsTest {
    @TempDir
    Path m_folder;

    private Workflow run(final String name) throws IOException {
        final var workflow = Workflow.open(Drafts.copy(Drafts.testWorkflows().resolve(name), m_folder.resolve(name)));
        workflow.run(new RunListener() {
        });
        workflow.nodes().forEach(n -> assertEquals(NodeState.EXECUTED, n.state(), n.label() + n.messages()));
        return workflow;
    }

    private static int id(final Workflow workflow, final String name) {
        return workflow.nodes().stream().filter(n -> n.name().equals(name)).mapToInt(WorkflowNode::id).min()
            .orElseThrow();
    }

    @Test
    void cavityOfOpenFoam() throws IOException {
        try (var workflow = run(FormatWorkflows.OPENFOAM)) {
            final int reader = id(workflow, "Snapshot Reader");
            final var table = Tables.table(workflow, reader, 1);
            final double[] times = Tables.numbers(table, "Time");
            assertEquals(11, times.length);
            assertEquals(0.05, times[1], 1e-12);
            assertEquals(0.5, times[10], 1e-12);
            final int raster = id(workflow, "Snapshot Rasterizer");
            assertTrue(workflow.node(raster).warnings().toString().contains("one layer of solid cells"));
            final Snapshot last = ((SnapshotValue)Tables.column(table, "Snapshot").get(10)).getSnapshot();
            final double[] velocity = last.field("U").orElseThrow().values();
            final var fields = Tables.column(Tables.table(workflow, raster, 1), "Field");
            final var field = ((FieldValue)fields.get(10)).getField();
            assertEquals(List.of("U_x", "U_y"), field.shape().channels());
            // a pixel is a cell, and OpenFOAM counts them along x first
            for (int i = 0; i < 256; i++) {
                assertEquals(velocity[3 * i], field.values()[i], 1e-6);
                assertEquals(velocity[3 * i + 1], field.values()[256 + i], 1e-6);
            }
            assertTrue(field.values()[255 - 8] > 0.3, "the lid drags the fluid along");
        }
    }

    @Test
    void quadraticElementsOfACheckpoint() throws IOException {
        try (var workflow = run(FormatWorkflows.CHECKPOINT)) {
            final var table = Tables.table(workflow, id(workflow, "Snapshot Rasterizer"), 1);
            final double[] times = Tables.numbers(table, "Time");
            assertEquals(21, times.length);
            for (int k = 0; k < times.length; k++) {
                final var field = ((FieldValue)Tables.column(table, "Field").get(k)).getField();
                for (int i = 0; i < 32 * 32; i++) {
                    final double x = field.shape().x(i % 32);
                    final double y = field.shape().y(i / 32);
                    assertEquals(1 + x * x + 3 * y * y + 1.2 * times[k], field.values()[i], 1e-6);
                }
            }
            final double[] rms =
                Tables.numbers(Tables.table(workflow, id(workflow, "PDE Residual"), 2), "RMS");
            assertTrue(Arrays.stream(rms).allMatch(r -> r < 1e-4), Arrays.toString(rms));
        }
    }

    @Test
    void predictedSnapshotsForParaView() throws IOException {
        try (var workflow = run(FormatWorkflows.PARAVIEW)) {
            final int sampler = id(workflow, "Grid to Mesh Sampler");
            final var sampled = Tables.column(Tables.table(workflow, sampler, 1), "Snapshot");
            final Path folder = m_folder.resolve(FormatWorkflows.PARAVIEW).resolve("data/predicted");
            try (var series = SnapshotFiles.open(folder, ReadOptions.DEFAULTS, Progress.NONE)) {
                assertEquals(5, series.entries().size());
                assertEquals(0.75, series.entries().get(0).time(), 1e-9);
                for (int i = 0; i < 5; i++) {
                    final Snapshot written = series.read(i, Progress.NONE);
                    final Snapshot expected = ((SnapshotValue)sampled.get(i)).getSnapshot();
                    assertEquals(expected.mesh(), written.mesh());
                    assertEquals(expected.fields().size(), written.fields().size());
                    for (int f = 0; f < expected.fields().size(); f++) {
                        assertEquals(expected.fields().get(f).name(), written.fields().get(f).name());
                        assertTrue(Arrays.equals(expected.fields().get(f).values(), written.fields().get(f).values()));
                    }
                }
            }
        }
    }
}
