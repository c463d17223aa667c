package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.node.BufferedDataTable;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.knime.data.SnapshotValue;
import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.knime.tests.workflows.WorkflowDraft;
import org.latentrom.runner.workflow.NodeState;
import org.latentrom.runner.workflow.Workflow;

/** Grid to Mesh Sampler: the fields of a flow come back to the points of its mesh. */
class GridToMeshSamplerTest {
    @TempDir
    Path m_folder;

    private static int sampler(final WorkflowDraft w, final int fields, final int meshes, final Object... settings) {
        return Drafts.node(w, NodeKind.GRID_TO_MESH, new int[]{fields, meshes}, settings);
    }

    private static Snapshot snapshot(final BufferedDataTable table, final int row) {
        return ((SnapshotValue)Tables.column(table, "Snapshot").get(row)).getSnapshot();
    }

    private static double[] velocity(final BufferedDataTable table) {
        return snapshot(table, 0).field("velocity").orElseThrow().values();
    }

    private static void words(final Workflow workflow, final int node, final String... words) {
        final String text = workflow.node(node).messages().toString();
        Arrays.stream(words).forEach(w -> assertTrue(text.contains(w), "\"" + w + "\" is not in: " + text));
    }

    /** Greatest difference of the velocities at points that a cell uses, as a share of the greatest velocity. */
    private static double error(final Snapshot a, final Snapshot b) {
        final double[] u = a.field("velocity").orElseThrow().values();
        final double[] v = b.field("velocity").orElseThrow().values();
        assertEquals(u.length, v.length);
        double most = 0;
        double scale = 0;
        for (int node : a.mesh().connectivityArray()) {
            for (int i = 3 * node; i < 3 * node + 3; i++) {
                most = Math.max(most, Math.abs(u[i] - v[i]));
                scale = Math.max(scale, Math.abs(u[i]));
            }
        }
        return most / scale;
    }

    @Test
    void fieldsComeBackToTheirMesh() throws IOException {
        final var w = Drafts.draft();
        final int reader = Drafts.reader(w);
        final int fine = sampler(w, Drafts.raster(w, reader, 128, 64), reader);
        final int coarse = sampler(w, Drafts.raster(w, reader, 32, 16), reader);
        try (var workflow = Drafts.run(w, m_folder)) {
            final var truth = Tables.table(workflow, reader, 1);
            final var back = Tables.table(workflow, fine, 1);
            assertEquals(List.of("Run", "Time", "Snapshot"), Tables.columns(back));
            assertEquals(20, back.size());
            assertEquals(List.of(), workflow.node(fine).warnings());
            final double fineError = error(snapshot(truth, 7), snapshot(back, 7));
            assertTrue(fineError < 0.06, "128 x 64 pixels: " + fineError);
            // kinks of the linear mesh: first order
            assertTrue(error(snapshot(truth, 7), snapshot(Tables.table(workflow, coarse, 1), 7)) > 1.5 * fineError);
            assertSame(snapshot(back, 0).mesh(), snapshot(back, 19).mesh());
            assertEquals(snapshot(truth, 0).mesh(), snapshot(back, 0).mesh());
        }
    }

    @Test
    void channelsCanBeKeptApartAndFieldsToo() throws IOException {
        final var w = Drafts.draft();
        final int reader = Drafts.reader(w);
        final int sampler = sampler(w, Drafts.fields(w), reader, "joined", false, "newColumn", "On the mesh",
            "keepFields", true);
        try (var workflow = Drafts.run(w, m_folder)) {
            final var table = Tables.table(workflow, sampler, 1);
            assertEquals(List.of("Run", "Time", "Field", "On the mesh"), Tables.columns(table));
            final var value = (SnapshotValue)Tables.column(table, "On the mesh").get(3);
            assertEquals(List.of("velocity_x", "velocity_y"), value.getFieldNames());
        }
    }

    @Test
    void meshesOfTheSameTimeAreFound() throws IOException {
        final var w = Drafts.draft();
        final int reader = Drafts.reader(w);
        final int matched = sampler(w, Drafts.fields(w), reader, "meshes", "SAME_TIME");
        final int late = sampler(w, Drafts.fields(w), Drafts.reader(w, "timeFrom", 0.5), "meshes", "SAME_TIME");
        final int tolerant = sampler(w, Drafts.fields(w), Drafts.reader(w, "timeFrom", 0.5), "meshes", "SAME_TIME",
            "tolerance", 0.6);
        try (var workflow = Drafts.run(w, m_folder)) {
            assertEquals(20, Tables.table(workflow, matched, 1).size());
            assertEquals(NodeState.CONFIGURED, workflow.node(late).state());
            words(workflow, late, "Row0", "time 0.0", "time 0.5", "tolerance");
            assertEquals(NodeState.EXECUTED, workflow.node(tolerant).state());
        }
    }

    @Test
    void pointsOutsideAreCounted() throws IOException {
        final var w = Drafts.draft();
        final int reader = Drafts.reader(w);
        final int half = Drafts.node(w, NodeKind.RASTERIZER, new int[]{reader}, "channels", "NAMED", "channelNames",
            "velocity", "pixelCount", "GIVEN", "width", 16, "height", 16, "region", "GIVEN", "xMin", 0.0, "xMax", 1.0,
            "yMin", 0.0, "yMax", 1.0);
        final int nearest = sampler(w, half, reader);
        final int strict = sampler(w, half, reader, "outside", "NAN");
        try (var workflow = Drafts.run(w, m_folder)) {
            words(workflow, nearest, "72 of 153 points of the mesh lie outside", "nearest");
            words(workflow, strict, "NaN");
            final double[] nan = velocity(Tables.table(workflow, strict, 1));
            final double[] near = velocity(Tables.table(workflow, nearest, 1));
            assertEquals(8 * 9 + 1, IntStream.range(0, nan.length / 3)
                .filter(p -> Double.isNaN(nan[3 * p])).count(), "the right half of 17 x 9 points, one in the hole");
            assertTrue(Arrays.stream(near).allMatch(Double::isFinite));
        }
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        final var w = Drafts.draft();
        final int reader = Drafts.reader(w);
        final int fields = Drafts.fields(w);
        final int noMesh = sampler(w, fields, fields, "snapshotColumn", "");
        final int noField = sampler(w, reader, reader, "fieldColumn", "");
        final int noTime = sampler(w, fields, reader, "meshes", "SAME_TIME", "timeColumn", "t");
        try (var workflow = Drafts.open(w, m_folder)) {
            words(workflow, noMesh, "Snapshots with the mesh", "no snapshot column", "Snapshot Reader");
            words(workflow, noField, "\"Fields\"", "no field column", "Snapshot Rasterizer");
            words(workflow, noTime, "\"t\"");
        }
        for (Object[] setting : new Object[][]{{"newColumn", " ", "needs a name"}, {"tolerance", -1.0, "tolerance"}}) {
            final var bad = Drafts.draft();
            sampler(bad, Drafts.fields(bad), Drafts.reader(bad), setting[0], setting[1]);
            try (var workflow = Drafts.open(bad, m_folder.resolve(setting[0].toString()))) {
                assertTrue(workflow.problems().toString().contains((String)setting[2]), workflow.problems().toString());
            }
        }
    }
}
