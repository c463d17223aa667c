package org.latentrom.engine.io.fenics;

import java.io.IOException;
import java.nio.file.Path;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceFolder;
import org.latentrom.engine.io.hdf5.Hdf5Source;
import org.latentrom.engine.mesh.MeshField;

/**
 * A function of a file that {@code HDF5File} of dolfin has written: its degrees of freedom once, a vector each
 * time.
 */
final class FileFunction {
    private final Path m_path;

    private final String m_group;

    private final String m_name;

    private final Hdf5Source m_hdf5;

    private final FileMesh m_mesh;

    private final FunctionSpace m_space;

    private FunctionDofs m_dofs;

    /** @param others number of functions of the file; one alone is named without the groups around it */
    FileFunction(final Path path, final String group, final int others, final Hdf5Source hdf5, final FileMesh mesh)
        throws IOException {
        m_path = path;
        m_group = group;
        m_name = others == 1 ? group.substring(group.lastIndexOf('/') + 1) : group;
        m_hdf5 = hdf5;
        m_mesh = mesh;
        String signature = hdf5.attribute(path, group, "signature").map(Object::toString).orElse("");
        m_space = FunctionSpace.ofSignature(signature).orElseThrow(() -> error("is of the space "
            + (signature.isEmpty() ? "that it does not tell" : SourceFolder.shorten(signature))
            + ", which is not supported", "Interpolate it to CG 1, CG 2 or DG 0 before it is written"));
    }

    /** One of the times of the function. */
    final class Vector {
        private final String m_vector;

        private Vector(final String vector) {
            m_vector = vector;
        }

        /** @return the function's name */
        String name() {
            return m_name;
        }

        /** @return the degree of its polynomials */
        int degree() {
            return m_space.degree();
        }

        /** @return the values; for degree 2 on the mesh of second order */
        MeshField field() throws IOException {
            double[] values = Numbers.doubles(m_hdf5.read(m_path, m_group + "/" + m_vector));
            FunctionDofs d = dofs();
            try {
                return new FunctionDofs(m_space, d.dofs(), d.starts(), d.cells(), values)
                    .on(m_space.degree() == 2 ? m_mesh.second().mesh() : m_mesh.linear(), m_name);
            } catch (IllegalArgumentException | ArithmeticException e) {
                throw error(e.getMessage(), "Write the function and the mesh anew");
            }
        }
    }

    Vector vector(final String name) {
        return new Vector(name);
    }

    private FunctionDofs dofs() throws IOException {
        if (m_dofs == null) {
            m_dofs = new FunctionDofs(m_space, integers("cell_dofs"), integers("x_cell_dofs"),
                m_mesh.cells(integers("cells")), null);
        }
        return m_dofs;
    }

    private int[] integers(final String name) throws IOException {
        return Numbers.integers(m_hdf5.read(m_path, m_group + "/" + name), -1);
    }

    private SnapshotFormatException error(final String problem, final String remedy) {
        return new SnapshotFormatException(SourceFolder.nameOf(m_path), "function \"" + SourceFolder.shorten(m_group)
            + "\"", problem, remedy);
    }
}
