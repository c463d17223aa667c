package org.knime.core.data.container;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Set;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataCellDataInput;
import org.knime.core.data.DataCellDataOutput;
import org.knime.core.data.DataType;
import org.knime.core.data.DataTypeRegistry;
import org.knime.core.data.MissingCell;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.CellBytes;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.data.filestore.FileStoreCell;
import org.knime.core.data.filestore.FileStoreKey;
import org.knime.core.data.filestore.StandInRepository;

/**
 * Turns cells into bytes and back through their registered serializers. Cells of a class that is not registered are
 * kept as they are; written to a file they cannot be read again, as in KNIME.
 */
final class CellCodec {
    private static final int MOST_STORES = 1000;

    private static final Set<Class<? extends DataCell>> PLAIN =
        Set.of(StringCell.class, DoubleCell.class, IntCell.class, LongCell.class, BooleanCell.class);

    private CellCodec() {
    }

    static Object store(final DataCell cell) {
        if (cell.isMissing() || PLAIN.contains(cell.getClass())) {
            return cell;
        }
        var serializer = DataTypeRegistry.getInstance().getSerializer(cell.getClass());
        if (serializer.isEmpty()) {
            return cell;
        }
        try {
            var bytes = new ByteArrayOutputStream();
            FileStoreKey[] keys = cell instanceof FileStoreCell f ? StandInRepository.keys(f) : new FileStoreKey[0];
            serializer.get().serialize(cell, new Output(bytes));
            return new StoredCell(cell.getClass(), keys, bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write a " + cell.getClass().getSimpleName(), e);
        }
    }

    static DataCell restore(final Object stored, final StandInRepository repository) {
        if (stored instanceof DataCell cell) {
            return cell;
        }
        var s = (StoredCell)stored;
        try {
            var serializer = DataTypeRegistry.getInstance().getSerializer(s.cellClass()).orElseThrow();
            DataCell cell = serializer.deserialize(new Input(new ByteArrayInputStream(s.bytes())));
            if (cell instanceof FileStoreCell f) {
                repository.attach(f, s.keys());
            }
            return cell;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read a " + s.cellClass().getSimpleName(), e);
        }
    }

    static void write(final Object stored, final DataOutputStream out) throws IOException {
        if (stored instanceof MissingCell m) {
            out.writeUTF("");
            out.writeUTF(m.getError() == null ? "" : m.getError());
            return;
        }
        Object s = stored;
        if (stored instanceof DataCell cell) {
            var serializer = DataTypeRegistry.getInstance().getSerializer(cell.getClass());
            var bytes = new ByteArrayOutputStream();
            if (serializer.isPresent()) {
                serializer.get().serialize(cell, new Output(bytes));
            }
            s = new StoredCell(cell.getClass(), new FileStoreKey[0], bytes.toByteArray());
        }
        var c = (StoredCell)s;
        out.writeUTF(c.cellClass().getName());
        out.writeInt(c.keys().length);
        for (FileStoreKey key : c.keys()) {
            key.save(out);
        }
        out.writeInt(c.bytes().length);
        out.write(c.bytes());
    }

    static Object read(final DataInput in, final StandInRepository repository) throws IOException {
        String className = in.readUTF();
        if (className.isEmpty()) {
            String error = in.readUTF();
            return error.isEmpty() ? DataType.getMissingCell() : new MissingCell(error);
        }
        Class<? extends DataCell> cellClass = DataTypeRegistry.getInstance().getCellClass(className)
            .orElseThrow(() -> new IOException("Data cell implementation \"" + className + "\" not found."));
        int n = in.readInt();
        if (n < 0 || n > MOST_STORES) {
            throw new IOException("A cell cannot have " + n + " file stores");
        }
        FileStoreKey[] keys = new FileStoreKey[n];
        for (int i = 0; i < n; i++) {
            keys[i] = FileStoreKey.load(in);
        }
        var stored = new StoredCell(cellClass, keys, CellBytes.read(in));
        return PLAIN.contains(cellClass) ? restore(stored, repository) : stored;
    }

    private static final class Output extends DataOutputStream implements DataCellDataOutput {
        Output(final OutputStream out) {
            super(out);
        }
    }

    private static final class Input extends DataInputStream implements DataCellDataInput {
        Input(final InputStream in) {
            super(in);
        }
    }
}
