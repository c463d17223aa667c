package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.scattered.DofSet;
import org.latentrom.engine.scattered.NeighbourRule;
import org.latentrom.engine.scattered.PointCloud;
import org.latentrom.engine.scattered.ScatteredOptions;
import org.latentrom.engine.scattered.ScatteredWlsqm;
import org.latentrom.engine.wlsqm.Weighting;
import org.latentrom.knime.data.FieldValue;
import org.latentrom.knime.data.SnapshotValue;
import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.knime.tests.workflows.SmallFlow;
import org.latentrom.knime.tests.workflows.WorkflowDraft;
import org.latentrom.runner.workflow.NodeState;
import org.latentrom.runner.workflow.Workflow;

/** What the point-cloud nodes put into their outputs is what the engine computes, in the right rows and columns. */
class PointCloudResultsTest {
    @TempDir
    Path m_folder;

    private Workflow run(final WorkflowDraft draft) throws IOException {
        final var workflow = Drafts.run(draft, m_folder);
        workflow.nodes().forEach(n -> assertEquals(NodeState.EXECUTED, n.state(), n.label() + n.messages()));
        return workflow;
    }

    private static Snapshot snapshot(final Workflow workflow, final int node, final int row) {
        return ((SnapshotValue)Tables.column(Tables.table(workflow, node, 1), "Snapshot").get(row)).getSnapshot();
    }

    private static double[] field(final Snapshot snapshot, final String name) {
        return snapshot.field(name).orElseThrow(() -> new AssertionError(name + " is not among "
            + snapshot.fields().stream().map(MeshField::name).toList())).values();
    }

    /** The mesh without the point in the middle of the hole, which belongs to no cell. */
    private static int[] pointsOfCells(final Snapshot snapshot) {
        return Arrays.stream(snapshot.mesh().connectivityArray()).distinct().sorted().toArray();
    }

    @Test
    void derivativesOnTheMesh() throws IOException {
        final var w = Drafts.draft();
        final int reader = Drafts.reader(w);
        final int node = Drafts.node(w, NodeKind.POINT_DIFFERENTIATOR, new int[]{reader}, "input", "SNAPSHOTS",
            "condition", true, "fit/order", 3, "derivatives/second", true);
        try (var workflow = run(w)) {
            assertEquals(Tables.columns(Tables.table(workflow, reader, 1)),
                Tables.columns(Tables.table(workflow, node, 1)));
            final Snapshot snapshot = snapshot(workflow, node, 7);
            final double[] velocity = field(snapshot, "velocity");
            final int[] points = pointsOfCells(snapshot);
            assertEquals(152, points.length);
            assertEquals(153, snapshot.mesh().points());
            final double[] x = new double[2 * points.length];
            final double[] u = new double[points.length];
            for (int i = 0; i < points.length; i++) {
                x[2 * i] = snapshot.mesh().coordinate(points[i], 0);
                x[2 * i + 1] = snapshot.mesh().coordinate(points[i], 1);
                u[i] = velocity[3 * points[i]];
            }
            final var fit = ScatteredWlsqm.prepare(new PointCloud(2, x), NeighbourRule.nearest(18),
                ScatteredOptions.DEFAULTS.withOrder(3), Progress.NONE).fit(u, Progress.NONE);
            final double[] uy = field(snapshot, "dy(velocity_x)");
            final double[] vxy = field(snapshot, "dxy(velocity_y)");
            final double[] condition = field(snapshot, "condition number");
            double error = 0;
            double norm = 0;
            for (int i = 0; i < points.length; i++) {
                assertEquals(fit.of("Y")[i], uy[points[i]]);
                assertTrue(Double.isFinite(vxy[points[i]]) && condition[points[i]] >= 1);
                final double exact = -0.3 * Math.PI * Math.PI * Math.sin(2 * Math.PI * (x[2 * i] - 2 * 0.35))
                    * Math.sin(Math.PI * x[2 * i + 1]);
                error += Math.pow(uy[points[i]] - exact, 2);
                norm += exact * exact;
            }
            // the mesh has eight points a wave
            assertTrue(Math.sqrt(error / norm) < 0.15, "relative L2 error " + Math.sqrt(error / norm));
            assertTrue(Double.isNaN(uy[4 * 17 + 4]), "the point in the hole has no derivative");
            assertArrayEquals(velocity, field(snapshot(workflow, reader, 7), "velocity"), "the input stays");
        }
    }

