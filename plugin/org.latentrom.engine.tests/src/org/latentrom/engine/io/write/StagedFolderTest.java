package org.latentrom.engine.io.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.progress.Progress;

/** Either all names appear in the folder, or it is as it was. */
class StagedFolderTest {
    @TempDir
    Path m_temp;

    private static List<String> names(final Path folder) throws IOException {
        try (var list = Files.list(folder)) {
            return list.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    private static void fill(final StagedFolder staged, final String... names) throws IOException {
        for (String name : names) {
            Files.writeString(staged.staging().resolve(name), "new " + name);
        }
    }

    @Test
    void nothingIsSeenBeforeTheCommit() throws IOException {
        try (var staged = StagedFolder.of(m_temp)) {
            fill(staged, "a", "b");
            assertEquals(1, names(m_temp).size());
            assertTrue(names(m_temp).get(0).startsWith("."), "hidden");
            staged.commit(List.of("a", "b"), List.of());
        }
        assertEquals(List.of("a", "b"), names(m_temp));
    }

    @Test
    void whatIsReplacedGoesAwayLast() throws IOException {
        Files.createDirectories(m_temp.resolve("old/deep"));
        Files.writeString(m_temp.resolve("old/deep/file"), "x");
        Files.writeString(m_temp.resolve("a"), "old a");
        try (var staged = StagedFolder.of(m_temp)) {
            fill(staged, "a");
            staged.commit(List.of("a"), List.of("old", "a", "never there"));
        }
        assertEquals(List.of("a"), names(m_temp));
        assertEquals("new a", Files.readString(m_temp.resolve("a")));
    }

    @Test
    void aMoveThatFailsIsTakenBack() throws IOException {
        Files.writeString(m_temp.resolve("a"), "old a");
        Files.writeString(m_temp.resolve("b"), "old b");
        try (var staged = StagedFolder.of(m_temp)) {
            fill(staged, "a", "b");
            // "b" is not among those that may go away
            String message = assertThrows(IOException.class,
                () -> staged.commit(List.of("a", "b"), List.of("a"))).getMessage();
            assertTrue(message.contains("b") && message.contains("there already"), message);
        }
        assertEquals(List.of("a", "b"), names(m_temp));
        assertEquals("old a", Files.readString(m_temp.resolve("a")));
        assertEquals("old b", Files.readString(m_temp.resolve("b")));
    }

    @Test
    void aFileThatIsMissingInTheStagingFolderUndoesAll() throws IOException {
        Files.writeString(m_temp.resolve("a"), "old a");
        try (var staged = StagedFolder.of(m_temp)) {
            fill(staged, "a");
            assertThrows(IOException.class, () -> staged.commit(List.of("a", "forgotten"), List.of("a")));
        }
        assertEquals("old a", Files.readString(m_temp.resolve("a")));
    }

    @Test
    void foldersThatWereMadeGoAwayAgain() throws IOException {
        try (var staged = StagedFolder.of(m_temp.resolve("x/y/z"))) {
            fill(staged, "a");
        }
        assertEquals(List.of(), names(m_temp));
        try (var staged = StagedFolder.of(m_temp.resolve("x/y/z"))) {
            Files.writeString(m_temp.resolve("x/kept"), "somebody else's");
        }
        assertEquals(List.of("kept"), names(m_temp.resolve("x")));
    }

    @Test
    void linksAreReplacedButNotFollowed() throws IOException {
        Path elsewhere = Files.createDirectory(m_temp.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("precious"), "kept");
        Path folder = Files.createDirectory(m_temp.resolve("folder"));
        Files.createSymbolicLink(folder.resolve("run"), elsewhere);
        try (var staged = StagedFolder.of(folder)) {
            fill(staged, "run");
            staged.commit(List.of("run"), List.of("run"));
        }
        assertEquals("new run", Files.readString(folder.resolve("run")));
        assertEquals("kept", Files.readString(elsewhere.resolve("precious")));
    }

    @Test
    void aFolderWithoutRightsIsNamed() throws IOException {
        Path folder = Files.createDirectory(m_temp.resolve("locked"));
        assumeTrue(folder.toFile().setWritable(false) && !Files.isWritable(folder), "root may write everywhere");
        try {
            String message = assertThrows(IOException.class, () -> StagedFolder.of(folder)).getMessage();
            assertTrue(message.contains("locked") && message.contains("must not be written"), message);
        } finally {
            assertTrue(folder.toFile().setWritable(true));
        }
    }

    /**
     * KNIME's paths are not of the machine's own file system either. Only files, since Java's zip file system loses the
     * content of folders that are moved; the tests of the nodes move folders in the file systems of KNIME.
     */
    @Test
    void anyFileSystemWillDo() throws IOException {
        URI zip = URI.create("jar:" + m_temp.resolve("disk.zip").toUri());
        try (var disk = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            Path folder = disk.getPath("results", "below");
            var run = new PlannedRun("r", new double[]{0, 1}, Map.of("nu", 0.5));
            SeriesOptions options = SeriesOptions.DEFAULTS.withFormat(WriteFormat.NUMPY);
            for (int k = 0; k < 2; k++) {
                try (var writer = SeriesWriter.open(folder, List.of(run), options.withOverwrite(k == 1))) {
                    for (int i = 0; i < 2; i++) {
                        writer.write("r", i, States.snapshot(States.mesh(1, CellType.QUAD, 3, 4), i, false),
                            Progress.NONE);
                    }
                    writer.commit(Progress.NONE);
                }
            }
            assertEquals(List.of("parameters.csv", "r.npz"), names(folder));
            try (var series = SnapshotFiles.open(folder, ReadOptions.DEFAULTS, Progress.NONE)) {
                assertEquals(2, series.entries().size());
                assertEquals(0.5, series.entries().get(1).parameters().get("nu"));
            }
        }
    }
}
