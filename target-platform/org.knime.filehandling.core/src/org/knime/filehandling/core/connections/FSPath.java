package org.knime.filehandling.core.connections;

import java.nio.file.Path;

/** A path in one of KNIME's file systems. It is no file of java.io. */
public abstract class FSPath implements Path {
    @Override
    public abstract FSFileSystem<? extends FSPath> getFileSystem();
}