    /** Arrays are cell fields: pixels. Derivatives of x y^2 + 3 x on unit pixels, exact but for rounding. */
    @Test
    void derivativesInTheMiddlesOfCells() throws IOException {
        final int n = 12;
        final double[] values = new double[n * n];
        for (int i = 0; i < values.length; i++) {
            final double y = i / n + 0.5;
            values[i] = (i % n + 0.5) * y * y + 3 * (i % n + 0.5);
        }
        final var w = Drafts.draft();
        final int reader = w.node(NodeKind.READER, "", 0, 0, "source", WorkflowDraft.data("pixels.npy"));
        final int node = Drafts.node(w, NodeKind.POINT_DIFFERENTIATOR, new int[]{reader}, "input", "SNAPSHOTS",
            "fit/order", 3, "derivatives/second", true, "condition", true);
        Files.createDirectories(m_folder.resolve("data"));
        Files.write(m_folder.resolve("data").resolve("pixels.npy"), Npy.of(values, 1, n, n));
        try (var workflow = run(w)) {
            final Snapshot snapshot = snapshot(workflow, node, 0);
            final String name = snapshot.fields().get(0).name();
            assertEquals(MeshField.Location.CELL, snapshot.field("dx(" + name + ")").orElseThrow().location());
            assertEquals(n * n, field(snapshot, "condition number (cells)").length);
            final double h = snapshot.mesh().coordinate(1, 0) - snapshot.mesh().coordinate(0, 0);
            for (int i = 0; i < n * n; i++) {
                final double y = i / n + 0.5;
                assertEquals((y * y + 3) / h, field(snapshot, "dx(" + name + ")")[i], 1e-9);
                assertEquals(2 * y / (h * h), field(snapshot, "dxy(" + name + ")")[i], 1e-8);
            }
        }
    }

    @Test
    void derivativesOnTheMeshCanBeRasterized() throws IOException {
        final var w = Drafts.draft();
        final int node = Drafts.node(w, NodeKind.POINT_DIFFERENTIATOR, new int[]{Drafts.reader(w, "timeTo", 0.12)},
            "input", "SNAPSHOTS", "values", "NAMED", "valueNames", "velocity_y", "derivatives/value", true);
        final int raster = Drafts.node(w, NodeKind.RASTERIZER, new int[]{node}, "channels", "NAMED", "channelNames",
            "dx(velocity_y), fit(velocity_y), velocity_y");
        try (var workflow = run(w)) {
            final var fields = Tables.column(Tables.table(workflow, raster, 1), "Field");
            assertEquals(3, fields.size());
            final var field = ((FieldValue)fields.get(2)).getField();
            assertEquals(List.of("dx(velocity_y)", "fit(velocity_y)", "velocity_y"), field.shape().channels());
            final int n = field.shape().pixels();
            assertArrayEquals(Arrays.copyOfRange(field.values(), n, 2 * n),
                Arrays.copyOfRange(field.values(), 2 * n, 3 * n), "a known value is its own fit");
        }
    }

    /** Latent states over time: one coordinate, a cloud for each run, names of columns chosen. */
    @Test
    void timeDerivativesOfLatentStates() throws IOException {
        final var w = Drafts.draft();
        final int fields = Drafts.fields(w);
        final int states = Drafts.states(w, Drafts.model(w, fields), fields, "keepFields", false);
        final int node = Drafts.node(w, NodeKind.POINT_DIFFERENTIATOR, new int[]{states}, "points/axes", "ONE",
            "points/x", "Time",
            "points/clouds", "RUN", "derivatives/second", true, "fit/value", "FITTED", "fit/weights", "UNIFORM",
            "fit/neighbours", "NEAREST", "fit/count", 5);
        try (var workflow = run(w)) {
            final var table = Tables.table(workflow, node, 1);
            assertEquals(List.of("Run", "Time", "z0", "z1", "dx(z0)", "dxx(z0)", "dx(z1)", "dxx(z1)"),
                Tables.columns(table));
            final var cloud = new PointCloud(1, Tables.numbers(table, "Time"));
            final var fit = ScatteredWlsqm.prepare(cloud, NeighbourRule.nearest(5).withOrigin(true),
                ScatteredOptions.DEFAULTS.withKnowns(DofSet.NONE)
                    .withWeighting(Weighting.UNIFORM), Progress.NONE)
                .fit(Tables.numbers(table, "z1"), Progress.NONE);
            assertArrayEquals(fit.of("X"), Tables.numbers(table, "dx(z1)"));
            assertArrayEquals(fit.of("X2"), Tables.numbers(table, "dxx(z1)"));
        }
    }

