package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.latentrom.engine.field.Field;
import org.latentrom.knime.data.FieldValue;
import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.knime.tests.workflows.SmallFlow;
import org.latentrom.knime.tests.workflows.WorkflowDraft;
import org.latentrom.runner.workflow.NodeState;
import org.latentrom.runner.workflow.Workflow;

/** The Tikhonov Differentiator on noise, and on tables and fields that lack something. */
class TikhonovTablesTest {
    private static final int N = 32;

    @TempDir
    Path m_folder;

    private Workflow run(final WorkflowDraft draft) throws IOException {
        final var workflow = Drafts.run(draft, m_folder);
        workflow.nodes().forEach(n -> assertEquals(NodeState.EXECUTED, n.state(), n.label() + n.messages()));
        return workflow;
    }

    private void notExecuted(final WorkflowDraft draft, final int node, final String... words) throws IOException {
        try (var workflow = Drafts.run(draft, m_folder)) {
            assertEquals(NodeState.CONFIGURED, workflow.node(node).state(), workflow.node(node).messages().toString());
            assertNull(workflow.node(node).outObject(0));
            assertNull(workflow.node(node).outObject(1));
            words(workflow, node, words);
        }
    }

    private static void words(final Workflow workflow, final int node, final String... words) {
        final String text = workflow.node(node).messages().toString();
        Arrays.stream(words).forEach(w -> assertTrue(text.contains(w), "\"" + w + "\" is not in: " + text));
    }

    private static Field field(final DataCell cell) {
        return ((FieldValue)cell).getField();
    }

    /** Adds reader and rasterizer of two fields of N columns on [0, 3]^2, written from a formula. */
    private int pixels(final WorkflowDraft w, final int height, final NumpySeries.Formula formula) throws IOException {
        NumpySeries.write(m_folder.resolve("data/u.npz"), "u", height, N, 3, new double[]{0, 1}, formula);
        final int reader = w.node(NodeKind.READER, "", 0, 0, "source", WorkflowDraft.data("u.npz"));
        return Drafts.node(w, NodeKind.RASTERIZER, new int[]{reader}, "pixelCount", "GIVEN", "width", N, "height",
            height);
    }

    private static int tikhonov(final WorkflowDraft w, final int source, final Object... settings) {
        return Drafts.node(w, NodeKind.TIKHONOV, new int[]{source}, settings);
    }

    private static int columns(final WorkflowDraft w, final int source, final Object... settings) {
        final Object[] all = Arrays.copyOf(new Object[]{"data", "COLUMNS"}, 2 + settings.length);
        System.arraycopy(settings, 0, all, 2, settings.length);
        return tikhonov(w, source, all);
    }

    /** A reader of two runs with the same times, and a number column nu of 1 in the one and 2 in the other. */
    private int twoRuns(final WorkflowDraft w) throws IOException {
        final Path data = m_folder.resolve("data");
        SmallFlow.write(data);
        Files.copy(data.resolve("flow.pvd"), data.resolve("other.pvd"));
        Files.writeString(data.resolve("parameters.csv"), "run,nu\nflow,1\nother,2\n");
        return Drafts.reader(w, "scope", "FOLDER", "parameters", "CSV");
    }

    /** Noise of a tenth of the amplitude: both methods find the slope of a sine, local fits of the default radius do not. */
    @Test
    void noisyFields() throws IOException {
        final var random = new Random(1);
        final var w = Drafts.draft();
        final int fields = pixels(w, N, (x, y, t) -> Math.sin(x) * Math.cos(y) + 0.1 * random.nextGaussian());
        final int h2 = tikhonov(w, fields);
        final int tv = tikhonov(w, fields, "method", "TV");
        final int validated = tikhonov(w, fields, "rule", "CROSS_VALIDATION");
        final int local = Drafts.node(w, NodeKind.DIFFERENTIATOR, new int[]{fields});
        try (var workflow = run(w)) {
            final double bound = error(workflow, local) / 4;
            for (int node : new int[]{h2, tv, validated}) {
                assertTrue(error(workflow, node) < bound, error(workflow, node) + " of " + node + ", " + bound);
                assertEquals(0.1, Tables.numbers(Tables.table(workflow, node, 2), "Noise")[0], 0.008);
                assertEquals(List.of(), workflow.node(node).warnings());
            }
            assertEquals(0.1, Tables.numbers(Tables.table(workflow, h2, 2), "Residual RMS")[1], 0.008);
        }
    }

    private static double error(final Workflow workflow, final int node) {
        final Field d = field(Tables.column(Tables.table(workflow, node, 1), "Derivatives").get(0));
        assertEquals("dx(u)", d.shape().channels().get(0));
        double sum = 0;
        for (int i = 0; i < N * N; i++) {
            final double truth = Math.cos(d.shape().x(i % N)) * Math.cos(d.shape().y(i / N));
            sum += Math.pow(d.values()[i] - truth, 2);
        }
        return Math.sqrt(sum) / N;
    }

    @Test
    void fieldsOfOneRowHaveNoDerivativeAlongY() throws IOException {
        final var random = new Random(2);
        final NumpySeries.Formula line = (x, y, t) -> 2 * x + 0.01 * random.nextGaussian();
        var w = Drafts.draft();
        notExecuted(w, tikhonov(w, pixels(w, 1, line)), "Row0", "dy(u)", "Leave this derivative out");
        w = Drafts.draft();
        final int node = tikhonov(w, pixels(w, 1, line), "fy", false, "fxx", true, "rule", "NOISE_GIVEN", "noise", 0.01);
        try (var workflow = run(w)) {
            final Field d = field(Tables.column(Tables.table(workflow, node, 1), "Derivatives").get(0));
            assertEquals(List.of("dx(u)", "dxx(u)"), d.shape().channels());
            for (int i = 0; i < N; i++) {
                assertEquals(2, d.values()[i], 0.1);
            }
        }
    }

