package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.knime.tests.workflows.SmallFlow;
import org.latentrom.knime.tests.workflows.WorkflowDraft;
import org.latentrom.runner.workflow.NodeState;
import org.latentrom.runner.workflow.Workflow;

/** The WLSQM Point-Cloud Interpolator with the times of snapshots as points and places. */
class PointCloudInterpolatorTest {
    @TempDir
    Path m_folder;

    /** The first half of the times with a parameter that is 7, and then all times. */
    private int[] pointsAndPlaces(final WorkflowDraft w) throws IOException {
        final Path data = m_folder.resolve("data");
        SmallFlow.write(data);
        Files.writeString(data.resolve("parameters.csv"), "run,nu\nflow,7\n");
        return new int[]{Drafts.reader(w, "parameters", "CSV", "timeTo", 0.47), Drafts.reader(w)};
    }

    /** Adds an interpolator over time; the last of equal settings counts. */
    private int interpolator(final WorkflowDraft w, final Object... settings) throws IOException {
        final Object[] all = Arrays.copyOf(new Object[]{"points/axes", "ONE", "points/x", "Time", "points/clouds",
            "RUN"},
            6 + settings.length);
        System.arraycopy(settings, 0, all, 6, settings.length);
        return Drafts.node(w, NodeKind.POINT_INTERPOLATOR, pointsAndPlaces(w), all);
    }

    private void notConfigured(final WorkflowDraft draft, final int node, final String... words) throws IOException {
        try (var workflow = Drafts.open(draft, m_folder)) {
            assertEquals(NodeState.IDLE, workflow.node(node).state());
            words(workflow, node, words);
        }
    }

    private static void words(final Workflow workflow, final int node, final String... words) {
        final String text = workflow.node(node).messages().toString();
        Arrays.stream(words).forEach(w -> assertTrue(text.contains(w), "\"" + w + "\" is not in: " + text));
    }

    @Test
    void linearValuesAreExact() throws IOException {
        linearValues("KNOWN");
    }

    @Test
    void linearValuesAreExactIfFitted() throws IOException {
        linearValues("FITTED");
    }

    /** The time interpolated over time is the time, also behind the last point, and its derivatives are 1 and 0. */
    private void linearValues(final String value) throws IOException {
        final var w = Drafts.draft();
        final int node = interpolator(w, "values", "NAMED", "valueNames", "Time, nu", "derivatives/first", true,
            "derivatives/second", true, "fit/value", value);
        try (var workflow = Drafts.run(w, m_folder)) {
            assertEquals(NodeState.EXECUTED, workflow.node(node).state(), workflow.node(node).messages().toString());
            final var table = Tables.table(workflow, node, 1);
            assertEquals(List.of("Run", "Time", "Snapshot", "fit(Time)", "dx(Time)", "dxx(Time)", "fit(nu)", "dx(nu)",
                "dxx(nu)"), Tables.columns(table));
            assertEquals(20, table.size());
            assertArrayEquals(Tables.numbers(table, "Time"), Tables.numbers(table, "fit(Time)"), 1e-11);
            final double[] ones = new double[20];
            Arrays.fill(ones, 1);
            assertArrayEquals(ones, Tables.numbers(table, "dx(Time)"), 1e-10);
            assertArrayEquals(new double[20], Tables.numbers(table, "dxx(Time)"), 1e-9);
            assertArrayEquals(new double[20], Tables.numbers(table, "dx(nu)"));
            Arrays.stream(Tables.numbers(table, "fit(nu)")).forEach(nu -> assertEquals(7, nu));
        }
    }

    @Test
    void allValuesAreTheNumbersBesideTheCoordinates() throws IOException {
        final var w = Drafts.draft();
        final int node = interpolator(w);
        try (var workflow = Drafts.run(w, m_folder)) {
            assertEquals(List.of("Run", "Time", "Snapshot", "fit(nu)"),
                Tables.columns(Tables.table(workflow, node, 1)));
        }
    }

