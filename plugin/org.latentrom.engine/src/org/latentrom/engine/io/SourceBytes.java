package org.latentrom.engine.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Whole files as bytes, with a limit. */
public final class SourceBytes {
    /** Largest file that is read in one piece, 1 GiB: one snapshot, not a series, has to fit. */
    public static final long LIMIT = 1L << 30;

    private SourceBytes() {
    }

    /**
     * @return the bytes of a file
     * @throws SnapshotFormatException if the file is missing, empty or larger than {@link #LIMIT}
     */
    public static byte[] read(final Path file) throws IOException {
        String name = SourceFolder.nameOf(file);
        try {
            if (Files.size(file) > LIMIT) {
                throw new SnapshotFormatException(name, "", "is larger than " + (LIMIT >> 20) + " MiB",
                    "Write each snapshot to a file of its own");
            }
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length == 0) {
                throw new SnapshotFormatException(name, "", "is empty", "Export it anew");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new SnapshotFormatException(name, "", "does not exist", "Check the path", e);
        }
    }

    /** @return the first bytes of a file, at most {@code count} */
    public static byte[] head(final Path file, final int count) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(count);
        } catch (NoSuchFileException e) {
            throw new SnapshotFormatException(SourceFolder.nameOf(file), "", "does not exist", "Check the path", e);
        }
    }
}
