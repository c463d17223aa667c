package org.knime.filehandling.core.connections;

import java.nio.file.FileSystem;

/** A file system of KNIME's. */
public abstract class FSFileSystem<T extends FSPath> extends FileSystem {
    /** Kind of the file system. */
    public abstract FSCategory getFileSystemCategory();

    @Override
    public abstract T getPath(String first, String... more);

    /** The path of a location. */
    public final T getPath(final FSLocation location) {
        return getPath(location.getPath());
    }

    /** Frees resources. */
    abstract void ensureClosed();
}
