package org.latentrom.engine.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latentrom.engine.progress.Progress;

/** Files in places that cannot list their folders, such as KNIME's custom URLs, are read alone. */
class UnlistableFolderTest {
    @TempDir
    Path m_folder;

    /** The default file system's path, whose folder cannot be listed. */
    private static Path unlistable(final Path path) {
        return (Path)Proxy.newProxyInstance(Path.class.getClassLoader(), new Class<?>[]{Path.class},
            (proxy, method, arguments) -> {
                if (method.getName().equals("getFileSystem")) {
                    // Files.list asks the path for its file system, then for the provider
                    throw new UnsupportedOperationException("Listing folder contents is not supported for URLs");
                }
                try {
                    final Object result = method.invoke(path, arguments);
                    return result instanceof Path p ? unlistable(p) : result;
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            });
    }

    @Test
    void onlyTheFileItselfIsBeside() throws IOException {
        final Path file = Files.writeString(m_folder.resolve("u_1.vtu"), "");
        Files.writeString(m_folder.resolve("u_2.vtu"), "");
        assertEquals(2, SourceFolder.beside(file).size());
        final Path lonely = unlistable(file);
        assertThrows(UnsupportedOperationException.class, () -> Files.list(lonely.getParent()));
        assertEquals(1, SourceFolder.beside(lonely).size());
        assertEquals("u_1.vtu", SourceFolder.beside(lonely).get(0).getFileName().toString());
    }

    @Test
    void aSeriesOnTheDiskIsStillFound() throws IOException {
        for (int i = 1; i <= 3; i++) {
            Files.writeString(m_folder.resolve("u_" + i + ".vtu"), "");
        }
        assertEquals(3, NumberedFiles.of(m_folder.resolve("u_2.vtu"), Progress.NONE).files().size());
    }
}
