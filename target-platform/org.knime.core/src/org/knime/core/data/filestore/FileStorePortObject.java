package org.knime.core.data.filestore;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import org.knime.core.node.port.PortObject;

/** Object whose content lies in file stores. */
public abstract class FileStorePortObject implements PortObject {
    private FileStore[] m_stores = new FileStore[0];

    private boolean m_flushed;

    /** @param fileStores where the content is, or will be */
    protected FileStorePortObject(final List<FileStore> fileStores) {
        m_stores = fileStores.toArray(FileStore[]::new);
    }

    /** For an object that is read: the framework adds the stores. */
    protected FileStorePortObject() {
        m_flushed = true;
    }

    protected FileStore getFileStore(final int index) {
        return m_stores[index];
    }

    final void attach(final FileStore[] stores) throws IOException {
        m_stores = stores;
        postConstruct();
    }

    final synchronized FileStoreKey[] flushedKeys() throws IOException {
        if (!m_flushed) {
            flushToFileStore();
            m_flushed = true;
        }
        return Arrays.stream(m_stores).map(FileStore::getKey).toArray(FileStoreKey[]::new);
    }

    /** Called when the stores of an object that was read are there. */
    protected void postConstruct() throws IOException {
    }

    /** Called once, before the object is saved or copied: puts into the stores what is not there yet. */
    protected void flushToFileStore() throws IOException {
    }

    @Override
    public boolean equals(final Object o) {
        return this == o
            || o != null && o.getClass() == getClass() && Arrays.equals(m_stores, ((FileStorePortObject)o).m_stores);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(m_stores);
    }
}
