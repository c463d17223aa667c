package org.latentrom.runner.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataRow;
import org.knime.core.node.BufferedDataTable;
import org.latentrom.runner.tests.nodes.LateCell;
import org.latentrom.runner.tests.nodes.TrickNodeFactory;
import org.latentrom.runner.tests.nodes.TrickNodeFactory.Trick;
import org.latentrom.runner.workflow.NodeState;
import org.latentrom.runner.workflow.RunListener;
import org.latentrom.runner.workflow.Workflow;
import org.latentrom.runner.workflow.WorkflowAuthor;
import org.latentrom.runner.workflow.WorkflowNode;

/** States and messages of nodes that do something wrong. */
class NodeBehaviourTest {
    private static final String FACTORY = TrickNodeFactory.class.getName();

    @TempDir
    Path m_temporary;

    private Path m_folder;

    @BeforeEach
    void author() throws IOException {
        m_folder = m_temporary.resolve("tricks");
        Files.createDirectories(m_folder.resolve("data"));
        Files.writeString(m_folder.resolve("data").resolve("text.txt"), "from the data area");
        Files.writeString(m_folder.resolve("secret.txt"), "not in the data area");
        var a = new WorkflowAuthor(m_folder);
        int trick = a.node(FACTORY, 100, 100);
        int rearrange = a.node("org.latentrom.runner.tests.nodes.RearrangeNodeFactory", 300, 100);
        a.connect(trick, 1, rearrange, 1);
        a.dataFile(trick, "file", "text.txt");
        a.save();
    }

    private Workflow run(final Trick trick) throws Exception {
        return run(trick, m_folder);
    }

    private static Workflow run(final Trick trick, final Path folder) throws Exception {
        Workflow w = Workflow.open(folder);
        assertEquals(List.of(), w.problems());
        var settings = w.settings(w.node(1));
        settings.addString("trick", trick.name());
        w.apply(w.node(1), settings);
        w.run(new RunListener() {
        });
        return w;
    }

    private static DataRow first(final Workflow w, final int node) {
        try (var rows = ((BufferedDataTable)w.node(node).outObject(0)).iterator()) {
            return rows.next();
        }
    }

    @Test
    void rearrangingNodeAppendsItsColumn() throws Exception {
        try (Workflow w = run(Trick.NONE)) {
            assertEquals("[Text (String), Length (Number (Integer))]", w.node(2).outSpec(0).toString());
            assertEquals("20", first(w, 2).getCell(1).toString());
        }
    }

    @Test
    void knimeExceptionLeavesTheNodeConfiguredWithAnError() throws Exception {
        try (Workflow w = run(Trick.FAIL)) {
            assertEquals(NodeState.CONFIGURED, w.node(1).state());
            assertEquals(List.of("It failed. [Try another trick.]"), w.node(1).errors());
            assertEquals(NodeState.CONFIGURED, w.node(2).state());
        }
    }

    @Test
    void crashIsAnErrorOfTheNode() throws Exception {
        try (Workflow w = run(Trick.CRASH)) {
            assertEquals(NodeState.CONFIGURED, w.node(1).state());
            assertTrue(w.node(1).errors().get(0).contains("execute crashed"), w.node(1).errors().toString());
        }
    }

    @Test
    void nothingAtTheOutputIsAnError() throws Exception {
        try (Workflow w = run(Trick.NOTHING)) {
            assertTrue(w.node(1).errors().get(0).contains("\"Out\""), w.node(1).errors().toString());
        }
    }

    @Test
    void warningsOfExecuteReplaceThoseOfConfigure() throws Exception {
        try (Workflow w = run(Trick.WARN)) {
            assertEquals(NodeState.EXECUTED, w.node(1).state());
            assertEquals(List.of("warned in execute"), w.node(1).warnings());
        }
    }

    @Test
    void emptyTableIsAWarning() throws Exception {
        try (Workflow w = run(Trick.EMPTY)) {
            assertEquals(NodeState.EXECUTED, w.node(2).state());
            assertEquals(List.of("Node created an empty data table."), w.node(1).warnings());
        }
    }

    @Test
    void nodeThatDoesNotAskIsCanceledAllTheSame() throws Exception {
        try (Workflow w = Workflow.open(m_folder)) {
            w.run(new RunListener() {
                @Override
                public void started(final WorkflowNode node) {
                    w.cancel();
                }
            });
            assertEquals(NodeState.CONFIGURED, w.node(1).state());
            assertEquals(List.of("Execution canceled"), w.node(1).warnings());
            assertEquals(NodeState.CONFIGURED, w.node(2).state());
        }
    }

    @Test
    void invalidSettingsInConfigureLeaveTheNodeIdleWithAWarning() throws Exception {
        try (Workflow w = run(Trick.INVALID)) {
            assertEquals(NodeState.IDLE, w.node(1).state());
            assertEquals(List.of("Choose another trick."), w.node(1).warnings());
            assertEquals(NodeState.IDLE, w.node(2).state());
        }
    }

    @Test
    void crashInConfigureIsAnError() throws Exception {
        try (Workflow w = run(Trick.CRASH_CONFIGURE)) {
            assertEquals(NodeState.IDLE, w.node(1).state());
            assertTrue(w.node(1).errors().get(0).contains("configure crashed"));
        }
    }

    @Test
    void unregisteredCellExecutesAndSavesButCannotBeLoaded() throws Exception {
        Path saved = m_temporary.resolve("saved");
        try (Workflow w = run(Trick.UNREGISTERED)) {
            assertEquals(NodeState.EXECUTED, w.node(2).state());
            w.save(saved);
        }
        try (Workflow w = Workflow.open(saved)) {
            assertTrue(w.problems().get(0).text().contains("Data cell implementation"), w.problems().toString());
            assertFalse(w.node(1).state() == NodeState.EXECUTED);
        }
    }

    @Test
    void cellThatWritesLateIsFlushedOnceAndToldOfItsStore() throws Exception {
        Path saved = m_temporary.resolve("saved");
        try (Workflow w = run(Trick.LATE)) {
            var cell = (LateCell)first(w, 1).getCell(0);
            assertTrue(cell.isConstructed());
            assertEquals("written late", cell.getStringValue());
            w.save(saved);
        }
        try (Workflow w = Workflow.open(saved)) {
            assertEquals("written late", first(w, 2).getCell(0).toString());
        }
    }

    @Test
    void fileOfTheDataAreaIsFound() throws Exception {
        try (Workflow w = run(Trick.READ)) {
            assertEquals("from the data area", first(w, 1).getCell(0).toString());
        }
    }

    @Test
    void dataAreaIsSavedWithTheWorkflow() throws Exception {
        Path saved = m_temporary.resolve("elsewhere");
        try (Workflow w = run(Trick.READ)) {
            w.reset();
            w.save(saved);
        }
        try (Workflow w = run(Trick.READ, saved)) {
            assertEquals("from the data area", first(w, 1).getCell(0).toString());
        }
    }

    @Test
    void pathOutOfTheDataAreaIsRefused() throws Exception {
        Fixtures.edit(m_folder.resolve("Trick (#1)").resolve("settings.xml"),
            s -> s.replace("value=\"text.txt\"", "value=\"../secret.txt\""));
        try (Workflow w = run(Trick.READ)) {
            assertEquals(NodeState.CONFIGURED, w.node(1).state());
            assertTrue(w.node(1).errors().get(0).contains("leads out"), w.node(1).errors().toString());
        }
    }
}
