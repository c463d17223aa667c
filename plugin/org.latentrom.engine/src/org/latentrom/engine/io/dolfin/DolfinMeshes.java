package org.latentrom.engine.io.dolfin;

import java.io.IOException;
import java.nio.file.Path;

import org.latentrom.engine.io.fenics.SecondOrderMesh;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;

/** The mesh of a series, read once, and the one with nodes on its edges. */
final class DolfinMeshes {
    private final Path m_file;

    private Mesh m_linear;

    private SecondOrderMesh m_second;

    DolfinMeshes(final Path file) {
        m_file = file;
    }

    synchronized Mesh linear() throws IOException {
        if (m_linear == null) {
            m_linear = DolfinMesh.read(m_file);
            if (m_linear.cells() == 0) {
                throw new DolfinFile(m_file).error("has no cells", "Choose another mesh");
            }
        }
        return m_linear;
    }

    synchronized SecondOrderMesh second() throws IOException {
        if (m_second == null) {
            m_second = new SecondOrderMesh(linear());
        }
        return m_second;
    }

    /** @return number of edges; -1 for cells that have no second order here */
    int edges() throws IOException {
        CellType type = linear().type(0);
        boolean simplex = type == CellType.LINE || type == CellType.TRIANGLE || type == CellType.TETRAHEDRON;
        return simplex ? second().mesh().points() - linear().points() : -1;
    }
}
