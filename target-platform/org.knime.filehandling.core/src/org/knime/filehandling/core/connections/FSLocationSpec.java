package org.knime.filehandling.core.connections;

import java.util.Optional;

/** A file system. */
public interface FSLocationSpec {
    String getFileSystemCategory();

    default FSCategory getFSCategory() {
        return FSCategory.valueOf(getFileSystemCategory());
    }

    Optional<String> getFileSystemSpecifier();
}
