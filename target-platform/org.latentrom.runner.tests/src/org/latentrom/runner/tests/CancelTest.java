package org.latentrom.runner.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.latentrom.runner.workflow.NodeState;
import org.latentrom.runner.workflow.RunListener;
import org.latentrom.runner.workflow.Workflow;
import org.latentrom.runner.workflow.WorkflowNode;

/** Cancel stops the running node and starts no other. */
class CancelTest {
    @Test
    void canceledLearnerStaysConfigured() throws Exception {
        try (Workflow w = Workflow.open(Fixtures.FOLDER.resolve("configured"))) {
            var settings = w.settings(w.node(2));
            settings.addInt("steps", 2_000_000);
            w.apply(w.node(2), settings);
            var canceledAt = new AtomicLong();
            boolean all = w.run(new RunListener() {
                @Override
                public void progress(final WorkflowNode node, final Double fraction, final String message) {
                    if (node.id() == 2 && canceledAt.compareAndSet(0, System.nanoTime())) {
                        new Thread(w::cancel).start(); // as a user would, from outside
                    }
                }
            });
            assertTrue(!all);
            assertEquals(NodeState.CONFIGURED, w.node(2).state());
            assertEquals("Execution canceled", w.node(2).warnings().get(0));
            assertNull(w.node(2).outObject(0));
            assertEquals(NodeState.EXECUTED, w.node(1).state());
            assertNull(w.node(3).outObject(0));
        }
    }
}
