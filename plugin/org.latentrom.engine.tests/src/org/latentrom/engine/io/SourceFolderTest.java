package org.latentrom.engine.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** References from file to file: what stays in the folder, and every way out of it. */
class SourceFolderTest {
    @TempDir
    private Path m_folder;

    private SourceFolder m_source;

    @BeforeEach
    void files() throws IOException {
        Path home = Files.createDirectories(m_folder.resolve("home/sub"));
        Files.writeString(home.resolve("b.h5"), "b");
        Files.writeString(home.resolveSibling("a.h5"), "a");
        Files.writeString(home.resolveSibling("with blank.h5"), "c");
        Files.writeString(m_folder.resolve("secret.h5"), "s");
        Files.createDirectory(m_folder.resolve("home-of-others"));
        Files.writeString(m_folder.resolve("home-of-others/o.h5"), "o");
        m_source = new SourceFolder(m_folder.resolve("home/u.xdmf"));
    }

    @ParameterizedTest
    @CsvSource({"a.h5, a", "./a.h5, a", "sub/b.h5, b", "sub\\b.h5, b", "sub/../a.h5, a", "' a.h5 ', a",
        "with blank.h5, c", "sub/./././b.h5, b"})
    void insideIsFound(final String reference, final String content) throws IOException {
        assertEquals(content, Files.readString(m_source.resolve(reference, "Grid")));
    }

    @ParameterizedTest
    @CsvSource({"../secret.h5, leads out", "sub/../../secret.h5, leads out", "..\\secret.h5, leads out",
        "../home-of-others/o.h5, leads out", "/etc/passwd, not relative", "//server/share/a.h5, not relative",
        "\\\\server\\a.h5, not relative", "C:\\a.h5, not relative", "C:a.h5, not relative",
        "file:a.h5, not relative", "http://localhost/a.h5, not relative", "., leads out", "sub/.., leads out",
        "'', names no file", "'  ', names no file", "sub, is not a file", "none.h5, there is no file",
        "a.h5/x, there is no file"})
    void outsideAndNothingAreRefused(final String reference, final String reason) {
        var e = assertThrows(SnapshotFormatException.class, () -> m_source.resolve(reference, "Grid in line 3"));
        assertTrue(e.getMessage().startsWith("u.xdmf, Grid in line 3: "), e.getMessage());
        assertTrue(e.getMessage().contains(reason), e.getMessage());
        assertTrue(!e.remedy().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0.h5", "\0"})
    void namesThatAreNoneAreRefused(final String reference) {
        assertThrows(SnapshotFormatException.class, () -> m_source.resolve(reference, "Grid"));
    }

    @Test
    void longReferencesAreShownShort() {
        var e = assertThrows(SnapshotFormatException.class, () -> m_source.resolve("x".repeat(200), "Grid"));
        assertTrue(e.getMessage().length() < 250, e.getMessage());
        assertEquals("y".repeat(80), SourceFolder.shorten("y".repeat(80)));
        assertEquals(80, SourceFolder.shorten("y".repeat(81)).length());
    }
}
