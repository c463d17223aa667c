package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.BufferedDataTable;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.scattered.DofSet;
import org.latentrom.engine.scattered.NeighbourRule;
import org.latentrom.engine.scattered.PointCloud;
import org.latentrom.engine.scattered.ScatteredFit;
import org.latentrom.engine.scattered.ScatteredInterpolation;
import org.latentrom.engine.scattered.ScatteredOptions;
import org.latentrom.engine.scattered.ScatteredWlsqm;
import org.latentrom.engine.wlsqm.SingularRule;
import org.latentrom.engine.wlsqm.Weighting;
import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.knime.tests.workflows.SmallFlow;
import org.latentrom.knime.tests.workflows.WorkflowDraft;
import org.latentrom.runner.workflow.NodeState;
import org.latentrom.runner.workflow.RunListener;
import org.latentrom.runner.workflow.Workflow;

/** The point-cloud nodes on tables: times, runs and parameters of snapshots as coordinates and values. */
class PointCloudTablesTest {
    @TempDir
    Path m_folder;

    /** Two runs, "flow" and "other", that have the same times; nu is 1 in the first and 3 in the other. */
    private int runs(final WorkflowDraft w) throws IOException {
        final Path data = m_folder.resolve("data");
        SmallFlow.write(data);
        Files.copy(data.resolve("flow.pvd"), data.resolve("other.pvd"));
        Files.writeString(data.resolve("parameters.csv"), "run,nu\nflow,1\nother,3\n");
        return Drafts.reader(w, "scope", "FOLDER", "parameters", "CSV");
    }

    private Workflow run(final WorkflowDraft draft) throws IOException {
        final var workflow = Drafts.run(draft, m_folder);
        workflow.nodes().forEach(n -> assertEquals(NodeState.EXECUTED, n.state(), n.label() + n.messages()));
        return workflow;
    }

    private static int node(final WorkflowDraft w, final NodeKind kind, final int[] sources, final Object... settings) {
        return Drafts.node(w, kind, sources, settings);
    }

    private static PointCloud cloud(final BufferedDataTable table, final String... axes) {
        final double[] coordinates = new double[axes.length * (int)table.size()];
        for (int axis = 0; axis < axes.length; axis++) {
            final double[] column = Tables.numbers(table, axes[axis]);
            for (int i = 0; i < column.length; i++) {
                coordinates[i * axes.length + axis] = column[i];
            }
        }
        return new PointCloud(axes.length, coordinates);
    }

    private static double number(final DataCell cell) {
        return cell instanceof DoubleValue v ? v.getDoubleValue() : Double.NaN;
    }

    /** Time and parameter as the plane, the time as the value: its derivatives are 1 and 0. */
    @Test
    void twoCoordinates() throws IOException {
        final var w = Drafts.draft();
        final int points = node(w, NodeKind.POINT_DIFFERENTIATOR, new int[]{runs(w)}, "points/x", "Time", "points/y",
            "nu", "values",
            "NAMED", "valueNames", "Time", "fit/order", 1, "derivatives/value", true, "fit/neighbours", "RADIUS",
            "fit/radius", 2.2, "fit/value", "FITTED", "fit/weights", "UNIFORM");
        try (var workflow = run(w)) {
            final var table = Tables.table(workflow, points, 1);
            final var fit = ScatteredWlsqm.prepare(cloud(table, "Time", "nu"),
                NeighbourRule.within(2.2).withOrigin(true), new ScatteredOptions(1,
                    Weighting.UNIFORM, DofSet.NONE,
                    SingularRule.LEAVE_OUT, 0), Progress.NONE)
                .fit(Tables.numbers(table, "Time"), Progress.NONE);
            assertArrayEquals(fit.of("F"), Tables.numbers(table, "fit(Time)"));
            Arrays.stream(Tables.numbers(table, "dx(Time)")).forEach(d -> assertEquals(1, d, 1e-12));
            Arrays.stream(Tables.numbers(table, "dy(Time)")).forEach(d -> assertEquals(0, d, 1e-12));
        }
    }

    /** A cloud of each run and time is a single point here: nothing but its value can be said. */
    @Test
    void everyRunAndTimeIsACloud() throws IOException {
        final var w = Drafts.draft();
        final Object[] settings = {"points/axes", "ONE", "points/x", "nu", "values", "NAMED", "valueNames", "nu",
            "points/clouds",
            "RUN_AND_TIME", "derivatives/value", true, "fit/singular", "LOWER_ORDER"};
        final int reader = runs(w);
        final int lowered = node(w, NodeKind.POINT_DIFFERENTIATOR, new int[]{reader}, settings);
        settings[13] = "LEAVE_OUT";
        final int leftOut = node(w, NodeKind.POINT_DIFFERENTIATOR, new int[]{reader}, settings);
        try (var workflow = run(w)) {
            final var table = Tables.table(workflow, lowered, 1);
            assertArrayEquals(Tables.numbers(table, "nu"), Tables.numbers(table, "fit(nu)"));
            assertTrue(Tables.column(table, "dx(nu)").stream().allMatch(DataCell::isMissing));
            final String warnings = workflow.node(lowered).warnings().toString();
            // clouds with equal coordinates are prepared once and counted once
            assertTrue(warnings.contains("2 points got a lower order") && warnings.contains("at time 0.0"), warnings);
            assertTrue(Tables.column(Tables.table(workflow, leftOut, 1), "fit(nu)").stream()
                .allMatch(DataCell::isMissing));
        }
    }

