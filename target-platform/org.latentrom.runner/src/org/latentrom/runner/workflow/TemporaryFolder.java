package org.latentrom.runner.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folder for files that are not to stay; made at the first use. */
public final class TemporaryFolder {
    private Path m_root;

    private int m_next;

    public synchronized Path newFolder() throws IOException {
        if (m_root == null) {
            m_root = Files.createTempDirectory("latentrom-runner");
        }
        return Files.createDirectory(m_root.resolve(Integer.toString(m_next++)));
    }

    /** Deletes everything; files that cannot be deleted stay. */
    public synchronized void delete() {
        if (m_root != null) {
            deleteTree(m_root);
            m_root = null;
        }
    }

    static void deleteTree(final Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
            for (Path p : all) {
                Files.deleteIfExists(p);
            }
        } catch (IOException e) {
            org.knime.core.node.NodeLogger.getLogger(TemporaryFolder.class)
                .warn("Temporary files stay in " + root + ": " + e.getMessage());
        }
    }
}
