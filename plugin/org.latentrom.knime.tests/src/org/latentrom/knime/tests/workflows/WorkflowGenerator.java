package org.latentrom.knime.tests.workflows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the workflows of {@code test-workflows/}: run its main method with that folder as the argument after a change
 * of nodes or settings. A test compares the committed files with what this writes.
 */
public final class WorkflowGenerator {
    private WorkflowGenerator() {
    }

    /** @return all workflows */
    public static List<WorkflowDraft> all() {
        final List<WorkflowDraft> all = new ArrayList<>(SmallWorkflows.all());
        all.add(BigWorkflows.cylinderWake());
        all.add(BigWorkflows.burgersSweep());
        all.add(SheetWorkflow.draft());
        all.add(FigureWorkflows.digits());
        all.addAll(FormatWorkflows.all());
        return all;
    }

    /** @return the small workflows, one a node */
    public static List<WorkflowDraft> small() {
        return SmallWorkflows.all();
    }

    /** @param arguments the folder {@code test-workflows} */
    public static void main(final String[] arguments) throws IOException {
        final Path folder = Path.of(arguments[0]).toAbsolutePath();
        for (WorkflowDraft draft : SmallWorkflows.all()) {
            SmallFlow.write(folder.resolve(draft.name()).resolve("data"));
        }
        SmallFlow.write(folder.resolve(FormatWorkflows.PARAVIEW).resolve("data"));
        NoisyField.write(folder.resolve("..").normalize(), folder.resolve(SheetWorkflow.NAME).resolve("data"));
        for (WorkflowDraft draft : all()) {
            draft.write(folder.resolve(draft.name()));
            System.out.println(draft.name());
        }
        ModelFile.writeIfMissing(folder);
    }
}
