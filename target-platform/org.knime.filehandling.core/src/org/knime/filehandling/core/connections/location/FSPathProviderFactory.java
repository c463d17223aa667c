package org.knime.filehandling.core.connections.location;

import java.io.IOException;
import java.util.Optional;

import org.knime.filehandling.core.connections.DefaultFSConnectionFactory;
import org.knime.filehandling.core.connections.FSConnection;
import org.knime.filehandling.core.connections.FSLocation;
import org.knime.filehandling.core.connections.FSLocationSpec;
import org.knime.filehandling.core.connections.FSPath;
import org.knime.filehandling.core.connections.RelativeTo;

/** Turns locations of one file system into paths. */
public abstract class FSPathProviderFactory implements AutoCloseable {
    public abstract FSPathProvider create(FSLocation fsLocation);

    @Override
    public abstract void close() throws IOException;

    /** Opens the file system of locations.
     * @param portObjectConnection the file system at an input port, if any
     * @throws IllegalArgumentException if the locations name no usable file system */
    public static FSPathProviderFactory newFactory(final Optional<FSConnection> portObjectConnection,
        final FSLocationSpec fsLocationSpec) {
        if (fsLocationSpec.getFileSystemCategory() == null) {
            throw new IllegalArgumentException("No location is given");
        }
        FSConnection connection = switch (fsLocationSpec.getFSCategory()) {
            case LOCAL -> DefaultFSConnectionFactory.createLocalFSConnection();
            case RELATIVE -> DefaultFSConnectionFactory.createRelativeToConnection(RelativeTo.fromSettingsValue(
                fsLocationSpec.getFileSystemSpecifier().orElseThrow(
                    () -> new IllegalArgumentException("The location does not say what it is relative to"))));
            case CONNECTED -> portObjectConnection
                .orElseThrow(() -> new IllegalArgumentException("No file system is connected"));
            default -> throw new IllegalArgumentException(
                "The stand-in has no file system \"" + fsLocationSpec.getFSCategory().getLabel() + "\"");
        };
        return new FSPathProviderFactory() {
            @Override
            public FSPathProvider create(final FSLocation location) {
                FSPath path = connection.getFileSystem().getPath(location);
                return new FSPathProvider() {
                    @Override
                    public FSPath getPath() {
                        return path;
                    }

                    @Override
                    public void close() {
                        // the factory holds the file system
                    }
                };
            }

            @Override
            public void close() throws IOException {
                connection.close();
            }
        };
    }
}
