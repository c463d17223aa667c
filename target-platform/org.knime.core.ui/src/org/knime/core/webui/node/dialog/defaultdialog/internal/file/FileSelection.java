package org.knime.core.webui.node.dialog.defaultdialog.internal.file;

import java.util.Objects;

import org.knime.filehandling.core.connections.FSCategory;
import org.knime.filehandling.core.connections.FSLocation;
import org.knime.node.parameters.persistence.Persistable;

/** A file that the user chose. */
public final class FileSelection implements Persistable {
    public FSLocation m_path;

    /** No file: an empty local path. */
    public FileSelection() {
        this(new FSLocation(FSCategory.LOCAL, ""));
    }

    public FileSelection(final FSLocation fsLocation) {
        m_path = fsLocation;
    }

    public FSLocation getFSLocation() {
        return m_path;
    }

    @Override
    public boolean equals(final Object o) {
        return o instanceof FileSelection f && Objects.equals(m_path, f.m_path);
    }

    @Override
    public int hashCode() {
        return Objects.hash(m_path);
    }
}
