package org.latentrom.engine.container;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;

/**
 * Writes a file wholly or not at all. The bytes go to a new file in the same folder, which takes the place of the
 * target only when it is complete and on the disk: a full disk, a crash or a cancelled training leaves the file of
 * before as it was. Works on any file system that can rename, since a path may be one of KNIME's.
 */
public final class AtomicFile {
    /** What writes the bytes. */
    public interface Body {
        /**
         * @param out buffered; closed by the caller
         * @throws IOException if writing fails; an exception of any kind leaves the target as it was
         */
        void write(OutputStream out) throws IOException;
    }

    /** Gives a complete file its name; tests have others. */
    interface Move {
        void move(Path part, Path target) throws IOException;
    }

    private AtomicFile() {
    }

    /**
     * Writes a file, in place of one that is there.
     *
     * @param target the file, in a folder that exists
     * @param body writes the bytes
     * @throws IOException if the file cannot be written; the message names it and says what to do, and what was there
     *             is unharmed
     */
    public static void replace(final Path target, final Body body) throws IOException {
        write(target, body, AtomicFile::replacing);
    }

    /**
     * Writes a file that must not be there yet.
     *
     * @param target the file, in a folder that exists
     * @param body writes the bytes
     * @throws FileAlreadyExistsException if it is there, or came while the bytes were written
     * @throws IOException if the file cannot be written; the message names it and says what to do
     */
    public static void create(final Path target, final Body body) throws IOException {
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        write(target, body, (from, to) -> Files.move(from, to));
    }

    private static void replacing(final Path part, final Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException | UnsupportedOperationException ex) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    static void write(final Path target, final Body body, final Move move) throws IOException {
        if (Files.isDirectory(target)) {
            throw new IOException("\"" + target + "\" is a folder: choose a file");
        }
        Path part = target.resolveSibling(".latentrom-" + UUID.randomUUID() + ".part");
        try {
            fill(part, body);
            place(part, target, move);
        } catch (FileAlreadyExistsException | LeftBesideException ex) {
            throw ex;
        } catch (AccessDeniedException ex) {
            throw new IOException("\"" + target + "\" must not be written: choose a folder that you may write to", ex);
        } catch (NoSuchFileException ex) {
            throw new IOException("\"" + target + "\" lies in a folder that does not exist: choose another or make it",
                ex);
        } catch (IOException ex) {
            throw new IOException("\"" + target + "\" cannot be written (" + ex.getMessage() + "): see that the disk "
                + "has room and that you may write there; what was there before is unharmed", ex);
        }
    }

    private static void fill(final Path part, final Body body) throws IOException {
        boolean complete = false;
        try (var channel = Files.newByteChannel(part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
                var out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
            body.write(out);
            out.flush();
            if (channel instanceof FileChannel file) {
                file.force(true); // else a power failure could leave the new name on an empty file
            }
            complete = true;
        } finally {
            if (!complete) {
                Files.deleteIfExists(part);
            }
        }
    }

    private static void place(final Path part, final Path target, final Move move) throws IOException {
        boolean replaces = Files.exists(target);
        try {
            move.move(part, target);
        } catch (IOException ex) {
            if (replaces && !Files.exists(target)) {
                // some file systems remove the target before they rename: then the part is all that there is
                throw new LeftBesideException(target, part, ex);
            }
            Files.deleteIfExists(part);
            throw ex;
        }
    }

    private static final class LeftBesideException extends IOException {
        private static final long serialVersionUID = 1L;

        LeftBesideException(final Path target, final Path part, final IOException cause) {
            super("\"" + target + "\" was removed, but its new content could not take its place: it is complete in \""
                + part.getFileName() + "\", rename that file", cause);
        }
    }
}
