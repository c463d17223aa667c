package org.latentrom.knime.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataCellDataInput;
import org.knime.core.data.DataCellDataOutput;
import org.knime.core.data.DataCellSerializer;
import org.knime.core.data.DataType;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStoreCell;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;

/**
 * A field whose values lie in a file store that many cells share; they are read when they are asked for and may be
 * forgotten when memory is short. The bytes are in the file before the cell exists (see {@link FieldCellWriter}), so
 * there is nothing to flush.
 */
public final class FieldCell extends FileStoreCell implements FieldValue {
    /** The type of field columns. */
    public static final DataType TYPE = DataType.getType(FieldCell.class);

    static final SharedObjects<Mask> MASKS = new SharedObjects<>();

    private static final long serialVersionUID = 1L;

    private final transient FieldHeader m_header;

    private transient SoftReference<Field> m_field = new SoftReference<>(null);

    FieldCell(final FileStore store, final FieldHeader header, final Field field) {
        super(store);
        m_header = header;
        m_field = new SoftReference<>(field);
    }

    /** A cell that is read from a table: the framework adds the file store. */
    private FieldCell(final FieldHeader header) {
        m_header = header;
    }

    @Override
    public FieldShape getShape() {
        return m_header.shape();
    }

    @Override
    public synchronized Field getField() {
        Field field = m_field.get();
        if (field == null) {
            try {
                field = read(getFileStores()[0].getFile().toPath());
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read the field " + this + ": " + e.getMessage(), e);
            }
            m_field = new SoftReference<>(field);
        }
        return field;
    }

    private Field read(final Path file) throws IOException {
        final var shape = m_header.shape();
        final float[] values = new float[shape.size()];
        m_header.values().read(file).asFloatBuffer().get(values);
        if (m_header.mask().isEmpty()) {
            return new Field(shape, values);
        }
        return new Field(shape, values, MASKS.get(file, m_header.mask().get(), b -> mask(shape, b)));
    }

    private static Mask mask(final FieldShape shape, final ByteBuffer bytes) throws IOException {
        final long[] words = new long[bytes.remaining() / Long.BYTES];
        bytes.asLongBuffer().get(words);
        try {
            return Mask.ofLongArray(shape.height(), shape.width(), words);
        } catch (IllegalArgumentException e) {
            throw new IOException("A saved mask is damaged: " + e.getMessage() + ".", e);
        }
    }

    @Override
    public String toString() {
        return m_header.shape().toString();
    }

    /** The inherited method would take two cells of one file store for equal. */
    @Override
    protected boolean equalsDataCell(final DataCell other) {
        final var o = (FieldCell)other;
        if (m_header.values().crc() != o.m_header.values().crc() || !m_header.shape().equals(o.m_header.shape())) {
            return false;
        }
        final var a = getField();
        final var b = o.getField();
        return a.mask().equals(b.mask()) && Arrays.equals(a.values(), b.values());
    }

    @Override
    public int hashCode() {
        return 31 * m_header.shape().hashCode() + m_header.values().crc();
    }

    /** Registered in plugin.xml. */
    public static final class Serializer implements DataCellSerializer<FieldCell> {
        @Override
        public void serialize(final FieldCell cell, final DataCellDataOutput output) throws IOException {
            cell.m_header.write(output);
        }

        @Override
        public FieldCell deserialize(final DataCellDataInput input) throws IOException {
            return new FieldCell(FieldHeader.read(input));
        }
    }
}