    /** A field that is linear needs no parameter; a lonely spike shows no noise, and that is said. */
    @Test
    void fieldsWithoutNoise() throws IOException {
        var w = Drafts.draft();
        int node = tikhonov(w, pixels(w, 8, (x, y, t) -> 1 + 2 * x - y));
        try (var workflow = run(w)) {
            assertEquals(List.of(), workflow.node(node).warnings());
            final Field d = field(Tables.column(Tables.table(workflow, node, 1), "Derivatives").get(1));
            assertEquals(2, d.values()[7], 1e-5);
            assertEquals(-1, d.values()[8 * N + 7], 1e-5);
        }
        w = Drafts.draft();
        node = tikhonov(w, pixels(w, N, (x, y, t) -> Math.hypot(x - 1.45, y - 1.45) < 0.05 ? 1 : 0));
        try (var workflow = run(w)) {
            words(workflow, node, "2 of 2 cases", "row \"Row0\"", "channel \"u\"", "Give a larger noise level");
            assertEquals(0, Tables.numbers(Tables.table(workflow, node, 2), "Regularisation parameter")[0]);
        }
    }

    @Test
    void derivativesBeyondFloat32NameTheRow() throws IOException {
        final var w = Drafts.draft();
        final int node = tikhonov(w, pixels(w, 8, (x, y, t) -> 3e38 * Math.sin(3 * x)), "fxx", true, "rule", "FIXED",
            "alpha", 1e-12);
        notExecuted(w, node, "Row0", "dx(u)", "beyond float32");
    }

    @Test
    void runsAreDerivedForThemselves() throws IOException {
        final var w = Drafts.draft();
        final int node = columns(w, twoRuns(w), "fxx", true);
        try (var workflow = run(w)) {
            final var table = Tables.table(workflow, node, 1);
            assertEquals(40, table.size());
            Arrays.stream(Tables.numbers(table, "dx(nu)")).forEach(d -> assertEquals(0, d));
            Arrays.stream(Tables.numbers(table, "dxx(nu)")).forEach(d -> assertEquals(0, d));
            assertEquals(List.of("flow", "other"), Tables.column(Tables.table(workflow, node, 2), "Run").stream()
                .map(Object::toString).toList());
            assertEquals(List.of(), workflow.node(node).warnings(), "a constant needs no warning");
        }
    }

    @Test
    void equalCoordinatesAreNamed() throws IOException {
        final var w = Drafts.draft();
        final int node = columns(w, twoRuns(w), "timeColumn", "nu", "channels", "NAMED", "channelNames", "Time");
        notExecuted(w, node, "Column \"Time\"", "\"Row0\" and \"Row1\"", "the same coordinate", "keep one of them");
    }

    /** Numbers over numbers, in whatever order: the time over the parameter, and back. */
    @Test
    void rowsNeedNotBeSorted() throws IOException {
        final var w = Drafts.draft();
        SmallFlow.write(m_folder.resolve("data"));
        final int fields = Drafts.raster(w, Drafts.reader(w, "timeTo", 0.22), 16, 8);
        final int noise = Drafts.node(w, NodeKind.DIFFERENTIATOR, new int[]{fields}, "noise", "RMS");
        final int node = columns(w, noise, "timeColumn", "noise(velocity_x)", "channels", "NAMED", "channelNames", "Time",
            "f", true, "rule", "FIXED", "alpha", 1e-30);
        try (var workflow = run(w)) {
            final var table = Tables.table(workflow, node, 1);
            final double[] x = Tables.numbers(table, "noise(velocity_x)");
            assertFalse(Arrays.equals(x, Arrays.stream(x).sorted().toArray()), "this test needs unsorted rows");
            assertArrayEquals(Tables.numbers(table, "Time"), Tables.numbers(table, "fit(Time)"), 1e-6,
                "hardly smoothed, and in the rows' order");
        }
    }

    /** A run of too few rows: what cannot be had is missing, and is left out further on. */
    @Test
    void missingValues() throws IOException {
        final var w = Drafts.draft();
        SmallFlow.write(m_folder.resolve("data"));
        Files.writeString(m_folder.resolve("data/parameters.csv"), "run,nu\nflow,1\n");
        final int two = Drafts.reader(w, "timeTo", 0.07, "parameters", "CSV");
        final int first = columns(w, two, "fxx", true);
        final int second = columns(w, first, "channels", "NAMED", "channelNames", "dxx(nu)");
        try (var workflow = run(w)) {
            final var table = Tables.table(workflow, first, 1);
            assertEquals(2, table.size());
            assertArrayEquals(new double[2], Tables.numbers(table, "dx(nu)"));
            Tables.column(table, "dxx(nu)").forEach(c -> assertTrue(c.isMissing(), "two rows have no curvature"));
            Tables.column(Tables.table(workflow, second, 1), "dx(dxx(nu))").forEach(c -> assertTrue(c.isMissing()));
            final var parameters = Tables.table(workflow, second, 2);
            assertTrue(Tables.column(parameters, "Regularisation parameter").get(0).isMissing());
            assertTrue(Tables.column(parameters, "Noise").get(0).isMissing());
        }
    }

    @Test
    void oneColumnForRunAndCoordinate() throws IOException {
        final var w = Drafts.draft();
        SmallFlow.write(m_folder.resolve("data"));
        final int node = columns(w, Drafts.fields(w), "runColumn", "Time");
        try (var workflow = Drafts.open(w, m_folder)) {
            assertEquals(NodeState.IDLE, workflow.node(node).state());
            words(workflow, node, "Time");
        }
    }
}
