package org.latentrom.engine.io.fuzz;

import java.io.FileDescriptor;
import java.nio.file.Path;
import java.security.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Notes every file that this Java looks at outside of a folder, every file it writes anywhere, every connection and
 * every process. Java asks its security manager before each of these, whatever class wants it, which no wrapper around
 * a file system can say.
 */
@SuppressWarnings("removal")
final class FolderGuard extends SecurityManager {
    private final List<Path> m_own = new ArrayList<>();

    private final Set<String> m_found = new TreeSet<>();

    private volatile Path m_folder;

    private volatile boolean m_watching;

    /** Java's own files may be read, what it draws random numbers from, and the jars, which name each other. */
    FolderGuard() {
        m_own.add(Path.of("/dev/random"));
        m_own.add(Path.of("/dev/urandom"));
        m_own.add(Path.of(System.getProperty("java.home")));
        Stream.of(System.getProperty("java.class.path").split(System.getProperty("path.separator")))
            .map(p -> Path.of(p).toAbsolutePath().normalize())
            .map(p -> p.toString().endsWith(".jar") ? p.getParent() : p).forEach(m_own::add);
    }

    /** @param folder where files may be read from now on */
    void watch(final Path folder) {
        synchronized (m_found) {
            m_found.clear();
        }
        m_folder = folder.toAbsolutePath().normalize();
        m_watching = true;
    }

    /** @return what should not have happened since {@link #watch(Path)} */
    List<String> found() {
        m_watching = false;
        synchronized (m_found) {
            return List.copyOf(m_found);
        }
    }

    private void note(final String what) {
        if (m_watching) {
            synchronized (m_found) {
                m_found.add(what);
            }
        }
    }

    @Override
    public void checkRead(final String file) {
        if (m_watching) {
            Path p = Path.of(file).toAbsolutePath().normalize();
            if (!p.startsWith(m_folder) && m_own.stream().noneMatch(p::startsWith)) {
                note("looks at " + file);
            }
        }
    }

    @Override
    public void checkRead(final String file, final Object context) {
        checkRead(file);
    }

    @Override
    public void checkRead(final FileDescriptor fd) {
        // one that is open already
    }

    @Override
    public void checkWrite(final FileDescriptor fd) {
        // standard output
    }

    @Override
    public void checkWrite(final String file) {
        note("writes " + file);
    }

    @Override
    public void checkDelete(final String file) {
        note("deletes " + file);
    }

    @Override
    public void checkExec(final String command) {
        note("runs " + command);
    }

    @Override
    public void checkLink(final String library) {
        note("loads the native library " + library);
    }

    @Override
    public void checkConnect(final String host, final int port) {
        note("connects to " + host);
    }

    @Override
    public void checkConnect(final String host, final int port, final Object context) {
        checkConnect(host, port);
    }

    @Override
    public void checkPermission(final Permission p) {
        // everything is allowed, only noted
    }

    @Override
    public void checkPermission(final Permission p, final Object context) {
        // everything is allowed, only noted
    }
}
