package org.latentrom.knime.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

import org.knime.core.node.ExecutionContext;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.Mask;

/** Makes field cells during a node's execution: many cells to a file store, a mask once a store. */
public final class FieldCellWriter {
    private final StoreFiles m_files;

    private Mask m_lastMask;

    private ByteBuffer m_lastMaskBytes;

    private String m_lastMaskDigest;

    /** @param name unique within one execution of the node; no slash, no leading dot */
    public FieldCellWriter(final ExecutionContext exec, final String name) {
        m_files = new StoreFiles(exec, name);
    }

    /**
     * @return a cell that holds the field; its values are on disk
     * @throws IOException if they cannot be written
     */
    public synchronized FieldCell write(final Field field) throws IOException {
        final var store = m_files.store();
        final Optional<SharedBlock> mask = field.mask().isFull() ? Optional.empty() : Optional.of(mask(field.mask()));
        final var bytes = ByteBuffer.allocate(Math.multiplyExact(field.values().length, Float.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(field.values());
        return new FieldCell(store, new FieldHeader(field.shape(), m_files.append(bytes), mask), field);
    }

    private SharedBlock mask(final Mask mask) throws IOException {
        if (mask != m_lastMask) {
            final long[] words = mask.toLongArray();
            m_lastMaskBytes = ByteBuffer.allocate(words.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            m_lastMaskBytes.asLongBuffer().put(words);
            m_lastMaskDigest = SharedBlock.digest(m_lastMaskBytes);
            m_lastMask = mask;
            FieldCell.MASKS.put(m_lastMaskDigest, mask);
        }
        final var known = m_files.shared(m_lastMaskDigest);
        return known == null ? m_files.appendShared(m_lastMaskDigest, m_lastMaskBytes) : known;
    }
}
