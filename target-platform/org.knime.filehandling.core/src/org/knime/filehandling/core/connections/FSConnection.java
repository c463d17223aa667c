package org.knime.filehandling.core.connections;

import java.io.IOException;

/** An open file system. */
public interface FSConnection extends AutoCloseable {
    FSFileSystem<?> getFileSystem();

    @Override
    default void close() throws IOException {
        // the stand-in's file systems hold nothing
    }
}
