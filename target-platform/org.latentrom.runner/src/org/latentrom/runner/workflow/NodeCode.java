package org.latentrom.runner.workflow;

import java.nio.file.Path;

import org.knime.core.node.workflow.NodeContext;

/** Code of a node, which may throw anything. */
interface NodeCode {
    void run() throws Exception;

    /** Runs the code as a node of a workflow: paths relative to the workflow then work. */
    static void run(final Path workflow, final NodeCode code) throws Exception {
        NodeContext.standInSet(workflow);
        try {
            code.run();
        } finally {
            NodeContext.standInSet(null);
        }
    }
}
