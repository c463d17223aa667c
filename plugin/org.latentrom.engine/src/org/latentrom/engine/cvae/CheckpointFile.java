package org.latentrom.engine.cvae;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.latentrom.engine.container.Container;
import org.latentrom.engine.container.ContainerException;
import org.latentrom.engine.container.ContainerFormat;

/**
 * The file of a training's last checkpoint. A new one is written beside it and then takes its place, so whatever fails,
 * the last good one is still there.
 */
final class CheckpointFile {
    private final Path m_file;

    private final Path m_new;

    private final Path m_old;

    CheckpointFile(final Path folder, final String training) {
        String name = "cvae-" + training + ".checkpoint";
        m_file = folder.resolve(name);
        m_new = folder.resolve(name + ".new");
        m_old = folder.resolve(name + ".old");
    }

    /** @throws IOException if it could not be written; what was there before is there still */
    void write(final Container container) throws IOException {
        try {
            var options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
            try (var channel = Files.newByteChannel(m_new, options);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
                ContainerFormat.write(container, out);
                if (channel instanceof FileChannel file) {
                    // a name may reach the disk before the bytes do; after a power cut the file would be empty
                    file.force(true);
                }
            }
            replace();
        } catch (IOException e) {
            try {
                Files.deleteIfExists(m_new);
            } catch (IOException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
    }

    private void replace() throws IOException {
        try {
            Files.move(m_new, m_file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException | FileAlreadyExistsException | UnsupportedOperationException e) {
            // in three steps, after each of which a whole file is there
            if (Files.exists(m_file)) {
                Files.move(m_file, m_old, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(m_new, m_file, StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(m_old);
        }
    }

    /**
     * @return the last checkpoint; null if there is none
     * @throws ContainerException if the file is damaged or foreign
     * @throws IOException if it cannot be read
     */
    Container read() throws IOException {
        Path file = Files.exists(m_file) ? m_file : m_old;
        if (!Files.exists(file)) {
            return null;
        }
        try (var in = Files.newInputStream(file)) {
            return ContainerFormat.read(in, CheckpointFormat.KIND, CheckpointFormat.VERSION);
        }
    }

    /** @return the file's name for messages */
    @Override
    public String toString() {
        return m_file.toString();
    }
}
