package org.latentrom.knime.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataCellDataInput;
import org.knime.core.data.DataCellDataOutput;
import org.knime.core.data.DataCellSerializer;
import org.knime.core.data.DataType;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStoreCell;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.knime.data.SnapshotHeader.FieldEntry;

/**
 * A snapshot whose mesh and values lie in a file store that many cells share: the mesh once, the values once a cell.
 * They are read when they are asked for and may be forgotten when memory is short. The bytes are in the file before the
 * cell exists (see {@link SnapshotCellWriter}), so there is nothing to flush.
 */
public final class SnapshotCell extends FileStoreCell implements SnapshotValue {
    /** The type of snapshot columns. */
    public static final DataType TYPE = DataType.getType(SnapshotCell.class);

    static final SharedObjects<Mesh> MESHES = new SharedObjects<>();

    private static final long serialVersionUID = 1L;

    private final transient SnapshotHeader m_header;

    private transient SoftReference<Snapshot> m_snapshot = new SoftReference<>(null);

    SnapshotCell(final FileStore store, final SnapshotHeader header) {
        super(store);
        m_header = header;
    }

    /** A cell that is read from a table: the framework adds the file store. */
    private SnapshotCell(final SnapshotHeader header) {
        m_header = header;
    }

    @Override
    public List<String> getFieldNames() {
        return m_header.fields().stream().map(FieldEntry::name).toList();
    }

    @Override
    public Mesh getMesh() {
        try {
            return MESHES.get(file(), m_header.mesh(), MeshBytes::decode);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the mesh of the snapshot " + this + ": " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized Snapshot getSnapshot() {
        Snapshot snapshot = m_snapshot.get();
        if (snapshot == null) {
            try {
                snapshot = read(file());
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read the snapshot " + this + ": " + e.getMessage(), e);
            }
            m_snapshot = new SoftReference<>(snapshot);
        }
        return snapshot;
    }

    private Path file() throws IOException {
        return getFileStores()[0].getFile().toPath();
    }

    private Snapshot read(final Path file) throws IOException {
        final List<MeshField> fields = new ArrayList<>();
        for (FieldEntry f : m_header.fields()) {
            final double[] values = new double[f.values().length() / Double.BYTES];
            f.values().read(file).asDoubleBuffer().get(values);
            fields.add(new MeshField(f.name(), f.location(), f.components(), values));
        }
        try {
            return new Snapshot(getMesh(), fields);
        } catch (IllegalArgumentException e) {
            throw new IOException("it is damaged: " + e.getMessage() + ".", e);
        }
    }

    @Override
    public String toString() {
        return getFieldNames() + " on " + m_header.points() + " points, " + m_header.cells() + " cells";
    }

    /** The inherited method would take two cells of one file store for equal. */
    @Override
    protected boolean equalsDataCell(final DataCell other) {
        final var o = (SnapshotCell)other;
        if (hashCode() != o.hashCode() || !m_header.mesh().digest().equals(o.m_header.mesh().digest())
            || m_header.fields().size() != o.m_header.fields().size()) {
            return false;
        }
        final var a = getSnapshot().fields();
        final var b = o.getSnapshot().fields();
        for (int i = 0; i < a.size(); i++) {
            final var f = a.get(i);
            final var g = b.get(i);
            if (!f.name().equals(g.name()) || f.location() != g.location() || f.components() != g.components()
                || !Arrays.equals(f.values(), g.values())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = m_header.mesh().digest().hashCode();
        for (FieldEntry f : m_header.fields()) {
            hash = 31 * (31 * hash + f.name().hashCode()) + f.values().crc();
        }
        return hash;
    }

    /** Registered in plugin.xml. */
    public static final class Serializer implements DataCellSerializer<SnapshotCell> {
        @Override
        public void serialize(final SnapshotCell cell, final DataCellDataOutput output) throws IOException {
            cell.m_header.write(output);
        }

        @Override
        public SnapshotCell deserialize(final DataCellDataInput input) throws IOException {
            return new SnapshotCell(SnapshotHeader.read(input));
        }
    }
}
