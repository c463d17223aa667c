package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.node.InvalidSettingsException;
import org.latentrom.knime.table.NameList;
import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.runner.workflow.Workflow;

/** Names that users type in one line. */
class NameListTest {
    @TempDir
    Path m_folder;

    @Test
    void blanksAndEmptyNamesDoNotCount() {
        assertEquals(List.of("u", "v w", "dx(u)"), NameList.parse(" u , v w,, dx(u) ,"));
        assertEquals(List.of(), NameList.parse(" , ,"));
    }

    @Test
    void aNameThatStandsTwiceIsNamed() {
        final var e = assertThrows(InvalidSettingsException.class,
            () -> NameList.requireUnique(NameList.parse("u, v,u")));
        assertTrue(e.getMessage().contains("\"u\" stands twice"), e.getMessage());
        assertDoesNotThrow(() -> NameList.requireUnique(NameList.parse("u, U, v")));
    }

    /** KNIME's own message would be that a column name is a duplicate, and no node could be configured. */
    @Test
    void nodesRejectNamesThatStandTwice() throws IOException {
        rejects(NodeKind.DIFFERENTIATOR, "channels", "channelNames");
        rejects(NodeKind.POINT_DIFFERENTIATOR, "values", "valueNames");
        rejects(NodeKind.POINT_INTERPOLATOR, "values", "valueNames");
        rejects(NodeKind.TIKHONOV, "channels", "channelNames");
    }

    private void rejects(final NodeKind kind, final String choice, final String names) throws IOException {
        final Path folder = m_folder.resolve(kind.name());
        final var w = Drafts.draft();
        w.node(kind, "", 0, 0, choice, "NAMED", names, "u, v, u");
        w.write(folder);
        try (Workflow workflow = Workflow.open(folder)) {
            assertTrue(workflow.hasLoadErrors());
            assertTrue(workflow.problems().toString().contains("\"u\" stands twice"), workflow.problems().toString());
        }
    }
}
