package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.knime.tests.workflows.SmallFlow;
import org.latentrom.knime.tests.workflows.WorkflowDraft;
import org.latentrom.runner.workflow.NodeState;
import org.latentrom.runner.workflow.RunListener;
import org.latentrom.runner.workflow.Workflow;
import org.latentrom.runner.workflow.WorkflowAuthor;
import org.latentrom.runner.workflow.WorkflowNode;

/** What point clouds can lack is said with the remedy, while the node is configured where it can be known. */
class PointCloudBadInputTest {
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    Path m_folder;

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

    /** Adds a differentiator of the times of a reader's rows, with a parameter as the value. */
    private int ofTimes(final WorkflowDraft w, final Object... settings) throws IOException {
        Files.createDirectories(m_folder.resolve("data"));
        Files.writeString(m_folder.resolve("data").resolve("parameters.csv"), "run,nu\nflow,1\n");
        final Object[] all = Arrays.copyOf(new Object[]{"points/axes", "ONE", "points/x", "Time", "values", "NAMED",
            "valueNames",
            "nu"},
            8 + settings.length);
        System.arraycopy(settings, 0, all, 8, settings.length);
        return Drafts.node(w, NodeKind.POINT_DIFFERENTIATOR, new int[]{Drafts.reader(w, "parameters", "CSV")}, all);
    }

    @Test
    void noCoordinates() throws IOException {
        final var w = Drafts.draft();
        final int node = Drafts.node(w, NodeKind.POINT_DIFFERENTIATOR, new int[]{Drafts.reader(w)});
        notConfigured(w, node, "\"Points\" has no number column", "coordinate x", "Choose one in the dialog");
    }

    @Test
    void oneColumnForTwoCoordinates() throws IOException {
        final var w = Drafts.draft();
        final int node = Drafts.node(w, NodeKind.POINT_DIFFERENTIATOR, new int[]{Drafts.reader(w)}, "points/x",
            "Time", "points/y",
            "Time");
        notConfigured(w, node, "\"Time\"", "two coordinates");
    }

    @Test
    void noValues() throws IOException {
        final var w = Drafts.draft();
        final int node =
            Drafts.node(w, NodeKind.POINT_DIFFERENTIATOR, new int[]{Drafts.reader(w)}, "points/axes", "ONE",
            "points/x", "Time");
        notConfigured(w, node, "no number column beside its coordinates");
    }

    @Test
    void unknownValue() throws IOException {
        final var w = Drafts.draft();
        notConfigured(w, ofTimes(w, "valueNames", "temperature"), "\"temperature\"", "Name others");
    }

    @Test
    void noSnapshots() throws IOException {
        final var w = Drafts.draft();
        final int node = Drafts.node(w, NodeKind.POINT_DIFFERENTIATOR, new int[]{Drafts.fields(w)}, "input",
            "SNAPSHOTS",
            "snapshotColumn", "");
        notConfigured(w, node, "no snapshot column", "Snapshot Reader");
    }

    @Test
    void fewerNeighboursThanUnknowns() throws IOException {
        final var w = Drafts.draft();
        final int node = Drafts.node(w, NodeKind.POINT_INTERPOLATOR, new int[]{Drafts.reader(w), Drafts.reader(w)},
            "points/x",
            "Time", "fit/neighbours", "NEAREST", "fit/count", 4);
        notConfigured(w, node, "4 neighbours", "order 2 in 2 coordinates", "at least 5 neighbours, better 10");
    }

    @Test
    void derivativesBeyondTheOrder() throws IOException {
        final var w = Drafts.draft();
        notConfigured(w, ofTimes(w, "derivatives/third", true), "order 3", "Raise the order to 3");
    }

    @Test
    void nothingChosen() throws IOException {
        final var w = Drafts.draft();
        notConfigured(w, ofTimes(w, "derivatives/first", false), "No derivative is chosen");
    }

    @Test
    void placesWithoutCoordinates() throws IOException {
        final var w = Drafts.draft();
        final int states = ofTimes(w, "derivatives/value", true);
        final int node = Drafts.node(w, NodeKind.POINT_INTERPOLATOR, new int[]{states, Drafts.reader(w)},
            "points/axes", "ONE",
            "points/x", "dx(nu)", "points/clouds", "TABLE");
        notConfigured(w, node, "\"Places\" has no number column \"dx(nu)\"");
    }

    @Test
    void radiusWithTooFewPoints() throws IOException {
        final var w = Drafts.draft();
        final int node = ofTimes(w, "fit/neighbours", "RADIUS", "fit/radius", 0.01, "points/clouds", "RUN",
            "condition", true);
        try (var workflow = Drafts.run(w, m_folder)) {
            assertEquals(NodeState.EXECUTED, workflow.node(node).state(), workflow.node(node).messages().toString());
            words(workflow, node, "20 points were left out", "Of run \"flow\"", "row \"Row0\" at (0.0) with 0 "
                + "neighbours",
                "at least 2 are needed", "A radius of 0.1");
            Tables.column(Tables.table(workflow, node, 1), "dx(nu)").forEach(c -> assertTrue(c.isMissing()));
            Tables.column(Tables.table(workflow, node, 1), "condition number").forEach(c -> assertTrue(c.isMissing()));
        }
    }

