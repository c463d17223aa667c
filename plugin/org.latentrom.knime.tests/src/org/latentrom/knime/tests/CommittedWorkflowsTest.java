package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.latentrom.knime.tests.workflows.SmallFlow;
import org.latentrom.knime.tests.workflows.WorkflowDraft;
import org.latentrom.knime.tests.workflows.WorkflowGenerator;

/** The workflows in the repository are those that the generator writes. */
class CommittedWorkflowsTest {
    private static final String REMEDY = ": run WorkflowGenerator with the folder test-workflows";

    @TestFactory
    Stream<DynamicTest> filesAreThoseOfTheGenerator() {
        return WorkflowGenerator.all().stream().map(d -> DynamicTest.dynamicTest(d.name(), () -> compare(d)));
    }

    private static void compare(final WorkflowDraft draft) throws IOException {
        final Path folder = Drafts.testWorkflows().resolve(draft.name());
        for (var file : draft.files().entrySet()) {
            final Path committed = folder.resolve(file.getKey());
            assertTrue(Files.isRegularFile(committed), "missing: " + committed + REMEDY);
            assertEquals(file.getValue(), Files.readString(committed), committed + REMEDY);
        }
        try (var files = Files.walk(folder)) {
            final var there = files.filter(Files::isRegularFile).map(f -> folder.relativize(f))
                .filter(f -> !f.startsWith("data")).map(f -> f.toString().replace('\\', '/'))
                .collect(Collectors.toSet());
            assertEquals(draft.files().keySet(), there, "other files in " + folder + REMEDY);
        }
    }

    @Test
    void smallDataAreThoseOfTheGenerator(@TempDir final Path fresh) throws IOException {
        SmallFlow.write(fresh);
        final List<Path> files = new ArrayList<>();
        try (var all = Files.list(fresh)) {
            all.forEach(files::add);
        }
        assertEquals(21, files.size());
        for (WorkflowDraft draft : WorkflowGenerator.small()) {
            for (Path file : files) {
                final Path committed = Drafts.testWorkflows().resolve(draft.name()).resolve("data")
                    .resolve(file.getFileName().toString());
                assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(committed), committed + REMEDY);
            }
        }
    }
}
