package org.latentrom.knime.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

import org.knime.core.data.filestore.FileStore;
import org.knime.core.node.ExecutionContext;

/**
 * Writes blocks during a node's execution, many to a file store. A new store begins when the blocks of single cells in
 * the present one have reached 16 MB (or four times its shared blocks, so that a large mesh does not fill store after
 * store). Shared blocks are written once a store.
 */
final class StoreFiles {
    private static final long LIMIT = 16L << 20;

    private static final int OWN_TO_SHARED = 4;

    private final ExecutionContext m_exec;

    private final String m_name;

    private final Map<String, SharedBlock> m_shared = new HashMap<>();

    private FileStore m_store;

    private int m_stores;

    private long m_size;

    private long m_own;

    /** @param name unique within one execution of the node; no slash, no leading dot */
    StoreFiles(final ExecutionContext exec, final String name) {
        m_exec = exec;
        m_name = name;
    }

    /** Begins a cell: all blocks until the next call go to the store that is returned. */
    FileStore store() throws IOException {
        if (m_store == null || m_own >= Math.max(LIMIT, OWN_TO_SHARED * (m_size - m_own))) {
            m_store = m_exec.createFileStore(m_name + "-" + m_stores++);
            m_shared.clear();
            m_size = 0;
            m_own = 0;
        }
        return m_store;
    }

    /** Appends a block that belongs to one cell. */
    Block append(final ByteBuffer bytes) throws IOException {
        final var block = write(bytes);
        m_own += block.length();
        return block;
    }

    /** @return the place of a shared block in the present store, or null if it is not there yet */
    SharedBlock shared(final String digest) {
        return m_shared.get(digest);
    }

    /** Appends a shared block that is not in the present store. */
    SharedBlock appendShared(final String digest, final ByteBuffer bytes) throws IOException {
        final var shared = new SharedBlock(write(bytes), digest);
        m_shared.put(digest, shared);
        return shared;
    }

    private Block write(final ByteBuffer bytes) throws IOException {
        final int length = bytes.remaining();
        final var block = new Block(m_size, length, Block.crc(bytes));
        try (var channel = FileChannel.open(m_store.getFile().toPath(), StandardOpenOption.CREATE,
            StandardOpenOption.APPEND)) {
            for (var b = bytes.duplicate(); b.hasRemaining();) {
                channel.write(b);
            }
        }
        m_size += length;
        return block;
    }
}
