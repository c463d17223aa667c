package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.node.InvalidSettingsException;
import org.latentrom.engine.cvae.CvaeOptions;
import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.knime.tests.workflows.SmallFlow;
import org.latentrom.runner.workflow.NodeState;
import org.latentrom.runner.workflow.Workflow;
import org.latentrom.runner.workflow.WorkflowAuthor;

/** Settings of older and broken workflows, and what nodes guess when they are new. */
class SettingsTest {
    @TempDir
    Path m_folder;

    /** Writes reader, rasterizer and learner, and changes a line of the learner's settings. */
    private Workflow changed(final String line, final String by) throws IOException {
        final var w = Drafts.draft();
        Drafts.model(w, Drafts.fields(w));
        SmallFlow.write(m_folder.resolve("data"));
        w.write(m_folder);
        final Path file = m_folder.resolve("CVAE Learner (#3)/settings.xml");
        final String text = Files.readString(file);
        assertTrue(text.contains(line), line);
        Files.writeString(file, text.replace(line, by));
        return Workflow.open(m_folder);
    }

    @Test
    void absentKeyIsTheDefault() throws Exception {
        try (var workflow = changed("<entry key=\"epochs\" type=\"xint\" value=\"3\"/>", "")) {
            assertFalse(workflow.hasLoadErrors(), workflow.problems().toString());
            assertEquals(NodeState.CONFIGURED, workflow.node(3).state());
            assertEquals(CvaeOptions.DEFAULT.training().epochs(), parameter(workflow, "epochs"));
            assertEquals(8, parameter(workflow, "features"), "other keys are still read");
        }
    }

    /** Workflows of the first releases have none of the learner's groups of options. */
    @Test
    void absentGroupsAreTheDefaults() throws Exception {
        final var w = Drafts.draft();
        Drafts.model(w, Drafts.fields(w));
        SmallFlow.write(m_folder.resolve("data"));
        w.write(m_folder);
        final Path file = m_folder.resolve("CVAE Learner (#3)/settings.xml");
        String text = Files.readString(file);
        for (String group : new String[]{"conditions", "optimiser", "checkpoints"}) {
            final int from = text.indexOf("<config key=\"" + group + "\">");
            final String indent = text.substring(text.lastIndexOf('\n', from), from);
            final String end = indent + "</config>";
            text = text.substring(0, from) + text.substring(text.indexOf(end, from) + end.length());
        }
        assertFalse(text.contains("weightDecay"));
        Files.writeString(file, text);
        try (var workflow = Workflow.open(m_folder)) {
            assertFalse(workflow.hasLoadErrors(), workflow.problems().toString());
            assertEquals(NodeState.CONFIGURED, workflow.node(3).state());
            assertEquals(3, parameter(workflow, "epochs"));
            final var group = workflow.node(3).parameters().getClass().getDeclaredField("m_optimiser");
            group.setAccessible(true);
            assertNotNull(group.get(workflow.node(3).parameters()));
        }
    }

    private static int parameter(final Workflow workflow, final String key) throws ReflectiveOperationException {
        final var parameters = workflow.node(3).parameters();
        final var field = parameters.getClass().getDeclaredField("m_" + key);
        field.setAccessible(true);
        return field.getInt(parameters);
    }

    @Test
    void unknownKeyIsIgnored() throws IOException {
        try (var workflow = changed("<entry key=\"epochs\"", "<entry key=\"later\" type=\"xint\" value=\"1\"/><entry "
            + "key=\"epochs\"")) {
            assertFalse(workflow.hasLoadErrors(), workflow.problems().toString());
            assertEquals(NodeState.CONFIGURED, workflow.node(3).state());
        }
    }

    @Test
    void unknownChoiceIsALoadError() throws IOException {
        try (var workflow = changed("value=\"GAUSSIAN\"", "value=\"POISSON\"")) {
            assertTrue(workflow.hasLoadErrors());
        }
    }

    @Test
    void wrongTypeIsALoadError() throws IOException {
        try (var workflow = changed("<entry key=\"epochs\" type=\"xint\" value=\"3\"/>",
            "<entry key=\"epochs\" type=\"xstring\" value=\"three\"/>")) {
            assertTrue(workflow.hasLoadErrors());
        }
    }

    /** All nodes with their defaults alone: columns are guessed, nothing else need be chosen but the file. */
    @Test
    void newNodesGuessTheirColumns() throws IOException, InvalidSettingsException {
        SmallFlow.write(m_folder.resolve("data"));
        final var author = new WorkflowAuthor(m_folder);
        final int reader = author.node(NodeKind.READER.factory(), 0, 0);
        // the file lies in a group of options
        author.set(reader, "source/file/path/path", "flow.pvd");
        author.set(reader, "source/file/path/file_system_type", "LOCAL");
        author.set(reader, "source/file/path/path", m_folder.resolve("data/flow.pvd").toString());
        final int raster = author.node(NodeKind.RASTERIZER.factory(), 0, 0);
        author.connect(reader, 1, raster, 1);
        final int learner = author.node(NodeKind.CVAE_LEARNER.factory(), 0, 0);
        author.connect(raster, 1, learner, 1);
        final int encoder = author.node(NodeKind.CVAE_ENCODER.factory(), 0, 0);
        author.connect(learner, 1, encoder, 1);
        author.connect(raster, 1, encoder, 2);
        final int dynamics = author.node(NodeKind.DYNAMICS_LEARNER.factory(), 0, 0);
        author.connect(encoder, 1, dynamics, 1);
        final int rollout = author.node(NodeKind.ROLLOUT.factory(), 0, 0);
        author.connect(dynamics, 1, rollout, 1);
        author.connect(encoder, 1, rollout, 2);
        final int decoder = author.node(NodeKind.CVAE_DECODER.factory(), 0, 0);
        author.connect(learner, 1, decoder, 1);
        author.connect(rollout, 1, decoder, 2);
        final int scorer = author.node(NodeKind.SCORER.factory(), 0, 0);
        author.connect(decoder, 1, scorer, 1);
        author.connect(raster, 1, scorer, 2);
        author.connect(raster, 1, scorer, 3);
        for (NodeKind kind : new NodeKind[]{NodeKind.DIFFERENTIATOR, NodeKind.IMAGE}) {
            author.connect(raster, 1, author.node(kind.factory(), 0, 0), 1);
        }
        author.connect(scorer + 1, 1, author.node(NodeKind.SHEET.factory(), 0, 0), 1);
        author.save(); // fails if a node cannot be configured with what it guessed
        try (var workflow = Workflow.open(m_folder)) {
            assertEquals("Snapshot", workflow.settings(workflow.node(raster)).getString("snapshotColumn"));
            for (int node : new int[]{learner, encoder, scorer, scorer + 1, scorer + 2}) {
                assertEquals("Field", workflow.settings(workflow.node(node)).getString("fieldColumn"));
            }
            assertEquals("Derivatives", workflow.settings(workflow.node(scorer + 3)).getString("derivativeColumn"));
            for (int node : new int[]{learner, dynamics, rollout, scorer}) {
                assertEquals("Run", workflow.settings(workflow.node(node)).getString("runColumn"));
                assertEquals("Time", workflow.settings(workflow.node(node)).getString("timeColumn"));
            }
        }
    }
}
