package org.latentrom.knime.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

import org.knime.core.node.ExecutionContext;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.knime.data.SnapshotHeader.FieldEntry;

/** Makes snapshot cells during a node's execution: many cells to a file store, a mesh once a store. */
public final class SnapshotCellWriter {
    private final StoreFiles m_files;

    private Mesh m_lastMesh;

    private String m_lastDigest;

    /** @param name unique within one execution of the node; no slash, no leading dot */
    public SnapshotCellWriter(final ExecutionContext exec, final String name) {
        m_files = new StoreFiles(exec, name);
    }

    /**
     * @return a cell that holds the snapshot; mesh and values are on disk
     * @throws IOException if they cannot be written, or one array needs more than 2 GiB
     */
    public synchronized SnapshotCell write(final Snapshot snapshot) throws IOException {
        try {
            final var store = m_files.store();
            final var mesh = mesh(snapshot.mesh());
            final List<FieldEntry> fields = new ArrayList<>();
            for (MeshField f : snapshot.fields()) {
                final var bytes = ByteBuffer.allocate(Math.multiplyExact(f.values().length, Double.BYTES))
                    .order(ByteOrder.LITTLE_ENDIAN);
                bytes.asDoubleBuffer().put(f.values());
                fields.add(new FieldEntry(f.name(), f.location(), f.components(), m_files.append(bytes)));
            }
            return new SnapshotCell(store,
                new SnapshotHeader(snapshot.mesh().points(), snapshot.mesh().cells(), mesh, fields));
        } catch (ArithmeticException e) {
            throw new IOException("a snapshot on " + snapshot.mesh() + " is larger than 2 GiB in one array", e);
        }
    }

    private SharedBlock mesh(final Mesh mesh) throws IOException {
        final boolean same = m_lastMesh == mesh;
        final var known = same ? m_files.shared(m_lastDigest) : null;
        if (known != null) {
            return known;
        }
        final var bytes = MeshBytes.encode(mesh);
        if (!same) {
            m_lastDigest = SharedBlock.digest(bytes);
            m_lastMesh = mesh;
            SnapshotCell.MESHES.put(m_lastDigest, mesh);
        }
        final var there = m_files.shared(m_lastDigest);
        return there == null ? m_files.appendShared(m_lastDigest, bytes) : there;
    }
}