    /** Two runs with the same times and different parameters: only between runs the parameter changes. */
    @Test
    void everyRunIsACloudOfItsOwn() throws IOException {
        final Path data = m_folder.resolve("data");
        SmallFlow.write(data);
        Files.copy(data.resolve("flow.pvd"), data.resolve("other.pvd"));
        Files.writeString(data.resolve("parameters.csv"), "run,nu\nflow,1\nother,2\n");
        final var w = Drafts.draft();
        final int table = Drafts.reader(w, "scope", "FOLDER", "parameters", "CSV");
        final Object[] settings = {"points/axes", "ONE", "points/x", "Time", "points/clouds", "RUN", "values",
            "NAMED", "valueNames", "nu"};
        final int runs = Drafts.node(w, NodeKind.POINT_DIFFERENTIATOR, new int[]{table}, settings);
        settings[5] = "TABLE";
        final int one = Drafts.node(w, NodeKind.POINT_DIFFERENTIATOR, new int[]{table}, settings);
        try (var workflow = run(w)) {
            final double[] each = Tables.numbers(Tables.table(workflow, runs, 1), "dx(nu)");
            assertEquals(40, each.length);
            Arrays.stream(each).forEach(d -> assertEquals(0, d));
            assertTrue(workflow.node(runs).warnings().isEmpty(), workflow.node(runs).warnings().toString());
            final double[] together = Tables.numbers(Tables.table(workflow, one, 1), "dx(nu)");
            assertTrue(Arrays.stream(together).anyMatch(d -> Math.abs(d) > 0.01));
            final String warnings = workflow.node(one).warnings().toString();
            assertTrue(warnings.contains("20 points lie where another one does") && warnings.contains("\"Row20\""),
                warnings);
        }
    }

    @Test
    void interpolatedWhereThePointsAreIsTheirValue() throws IOException {
        final var w = Drafts.draft();
        final int fields = Drafts.fields(w, "timeTo", 0.42);
        final int states = Drafts.states(w, Drafts.model(w, fields), fields);
        final int all = Drafts.reader(w);
        final Object[] settings = {"points/axes", "ONE", "points/x", "Time", "points/clouds", "RUN",
            "derivatives/first", true};
        final int nearest = Drafts.node(w, NodeKind.POINT_INTERPOLATOR, new int[]{states, all}, settings);
        final Object[] mean = Arrays.copyOf(settings, settings.length + 4);
        System.arraycopy(new Object[]{"mode", "CONTINUOUS", "meanRadius", 0.12}, 0, mean, settings.length, 4);
        final int continuous = Drafts.node(w, NodeKind.POINT_INTERPOLATOR, new int[]{states, all}, mean);
        try (var workflow = run(w)) {
            final var table = Tables.table(workflow, nearest, 1);
            assertEquals(List.of("Run", "Time", "Snapshot", "fit(z0)", "dx(z0)", "fit(z1)", "dx(z1)"),
                Tables.columns(table));
            final double[] expected = Tables.numbers(Tables.table(workflow, states, 1), "z0");
            assertArrayEquals(expected, Arrays.copyOf(Tables.numbers(table, "fit(z0)"), expected.length), 1e-12);
            final var cells = Tables.column(Tables.table(workflow, continuous, 1), "fit(z0)");
            assertTrue(!cells.get(10).isMissing() && cells.get(11).isMissing());
            assertTrue(workflow.node(continuous).warnings().toString()
                .contains("9 places have no point with a polynomial within the radius 0.12"),
                workflow.node(continuous).warnings().toString());
            assertEquals(0, workflow.node(nearest).warnings().size(), workflow.node(nearest).warnings().toString());
        }
    }
}
