package org.knime.core.data.filestore;

import java.io.IOException;
import java.util.Arrays;

import org.knime.core.data.DataCell;

/** Cell whose content lies in file stores. */
public abstract class FileStoreCell extends DataCell {
    private static final long serialVersionUID = 1L;

    private transient FileStore[] m_stores = new FileStore[0];

    private transient boolean m_flushed;

    /** @param fileStores where the content is, or will be */
    protected FileStoreCell(final FileStore[] fileStores) {
        m_stores = fileStores.clone();
        if (Arrays.asList(m_stores).contains(null)) {
            throw new NullPointerException("A file store is null");
        }
    }

    /** @param fileStore where the content is, or will be */
    protected FileStoreCell(final FileStore fileStore) {
        this(new FileStore[]{fileStore});
    }

    /** For a cell that is read: the framework adds the stores. */
    protected FileStoreCell() {
        m_flushed = true;
    }

    protected FileStore[] getFileStores() {
        return m_stores;
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

    /** Called when the stores of a cell that was read are there. */
    protected void postConstruct() throws IOException {
    }

    /** Called once, before the cell is written: puts into the stores what is not there yet. */
    protected void flushToFileStore() throws IOException {
    }

    @Override
    public String toString() {
        return Arrays.toString(m_stores);
    }

    @Override
    protected boolean equalsDataCell(final DataCell dc) {
        return Arrays.equals(m_stores, ((FileStoreCell)dc).m_stores);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(m_stores);
    }
}
