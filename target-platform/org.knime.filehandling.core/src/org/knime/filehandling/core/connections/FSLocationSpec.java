package org.knime.filehandling.core.connections;

import java.util.Optional;

/** A file system. */
public interface FSLocationSpec {
    /** Name of the kind of file system. */
    String getFileSystemCategory();

    /** The kind of file system. */
    default FSCategory getFSCategory() {
        return FSCategory.valueOf(getFileSystemCategory());
    }

    /** Which file system of the kind. */
    Optional<String> getFileSystemSpecifier();
}
