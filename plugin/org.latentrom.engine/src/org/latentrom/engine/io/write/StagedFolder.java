package org.latentrom.engine.io.write;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/**
 * Fills a folder wholly or not at all. Everything is written to a hidden folder inside of the target and gets its name
 * when all is complete; what it replaces is kept until then. If that fails, or nobody asks for it, the target is as it
 * was before.
 */
final class StagedFolder implements Closeable {
    /** A step of the move that can be taken back. */
    private record Moved(Path from, Path to) {
    }

    private final Path m_target;

    private final Path m_staging;

    private final Path m_old;

    private final Deque<Path> m_made;

    private boolean m_committed;

    private boolean m_holdsOld;

    private StagedFolder(final Path target, final Path staging, final Deque<Path> made) {
        m_target = target;
        m_staging = staging;
        m_old = staging.resolve(".replaced");
        m_made = made;
    }

    /**
     * @param target the folder to fill; it and those above it are made if they are missing
     * @throws IOException if that is not possible; the message says what to do
     */
    static StagedFolder of(final Path target) throws IOException {
        Deque<Path> made = new ArrayDeque<>();
        try {
            for (Path p = target.toAbsolutePath(); p != null && !Files.exists(p); p = p.getParent()) {
                made.addLast(p);
            }
            Files.createDirectories(target);
            Path staging = target.resolve(".latentrom-" + UUID.randomUUID() + ".part");
            Files.createDirectory(staging);
            return new StagedFolder(target, staging, made);
        } catch (FileAlreadyExistsException e) {
            throw failed(made, new IOException("the folder \"" + target + "\" cannot be made: there is a file of its "
                + "name or of one of the folders above it. Choose another folder", e));
        } catch (AccessDeniedException e) {
            throw failed(made, new IOException("the folder \"" + target + "\" must not be written: choose a folder "
                + "that you may write to", e));
        } catch (IOException e) {
            throw failed(made, new IOException("the folder \"" + target + "\" cannot be written (" + e.getMessage()
                + "): see that the disk has room and that you may write there", e));
        }
    }

    private static IOException failed(final Deque<Path> made, final IOException failure) {
        removeMade(made);
        return failure;
    }

    private static void removeMade(final Deque<Path> made) {
        for (Path p : made) {
            try {
                Files.deleteIfExists(p);
            } catch (IOException e) {
                return; // somebody put something there meanwhile
            }
        }
    }

    /** @return where the files are to be written */
    Path staging() {
        return m_staging;
    }

    /**
     * Gives files and folders their place.
     *
     * @param names their names in the staging folder, in this order: those that others refer to first
     * @param replaced names in the target that go away, if they are there
     * @throws IOException if it fails; then the target is as it was
     */
    void commit(final List<String> names, final List<String> replaced) throws IOException {
        List<Moved> done = new ArrayList<>();
        try {
            Files.createDirectory(m_old);
            for (String name : replaced) {
                if (Files.exists(m_target.resolve(name))) {
                    move(m_target.resolve(name), m_old.resolve(name), done);
                }
            }
            for (String name : names) {
                move(m_staging.resolve(name), m_target.resolve(name), done);
            }
            m_committed = true;
        } catch (FileAlreadyExistsException e) {
            undo(done, e);
            throw new IOException("\"" + e.getFile() + "\" is there already. Choose another folder, or let existing "
                + "runs be overwritten", e);
        } catch (IOException | RuntimeException e) {
            undo(done, e);
            throw e;
        }
    }

    private static void move(final Path from, final Path to, final List<Moved> done) throws IOException {
        Files.move(from, to); // fails if it is there
        done.add(new Moved(from, to));
    }

    private void undo(final List<Moved> done, final Exception cause) {
        Collections.reverse(done);
        for (Moved m : done) {
            try {
                Files.move(m.to(), m.from());
            } catch (IOException e) {
                cause.addSuppressed(new IOException("\"" + m.from() + "\" is left in \"" + m.to() + "\"", e));
                m_holdsOld = true;
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (m_holdsOld) {
            return; // rather a hidden folder too many than a file too few
        }
        delete(m_staging);
        if (!m_committed) {
            removeMade(m_made);
        }
    }

    private static void delete(final Path path) throws IOException {
        // a replaced folder may have been a link: what it leads to is not ours
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            List<Path> children;
            try (var list = Files.list(path)) {
                children = list.toList();
            }
            for (Path child : children) {
                delete(child);
            }
        }
        Files.deleteIfExists(path);
    }
}
