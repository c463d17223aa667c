package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.knime.core.data.def.BooleanCell;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.tikhonov.CurveTikhonov;
import org.latentrom.engine.tikhonov.FieldTikhonov;
import org.latentrom.engine.tikhonov.ParameterRule;
import org.latentrom.engine.tikhonov.Regularization;
import org.latentrom.engine.wlsqm.Derivative;
import org.latentrom.knime.data.FieldValue;
import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.knime.tests.workflows.SmallFlow;
import org.latentrom.knime.tests.workflows.WorkflowDraft;
import org.latentrom.runner.workflow.NodeState;
import org.latentrom.runner.workflow.Workflow;
import org.latentrom.runner.workflow.WorkflowAuthor;

/** The Tikhonov Differentiator gives what the engine gives, for fields and for columns, and says what is wrong. */
class TikhonovDifferentiatorTest {
    private static final List<String> PARAMETERS =
        List.of("Channel", "Regularisation parameter", "Residual RMS", "Noise", "Note");

    private static final List<String> NOISE = List.of("noise(velocity_x)", "noise(velocity_y)");

    @TempDir
    Path m_folder;

    private Workflow run(final WorkflowDraft draft) throws IOException {
        final var workflow = Drafts.run(draft, m_folder);
        workflow.nodes().forEach(n -> assertEquals(NodeState.EXECUTED, n.state(), n.label() + n.messages()));
        return workflow;
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

    private static Field field(final DataCell cell) {
        return ((FieldValue)cell).getField();
    }

    private static int tikhonov(final WorkflowDraft w, final int source, final Object... settings) {
        return Drafts.node(w, NodeKind.TIKHONOV, new int[]{source}, settings);
    }

    /** Adds a node that appends number columns to fields: the noise of each channel. */
    private static int numbers(final WorkflowDraft w) {
        return Drafts.node(w, NodeKind.DIFFERENTIATOR, new int[]{Drafts.fields(w)}, "channels", "NAMED", "channelNames",
            "velocity_x, velocity_y", "noise", "RMS");
    }

    private static Object[] columns(final Object... settings) {
        final Object[] all = Arrays.copyOf(new Object[]{"data", "COLUMNS"}, 2 + settings.length);
        System.arraycopy(settings, 0, all, 2, settings.length);
        return all;
    }

    @Test
    void derivativesOfFieldsAreTheEngines() throws IOException {
        final var w = Drafts.draft();
        final int fields = Drafts.fields(w);
        final int node = tikhonov(w, fields, "f", true, "fy", false, "fxy", true, "method", "TV", "rule", "NOISE_GIVEN",
            "noise", 0.02, "factor", 1.05, "newColumn", "D");
        try (var workflow = run(w)) {
            final Field source = field(Tables.column(Tables.table(workflow, fields, 1), "Field").get(3));
            final Field found = field(Tables.column(Tables.table(workflow, node, 1), "D").get(3));
            final var expected =
                new FieldTikhonov(Regularization.TV, ParameterRule.discrepancy(0.02).withFactor(1.05)).differentiate(
                    source, source.shape().channels(), EnumSet.of(Derivative.F, Derivative.FX, Derivative.FXY),
                    Progress.NONE);
            assertEquals(List.of("fit(velocity_x)", "dx(velocity_x)", "dxy(velocity_x)", "fit(velocity_y)",
                "dx(velocity_y)", "dxy(velocity_y)"), found.shape().channels());
            assertArrayEquals(expected.field().values(), found.values());
            assertEquals(expected.field().mask(), found.mask());
            final var parameters = Tables.table(workflow, node, 2);
            assertEquals("Row", Tables.columns(parameters).get(0));
            assertEquals(PARAMETERS, Tables.columns(parameters).subList(1, 6));
            assertEquals(40, parameters.size(), "20 fields of 2 channels");
            assertEquals("Row3", Tables.column(parameters, "Row").get(6).toString());
            final var selection = expected.selections().get("velocity_x");
            assertEquals(selection.alpha(), Tables.numbers(parameters, "Regularisation parameter")[6]);
            assertEquals(selection.residual(), Tables.numbers(parameters, "Residual RMS")[6]);
            assertEquals(0.021, selection.residual(), 2e-4);
            assertEquals(0.02, Tables.numbers(parameters, "Noise")[6]);
            assertTrue(Tables.column(parameters, "Note").get(6).isMissing());
            assertEquals(List.of(), workflow.node(node).warnings());
        }
    }

    @Test
    void namedChannelsReplaceTheColumn() throws IOException {
        final var w = Drafts.draft();
        final int node = tikhonov(w, Drafts.fields(w), "channels", "NAMED", "channelNames", " velocity_y ", "rule",
            "FIXED", "alpha", 1e-6, "newColumn", "Field");
        try (var workflow = run(w)) {
            final var table = Tables.table(workflow, node, 1);
            assertEquals(List.of("Run", "Time", "Field"), Tables.columns(table));
            assertEquals(List.of("dx(velocity_y)", "dy(velocity_y)"),
                field(Tables.column(table, "Field").get(0)).shape().channels());
            Arrays.stream(Tables.numbers(Tables.table(workflow, node, 2), "Regularisation parameter"))
                .forEach(a -> assertEquals(1e-6, a, 1e-18));
        }
    }

    @Test
    void derivativesOfColumnsOverTheTime() throws IOException {
        final var w = Drafts.draft();
        final int numbers = numbers(w);
        final int node = tikhonov(w, numbers, columns("f", true, "fxx", true, "rule", "FIXED", "alpha", 1e-6));
        try (var workflow = run(w)) {
            final var in = Tables.table(workflow, numbers, 1);
            final var out = Tables.table(workflow, node, 1);
            for (String name : NOISE) {
                final var expected = CurveTikhonov.of(Tables.numbers(in, "Time"), Regularization.H2)
                    .differentiate(Tables.numbers(in, name), ParameterRule.fixed(1e-6), Progress.NONE);
                assertArrayEquals(expected.f(), Tables.numbers(out, "fit(" + name + ")"));
                assertArrayEquals(expected.fx(), Tables.numbers(out, "dx(" + name + ")"));
                assertArrayEquals(expected.fxx(), Tables.numbers(out, "dxx(" + name + ")"));
            }
            assertEquals(Tables.columns(in), Tables.columns(out).subList(0, in.getDataTableSpec().getNumColumns()));
            assertFalse(Tables.columns(out).contains("dy(" + NOISE.get(0) + ")"), "a column has no y");
            final var parameters = Tables.table(workflow, node, 2);
            assertEquals(List.of("flow", "flow"),
                Tables.column(parameters, "Run").stream().map(Object::toString).toList());
            assertEquals(NOISE, Tables.column(parameters, "Column").stream().map(Object::toString).toList());
        }
    }

    @Test
    void columnsOfTheirNamesAreReplaced() throws IOException {
        final var w = Drafts.draft();
        final int first = tikhonov(w, numbers(w), columns("channels", "NAMED", "channelNames", NOISE.get(1)));
        final int second = tikhonov(w, first, columns("channels", "NAMED", "channelNames", NOISE.get(1), "rule",
            "CROSS_VALIDATION"));
        try (var workflow = run(w)) {
            assertEquals(Tables.columns(Tables.table(workflow, first, 1)),
                Tables.columns(Tables.table(workflow, second, 1)));
        }
    }

    @Test
    void theLCurveIsListed() throws IOException {
        final var w = Drafts.draft();
        final int node = tikhonov(w, numbers(w), columns("channels", "NAMED", "channelNames", NOISE.get(0), "rule",
            "L_CURVE", "method", "TV"));
        try (var workflow = run(w)) {
            final var parameters = Tables.table(workflow, node, 2);
            assertEquals(List.of("Seminorm", "Curvature", "Chosen"), Tables.columns(parameters).subList(6, 9));
            final var chosen = Tables.column(parameters, "Chosen");
            assertEquals(BooleanCell.TRUE, chosen.get(0));
            assertEquals(1, chosen.stream().filter(BooleanCell.TRUE::equals).count());
            assertTrue(parameters.size() > 5);
            assertTrue(Tables.column(parameters, "Curvature").get(1).isMissing(), "an end of the curve has none");
            final double[] alpha = Tables.numbers(parameters, "Regularisation parameter");
            for (int i = 2; i < alpha.length; i++) {
                assertTrue(alpha[i] > alpha[i - 1]);
            }
        }
    }

    @Test
    void warnsOfNoiseAboveTheData() throws IOException {
        final var w = Drafts.draft();
        final int node = tikhonov(w, Drafts.fields(w), "rule", "NOISE_GIVEN", "noise", 100.0);
        try (var workflow = run(w)) {
            words(workflow, node, "40 of 40", "row \"Row0\"", "\"velocity_x\"", "smaller noise level");
            final var parameters = Tables.table(workflow, node, 2);
            assertEquals(Double.POSITIVE_INFINITY, Tables.numbers(parameters, "Regularisation parameter")[0]);
            assertTrue(Tables.column(parameters, "Note").get(0).toString().contains("Give a smaller noise level"));
            final Field d = field(Tables.column(Tables.table(workflow, node, 1), "Derivatives").get(0));
            assertEquals(d.values()[0], d.values()[20], "the derivative of a plane");
        }
    }

    @Test
    void optionsThatDoNotGoTogether() throws IOException {
        final Object[][] bad = {{"method", "TV", "rule", "CROSS_VALIDATION"}, {"fx", false, "fy", false},
            {"channels", "NAMED", "channelNames", " , "}, {"newColumn", " "}, {"rule", "NOISE_GIVEN", "noise", 0.0},
            {"rule", "FIXED", "alpha", -1.0}, {"factor", Double.NaN}, {"data", "COLUMNS", "fx", false, "fyy", true}};
        final String[] words = {"H\u00b2", "No derivative", "Name one", "needs a name", "noise level", "positive",
            "factor of the noise", "that number columns have"};
        for (int i = 0; i < bad.length; i++) {
            final var w = Drafts.draft();
            tikhonov(w, Drafts.fields(w), bad[i]);
            try (var workflow = Drafts.open(w, m_folder.resolve("" + i))) {
                assertTrue(workflow.hasLoadErrors(), words[i]);
                final String problems = workflow.problems().toString();
                assertTrue(problems.contains(words[i]), words[i] + " is not in " + problems);
            }
        }
    }

    @Test
    void tablesWithoutWhatIsNeeded() throws IOException {
        var w = Drafts.draft();
        notConfigured(w, tikhonov(w, Drafts.reader(w), "fieldColumn", ""), "no field column", "Snapshot Rasterizer");
        w = Drafts.draft();
        notConfigured(w, tikhonov(w, Drafts.fields(w), columns()), "no number column beside its coordinate");
        w = Drafts.draft();
        notConfigured(w, tikhonov(w, Drafts.fields(w), columns("channels", "NAMED", "channelNames", "heat")),
            "no number column \"heat\"");
        w = Drafts.draft();
        notConfigured(w, tikhonov(w, Drafts.fields(w), columns("timeColumn", "when")), "no column \"when\"");
    }

    @Test
    void unknownChannelsAreNamedWithTheRow() throws IOException {
        final var w = Drafts.draft();
        final int node = tikhonov(w, Drafts.fields(w), "channels", "NAMED", "channelNames", "heat");
        try (var workflow = Drafts.run(w, m_folder)) {
            assertEquals(NodeState.CONFIGURED, workflow.node(node).state());
            words(workflow, node, "Row0", "heat", "velocity_x");
            assertNull(workflow.node(node).outObject(0));
            assertNull(workflow.node(node).outObject(1));
        }
    }

    @Test
    void aNewNodeGuessesWhatTheTableHolds() throws Exception {
        SmallFlow.write(m_folder.resolve("data"));
        final var author = new WorkflowAuthor(m_folder);
        final int reader = author.node(NodeKind.READER.factory(), 0, 0);
        author.set(reader, "source/file/path/file_system_type", "LOCAL");
        author.set(reader, "source/file/path/path", m_folder.resolve("data/flow.pvd").toString());
        final int raster = author.node(NodeKind.RASTERIZER.factory(), 0, 0);
        author.connect(reader, 1, raster, 1);
        final int ofFields = author.node(NodeKind.TIKHONOV.factory(), 0, 0);
        author.connect(raster, 1, ofFields, 1);
        final int scorer = author.node(NodeKind.SCORER.factory(), 0, 0);
        for (int port = 1; port <= 3; port++) {
            author.connect(raster, 1, scorer, port);
        }
        final int ofColumns = author.node(NodeKind.TIKHONOV.factory(), 0, 0);
        author.connect(scorer, 1, ofColumns, 1);
        author.save(); // fails if a node cannot be configured with what it guessed
        try (var workflow = Workflow.open(m_folder)) {
            assertEquals("FIELDS", workflow.settings(workflow.node(ofFields)).getString("data"));
            assertEquals("Field", workflow.settings(workflow.node(ofFields)).getString("fieldColumn"));
            assertEquals("COLUMNS", workflow.settings(workflow.node(ofColumns)).getString("data"));
            assertEquals("Time", workflow.settings(workflow.node(ofColumns)).getString("timeColumn"));
            assertEquals("Run", workflow.settings(workflow.node(ofColumns)).getString("runColumn"));
        }
    }
}
