package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.data.DataType;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.latentrom.knime.table.ClassColumn;
import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.knime.tests.workflows.WorkflowDraft;
import org.latentrom.runner.workflow.NodeState;
import org.latentrom.runner.workflow.RunListener;
import org.latentrom.runner.workflow.Workflow;

/** What is wrong with the input of a figure is named, with the remedy. */
class FigureBadInputTest {
    @TempDir
    Path m_folder;

    /** The node leaves nothing, and its message has all the words. */
    private void refused(final WorkflowDraft draft, final int node, final NodeState state, final String... words)
        throws IOException {
        Digits.write(m_folder, 8, true);
        draft.write(m_folder);
        try (var workflow = Workflow.open(m_folder)) {
            workflow.run(new RunListener() {
            });
            assertEquals(state, workflow.node(node).state(), workflow.node(node).messages().toString());
            assertNull(workflow.node(node).outObject(0));
            final String text = workflow.node(node).messages().toString();
            Arrays.stream(words).forEach(w -> assertTrue(text.contains(w), "\"" + w + "\" is not in: " + text));
        }
    }

    private static int sheet(final WorkflowDraft w, final Object... settings) {
        final int fields = Digits.fields(w);
        return Drafts.node(w, NodeKind.RECONSTRUCTIONS,
            new int[]{Digits.decoded(w, Digits.model(w, fields, 1), fields)}, settings);
    }

    private void reconstructions(final String column, final String words) throws IOException {
        final var w = Drafts.draft();
        refused(w, sheet(w, "reconstructionColumn", column), NodeState.IDLE, words);
    }

    @Test
    void reconstructionsNeedAColumnOfTheirOwn() throws IOException {
        final var w = Drafts.draft();
        final int sheet = Drafts.node(w, NodeKind.RECONSTRUCTIONS, new int[]{Digits.fields(w)});
        refused(w, sheet, NodeState.IDLE, "no second field column", "another name");
    }

    @Test
    void reconstructionsAreNotTheOriginals() throws IOException {
        reconstructions("Field", "chosen for the originals and for the reconstructions");
    }

    @Test
    void reconstructionsMustExist() throws IOException {
        reconstructions("Other", "no column \"Other\"");
    }

    @Test
    void reconstructionsMustBeFields() throws IOException {
        reconstructions("Run", "no field column");
    }

    @Test
    void classesOfTheReconstructionSheet() throws IOException {
        final var w = Drafts.draft();
        refused(w, sheet(w, "reconstructionColumn", "Reconstruction", "classes", "COLUMN", "classColumn", "digit"),
            NodeState.IDLE, "no column \"digit\"", "class (string or number)");
    }

    @Test
    void channelOfTheReconstructionSheet() throws IOException {
        final var w = Drafts.draft();
        refused(w, sheet(w, "reconstructionColumn", "Reconstruction", "tiles/channel", "pressure"),
            NodeState.CONFIGURED, "Row \"Row0\"", "no channel \"pressure\"", "brightness");
    }

    @Test
    void columnsOfTheChart() throws IOException {
        final var w = Drafts.draft();
        final int chart = Drafts.node(w, NodeKind.HISTORY, new int[]{Digits.fields(w)});
        refused(w, chart, NodeState.IDLE, "no number column \"ELBO\"", "training history of a learner");
    }

    @Test
    void epochsOfTheChart() throws IOException {
        final var w = Drafts.draft();
        final int chart = Drafts.node(w, NodeKind.HISTORY, new int[]{Digits.fields(w)}, "epochColumn", "label",
            "trainingColumn", "Time");
        refused(w, chart, NodeState.CONFIGURED, "must ascend", "0.0 after 2.0");
    }

    private static int latent(final WorkflowDraft w, final int latents, final Object... settings) {
        final int fields = Digits.fields(w);
        final int model = Digits.model(w, fields, latents);
        return Drafts.node(w, NodeKind.LATENT_SHEET, new int[]{model, Drafts.states(w, model, fields)}, settings);
    }

    @Test
    void planesNeedTwoLatentVariables() throws IOException {
        final var w = Drafts.draft();
        refused(w, latent(w, 1), NodeState.IDLE, "the model has 1", "Traversals");
    }

    @Test
    void deviationsNeedTheirColumns() throws IOException {
        final var w = Drafts.draft();
        refused(w, latent(w, 2, "points", "SIGMAS"), NodeState.IDLE, "\"z0 (sigma)\"", "CVAE Encoder");
    }

    @Test
    void rowsMustBeThere() throws IOException {
        final var w = Drafts.draft();
        refused(w, latent(w, 2, "others", "ROW", "rowId", "Row77"), NodeState.CONFIGURED, "no row \"Row77\"");
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        final var bad = Stream.of(new Object[]{NodeKind.LATENT_SHEET, "values", 1},
            new Object[]{NodeKind.LATENT_SHEET, "values", 101}, new Object[]{NodeKind.LATENT_SHEET, "reach", 0.0},
            new Object[]{NodeKind.LATENT_SHEET, "reach", 9.0}, new Object[]{NodeKind.LATENT_SHEET, "opacity", 1.1},
            new Object[]{NodeKind.LATENT_SHEET, "up", 0}, new Object[]{NodeKind.LATENT_SHEET, "prefix", " "},
            new Object[]{NodeKind.LATENT_SHEET, "tiles/width", 0}, new Object[]{NodeKind.RECONSTRUCTIONS, "count", 0},
            new Object[]{NodeKind.RECONSTRUCTIONS, "columns", 0},
            new Object[]{NodeKind.RECONSTRUCTIONS, "tiles/width", 5000}, new Object[]{NodeKind.HISTORY, "width", 50},
            new Object[]{NodeKind.HISTORY, "height", 20_000});
        bad.forEach(b -> {
            final var parameters =
                (NodeParameters)WorkflowDraft.parameters((NodeKind)b[0], (String)b[1], b[2]);
            assertThrows(InvalidSettingsException.class, parameters::validate, b[1] + " = " + b[2]);
        });
        final var range = (NodeParameters)WorkflowDraft.parameters(NodeKind.RECONSTRUCTIONS, "tiles/range", "GIVEN",
            "tiles/least", 1.0, "tiles/greatest", 1.0);
        assertThrows(InvalidSettingsException.class, range::validate);
    }

    @Test
    void classesAreNamedAndOrdered() {
        final var column = new ClassColumn(0);
        assertEquals("3", column.of(new DefaultRow("r", new DoubleCell(3.0))));
        assertEquals("0.25", column.of(new DefaultRow("r", new DoubleCell(0.25))));
        assertEquals("1000", column.of(new DefaultRow("r", new DoubleCell(1e3))));
        assertEquals("?", column.of(new DefaultRow("r", new DoubleCell(Double.NaN))));
        assertEquals("?", column.of(new DefaultRow("r", DataType.getMissingCell())));
        assertEquals("nu", column.of(new DefaultRow("r", new StringCell("nu"))));
        assertEquals("", new ClassColumn(-1).of(new DefaultRow("r", new StringCell("nu"))));
        assertEquals(List.of("-1", "2", "10", "a", "b", "?"),
            Stream.of("b", "10", "?", "a", "2", "-1").sorted(ClassColumn.ORDER).toList());
    }
}
