package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.knime.tests.workflows.WorkflowDraft;
import org.latentrom.runner.workflow.NodeState;
import org.latentrom.runner.workflow.RunListener;
import org.latentrom.runner.workflow.Workflow;

/** Mistakes that somebody makes who builds a workflow for the first time: what the node says leads on. */
class MistakesTest {
    @TempDir
    Path m_folder;

    private void said(final WorkflowDraft w, final int node, final NodeState state, final String... words)
        throws IOException {
        Digits.write(m_folder, 8, false);
        try (var workflow = Drafts.open(w, m_folder)) {
            workflow.run(new RunListener() {
            });
            check(workflow, node, state, words);
        }
    }

    private static void check(final Workflow workflow, final int node, final NodeState state, final String... words) {
        final String text = workflow.node(node).messages().toString();
        assertEquals(state, workflow.node(node).state(), text);
        Arrays.stream(words).forEach(w -> assertTrue(text.contains(w), "\"" + w + "\" is not in: " + text));
    }

    private static int learner(final WorkflowDraft w, final int table, final Object... settings) {
        final Object[] few = {"epochs", 2, "baseWidth", 4, "features", 8};
        final Object[] all = Arrays.copyOf(few, few.length + settings.length);
        System.arraycopy(settings, 0, all, few.length, settings.length);
        return Drafts.node(w, NodeKind.CVAE_LEARNER, new int[]{table}, all);
    }

    /** Another field column would not help: there is none. */
    @Test
    void snapshotsThatAreNotRasterized() throws IOException {
        final var w = Drafts.draft();
        said(w, learner(w, Drafts.reader(w), "fieldColumn", "Field"), NodeState.IDLE, "no column \"Field\"",
            "no field column at all", "Snapshot Rasterizer");
    }

    @Test
    void fieldColumnOfAnotherName() throws IOException {
        final var w = Drafts.draft();
        said(w, learner(w, Drafts.fields(w), "fieldColumn", "Pressure"), NodeState.IDLE, "no column \"Pressure\"",
            "Choose another field column in the dialog");
    }

    @Test
    void runThatIsNotThere() throws IOException {
        final var w = Drafts.draft();
        said(w, learner(w, Drafts.fields(w), "validation", "RUNS", "validationRuns", "nu_7"), NodeState.CONFIGURED,
            "no run \"nu_7\"", "[flow]", "name some of these");
    }

    @Test
    void parametersThatAreNotThere() throws IOException {
        final var w = Drafts.draft();
        said(w, learner(w, Drafts.fields(w), "conditions/columns", "ALL"), NodeState.EXECUTED,
            "no number columns for the parameters");
    }

    @Test
    void trainingThatIsMuchTooShort() throws IOException {
        final var w = Drafts.draft();
        said(w, learner(w, Drafts.fields(w)), NodeState.EXECUTED, "has collapsed", "Choose more epochs");
    }

    @Test
    void warmUpThatNeverEnds() throws IOException {
        final var w = Drafts.draft();
        said(w, learner(w, Drafts.fields(w), "warmUpEpochs", 50), NodeState.EXECUTED, "still rising",
            "fewer warm-up epochs than the 2 epochs");
        final var plain = Drafts.draft();
        final int learner = learner(plain, Drafts.fields(plain), "warmUpEpochs", 50, "objective/kind", "AUTOENCODER");
        try (var workflow = Drafts.run(plain, m_folder)) {
            assertTrue(!workflow.node(learner).messages().toString().contains("still rising"));
        }
    }

    @Test
    void equationsThatAreNotTyped() throws IOException {
        final var w = Drafts.draft();
        said(w, learner(w, Drafts.fields(w), "physics/on", true), NodeState.IDLE, "No equation is typed",
            "switch \"Fields satisfy equations\" off");
    }

    /** The decoder has all columns that it needs, but they say something else. */
    @Test
    void statesOfAnotherModel() throws IOException {
        final var w = Drafts.draft();
        final int fields = Digits.fields(w);
        final int two = Digits.model(w, fields, 2);
        final int states = Drafts.states(w, Digits.model(w, fields, 3), fields);
        final int wrong = Drafts.node(w, NodeKind.CVAE_DECODER, new int[]{two, states});
        final int right = Drafts.node(w, NodeKind.CVAE_DECODER, new int[]{two, Drafts.states(w, two, fields)});
        Digits.write(m_folder, 8, false);
        try (var workflow = Drafts.run(w, m_folder)) {
            check(workflow, wrong, NodeState.EXECUTED, "2 latent variables", "\"z2\"", "another model");
            check(workflow, right, NodeState.EXECUTED);
            assertTrue(workflow.node(right).messages().isEmpty());
        }
    }
}
