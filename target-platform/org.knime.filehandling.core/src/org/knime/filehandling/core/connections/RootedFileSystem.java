package org.knime.filehandling.core.connections;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;
import java.util.Set;

/** A file system over a folder of the computer (or all of it): no path of it leads out of the folder. */
final class RootedFileSystem extends FSFileSystem<RootedPath> {
    private final Path m_root; // null: the whole computer

    private final RootedProvider m_provider = new RootedProvider();

    RootedFileSystem(final Path root) {
        m_root = root;
    }

    /** Where a path is on the computer.
     * @throws IOException if it leads out of the folder */
    Path real(final Path path) throws IOException {
        if (m_root == null) {
            return path;
        }
        Path relative = path.isAbsolute() ? path.getRoot().relativize(path) : path;
        Path result = m_root.resolve(relative).normalize();
        if (!result.startsWith(m_root)) {
            throw new IOException("The path \"" + path + "\" leads out of its folder");
        }
        return result;
    }

    @Override
    public FileSystemProvider provider() {
        return m_provider;
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("Close the connection instead");
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public String getSeparator() {
        return "/";
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        return List.of(getPath("/"));
    }

    @Override
    public Iterable<FileStore> getFileStores() {
        return List.of();
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return Set.of("basic");
    }

    @Override
    public RootedPath getPath(final String first, final String... more) {
        return new RootedPath(this, Path.of(first, more));
    }

    @Override
    public PathMatcher getPathMatcher(final String syntaxAndPattern) {
        PathMatcher matcher = java.nio.file.FileSystems.getDefault().getPathMatcher(syntaxAndPattern);
        return p -> matcher.matches(((RootedPath)p).path());
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        throw new UnsupportedOperationException("No users");
    }

    @Override
    public WatchService newWatchService() {
        throw new UnsupportedOperationException("No watching");
    }
}
