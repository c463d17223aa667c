package org.latentrom.engine.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is new and whole, or what it was before; nothing else lies in its folder afterwards. */
class AtomicFileTest {
    @TempDir
    private Path m_folder;

    private Path m_target;

    @BeforeEach
    void target() {
        m_target = m_folder.resolve("model.cvae");
    }

    private static AtomicFile.Body text(final String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void onlyTarget(final String content) throws IOException {
        assertEquals(content, Files.readString(m_target));
        try (var files = Files.list(m_folder)) {
            assertEquals(List.of(m_target), files.toList());
        }
    }

    private void message(final Exception ex, final String... words) {
        for (String word : words) {
            assertTrue(ex.getMessage().contains(word), word + " is not in: " + ex.getMessage());
        }
    }

    @Test
    void createsAndReplaces() throws IOException {
        AtomicFile.create(m_target, text("first"));
        onlyTarget("first");
        AtomicFile.replace(m_target, text("second"));
        onlyTarget("second");
    }

    @Test
    void doesNotCreateOverAFile() throws IOException {
        AtomicFile.create(m_target, text("first"));
        assertThrows(FileAlreadyExistsException.class, () -> AtomicFile.create(m_target, out -> {
            throw new AssertionError("nothing need be written");
        }));
        onlyTarget("first");
    }

    @Test
    void doesNotCreateOverAFileThatCameMeanwhile() throws IOException {
        assertThrows(FileAlreadyExistsException.class, () -> AtomicFile.create(m_target, out -> {
            out.write(new byte[200_000]);
            Files.writeString(m_target, "of another");
        }));
        onlyTarget("of another");
    }

    @Test
    void fullDiskLeavesWhatWasThere() throws IOException {
        Files.writeString(m_target, "before");
        var ex = assertThrows(IOException.class, () -> AtomicFile.replace(m_target, out -> {
            out.write(new byte[200_000]);
            throw new IOException("No space left on device");
        }));
        message(ex, "model.cvae", "No space left on device", "unharmed");
        onlyTarget("before");
    }

    @Test
    void cancelLeavesWhatWasThere() throws IOException {
        Files.writeString(m_target, "before");
        assertThrows(CancellationException.class, () -> AtomicFile.replace(m_target, out -> {
            out.write(new byte[200_000]);
            throw new CancellationException();
        }));
        onlyTarget("before");
    }

    @Test
    void moveThatFailsLeavesWhatWasThere() throws IOException {
        Files.writeString(m_target, "before");
        var ex = assertThrows(IOException.class, () -> AtomicFile.write(m_target, text("new"), (from, to) -> {
            throw new IOException("the net is down");
        }));
        message(ex, "the net is down", "unharmed");
        onlyTarget("before");
    }

    @Test
    void contentSurvivesAFileSystemThatRemovesFirst() throws IOException {
        Files.writeString(m_target, "before");
        var ex = assertThrows(IOException.class, () -> AtomicFile.write(m_target, text("new"), (from, to) -> {
            Files.delete(to);
            throw new IOException("the net is down");
        }));
        try (var files = Files.list(m_folder)) {
            Path left = files.findAny().orElseThrow();
            assertEquals("new", Files.readString(left));
            message(ex, left.getFileName().toString(), "rename");
        }
    }

    @Test
    void otherFileSystems() throws IOException {
        try (var zip = FileSystems.newFileSystem(m_folder.resolve("a.zip"), Map.of("create", "true"))) {
            Path inside = zip.getPath("/model.cvae");
            AtomicFile.create(inside, text("first"));
            AtomicFile.replace(inside, text("second"));
            assertEquals("second", Files.readString(inside));
            try (var files = Files.list(zip.getPath("/"))) {
                assertEquals(List.of(inside), files.toList());
            }
        }
    }

    @Test
    void folders() throws IOException {
        message(assertThrows(IOException.class, () -> AtomicFile.replace(m_folder, text("x"))), "is a folder");
        var missing = m_folder.resolve("none").resolve("model.cvae");
        message(assertThrows(IOException.class, () -> AtomicFile.replace(missing, text("x"))), "does not exist",
            "make it");
    }
}
