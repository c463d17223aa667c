package org.knime.core.data.filestore;

import java.io.File;

/** A file (or folder) of a node that is saved with the workflow. */
public final class FileStore {
    private final StandInFileStores m_owner;

    private final FileStoreKey m_key;

    FileStore(final StandInFileStores owner, final FileStoreKey key) {
        m_owner = owner;
        m_key = key;
    }

    FileStoreKey getKey() {
        return m_key;
    }

    /** The file; it need not exist before it is written. */
    public File getFile() {
        return m_owner.file(m_key).toFile();
    }

    @Override
    public boolean equals(final Object o) {
        return o instanceof FileStore s && m_key.equals(s.m_key);
    }

    @Override
    public int hashCode() {
        return m_key.hashCode();
    }

    @Override
    public String toString() {
        return m_key.toString();
    }
}
