package org.latentrom.engine.io.fenics;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceFolder;
import org.latentrom.engine.io.hdf5.Hdf5Source;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;

/** The mesh of a file that {@code HDF5File} of dolfin has written; read when first asked for. */
final class FileMesh {
    private final Path m_path;

    private final String m_group;

    private final Hdf5Source m_hdf5;

    private Mesh m_mesh;

    private SecondOrderMesh m_second;

    /** position in {@code m_mesh} of the cell of each of dolfin's numbers */
    private int[] m_cells;

    FileMesh(final Path path, final String group, final Hdf5Source hdf5) {
        m_path = path;
        m_group = group;
        m_hdf5 = hdf5;
    }

    Mesh linear() throws IOException {
        if (m_mesh == null) {
            read();
        }
        return m_mesh;
    }

    SecondOrderMesh second() throws IOException {
        if (m_second == null) {
            m_second = new SecondOrderMesh(linear());
        }
        return m_second;
    }

    /** @param numbers dolfin's numbers of cells; @return their positions in the mesh, -1 for one that is not there */
    int[] cells(final int[] numbers) throws IOException {
        linear();
        return Arrays.stream(numbers).map(n -> n >= 0 && n < m_cells.length ? m_cells[n] : -1).toArray();
    }

    private void read() throws IOException {
        String coordinates = m_group + "/coordinates";
        String topology = m_group + "/topology";
        int dimension = columns(coordinates);
        int nodes = columns(topology);
        CellType type = type(topology, nodes);
        double[] x = Numbers.doubles(m_hdf5.read(m_path, coordinates));
        if (dimension > 3 || x.length / dimension > Integer.MAX_VALUE / 3 - 16) {
            throw error(coordinates, "holds points of " + dimension + " coordinates, or too many");
        }
        int n = x.length / dimension;
        double[] points = new double[3 * n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(x, dimension * i, points, 3 * i, dimension);
        }
        int[] connectivity = Numbers.integers(m_hdf5.read(m_path, topology), -1);
        int count = connectivity.length / nodes;
        var types = new byte[count];
        Arrays.fill(types, (byte)type.ordinal());
        var offsets = new int[count + 1];
        Arrays.setAll(offsets, c -> nodes * c);
        try {
            m_mesh = new Mesh(points, types, offsets, connectivity);
        } catch (IllegalArgumentException e) {
            throw error(topology, e.getMessage());
        }
        m_cells = positions(count);
    }

    /** After a parallel run the cells stand in another order than that of their numbers. */
    private int[] positions(final int count) throws IOException {
        var positions = new int[count];
        Arrays.setAll(positions, c -> c);
        String indices = m_group + "/cell_indices";
        if (m_hdf5.has(m_path, indices)) {
            int[] numbers = Numbers.integers(m_hdf5.read(m_path, indices), -1);
            if (numbers.length != count) {
                throw error(indices, "has " + numbers.length + " values for " + count + " cells");
            }
            Arrays.fill(positions, -1);
            for (int c = 0; c < count; c++) {
                if (numbers[c] < 0 || numbers[c] >= count) {
                    throw error(indices, "numbers cell " + c + " as " + numbers[c] + " of " + count);
                }
                positions[numbers[c]] = c;
            }
        }
        return positions;
    }

    private int columns(final String path) throws IOException {
        long[] shape = m_hdf5.dimensions(m_path, path);
        if (shape.length != 2 || shape[1] < 1 || shape[1] > 100) {
            throw error(path, "has the shape " + Arrays.toString(shape) + " instead of rows of a few numbers");
        }
        return (int)shape[1];
    }

    private CellType type(final String topology, final int nodes) throws IOException {
        String name = m_hdf5.attribute(m_path, topology, "celltype").map(Object::toString).orElse("");
        CellType type = switch (name) {
            case "interval" -> CellType.LINE;
            case "triangle" -> CellType.TRIANGLE;
            case "tetrahedron" -> CellType.TETRAHEDRON;
            default -> throw error(topology, "has cells of the type \"" + SourceFolder.shorten(name)
                + "\", which is not supported in HDF5File");
        };
        if (type.nodes() != nodes) {
            throw error(topology, "has cells of " + nodes + " nodes, which is no " + name);
        }
        return type;
    }

    private SnapshotFormatException error(final String path, final String problem) {
        return new SnapshotFormatException(SourceFolder.nameOf(m_path), "data set \"" + SourceFolder.shorten(path)
            + "\"",
            problem, "Write the functions with XDMFFile.write or write_checkpoint");
    }
}
