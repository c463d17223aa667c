package org.knime.filehandling.core.connections.location;

import java.io.IOException;

import org.knime.filehandling.core.connections.FSConnection;
import org.knime.filehandling.core.connections.FSPath;

/** A path that can be used until this is closed. */
public interface FSPathProvider extends AutoCloseable {
    /** The path. */
    FSPath getPath();

    /** The file system of the path. */
    FSConnection getFSConnection();

    @Override
    void close() throws IOException;
}