    @Test
    void columnsOfTheSameNamesAreReplaced() throws IOException {
        final var w = Drafts.draft();
        final Object[] settings = {"points/axes", "ONE", "points/x", "Time", "points/clouds", "RUN", "values",
            "NAMED", "valueNames", "nu"};
        final int first = node(w, NodeKind.POINT_DIFFERENTIATOR, new int[]{runs(w)}, settings);
        final int second = node(w, NodeKind.POINT_DIFFERENTIATOR, new int[]{first}, settings);
        final int all = node(w, NodeKind.POINT_DIFFERENTIATOR, new int[]{first}, "points/axes", "ONE", "points/x",
            "Time", "points/clouds",
            "RUN", "derivatives/second", true, "derivatives/first", false);
        try (var workflow = run(w)) {
            assertEquals(Tables.content(Tables.table(workflow, first, 1)),
                Tables.content(Tables.table(workflow, second, 1)));
            assertEquals(List.of("Run", "Time", "nu", "Snapshot", "dx(nu)", "dxx(nu)", "dxx(dx(nu))"),
                Tables.columns(Tables.table(workflow, all, 1)));
        }
    }

    @Test
    void orderZeroAndRefinement() throws IOException {
        orderAndNeighbours(0, 2);
    }

    @Test
    void orderOneAndRefinement() throws IOException {
        orderAndNeighbours(1, 6);
    }

    @Test
    void orderFourAndRefinement() throws IOException {
        orderAndNeighbours(4, 9);
    }

    private void orderAndNeighbours(final int order, final int neighbours) throws IOException {
        final var w = Drafts.draft();
        final Object[] settings = {"points/axes", "ONE", "points/x", "Time", "values", "NAMED", "valueNames", "Time",
            "points/clouds", "RUN",
            "derivatives/first", order > 0, "derivatives/value", true, "derivatives/fourth", order == 4, "fit/order",
            order, "fit/neighbours", "NEAREST", "fit/count", neighbours, "fit/value", "FITTED", "fit/refine", false};
        final int reader = runs(w);
        final int plain = node(w, NodeKind.POINT_DIFFERENTIATOR, new int[]{reader}, settings);
        settings[settings.length - 1] = true;
        final int refined = node(w, NodeKind.POINT_DIFFERENTIATOR, new int[]{reader}, settings);
        try (var workflow = run(w)) {
            final var a = Tables.table(workflow, plain, 1);
            final var b = Tables.table(workflow, refined, 1);
            assertEquals(Tables.columns(a), Tables.columns(b));
            final double[] time = Tables.numbers(a, "Time");
            assertArrayEquals(Tables.numbers(a, "fit(Time)"), Tables.numbers(b, "fit(Time)"), 1e-12);
            if (order > 0) {
                assertArrayEquals(time, Tables.numbers(b, "fit(Time)"), 1e-14);
                Arrays.stream(Tables.numbers(b, "dx(Time)")).forEach(d -> assertEquals(1, d, 1e-12));
            } else {
                assertEquals(0.05e-4 / 1.0001, Tables.numbers(a, "fit(Time)")[0], 1e-15, "the farther of two counts "
                    + "10^-4");
            }
        }
    }

