package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.knime.tests.workflows.WorkflowDraft;
import org.latentrom.runner.workflow.NodeState;

/** What the Latent Sampler says if its input or its options do not do. */
class LatentSamplerBadInputTest {
    @TempDir
    Path m_folder;

    private WorkflowDraft m_draft = Drafts.draft();

    /** Two latent variables, without standard deviations; {@code readerSettings} choose the rows. */
    private int states(final Object... readerSettings) {
        final int all = Drafts.fields(m_draft);
        final int chosen = Drafts.fields(m_draft, readerSettings);
        return Drafts.states(m_draft, Drafts.model(m_draft, all), chosen);
    }

    private void refuses(final int input, final String[] texts, final Object... settings) throws IOException {
        final int sampler = Drafts.node(m_draft, NodeKind.SAMPLER, new int[]{input}, settings);
        try (var workflow = Drafts.run(m_draft, m_folder)) {
            final var node = workflow.node(sampler);
            assertNotEquals(NodeState.EXECUTED, node.state());
            final String messages = node.messages().toString();
            for (String text : texts) {
                assertTrue(messages.contains(text), messages);
            }
        }
    }

    @Test
    void noLatentColumn() throws IOException {
        refuses(states(), new String[]{"no latent column \"q0\"", "set the prefix"}, "prefix", "q");
    }

    @Test
    void noSuchVariable() throws IOException {
        refuses(states(), new String[]{"no latent variable 2", "Choose one below 2"}, "mode", "GRID", "secondLatent",
            2);
    }

    @Test
    void noSuchVariableToTraverse() throws IOException {
        refuses(states(), new String[]{"no latent variable 9"}, "mode", "TRAVERSAL", "all", false, "latent", 9);
    }

    @Test
    void noStandardDeviations() throws IOException {
        refuses(states(), new String[]{"z0 (sigma)", "Let the CVAE Encoder append them"}, "mode", "HYPERCUBE", "unit",
            "ROW");
    }

    @Test
    void noSuchRow() throws IOException {
        refuses(states(), new String[]{"no row \"Row77\"", "such as \"Row0\""}, "mode", "INTERPOLATION", "toRow",
            "Row77");
    }

    /** Encoded rates of change: those of the first and the last of {@code last + 1} snapshots are missing. */
    private int rates(final double timeTo) {
        final int all = rate(Drafts.fields(m_draft), true);
        final int model = Drafts.node(m_draft, NodeKind.CVAE_LEARNER, new int[]{all}, "epochs", 3, "baseWidth", 4,
            "features", 8, "fieldColumn", "Rate");
        return Drafts.states(m_draft, model, rate(Drafts.fields(m_draft, "timeTo", timeTo), false), "fieldColumn",
            "Rate");
    }

    private int rate(final int fields, final boolean ends) {
        return Drafts.node(m_draft, NodeKind.PDE_RESIDUAL, new int[]{fields}, "equations", "OWN", "text",
            "a: velocity_x_t", "ends", ends, "newColumn", "Rate");
    }

    @Test
    void rowsThatAreNoStates() throws IOException {
        refuses(rates(0.06), new String[]{"no row with latent values", "the prior"}, "mode", "TRAVERSAL");
    }

    @Test
    void tooFewRowsForAMixture() throws IOException {
        refuses(states(), new String[]{"need at least 21 states, there are 20", "at most 6 components"}, "mode",
            "MIXTURE", "componentsMode", "GIVEN", "components", 7);
    }

    @Test
    void mixtureOfNoRows() throws IOException {
        refuses(rates(0.06), new String[]{"at least 2 latent states, there are 0"}, "mode", "MIXTURE");
    }

    @Test
    void oneRowHasNoDeviation() throws IOException {
        refuses(states("timeTo", 0.01), new String[]{"a standard deviation needs two"}, "mode", "HYPERCUBE");
    }

    /** The prior and states around the origin ask for columns only. */
    @Test
    void noRowIsNeededForThePrior() throws IOException {
        final int input = rates(0.06);
        final int prior = Drafts.node(m_draft, NodeKind.SAMPLER, new int[]{input}, "count", 3);
        final int grid = Drafts.node(m_draft, NodeKind.SAMPLER, new int[]{input}, "mode", "GRID", "centre", "ORIGIN",
            "valueCount", 3);
        try (var workflow = Drafts.run(m_draft, m_folder)) {
            assertEquals(3, Tables.table(workflow, prior, 1).size());
            assertEquals(9, Tables.table(workflow, grid, 1).size());
            assertArrayEquals(new double[3], Tables.numbers(Tables.table(workflow, prior, 1), "Time"));
        }
    }

    @Test
    void rowsWithoutLatentValuesAreLeftOut() throws IOException {
        final int input = rates(0.2);
        final int way = Drafts.node(m_draft, NodeKind.SAMPLER, new int[]{input}, "mode", "INTERPOLATION", "count", 2);
        try (var workflow = Drafts.run(m_draft, m_folder)) {
            assertEquals("[2 rows have a missing latent value; they were left out.]",
                workflow.node(way).warnings().toString());
            final double[] time = Tables.numbers(Tables.table(workflow, way, 1), "Time");
            assertArrayEquals(new double[]{0.05, 0.15}, time, 1e-9);
        }
    }

    @Test
    void valuesOutOfRangeAreLoadErrors() throws IOException {
        for (Object[] bad : new Object[][]{{"prefix", ""}, {"count", 0}, {"components", 0}, {"valueCount", 1},
            {"halfWidth", 0.0}, {"range", 9.0}, {"latent", -1}, {"mode", "INTERPOLATION", "count", 1},
            {"mode", "GRID", "secondLatent", 0}}) {
            m_draft = Drafts.draft();
            m_draft.node(NodeKind.SAMPLER, "", 0, 0, bad);
            try (var workflow = Drafts.open(m_draft, m_folder)) {
                assertTrue(workflow.hasLoadErrors(), bad[0] + " = " + bad[1]);
            }
        }
    }
}
