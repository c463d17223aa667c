package org.latentrom.runner.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.node.BufferedDataTable;
import org.latentrom.runner.workflow.NodeState;
import org.latentrom.runner.workflow.RunListener;
import org.latentrom.runner.workflow.Workflow;

/** Old and broken settings behave as they were seen to behave on KNIME. */
class LoadErrorsTest {
    private static final String SNAPSHOTS = "<entry key=\"snapshots\" type=\"xint\" value=\"12\"/>";

    @TempDir
    Path m_folder;

    private Workflow open(final String node, final UnaryOperator<String> change) throws IOException {
        return Workflow.open(Fixtures.changed(m_folder, node, change));
    }

    private static long rows(final Workflow w) {
        w.run(new RunListener() {
        });
        return ((BufferedDataTable)w.node(1).outObject(0)).size();
    }

    private void loadsWithError(final String node, final UnaryOperator<String> change, final String text)
        throws IOException {
        try (Workflow w = open(node, change)) {
            assertTrue(w.hasLoadErrors());
            assertTrue(w.problems().get(0).text().contains(text), w.problems().toString());
        }
    }

    @Test
    void absentKeyIsTheDefault() throws IOException {
        try (Workflow w = open(Fixtures.LEARNER, s -> s.replaceAll("<entry key=\"steps\".*/>", ""))) {
            assertFalse(w.hasLoadErrors());
            assertTrue(w.run(new RunListener() {
            }));
            assertEquals(50, ((BufferedDataTable)w.node(2).outObject(1)).size());
        }
    }

    @Test
    void absentViewKeyIsTheDefault() throws IOException {
        try (Workflow w = open(Fixtures.PICTURE, s -> s.replaceAll("<entry key=\"title\".*/>", ""))) {
            assertFalse(w.hasLoadErrors());
        }
    }

    @Test
    void unknownKeyIsIgnored() throws IOException {
        try (Workflow w =
            open(Fixtures.SOURCE, s -> s.replace(SNAPSHOTS, SNAPSHOTS + SNAPSHOTS.replace("snapshots", "more")))) {
            assertFalse(w.hasLoadErrors());
            assertEquals(12, rows(w));
        }
    }

    @Test
    void oldKeyIsMigrated() throws IOException {
        try (Workflow w =
            open(Fixtures.SOURCE, s -> s.replace(SNAPSHOTS, "<entry key=\"count\" type=\"xint\" value=\"5\"/>"))) {
            assertFalse(w.hasLoadErrors());
            assertEquals(5, rows(w));
        }
    }

    @Test
    void oldKeyWinsOverTheNewOne() throws IOException {
        try (Workflow w = open(Fixtures.SOURCE,
            s -> s.replace(SNAPSHOTS, SNAPSHOTS + "<entry key=\"count\" type=\"xint\" value=\"7\"/>"))) {
            assertEquals(7, rows(w));
        }
    }

    @Test
    void lastMigrationAppliesWhereBothKeysAreAbsent() throws IOException {
        try (Workflow w = open(Fixtures.SOURCE, s -> s.replace(SNAPSHOTS, ""))) {
            assertFalse(w.hasLoadErrors());
            assertEquals(12, rows(w));
        }
    }

    @Test
    void invalidValueIsALoadErrorAndTheNodeStaysConfiguredWithDefaults() throws IOException {
        try (Workflow w = open(Fixtures.SOURCE, s -> s.replace("value=\"12\"", "value=\"-3\""))) {
            assertTrue(w.hasLoadErrors());
            assertEquals("Loading model settings failed: Snapshots, height and width must be positive.",
                w.problems().get(0).text());
            assertEquals(NodeState.CONFIGURED, w.node(1).state());
            assertTrue(w.node(1).messages().isEmpty());
            assertEquals(12, rows(w));
        }
    }

    @Test
    void wrongTypeIsALoadError() throws IOException {
        loadsWithError(Fixtures.SOURCE, s -> s.replace("\"height\" type=\"xint\"", "\"height\" type=\"xstring\""),
            "Int for key \"height\" not found");
    }

    @Test
    void unknownConstantIsALoadError() throws IOException {
        loadsWithError(Fixtures.SOURCE, s -> s.replace("value=\"BUMP\"", "value=\"JUMP\""),
            "Invalid value 'JUMP'. Possible values: WAVE, BUMP");
    }

