package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latentrom.engine.cvae.CvaeModel;
import org.latentrom.engine.progress.Progress;
import org.latentrom.knime.port.CvaeModelPortObject;
import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.knime.tests.workflows.WorkflowDraft;
import org.latentrom.runner.workflow.NodeState;
import org.latentrom.runner.workflow.Workflow;

/** A training whose decoded fields are to satisfy equations; the small flow keeps its volume and drifts. */
class PhysicsInformedTest {
    private static final String CHANNELS = "u = velocity_x, v = velocity_y";

    @TempDir
    Path m_folder;

    private static int learner(final WorkflowDraft w, final int fields, final Object... settings) {
        final Object[] all = {"epochs", 20, "baseWidth", 4, "features", 8, "physics/channels", CHANNELS};
        final Object[] both = Arrays.copyOf(all, all.length + settings.length);
        System.arraycopy(settings, 0, both, all.length, settings.length);
        return Drafts.node(w, NodeKind.CVAE_LEARNER, new int[]{fields}, both);
    }

    private static int decoded(final WorkflowDraft w, final int model, final int fields) {
        return Drafts.node(w, NodeKind.CVAE_DECODER,
            new int[]{model, Drafts.states(w, model, fields, "keepFields", false)});
    }

    private static int residual(final WorkflowDraft w, final int fields, final String text) {
        return Drafts.node(w, NodeKind.PDE_RESIDUAL, new int[]{fields}, "equations", "OWN", "text", text, "channels",
            CHANNELS);
    }

    /** @return mean over the rows of the relative residual */
    private static double relative(final Workflow workflow, final int node) {
        assertEquals(NodeState.EXECUTED, workflow.node(node).state(), workflow.node(node).messages().toString());
        return Arrays.stream(Tables.numbers(Tables.table(workflow, node, 2), "Relative RMS")).average().orElseThrow();
    }

    private static void words(final Workflow workflow, final int node, final String... words) {
        final String text = workflow.node(node).messages().toString();
        Arrays.stream(words).forEach(w -> assertTrue(text.contains(w), "\"" + w + "\" is not in: " + text));
    }

    @Test
    void decodedFieldsComeCloserToTheEquations() throws IOException {
        final String text = "u_x + v_y = 0";
        final var w = Drafts.draft();
        final int fields = Drafts.fields(w);
        final int plain = learner(w, fields);
        final int informed = learner(w, fields, "physics/on", true, "physics/text", text, "physics/weight", 1e4);
        final int without = residual(w, decoded(w, plain, fields), text);
        final int with = residual(w, decoded(w, informed, fields), text);
        try (var workflow = Drafts.run(w, m_folder)) {
            assertEquals(1e4, model(workflow, informed).options().objective().penalty());
            assertTrue(relative(workflow, with) < 0.7 * relative(workflow, without),
                relative(workflow, with) + " and " + relative(workflow, without));
        }
    }

    @Test
    void timeDerivativesTakeTheNeighboursOfARun() throws IOException {
        final var w = Drafts.draft();
        final int fields = Drafts.fields(w);
        final int plain = learner(w, fields, "epochs", 3);
        final int informed = learner(w, fields, "epochs", 3, "physics/on", true, "physics/text", "u_t + c*u_x = 0*v",
            "physics/numbers", "c = 2");
        try (var workflow = Drafts.run(w, m_folder)) {
            final double[] z = {0, 0};
            assertFalse(Arrays.equals(
                model(workflow, plain).decode(new double[][]{z}, Progress.NONE).get(0).values(),
                model(workflow, informed).decode(new double[][]{z}, Progress.NONE).get(0).values()));
        }
    }

    private static CvaeModel model(final Workflow workflow, final int learner) throws IOException {
        assertEquals(NodeState.EXECUTED, workflow.node(learner).state(), workflow.node(learner).messages().toString());
        return ((CvaeModelPortObject)workflow.node(learner).outObject(0)).model();
    }

    @Test
    void whatIsOffCountsForNothing() throws IOException {
        final var w = Drafts.draft();
        final int learner = learner(w, Drafts.fields(w), "epochs", 1, "physics/text", "this is no equation");
        try (var workflow = Drafts.run(w, m_folder)) {
            assertEquals(NodeState.EXECUTED, workflow.node(learner).state(),
                workflow.node(learner).messages().toString());
        }
    }

    @Test
    void badEquationsAreSaidBeforeTheTraining() throws IOException {
        for (String[] bad : List.of(new String[]{"", "No equation is typed"}, new String[]{"u_x + ", "cannot be read"},
            new String[]{"w_x = 0", "\"u\", which is not in the equations"})) {
            final var w = Drafts.draft();
            final int learner = learner(w, Drafts.fields(w), "physics/on", true, "physics/text", bad[0]);
            try (var workflow = Drafts.open(w, m_folder)) {
                assertEquals(NodeState.IDLE, workflow.node(learner).state(), bad[0]);
                words(workflow, learner, bad[1]);
            }
        }
    }

    @Test
    void timeDerivativesNeedTimes() throws IOException {
        final var w = Drafts.draft();
        final int learner = learner(w, Drafts.fields(w), "physics/on", true, "physics/text", "u_t + 2*u_x = v*0",
            "validation", "NONE", "timeColumn", "Moment");
        try (var workflow = Drafts.open(w, m_folder)) {
            assertEquals(NodeState.IDLE, workflow.node(learner).state());
            words(workflow, learner, "Moment");
        }
    }

    @Test
    void unknownParameterIsNamed() throws IOException {
        final var w = Drafts.draft();
        final int learner =
            learner(w, Drafts.fields(w), "physics/on", true, "physics/text", "u_x + v_y = nu", "validation", "NONE");
        try (var workflow = Drafts.run(w, m_folder)) {
            assertFalse(workflow.node(learner).state() == NodeState.EXECUTED);
            words(workflow, learner, "nu");
        }
    }
}
