package org.knime.core.data.filestore;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Not part of KNIME: the file stores of all nodes of an open workflow. */
public final class StandInRepository {
    private final Map<UUID, StandInFileStores> m_stores = new ConcurrentHashMap<>();

    void add(final StandInFileStores stores) {
        m_stores.put(stores.uuid(), stores);
    }

    public void remove(final UUID uuid) {
        m_stores.remove(uuid);
    }

    FileStore get(final FileStoreKey key) throws IOException {
        StandInFileStores stores = m_stores.get(key.storeUUID());
        if (stores == null) {
            throw new IOException("The file store \"" + key.name() + "\" belongs to no node of the workflow");
        }
        return stores.get(key);
    }

    /** Tells a cell that was read where its stores are. */
    public void attach(final FileStoreCell cell, final FileStoreKey[] keys) throws IOException {
        FileStore[] stores = new FileStore[keys.length];
        for (int i = 0; i < keys.length; i++) {
            stores[i] = get(keys[i]);
        }
        cell.attach(stores);
    }

    /** Tells an object that was read where its stores are. */
    public void attach(final FileStorePortObject object, final FileStoreKey[] keys) throws IOException {
        FileStore[] stores = new FileStore[keys.length];
        for (int i = 0; i < keys.length; i++) {
            stores[i] = get(keys[i]);
        }
        object.attach(stores);
    }

    /** Keys of a cell's stores, after the cell wrote what it held back. */
    public static FileStoreKey[] keys(final FileStoreCell cell) throws IOException {
        return cell.flushedKeys();
    }

    /** Keys of an object's stores, after the object wrote what it held back. */
    public static FileStoreKey[] keys(final FileStorePortObject object) throws IOException {
        return object.flushedKeys();
    }
}