    @Test
    void theMeanReachesItsRadius() throws IOException {
        final var w = Drafts.draft();
        final int node = interpolator(w, "mode", "CONTINUOUS", "meanRadius", 0.16);
        try (var workflow = Drafts.run(w, m_folder)) {
            final var cells = Tables.column(Tables.table(workflow, node, 1), "fit(nu)");
            for (int i = 0; i < 20; i++) {
                // the last point is at 0.45, the weight at 0.6 is not 0 yet
                assertEquals(i > 12, cells.get(i).isMissing(), "row " + i);
            }
            words(workflow, node, "7 places have no point with a polynomial within the radius 0.16",
                "Choose a larger radius");
        }
    }

    @Test
    void pointsWithoutPolynomialsAreSaid() throws IOException {
        final var w = Drafts.draft();
        final int node = interpolator(w, "fit/neighbours", "RADIUS", "fit/radius", 0.04);
        try (var workflow = Drafts.run(w, m_folder)) {
            words(workflow, node, "10 points were left out", "20 places have no point with a polynomial: they got "
                + "missing",
                "A radius of 0.1");
        }
    }

    @Test
    void noValues() throws IOException {
        final var w = Drafts.draft();
        final int reader = Drafts.reader(w);
        final int node = Drafts.node(w, NodeKind.POINT_INTERPOLATOR, new int[]{reader, reader}, "points/axes", "ONE",
            "points/x",
            "Time",
            "points/clouds", "RUN");
        notConfigured(w, node, "\"Points\" has no number column beside its coordinates");
    }

    @Test
    void unknownColumn() throws IOException {
        final var w = Drafts.draft();
        notConfigured(w, interpolator(w, "values", "NAMED", "valueNames", "nu, heat"), "no number column \"heat\"");
    }

    @Test
    void derivativesBeyondTheOrder() throws IOException {
        final var w = Drafts.draft();
        notConfigured(w, interpolator(w, "fit/order", 3, "derivatives/fourth", true), "order 4", "Raise the order "
            + "to 4");
    }

    @Test
    void columnsThatTellCloudsApart() throws IOException {
        final var w = Drafts.draft();
        notConfigured(w, interpolator(w, "points/runColumn", "Simulation"), "no column \"Simulation\"");
    }

    @Test
    void placeWithoutACoordinate() throws IOException {
        final var w = Drafts.draft();
        final int[] tables = pointsAndPlaces(w);
        final int times = Drafts.node(w, NodeKind.POINT_DIFFERENTIATOR, new int[]{tables[0]}, "points/axes", "ONE",
            "points/x",
            "Time",
            "points/clouds", "RUN", "derivatives/value", true);
        final int missing = Drafts.node(w, NodeKind.POINT_DIFFERENTIATOR, new int[]{tables[0]}, "points/axes", "ONE",
            "points/x",
            "Time",
            "points/clouds", "RUN", "derivatives/value", true, "fit/neighbours", "RADIUS", "fit/radius", 0.01);
        final int node = Drafts.node(w, NodeKind.POINT_INTERPOLATOR, new int[]{times, missing}, "points/axes", "ONE",
            "points/x",
            "fit(nu)", "points/clouds", "TABLE", "values", "NAMED", "valueNames", "nu");
        try (var workflow = Drafts.run(w, m_folder)) {
            assertEquals(NodeState.CONFIGURED, workflow.node(node).state());
            assertNull(workflow.node(node).outObject(0));
            words(workflow, node, "Row \"Row0\" of the table \"Places\" has no number in the column \"fit(nu)\"");
        }
    }

    /** All points at one place: nothing is determined, and that is said; nothing fails. */
    @Test
    void pointsAtOnePlace() throws IOException {
        final var w = Drafts.draft();
        final int[] tables = pointsAndPlaces(w);
        final int node = Drafts.node(w, NodeKind.POINT_INTERPOLATOR, new int[]{tables[0], tables[0]}, "points/axes",
            "ONE",
            "points/x",
            "nu", "points/clouds", "TABLE", "values", "NAMED", "valueNames", "Time");
        try (var workflow = Drafts.run(w, m_folder)) {
            assertEquals(NodeState.EXECUTED, workflow.node(node).state(), workflow.node(node).messages().toString());
            words(workflow, node, "10 points were left out", "at the same places or in line",
                "9 points lie where another one does, the first row \"Row1\" and row \"Row0\"");
            assertTrue(Tables.column(Tables.table(workflow, node, 1),
                "fit(Time)").stream().allMatch(c -> c.isMissing()));
        }
    }
}