    /** Each place gets the values of its own run; the engine gives the same. */
    @Test
    void interpolationInEachRun() throws IOException {
        final var w = Drafts.draft();
        final int reader = runs(w);
        final int early = Drafts.reader(w, "scope", "FOLDER", "parameters", "CSV", "timeTo", 0.52);
        final int derived = node(w, NodeKind.POINT_DIFFERENTIATOR, new int[]{early}, "points/axes", "ONE", "points/x",
            "Time",
            "points/clouds",
            "RUN", "values", "NAMED", "valueNames", "Time", "fit/weights", "UNIFORM", "fit/value", "FITTED");
        final int node = node(w, NodeKind.POINT_INTERPOLATOR, new int[]{derived, reader}, "points/axes", "ONE",
            "points/x", "Time",
            "points/clouds", "RUN", "values", "NAMED", "valueNames", "nu, Time", "derivatives/first", true, "mode",
                "CONTINUOUS",
            "meanRadius", 0.2);
        try (var workflow = run(w)) {
            final var points = Tables.table(workflow, derived, 1);
            final var table = Tables.table(workflow, node, 1);
            assertEquals(List.of("Run", "Time", "nu", "Snapshot", "fit(nu)", "dx(nu)", "fit(Time)", "dx(Time)"),
                Tables.columns(table));
            final int half = (int)points.size() / 2;
            final double[] times = Arrays.copyOf(Tables.numbers(points, "Time"), half);
            final ScatteredFit fit = ScatteredWlsqm.prepare(new PointCloud(1, times), NeighbourRule.nearest(4),
                ScatteredOptions.DEFAULTS, Progress.NONE).fit(times, Progress.NONE);
            final var places = new PointCloud(1, Arrays.copyOf(Tables.numbers(table, "Time"), 20));
            final double[] expected = ScatteredInterpolation
                .continuous(List.of(fit), new int[]{0}, places, 0.2, Progress.NONE).values()[0][0];
            final var fitted = Tables.column(table, "fit(Time)");
            final var nu = Tables.column(table, "fit(nu)");
            for (int i = 0; i < 20; i++) {
                assertEquals(expected[i], number(fitted.get(i)));
                assertEquals(expected[i], number(fitted.get(20 + i)));
                assertEquals(Double.isNaN(expected[i]) ? Double.NaN : 1, number(nu.get(i)), 1e-12);
                assertEquals(Double.isNaN(expected[i]) ? Double.NaN : 3, number(nu.get(20 + i)), 1e-12);
            }
            assertTrue(Double.isNaN(expected[19]) && !Double.isNaN(expected[12]));
        }
    }

    @Test
    void placesOfUnknownRunsGetNothing() throws IOException {
        final var w = Drafts.draft();
        final int reader = runs(w);
        final int one = Drafts.reader(w, "scope", "FOLDER", "parameters", "CSV", "runs", "ONLY", "runNames", "other");
        final int node = node(w, NodeKind.POINT_INTERPOLATOR, new int[]{one, reader}, "points/axes", "ONE",
            "points/x", "Time",
            "points/clouds", "RUN", "values", "NAMED", "valueNames", "nu");
        try (var workflow = run(w)) {
            final var cells = Tables.column(Tables.table(workflow, node, 1), "fit(nu)");
            for (int i = 0; i < 20; i++) {
                assertTrue(cells.get(i).isMissing());
                assertEquals(3, number(cells.get(20 + i)), 1e-12);
            }
            final String warnings = workflow.node(node).warnings().toString();
            assertTrue(warnings.contains("20 places") && warnings.contains("\"flow\""), warnings);
        }
    }

    @Test
    void conditionNumbersShowPoorNeighbourhoods() throws IOException {
        final var w = Drafts.draft();
        final int node = node(w, NodeKind.POINT_DIFFERENTIATOR, new int[]{runs(w)}, "points/axes", "ONE", "points/x",
            "Time",
            "points/clouds",
            "RUN", "values", "NAMED", "valueNames", "nu", "condition", true);
        try (var workflow = run(w)) {
            final var table = Tables.table(workflow, node, 1);
            final double[] time = Arrays.copyOf(Tables.numbers(table, "Time"), 20);
            final double[] expected = ScatteredWlsqm.prepare(new PointCloud(1, time), NeighbourRule.nearest(4),
                ScatteredOptions.DEFAULTS, Progress.NONE).conditionNumbers(Progress.NONE).scaled();
            final double[] actual = Tables.numbers(table, "condition number");
            assertArrayEquals(expected, Arrays.copyOf(actual, 20));
            assertArrayEquals(expected, Arrays.copyOfRange(actual, 20, 40));
            assertTrue(actual[0] > 5 * actual[10], "one-sided neighbours at the first time");
        }
    }

    /** A workflow of a version that did not have the options of the fit yet. */
    @Test
    void absentOptionsAreTheDefaults() throws IOException {
        final var w = Drafts.draft();
        final int node = node(w, NodeKind.POINT_DIFFERENTIATOR, new int[]{runs(w)}, "points/axes", "ONE", "points/x",
            "Time",
            "values",
            "NAMED", "valueNames", "nu", "points/clouds", "RUN", "fit/order", 3);
        w.write(m_folder);
        final Path file = m_folder.resolve("WLSQM Point-Cloud Differentiator (#2)/settings.xml");
        final String text = Files.readString(file);
        final String order = "<entry key=\"order\" type=\"xint\" value=\"3\"/>";
        assertTrue(text.contains(order), text);
        Files.writeString(file, text.replace(order, ""));
        try (var workflow = Workflow.open(m_folder)) {
            assertFalse(workflow.hasLoadErrors(), workflow.problems().toString());
            workflow.run(new RunListener() {
            });
            assertEquals(NodeState.EXECUTED, workflow.node(node).state(), workflow.node(node).messages().toString());
        }
    }
}
