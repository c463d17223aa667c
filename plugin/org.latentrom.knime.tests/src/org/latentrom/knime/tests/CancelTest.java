package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.knime.tests.workflows.WorkflowDraft;
import org.latentrom.runner.workflow.NodeState;
import org.latentrom.runner.workflow.RunListener;
import org.latentrom.runner.workflow.Workflow;
import org.latentrom.runner.workflow.WorkflowNode;

/** A node that would run for hours stops when the user cancels it, and leaves nothing. */
class CancelTest {
    /**
     * Far more than the two seconds that are aimed at, far less than the work would take: other work shares the
     * machine.
     */
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    Path m_folder;

    private void canceled(final WorkflowDraft draft, final int node) throws IOException, InterruptedException {
        try (var workflow = Drafts.open(draft, m_folder)) {
            final var working = new CountDownLatch(1);
            final var thread = new Thread(() -> run(workflow, node, working));
            thread.start();
            assertTrue(working.await(PATIENCE_SECONDS, TimeUnit.SECONDS), "the node never said how far it was");
            workflow.cancel();
            thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            assertFalse(thread.isAlive(), "the node goes on");
            final var stopped = workflow.node(node);
            assertEquals(NodeState.CONFIGURED, stopped.state());
            assertTrue(stopped.messages().toString().contains("cancel"), stopped.messages().toString());
            assertNull(stopped.outObject(0));
        }
    }

    private static void run(final Workflow workflow, final int node, final CountDownLatch working) {
        workflow.run(new RunListener() {
            @Override
            public void progress(final WorkflowNode running, final Double fraction, final String message) {
                if (running.id() == node && fraction != null) {
                    working.countDown();
                }
            }
        });
    }

    @Test
    void cvaeLearner() throws Exception {
        final var w = Drafts.draft();
        canceled(w, Drafts.node(w, NodeKind.CVAE_LEARNER, new int[]{Drafts.fields(w)}, "epochs", 100_000));
    }

    @Test
    void dynamicsLearner() throws Exception {
        final var w = Drafts.draft();
        final int fields = Drafts.fields(w);
        final int states = Drafts.states(w, Drafts.model(w, fields), fields);
        canceled(w, Drafts.node(w, NodeKind.DYNAMICS_LEARNER, new int[]{states}, "epochs", 1_000_000));
    }

    @Test
    void statistics() throws Exception {
        final var w = Drafts.draft();
        final int fields = Drafts.fields(w);
        final int model = Drafts.model(w, fields);
        canceled(w, Drafts.node(w, NodeKind.STATISTICS, new int[]{model, fields}, "samples", 100_000));
    }

    @Test
    void sampler() throws Exception {
        final var w = Drafts.draft();
        final int fields = Drafts.fields(w);
        final int states = Drafts.states(w, Drafts.model(w, fields), fields);
        canceled(w, Drafts.node(w, NodeKind.SAMPLER, new int[]{states}, "count", 1_000_000));
    }

    @Test
    void rollout() throws Exception {
        final var w = Drafts.draft();
        final int fields = Drafts.fields(w);
        final int states = Drafts.states(w, Drafts.model(w, fields), fields);
        final int dynamics = Drafts.node(w, NodeKind.DYNAMICS_LEARNER, new int[]{states}, "epochs", 5);
        canceled(w, Drafts.node(w, NodeKind.ROLLOUT, new int[]{dynamics, states}, "steps", 10_000_000));
    }

    @Test
    void differentiator() throws Exception {
        final var w = Drafts.draft();
        final int fields = Drafts.raster(w, Drafts.reader(w), 600, 300);
        canceled(w, Drafts.node(w, NodeKind.DIFFERENTIATOR, new int[]{fields}, "radius", 200.5, "order", 4, "refit",
            "SECOND", "denoiseSteps", 100, "fxx", true));
    }

    @Test
    void tikhonov() throws Exception {
        final var w = Drafts.draft();
        final int fields = Drafts.raster(w, Drafts.reader(w), 1024, 512);
        canceled(w, Drafts.node(w, NodeKind.TIKHONOV, new int[]{fields}, "method", "TV", "rule", "L_CURVE"));
    }

    @Test
    void image() throws Exception {
        final var w = Drafts.draft();
        canceled(w, Drafts.node(w, NodeKind.IMAGE, new int[]{Drafts.fields(w)}, "pixelSize", 64));
    }

    /** The second picture is the first that the node tells of; a picture of 4096 pixels takes a second or more. */
    @Test
    void snapshotImage() throws Exception {
        final var w = Drafts.draft();
        canceled(w, Drafts.node(w, NodeKind.SNAPSHOT_IMAGE, new int[]{Drafts.reader(w)}, "size", 4096));
    }

    @Test
    void residual() throws Exception {
        final var w = Drafts.draft();
        final int fields = Drafts.raster(w, Drafts.reader(w), 512, 256);
        canceled(w, Drafts.node(w, NodeKind.PDE_RESIDUAL, new int[]{fields}, "radius", 20.5));
    }

    @Test
    void sheet() throws Exception {
        final var w = Drafts.draft();
        final int derivatives = Drafts.node(w, NodeKind.DIFFERENTIATOR, new int[]{Drafts.fields(w)}, "fxx", true);
        canceled(w, Drafts.node(w, NodeKind.SHEET, new int[]{derivatives}, "side", 1000, "picture", "SURFACES"));
    }

    @Test
    void latentSheet() throws Exception {
        final var w = Drafts.draft();
        final int fields = Drafts.raster(w, Drafts.reader(w), 64, 32);
        final int model = Drafts.model(w, fields);
        canceled(w, Drafts.node(w, NodeKind.LATENT_SHEET, new int[]{model, Drafts.states(w, model, fields)}, "values",
            100));
    }
}
