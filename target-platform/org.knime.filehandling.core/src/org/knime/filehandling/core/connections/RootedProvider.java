package org.knime.filehandling.core.connections;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.DirectoryStream.Filter;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/** Does the work of a {@link RootedFileSystem} on files of the computer. Like KNIME's, it has no FileChannel. */
final class RootedProvider extends FileSystemProvider {
    private static Path real(final Path p) throws IOException {
        if (p instanceof RootedPath r) {
            return r.getFileSystem().real(r.path());
        }
        throw new ProviderMismatchException("A path of another file system: " + p);
    }

    @Override
    public String getScheme() {
        return "standin";
    }

    @Override
    public FileSystem newFileSystem(final URI uri, final Map<String, ?> env) {
        throw new UnsupportedOperationException("Made by connections only");
    }

    @Override
    public FileSystem getFileSystem(final URI uri) {
        throw new UnsupportedOperationException("Paths have no URI");
    }

    @Override
    public Path getPath(final URI uri) {
        throw new UnsupportedOperationException("Paths have no URI");
    }

    @Override
    public SeekableByteChannel newByteChannel(final Path path, final Set<? extends OpenOption> options,
        final FileAttribute<?>... attrs) throws IOException {
        return Files.newByteChannel(real(path), options);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(final Path dir, final Filter<? super Path> filter)
        throws IOException {
        DirectoryStream<Path> files = Files.newDirectoryStream(real(dir),
            p -> filter.accept(dir.resolve(p.getFileName().toString())));
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                Iterator<Path> it = files.iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return it.hasNext();
                    }

                    @Override
                    public Path next() {
                        return dir.resolve(it.next().getFileName().toString());
                    }
                };
            }

            @Override
            public void close() throws IOException {
                files.close();
            }
        };
    }

    @Override
    public void createDirectory(final Path dir, final FileAttribute<?>... attrs) throws IOException {
        Files.createDirectory(real(dir));
    }

    @Override
    public void delete(final Path path) throws IOException {
        Files.delete(real(path));
    }

    @Override
    public void copy(final Path source, final Path target, final CopyOption... options) throws IOException {
        Files.copy(real(source), real(target), options);
    }

    @Override
    public void move(final Path source, final Path target, final CopyOption... options) throws IOException {
        Files.move(real(source), real(target), options);
    }

    @Override
    public boolean isSameFile(final Path path, final Path path2) throws IOException {
        return path2 instanceof RootedPath && Files.isSameFile(real(path), real(path2));
    }

    @Override
    public boolean isHidden(final Path path) throws IOException {
        return Files.isHidden(real(path));
    }

    @Override
    public FileStore getFileStore(final Path path) {
        throw new UnsupportedOperationException("No file stores");
    }

    @Override
    public void checkAccess(final Path path, final AccessMode... modes) throws IOException {
        Path real = real(path);
        if (!Files.exists(real)) {
            throw new NoSuchFileException(path.toString());
        }
        real.getFileSystem().provider().checkAccess(real, modes);
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(final Path path, final Class<V> type,
        final LinkOption... options) {
        try {
            return Files.getFileAttributeView(real(path), type, options);
        } catch (IOException e) { // a path out of the folder has no attributes
            return null;
        }
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(final Path path, final Class<A> type,
        final LinkOption... options) throws IOException {
        try {
            return Files.readAttributes(real(path), type, options);
        } catch (NoSuchFileException e) {
            throw new NoSuchFileException(path.toString());
        }
    }

    @Override
    public Map<String, Object> readAttributes(final Path path, final String attributes, final LinkOption... options)
        throws IOException {
        return Files.readAttributes(real(path), attributes, options);
    }

    @Override
    public void setAttribute(final Path path, final String attribute, final Object value,
        final LinkOption... options) throws IOException {
        Files.setAttribute(real(path), attribute, value, options);
    }
}
