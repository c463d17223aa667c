package org.latentrom.engine.io.xdmf;

import java.nio.file.Path;
import java.util.concurrent.CopyOnWriteArrayList;

import org.latentrom.engine.io.SnapshotParts;
import org.latentrom.engine.io.fenics.SecondOrderMesh;
import org.latentrom.engine.io.hdf5.Hdf5Source;
import org.latentrom.engine.mesh.Mesh;

/** What the snapshots of one XDMF file share. */
final class XdmfContext {
    private final XdmfDocument m_document;

    private final DataItems m_items;

    private final GridMesh m_meshes;

    private final SnapshotParts m_parts = new SnapshotParts();

    private final CopyOnWriteArrayList<String> m_warnings = new CopyOnWriteArrayList<>();

    private SecondOrderMesh m_second;

    XdmfContext(final Path path, final XdmfDocument document, final Hdf5Source hdf5) {
        m_document = document;
        m_items = new DataItems(path, document, hdf5);
        m_meshes = new GridMesh(document, m_items);
    }

    XdmfDocument document() {
        return m_document;
    }

    DataItems items() {
        return m_items;
    }

    GridMesh meshes() {
        return m_meshes;
    }

    SnapshotParts parts() {
        return m_parts;
    }

    /** @return what the user should know, added to while snapshots are read */
    CopyOnWriteArrayList<String> warnings() {
        return m_warnings;
    }

    void warn(final String text) {
        m_warnings.addIfAbsent(text);
    }

    /** @return the mesh with nodes on its edges; the one made last if the mesh is the same */
    SecondOrderMesh secondOrder(final Mesh linear) {
        if (m_second == null || !m_second.linear().equals(linear)) {
            m_second = new SecondOrderMesh(linear);
        }
        return m_second;
    }
}
