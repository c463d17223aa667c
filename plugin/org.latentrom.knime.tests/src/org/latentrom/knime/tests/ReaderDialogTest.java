package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.filehandling.core.connections.FSCategory;
import org.knime.filehandling.core.connections.FSLocation;
import org.knime.node.parameters.widget.choices.StringChoice;
import org.knime.node.parameters.widget.message.TextMessage.Message;
import org.knime.node.parameters.widget.message.TextMessage.MessageType;
import org.latentrom.knime.data.SnapshotValue;
import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.knime.tests.workflows.SmallFlow;
import org.latentrom.runner.dialog.DialogStates;
import org.latentrom.runner.workflow.NodeInput;
import org.latentrom.runner.workflow.NodeState;
import org.latentrom.runner.workflow.Workflow;

/** What the dialog of the Snapshot Reader shows of the chosen file, and what is read of it. */
class ReaderDialogTest {
    @TempDir
    Path m_folder;

    /** A dialog with these options, opened. */
    private DialogStates dialog(final Path file, final Object... settings) throws IOException {
        final var w = Drafts.draft();
        final Object[] all = new Object[settings.length + 2];
        all[0] = "source";
        all[1] = new FSLocation(FSCategory.LOCAL, file.toString());
        System.arraycopy(settings, 0, all, 2, settings.length);
        final int reader = w.node(NodeKind.READER, "", 0, 0, all);
        try (var workflow = Drafts.open(w, m_folder)) {
            final var node = workflow.node(reader);
            return new DialogStates(node.parameters(), NodeInput.unconnected(node.kind().definition()));
        }
    }

    @SuppressWarnings("unchecked")
    private static Message message(final DialogStates dialog) {
        return ((Optional<Message>)dialog.shown("m_contents")).orElseThrow();
    }

    @Test
    void fieldsTimesAndMeshAreListed() throws IOException {
        final var dialog = dialog(m_folder.resolve("data/flow.pvd"));
        final var message = message(dialog);
        assertEquals(MessageType.INFO, message.type(), message.description());
        assertEquals("""
            20 snapshots from time 0.0 to 0.95.
            Fields: velocity (3 components, points), pressure (points).
            Mesh of the first snapshot: 153 points, 248 triangle cells; x from 0.0 to 2.0; y from 0.0 to 1.0; z = \
            0.0.""",
            message.description());
        assertEquals(List.of(StringChoice.fromId("velocity"), StringChoice.fromId("pressure")),
            dialog.shown("m_chosenFields"));
    }

    @Test
    void runsOfAFolderAreListed() throws IOException {
        SmallFlow.write(m_folder.resolve("data/runs/one"));
        SmallFlow.write(m_folder.resolve("data/runs/two"));
        final Path chosen = Files.writeString(m_folder.resolve("data/runs/notes.txt"), "");
        final String text = message(dialog(chosen, "scope", "FOLDER")).description();
        assertTrue(text.startsWith("40 snapshots from time 0.0 to 0.95 in 2 runs: one, two."), text);
    }

    @Test
    void whatCannotBeReadIsSaidAndNothingIsListed() throws IOException {
        final var missing = dialog(m_folder.resolve("data/gone.pvd"));
        assertEquals(MessageType.WARNING, message(missing).type());
        assertTrue(message(missing).description().contains("gone.pvd"), message(missing).description());
        assertEquals(List.of(), missing.shown("m_chosenFields"));
        Files.createDirectories(m_folder.resolve("data"));
        final Path broken = Files.writeString(m_folder.resolve("data/broken.vtu"), "<VTKFile");
        final var dialog = dialog(broken);
        assertEquals(MessageType.WARNING, message(dialog).type());
        assertTrue(message(dialog).description().contains("broken.vtu"), message(dialog).description());
    }

    @Test
    void nothingIsSaidBeforeAFileIsChosen() throws IOException {
        final var dialog = dialog(Path.of(""));
        assertEquals(Optional.empty(), dialog.shown("m_contents"));
        assertEquals(List.of(), dialog.shown("m_chosenFields"));
    }

    @Test
    void chosenAndNamedFieldsAreRead() throws IOException {
        for (Object[] settings : new Object[][]{{"chosenFields", new String[]{"pressure"}}, {"fields", "pressure"},
            {"chosenFields", new String[]{"pressure"}, "fields", "pressure"}}) {
            assertEquals(List.of("pressure"), fields(settings));
        }
        assertEquals(List.of("pressure", "velocity"),
            fields("chosenFields", new String[]{"pressure"}, "fields", "velocity"));
        assertEquals(List.of("velocity", "pressure"), fields());
    }

    private List<String> fields(final Object... settings) throws IOException {
        final var w = Drafts.draft();
        final int reader = Drafts.reader(w, settings);
        final Path folder = Files.createTempDirectory(m_folder, "read");
        try (var workflow = Drafts.run(w, folder)) {
            final var cells = Tables.column(Tables.table(workflow, reader, 1), "Snapshot");
            return ((SnapshotValue)cells.get(0)).getSnapshot().fields().stream().map(f -> f.name()).toList();
        }
    }

    /** Settings of versions that had no list of fields, no options for arrays and none for several files. */
    @Test
    void olderSettingsMeanTheSame() throws IOException {
        final var w = Drafts.draft();
        final int reader = Drafts.reader(w, "fields", "pressure");
        SmallFlow.write(m_folder.resolve("data"));
        w.write(m_folder);
        final Path file = m_folder.resolve("Snapshot Reader (#1)/settings.xml");
        String text = Files.readString(file);
        for (String group : List.of("arrays", "chosenFields")) {
            final String without =
                text.replaceFirst("(?s)\\n( *)<config key=\"" + group + "\">.*?\\n\\1</config>", "");
            assertTrue(without.length() < text.length(), group);
            text = without;
        }
        final String without = text.replaceFirst("\\n *<entry key=\"files\"[^>]*/>", "");
        assertTrue(without.length() < text.length());
        text = without;
        Files.writeString(file, text);
        try (var workflow = Workflow.open(m_folder)) {
            assertFalse(workflow.hasLoadErrors(), workflow.problems().toString());
            assertEquals(NodeState.CONFIGURED, workflow.node(reader).state());
        }
    }

    @Test
    void axesThatAreNoneAreALoadError() throws IOException {
        final var w = Drafts.draft();
        final int reader = Drafts.reader(w, "arrays/axes", "time, colour");
        try (var workflow = Drafts.open(w, m_folder)) {
            assertEquals(NodeState.IDLE, workflow.node(reader).state());
            final String text = workflow.problems().toString() + workflow.node(reader).messages();
            assertTrue(text.contains("colour") && text.contains("trajectory"), text);
        }
    }
}
