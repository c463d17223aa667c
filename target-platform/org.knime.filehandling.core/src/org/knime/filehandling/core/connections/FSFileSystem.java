package org.knime.filehandling.core.connections;

import java.nio.file.FileSystem;

/** A file system of KNIME's. */
public abstract class FSFileSystem<T extends FSPath> extends FileSystem {
    @Override
    public abstract T getPath(String first, String... more);

    public final T getPath(final FSLocation location) {
        return getPath(location.getPath());
    }
}
