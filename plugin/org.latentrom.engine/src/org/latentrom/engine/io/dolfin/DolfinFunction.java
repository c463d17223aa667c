package org.latentrom.engine.io.dolfin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

import javax.xml.stream.XMLStreamReader;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.fenics.FunctionSpace;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;

/**
 * A function as dolfin writes it: for each degree of freedom its value, a cell that has it, and its number in that
 * cell. The file does not say which space it is of; the numbers of degrees of freedom, in all and in a cell, tell.
 */
final class DolfinFunction {
    /** A degree of freedom in a cell with more is none of the spaces that are read. */
    private static final int MOST = 1000;

    private final DolfinFile m_file;

    private double[] m_values;

    private int[] m_cells;

    private int[] m_locals;

    private int m_seen;

    private DolfinFunction(final DolfinFile file) {
        m_file = file;
    }

    /** @throws SnapshotFormatException if it is no function, or not whole */
    static DolfinFunction read(final Path path) throws IOException {
        var function = new DolfinFunction(new DolfinFile(path));
        function.m_file.read(function::element);
        if (function.m_values == null || function.m_seen != function.m_values.length || function.m_seen == 0) {
            throw function.m_file.error("has not the degrees of freedom of a function, or fewer than it says",
                DolfinFile.ANEW);
        }
        return function;
    }

    private void element(final String name, final XMLStreamReader reader) throws IOException {
        if (name.equals("function_data")) {
            int size = m_file.size(reader);
            m_values = new double[size];
            m_cells = new int[size];
            m_locals = new int[size];
            Arrays.fill(m_cells, -1);
        } else if (name.equals("dof")) {
            int i = m_file.whole(reader, "index");
            if (m_values == null || i >= m_values.length || m_cells[i] >= 0) {
                throw m_file.error(reader, "has the index " + i + ", which is too large or comes twice");
            }
            m_values[i] = m_file.real(reader, "value");
            m_cells[i] = m_file.whole(reader, "cell_index");
            m_locals[i] = m_file.whole(reader, "cell_dof_index");
            m_seen++;
        }
    }

    /**
     * What space a function is of.
     *
     * @param space what the degrees of freedom of a cell and component are
     * @param components number of components
     */
    record Kind(FunctionSpace space, int components) {
    }

    /**
     * @param edges number of edges of the mesh
     * @throws SnapshotFormatException if it is none of degree 0, 1 or 2 whose degrees of freedom are values
     */
    Kind kind(final Mesh mesh, final int edges) throws SnapshotFormatException {
        CellType type = mesh.type(0);
        String shape = DolfinMesh.shape(type);
        int inCell = Arrays.stream(m_locals).max().orElse(0) + 1;
        int all = m_values.length;
        Optional<FunctionSpace> linear = FunctionSpace.of("CG", 1, shape);
        Optional<FunctionSpace> quadratic = edges < 0 ? Optional.empty() : FunctionSpace.of("CG", 2, shape);
        if (inCell <= MOST && linear.isPresent() && fits(inCell, all, type.nodes(), mesh.points())) {
            return new Kind(linear.get(), inCell / type.nodes());
        }
        if (inCell <= MOST && quadratic.isPresent()
            && fits(inCell, all, quadratic.get().nodes().length, (long)mesh.points() + edges)) {
            return new Kind(quadratic.get(), inCell / quadratic.get().nodes().length);
        }
        // one value at each corner of each cell (DG1) looks like as many components in the middle: the former is usual
        if (inCell <= MOST && inCell % type.nodes() != 0 && fits(inCell, all, 1, mesh.cells())) {
            return new Kind(FunctionSpace.of("DG", 0, shape).orElseThrow(), inCell);
        }
        throw m_file.error("has " + all + " degrees of freedom, " + inCell + " in a cell, on a mesh of "
            + mesh.points() + " vertices and " + mesh.cells() + " cells: its function space is none of CG1, CG2 and "
            + "DG0, or a mixed one", "Interpolate to one of these, or write XDMF");
    }

    private static boolean fits(final int inCell, final int all, final int nodes, final long items) {
        return inCell % nodes == 0 && all == inCell / nodes * items;
    }

    /**
     * @param mesh the mesh that has a point for each node of the function
     * @return the values at the points, or for degree 0 in the cells
     * @throws SnapshotFormatException if a value is missing or comes twice
     */
    MeshField on(final Mesh mesh, final Kind kind, final String name) throws SnapshotFormatException {
        int[] nodes = kind.space().nodes();
        var nodeOf = new int[nodes.length];
        for (int k = 0; k < nodes.length; k++) {
            nodeOf[nodes[k]] = k;
        }
        boolean atCells = kind.space().degree() == 0;
        int n = kind.components();
        var values = new double[Math.multiplyExact(n, atCells ? mesh.cells() : mesh.points())];
        var seen = new boolean[values.length];
        for (int d = 0; d < m_values.length; d++) {
            if (m_cells[d] >= mesh.cells()) {
                throw m_file.error("names cell " + m_cells[d] + ", the mesh has " + mesh.cells(), "Put the mesh of the "
                    + "function beside it");
            }
            int node = nodeOf[m_locals[d] % nodes.length];
            int at = n * (atCells ? m_cells[d] : mesh.node(m_cells[d], node)) + m_locals[d] / nodes.length;
            if (seen[at]) {
                throw m_file.error("has two values for " + (atCells ? "cell " : "point ") + at / n
                    + ": its function space is none of CG1, CG2 and DG0, or the mesh beside it is another one",
                    "Interpolate to one of these, or write XDMF");
            }
            seen[at] = true;
            values[at] = m_values[d];
        }
        return new MeshField(name, atCells ? MeshField.Location.CELL : MeshField.Location.POINT, n, values);
    }
}
