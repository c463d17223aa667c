package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latentrom.knime.data.FieldValue;
import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.knime.tests.workflows.WorkflowDraft;
import org.latentrom.runner.workflow.NodeState;

/** Runs whose images have different sizes: the Snapshot Rasterizer says so. */
class SeveralSizesTest {
    @TempDir
    Path m_folder;

    private void images(final String name, final int count, final int rows, final int columns) throws IOException {
        final Path folder = Files.createDirectories(m_folder.resolve("data/runs"));
        final var bytes = ByteBuffer.allocate(16 + count * rows * columns);
        for (int n : new int[]{0x803, count, rows, columns}) {
            bytes.putInt(n);
        }
        while (bytes.hasRemaining()) {
            bytes.put((byte)(bytes.position() % 100));
        }
        Files.write(folder.resolve(name + "-images-idx3-ubyte"), bytes.array());
    }

    private static int rasterizer(final WorkflowDraft w, final Object... settings) {
        final int reader = w.node(NodeKind.READER, "", 0, 0, "source",
            WorkflowDraft.data("runs/a-images-idx3-ubyte"), "scope", "FOLDER");
        return Drafts.node(w, NodeKind.RASTERIZER, new int[]{reader}, settings);
    }

    @Test
    void imagesOfSeveralSizesAreNamed() throws IOException {
        images("a", 2, 4, 6);
        images("b", 3, 4, 4);
        final var w = Drafts.draft();
        final int follows = rasterizer(w, "pixelCount", "GIVEN", "width", 6, "height", 4);
        final int given = rasterizer(w, "pixelCount", "GIVEN", "width", 4, "height", 4, "region", "GIVEN", "xMax", 4.0,
            "yMax", 4.0);
        try (var workflow = Drafts.run(w, m_folder)) {
            final String text = workflow.node(follows).warnings().toString();
            assertTrue(text.contains("3 snapshots have another size"), text);
            assertTrue(text.contains("row \"Row2\" on [0.0, 4.0] x [0.0, 4.0]") && text.contains("[0.0, 6.0]"), text);
            final var narrow = ((FieldValue)Tables.column(Tables.table(workflow, follows, 1), "Field").get(2));
            assertEquals(16, narrow.getField().mask().count(), "pixels beside the image are not valid");
            assertEquals(List.of(), workflow.node(given).warnings(), "that region was asked for");
        }
    }

    @Test
    void imagesOfOneSizeAreNotNamed() throws IOException {
        images("a", 2, 4, 6);
        images("b", 3, 4, 6);
        final var w = Drafts.draft();
        final int rasterizer = rasterizer(w, "pixelCount", "GIVEN", "width", 3, "height", 2);
        try (var workflow = Drafts.run(w, m_folder)) {
            assertEquals(NodeState.EXECUTED, workflow.node(rasterizer).state());
            assertEquals(List.of(), workflow.node(rasterizer).warnings());
        }
    }
}
