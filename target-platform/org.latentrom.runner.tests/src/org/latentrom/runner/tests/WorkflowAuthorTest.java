package org.latentrom.runner.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latentrom.runner.workflow.RunListener;
import org.latentrom.runner.workflow.Workflow;
import org.latentrom.runner.workflow.WorkflowAuthor;

/** A workflow made by program is, entry by entry, the one that KNIME wrote. */
class WorkflowAuthorTest {
    private static final String NODES = "org.example.samplefield.nodes.";

    @TempDir
    Path m_folder;

    private WorkflowAuthor author() {
        var a = new WorkflowAuthor(m_folder.resolve("configured"));
        int source = a.node(NODES + "SourceNodeFactory", 100, 150);
        int learner = a.node(NODES + "LearnerNodeFactory", 300, 100);
        int apply = a.node(NODES + "ApplyNodeFactory", 500, 150);
        int picture = a.node(NODES + "PictureNodeFactory", 700, 150);
        a.connect(source, 1, learner, 1);
        a.connect(source, 1, apply, 2);
        a.connect(learner, 1, apply, 1);
        a.connect(apply, 1, picture, 1);
        a.set(source, "pattern", "BUMP").set(source, "seed", 7L);
        return a;
    }

    @Test
    void workflowEqualsTheOneOfKnime() throws IOException {
        author().save();
        Path made = m_folder.resolve("configured");
        Path known = Fixtures.FOLDER.resolve("configured");
        for (String node : List.of(Fixtures.SOURCE, Fixtures.LEARNER, Fixtures.APPLY, Fixtures.PICTURE)) {
            String file = node + "/settings.xml";
            assertEquals(lines(known.resolve(file), "node-bundle-"), lines(made.resolve(file), "node-bundle-"), node);
        }
        String own = "created_by|auth|workflow.knime";
        assertEquals(lines(known.resolve("workflow.knime"), own), lines(made.resolve("workflow.knime"), own));
        assertTrue(Files.isRegularFile(made.resolve("workflow-metadata.xml")));
        assertTrue(Files.isRegularFile(made.resolve("workflowset.meta")));
    }

    private static List<String> lines(final Path file, final String without) throws IOException {
        return Files.readAllLines(file).stream()
            .filter(l -> !l.matches(".*key=\"(" + without + ").*")).toList();
    }

    @Test
    void workflowOpensInTheOldestSupportedKnime() throws IOException {
        author().save();
        String text = Files.readString(m_folder.resolve("configured").resolve("workflow.knime"));
        assertTrue(text.contains("key=\"created_by\" type=\"xstring\" value=\"5.8.0\""));
        assertTrue(!text.contains("created_by_nightly"));
    }

    @Test
    void workflowRuns() throws IOException {
        author().save();
        try (Workflow w = Workflow.open(m_folder.resolve("configured"))) {
            assertEquals(List.of(), w.problems());
            assertTrue(w.run(new RunListener() {
            }));
            SampleWorkflowTest.check(w);
        }
    }

    @Test
    void sameWorkflowGivesTheSameBytes() throws IOException {
        author().save();
        Path file = m_folder.resolve("configured").resolve("workflow.knime");
        byte[] first = Files.readAllBytes(file);
        author().save();
        assertEquals(new String(first), Files.readString(file));
    }

    @Test
    void unknownOptionIsRefused() {
        WorkflowAuthor a = author();
        a.set(1, "colour", "RED");
        assertThrows(IllegalStateException.class, a::save);
    }

    @Test
    void optionOfAnotherTypeIsRefused() {
        WorkflowAuthor a = author();
        a.set(1, "seed", 7);
        assertThrows(IllegalStateException.class, a::save);
    }

    @Test
    void workflowThatIsNotConfiguredIsRefused() {
        WorkflowAuthor a = author();
        a.set(3, "column", "Nowhere");
        var e = assertThrows(IllegalStateException.class, a::save);
        assertTrue(e.getMessage().contains("Nowhere"), e.getMessage());
    }

    @Test
    void unknownFactoryIsRefused() {
        WorkflowAuthor a = author();
        assertThrows(IllegalArgumentException.class, () -> a.node("org.example.Gone", 0, 0));
    }

    @Test
    void portsOfDifferentTypesAreNotConnected() {
        WorkflowAuthor a = author();
        assertThrows(IllegalArgumentException.class, () -> a.connect(2, 1, 4, 1));
    }
}
