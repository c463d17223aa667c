package org.knime.core.data.filestore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;

/** Not part of KNIME: the file stores that one execution of a node made, in a folder. */
public final class StandInFileStores {
    private final UUID m_uuid;

    private final StandInRepository m_repository;

    private final Callable<Path> m_folderMaker;

    private final Set<String> m_names = new HashSet<>();

    private Path m_folder;

    private int m_next;

    /** Stores of a new execution. The stores are known to the repository at once.
     * @param folderMaker called at the first use */
    public StandInFileStores(final UUID uuid, final StandInRepository repository, final Callable<Path> folderMaker) {
        m_uuid = uuid;
        m_repository = repository;
        m_folderMaker = folderMaker;
        repository.add(this);
    }

    public UUID uuid() {
        return m_uuid;
    }

    public StandInRepository repository() {
        return m_repository;
    }

    /** Whether any store was made. */
    public synchronized boolean isEmpty() {
        return m_next == 0;
    }

    public synchronized Path folder() {
        if (m_folder == null) {
            try {
                m_folder = m_folderMaker.call();
            } catch (Exception e) { // whatever the maker throws: there is no folder
                throw new IllegalStateException("No folder for file stores: " + e.getMessage(), e);
            }
        }
        return m_folder;
    }

    public synchronized FileStore create(final String name) throws IOException {
        if (!FileStoreKey.isName(name)) {
            throw new IllegalArgumentException("\"" + name + "\" cannot name a file store: no slash, no leading dot");
        }
        if (!m_names.add(name)) {
            throw new IOException("There is a file store \"" + name + "\" already");
        }
        FileStoreKey key = new FileStoreKey(m_uuid, m_next++, name);
        Files.createDirectories(file(key).getParent());
        return new FileStore(this, key);
    }

    Path file(final FileStoreKey key) {
        return folder().resolve(key.path());
    }

    FileStore get(final FileStoreKey key) {
        return new FileStore(this, key);
    }

    /** Says that stores were made before the workflow was saved. */
    public synchronized void setSaved() {
        m_next = Math.max(m_next, 1);
    }
}