    @Test
    void lowerOrdersAreSaid() throws IOException {
        final var w = Drafts.draft();
        final int node = ofTimes(w, "fit/neighbours", "RADIUS", "fit/radius", 0.06, "fit/singular", "LOWER_ORDER",
            "derivatives/second", true);
        try (var workflow = Drafts.run(w, m_folder)) {
            assertEquals(NodeState.EXECUTED, workflow.node(node).state(), workflow.node(node).messages().toString());
            words(workflow, node, "2 points got a lower order", "row \"Row0\" at (0.0) with 1 neighbours");
            final var second = Tables.column(Tables.table(workflow, node, 1), "dxx(nu)");
            assertTrue(second.get(0).isMissing() && !second.get(1).isMissing());
            assertEquals(0, Tables.numbers(Tables.table(workflow, node, 1), "dx(nu)")[0]);
        }
    }

    @Test
    void missingNumberNamesRowAndColumn() throws IOException {
        final var w = Drafts.draft();
        final int first = ofTimes(w, "fit/neighbours", "RADIUS", "fit/radius", 0.01);
        final int second = Drafts.node(w, NodeKind.POINT_DIFFERENTIATOR, new int[]{first}, "points/axes", "ONE",
            "points/x", "Time",
            "values", "NAMED", "valueNames", "dx(nu)");
        try (var workflow = Drafts.run(w, m_folder)) {
            assertEquals(NodeState.CONFIGURED, workflow.node(second).state());
            words(workflow, second, "Row \"Row0\" of the table \"Points\" has no number in the column \"dx(nu)\"",
                "filter such rows");
            assertNull(workflow.node(second).outObject(0));
        }
    }

    @Test
    void unknownFieldListsTheOthers() throws IOException {
        final var w = Drafts.draft();
        final int node = Drafts.node(w, NodeKind.POINT_DIFFERENTIATOR, new int[]{Drafts.reader(w)}, "input",
            "SNAPSHOTS",
            "values", "NAMED", "valueNames", "heat");
        try (var workflow = Drafts.run(w, m_folder)) {
            assertEquals(NodeState.CONFIGURED, workflow.node(node).state());
            words(workflow, node, "heat", "velocity_x", "pressure");
        }
    }

    /** New nodes after a reader take its snapshots, after an encoder the latent states of each run over time. */
    @Test
    void newNodesGuessTheirInput() throws Exception {
        SmallFlow.write(m_folder.resolve("data"));
        final var author = new WorkflowAuthor(m_folder);
        final int reader = author.node(NodeKind.READER.factory(), 0, 0);
        author.set(reader, "source/file/path/file_system_type", "LOCAL");
        author.set(reader, "source/file/path/path", m_folder.resolve("data/flow.pvd").toString());
        final int mesh = author.node(NodeKind.POINT_DIFFERENTIATOR.factory(), 0, 0);
        author.connect(reader, 1, mesh, 1);
        final int raster = author.node(NodeKind.RASTERIZER.factory(), 0, 0);
        author.connect(reader, 1, raster, 1);
        final int learner = author.node(NodeKind.CVAE_LEARNER.factory(), 0, 0);
        author.connect(raster, 1, learner, 1);
        final int encoder = author.node(NodeKind.CVAE_ENCODER.factory(), 0, 0);
        author.connect(learner, 1, encoder, 1);
        author.connect(raster, 1, encoder, 2);
        final int latent = author.node(NodeKind.POINT_DIFFERENTIATOR.factory(), 0, 0);
        author.connect(encoder, 1, latent, 1);
        final int interpolator = author.node(NodeKind.POINT_INTERPOLATOR.factory(), 0, 0);
        author.connect(encoder, 1, interpolator, 1);
        author.connect(reader, 1, interpolator, 2);
        author.save();
        try (var workflow = Workflow.open(m_folder)) {
            assertEquals("SNAPSHOTS", workflow.settings(workflow.node(mesh)).getString("input"));
            for (int node : new int[]{latent, interpolator}) {
                final var points = workflow.settings(workflow.node(node)).getNodeSettings("points");
                assertEquals("ONE", points.getString("axes"));
                assertEquals("Time", points.getString("x"));
                assertEquals("RUN", points.getString("clouds"));
            }
        }
    }

    /** A snapshot of 90000 points, each with several hundred neighbours, in polynomials of order 4, refined. */
    @Test
    void canBeCancelled() throws Exception {
        final var w = Drafts.draft();
        final int reader = w.node(NodeKind.READER, "", 0, 0, "source", WorkflowDraft.data("large.npy"));
        final int node = Drafts.node(w, NodeKind.POINT_DIFFERENTIATOR, new int[]{reader}, "input", "SNAPSHOTS",
            "fit/order", 4, "fit/neighbours", "NEAREST", "fit/count", 900, "fit/refine", true);
        Files.createDirectories(m_folder.resolve("data"));
        Files.write(m_folder.resolve("data").resolve("large.npy"), Npy.of(new double[300 * 300], 1, 300, 300));
        try (var workflow = Drafts.open(w, m_folder)) {
            final var working = new CountDownLatch(1);
            final var thread = new Thread(() -> workflow.run(new RunListener() {
                @Override
                public void progress(final WorkflowNode running, final Double fraction, final String message) {
                    if (running.id() == node && fraction != null) {
                        working.countDown();
                    }
                }
            }));
            thread.start();
            assertTrue(working.await(PATIENCE_SECONDS, TimeUnit.SECONDS),
                "the node never said how far it was: " + workflow.node(node).state() + workflow.node(node).messages());
            workflow.cancel();
            thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            assertFalse(thread.isAlive(), "the node goes on");
            assertEquals(NodeState.CONFIGURED, workflow.node(node).state());
            words(workflow, node, "cancel");
            assertNull(workflow.node(node).outObject(0));
        }
    }
}
