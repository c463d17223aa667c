package org.knime.filehandling.core.connections.location;

import java.io.IOException;

import org.knime.filehandling.core.connections.FSPath;

/** A path that can be used until this is closed. */
public interface FSPathProvider extends AutoCloseable {
    FSPath getPath();

    @Override
    void close() throws IOException;
}
