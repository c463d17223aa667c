package org.latentrom.engine.io.gmsh;

import java.io.IOException;

/** Remembers the mesh of the file that was read last, for a file often has many times. */
final class GmshMeshes {
    private GmshFile m_file;

    private GmshMesh m_mesh;

    synchronized GmshMesh of(final GmshFile file) throws IOException {
        if (file != m_file) {
            m_mesh = GmshMesh.of(file);
            m_file = file;
        }
        return m_mesh;
    }
}
