package org.latentrom.knime.tests.workflows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.latentrom.runner.workflow.RunListener;
import org.latentrom.runner.workflow.Workflow;

/**
 * The file of the workflow {@code cvae-model-reader}: what the workflow {@code cvae-model-writer} wrote. It is made once
 * and then kept, as a model of the time when it was made: later versions must read it.
 */
public final class ModelFile {
    /** Its name in the workflow data area. */
    public static final String NAME = "small-flow.cvae";

    private ModelFile() {
    }

    /** @return where it is in the workflow that reads it */
    public static Path in(final Path testWorkflows) {
        return testWorkflows.resolve("cvae-model-reader").resolve("data").resolve(NAME);
    }

    static void writeIfMissing(final Path testWorkflows) throws IOException {
        if (Files.exists(in(testWorkflows))) {
            return;
        }
        final Path folder = Files.createTempDirectory("model-file");
        SmallFlow.write(folder.resolve("data"));
        SmallWorkflows.writer().write(folder);
        try (var workflow = Workflow.open(folder)) {
            if (!workflow.run(new RunListener() {
            })) {
                throw new IOException("the model was not written: see " + folder);
            }
        }
        Files.copy(folder.resolve("data").resolve(NAME), in(testWorkflows));
    }
}
