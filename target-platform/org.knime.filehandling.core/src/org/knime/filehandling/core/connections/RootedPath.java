package org.knime.filehandling.core.connections;

import java.io.File;
import java.net.URI;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent.Kind;
import java.nio.file.WatchEvent.Modifier;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;

/** A path of a {@link RootedFileSystem}. */
final class RootedPath extends FSPath {
    private final RootedFileSystem m_system;

    private final Path m_path;

    RootedPath(final RootedFileSystem system, final Path path) {
        m_system = system;
        m_path = path;
    }

    Path path() {
        return m_path;
    }

    private RootedPath of(final Path p) {
        return p == null ? null : new RootedPath(m_system, p);
    }

    private static Path unwrap(final Path other) {
        if (other instanceof RootedPath r) {
            return r.m_path;
        }
        throw new ProviderMismatchException("A path of another file system: " + other);
    }

    @Override
    public RootedFileSystem getFileSystem() {
        return m_system;
    }

    @Override
    public boolean isAbsolute() {
        return m_path.isAbsolute();
    }

    @Override
    public Path getRoot() {
        return of(m_path.getRoot());
    }

    @Override
    public Path getFileName() {
        return of(m_path.getFileName());
    }

    @Override
    public Path getParent() {
        return of(m_path.getParent());
    }

    @Override
    public int getNameCount() {
        return m_path.getNameCount();
    }

    @Override
    public Path getName(final int index) {
        return of(m_path.getName(index));
    }

    @Override
    public Path subpath(final int beginIndex, final int endIndex) {
        return of(m_path.subpath(beginIndex, endIndex));
    }

    @Override
    public boolean startsWith(final Path other) {
        return other instanceof RootedPath r && m_path.startsWith(r.m_path);
    }

    @Override
    public boolean endsWith(final Path other) {
        return other instanceof RootedPath r && m_path.endsWith(r.m_path);
    }

    @Override
    public Path normalize() {
        return of(m_path.normalize());
    }

    @Override
    public Path resolve(final Path other) {
        return of(m_path.resolve(unwrap(other)));
    }

    @Override
    public Path relativize(final Path other) {
        return of(m_path.relativize(unwrap(other)));
    }

    @Override
    public URI toUri() {
        throw new UnsupportedOperationException("Paths of this file system have no URI");
    }

    @Override
    public File toFile() {
        throw new UnsupportedOperationException("Paths of this file system are no files of java.io");
    }

    @Override
    public Path toAbsolutePath() {
        return isAbsolute() ? this : m_system.getPath("/").resolve(this);
    }

    @Override
    public Path toRealPath(final LinkOption... options) {
        return toAbsolutePath().normalize();
    }

    @Override
    public WatchKey register(final WatchService watcher, final Kind<?>[] events, final Modifier... modifiers) {
        throw new UnsupportedOperationException("No watching");
    }

    @Override
    public int compareTo(final Path other) {
        return m_path.compareTo(unwrap(other));
    }

    @Override
    public boolean equals(final Object o) {
        return o instanceof RootedPath p && m_system == p.m_system && m_path.equals(p.m_path);
    }

    @Override
    public int hashCode() {
        return m_path.hashCode();
    }

    @Override
    public String toString() {
        return m_path.toString();
    }
}
