package org.knime.filehandling.core.connections;

import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;

/** A path in a file system that is named, not open. */
public final class FSLocation implements FSLocationSpec, Serializable {
    public static final FSLocation NULL = new FSLocation();

    private static final long serialVersionUID = 1L;

    private final String m_category;

    private final String m_specifier;

    private final String m_path;

    private FSLocation() {
        m_category = null;
        m_specifier = null;
        m_path = null;
    }

    public FSLocation(final FSCategory fsCategory, final String path) {
        this(fsCategory.name(), null, path);
    }

    public FSLocation(final FSCategory fsCategory, final String fsSpecifier, final String path) {
        this(fsCategory.name(), fsSpecifier, path);
    }

    public FSLocation(final String fsCategory, final String fsSpecifier, final String path) {
        if (fsCategory == null || path == null) {
            throw new IllegalArgumentException("A location needs a kind of file system and a path");
        }
        m_category = fsCategory;
        m_specifier = fsSpecifier;
        m_path = path;
    }

    public String getPath() {
        return m_path;
    }

    @Override
    public Optional<String> getFileSystemSpecifier() {
        return Optional.ofNullable(m_specifier);
    }

    @Override
    public String getFileSystemCategory() {
        return m_category;
    }

    @Override
    public boolean equals(final Object o) {
        return o instanceof FSLocation l && Objects.equals(m_category, l.m_category)
            && Objects.equals(m_specifier, l.m_specifier) && Objects.equals(m_path, l.m_path);
    }

    @Override
    public int hashCode() {
        return Objects.hash(m_category, m_specifier, m_path);
    }

    @Override
    public String toString() {
        return this == NULL ? "NULL"
            : "(" + m_category + ", " + (m_specifier == null ? "" : m_specifier + ", ") + m_path + ")";
    }
}
