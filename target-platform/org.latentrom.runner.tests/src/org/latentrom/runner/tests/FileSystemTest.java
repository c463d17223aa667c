package org.latentrom.runner.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.node.workflow.NodeContext;
import org.knime.filehandling.core.connections.FSCategory;
import org.knime.filehandling.core.connections.FSLocation;
import org.knime.filehandling.core.connections.RelativeTo;
import org.knime.filehandling.core.connections.location.FSPathProviderFactory;

/** Paths of the data area: what Files can do with them, and what they refuse. */
class FileSystemTest {
    @TempDir
    Path m_folder;

    @BeforeEach
    void enter() throws IOException {
        Files.createDirectories(m_folder.resolve("data/series"));
        Files.writeString(m_folder.resolve("data/series/a.txt"), "a");
        Files.writeString(m_folder.resolve("data/series/b.txt"), "bb");
        Files.writeString(m_folder.resolve("outside.txt"), "outside");
        NodeContext.standInSet(m_folder);
    }

    @AfterEach
    void leave() {
        NodeContext.standInSet(null);
    }

    private static Path path(final FSLocation location) throws IOException {
        try (var factory = FSPathProviderFactory.newFactory(Optional.empty(), location);
                var provider = factory.create(location)) {
            return provider.getPath();
        }
    }

    private static Path data(final String path) throws IOException {
        return path(new FSLocation(FSCategory.RELATIVE, RelativeTo.WORKFLOW_DATA.getSettingsValue(), path));
    }

    @Test
    void foldersAreListedAndWalked() throws IOException {
        Path series = data("series");
        assertTrue(Files.isDirectory(series));
        try (var files = Files.list(series)) {
            assertEquals(List.of("series/a.txt", "series/b.txt"), files.map(Path::toString).sorted().toList());
        }
        try (var files = Files.walk(data("."))) {
            assertEquals(2, files.filter(Files::isRegularFile).count());
        }
        try (var files = Files.newDirectoryStream(series, "b*")) {
            assertEquals("b.txt", files.iterator().next().getFileName().toString());
        }
    }

    @Test
    void filesAreReadInAllWaysButByFileChannel() throws IOException {
        Path b = data("series").resolve("b.txt");
        assertEquals("bb", Files.readString(b));
        assertEquals(2, Files.size(b));
        try (var channel = Files.newByteChannel(b)) {
            assertEquals(2, channel.position(1).size());
        }
        assertEquals("a", Files.readString(b.resolveSibling("a.txt")));
        assertThrows(UnsupportedOperationException.class, () -> FileChannel.open(b));
        assertThrows(UnsupportedOperationException.class, b::toFile);
        Path copy = m_folder.resolve("copy");
        Files.copy(b, copy);
        assertEquals("bb", Files.readString(copy));
    }

    @Test
    void absolutePathBeginsAtTheDataArea() throws IOException {
        assertEquals("a", Files.readString(data("/series/a.txt")));
    }

    @Test
    void nothingOutsideTheDataAreaIsReached() throws IOException {
        assertFalse(Files.exists(data("../outside.txt")));
        assertThrows(IOException.class, () -> Files.readString(data("../outside.txt")));
        assertThrows(IOException.class, () -> Files.readString(data("/../outside.txt")));
        assertThrows(IOException.class, () -> Files.list(data("series/../..")));
    }

    @Test
    void missingFileIsNamedByItsPathInTheDataArea() throws IOException {
        var e = assertThrows(NoSuchFileException.class, () -> Files.size(data("none.txt")));
        assertEquals("none.txt", e.getMessage());
    }

    @Test
    void localFilesAreReached() throws IOException {
        Path p = path(new FSLocation(FSCategory.LOCAL, m_folder.resolve("outside.txt").toString()));
        assertEquals("outside", Files.readString(p));
        assertThrows(UnsupportedOperationException.class, p::toFile);
    }

    @Test
    void locationsThatNameNothingAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> path(FSLocation.NULL));
        assertThrows(IllegalArgumentException.class, () -> path(new FSLocation(FSCategory.CONNECTED, "x")));
        assertThrows(IllegalArgumentException.class, () -> path(new FSLocation(FSCategory.RELATIVE, "x")));
        NodeContext.standInSet(null);
        assertThrows(IllegalStateException.class, () -> data("series"));
    }

    @Test
    void pathsOfDifferentSystemsAreNotMixed() throws IOException {
        assertThrows(java.nio.file.ProviderMismatchException.class, () -> data("series").resolve(m_folder));
        assertFalse(data("series").startsWith(m_folder));
    }
}