    @Test
    void stateIdleHidesBadSettings() throws IOException {
        try (Workflow w = open(Fixtures.SOURCE,
            s -> s.replace("value=\"BUMP\"", "value=\"JUMP\"").replace("value=\"CONFIGURED\"", "value=\"IDLE\""))) {
            assertFalse(w.hasLoadErrors());
            assertTrue(w.run(new RunListener() {
            }));
        }
    }

    @Test
    void missingColumnIsAWarningAndLeavesTheNodeAndItsSuccessorsIdle() throws IOException {
        try (Workflow w = open(Fixtures.APPLY, s -> s.replace("\"column\" type=\"xstring\" value=\"Field\"",
            "\"column\" type=\"xstring\" value=\"Nowhere\""))) {
            assertFalse(w.hasLoadErrors());
            assertEquals("The input has no column \"Nowhere\".", w.problems().get(0).text());
            assertEquals(NodeState.CONFIGURED, w.node(2).state());
            assertEquals(NodeState.IDLE, w.node(3).state());
            assertEquals(NodeState.IDLE, w.node(4).state());
            assertEquals("The input has no column \"Nowhere\".", w.node(3).warnings().get(0));
        }
    }

    @Test
    void nodeWithoutBundleIsMissing() throws IOException {
        loadsWithError(Fixtures.SOURCE, s -> s.replace("nodes.SourceNodeFactory", "nodes.GoneNodeFactory"),
            "MISSING node");
    }

    @Test
    void requiredKeysAreRequired() throws IOException {
        loadsWithError(Fixtures.SOURCE, s -> s.replaceAll("<config key=\"flow_stack\"/>", ""), "\"flow_stack\"");
    }

    @Test
    void optionalKeysAreOptional() throws IOException {
        try (Workflow w = open(Fixtures.SOURCE, s -> s.replaceAll("<entry key=\"node-feature.*/>\\s*", "")
            .replaceAll("(?s)<config key=\"node_creation_config\">.*?</config>", ""))) {
            assertFalse(w.hasLoadErrors());
        }
    }

    @Test
    void damagedFileIsNamed() throws IOException {
        loadsWithError(Fixtures.SOURCE, s -> s.substring(0, 700), "settings.xml");
    }

    @Test
    void settingsOutsideTheWorkflowAreRefused() throws IOException {
        Path w = Fixtures.copy("configured", m_folder);
        Files.copy(w.resolve(Fixtures.SOURCE).resolve("settings.xml"), m_folder.resolve("settings.xml"));
        Fixtures.edit(w.resolve("workflow.knime"), s -> s.replace("Sample Field Source (#1)/", "../"));
        try (Workflow opened = Workflow.open(w)) {
            assertTrue(opened.problems().get(0).text().contains("leads out"), opened.problems().toString());
        }
    }

    @Test
    void circleIsRefused() throws IOException {
        Path w = Fixtures.copy("configured", m_folder);
        Fixtures.edit(w.resolve("workflow.knime"), s -> s.replace(
            "<entry key=\"sourceID\" type=\"xint\" value=\"1\"/>\n"
            + "            <entry key=\"destID\" type=\"xint\" value=\"2\"/>",
            "<entry key=\"sourceID\" type=\"xint\" value=\"3\"/>\n"
                + "            <entry key=\"destID\" type=\"xint\" value=\"2\"/>"));
        assertThrows(IllegalStateException.class, () -> Workflow.open(w));
    }

    @Test
    void wrongPortIsNamed() throws IOException {
        Path w = Fixtures.copy("configured", m_folder);
        Fixtures.edit(w.resolve("workflow.knime"),
            s -> s.replaceFirst("\"destPort\" type=\"xint\" value=\"1\"", "\"destPort\" type=\"xint\" value=\"3\""));
        try (Workflow opened = Workflow.open(w)) {
            assertTrue(opened.problems().get(0).text().contains("no such port"), opened.problems().toString());
        }
    }

    @Test
    void folderWithoutWorkflowIsRefused() {
        assertThrows(IOException.class, () -> Workflow.open(m_folder));
    }
}
