package org.latentrom.engine.io.dolfin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

import javax.xml.stream.XMLStreamReader;

import org.latentrom.engine.io.SafeXml;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;

/**
 * Reads a mesh. The vertices of intervals, triangles and tetrahedra are sorted, as dolfin does when it reads a mesh
 * (UFC specification, "Numbering of mesh entities"): the degrees of freedom of functions refer to this order. Those of
 * quadrilaterals and hexahedra run by rows and become VTK's.
 */
final class DolfinMesh {
    private static final String[] AXES = {"x", "y", "z"};

    private static final String[] NODES = {"v0", "v1", "v2", "v3", "v4", "v5", "v6", "v7"};

    private static final int[] QUAD = {0, 1, 3, 2};

    private static final int[] HEXAHEDRON = {0, 1, 3, 2, 4, 5, 7, 6};

    private final DolfinFile m_file;

    private int m_dimension;

    private String m_shape = "";

    private CellType m_type;

    private double[] m_points;

    private int[] m_cells;

    private int m_pointsSeen;

    private int m_cellsSeen;

    private DolfinMesh(final DolfinFile file) {
        m_file = file;
    }

    /** @throws SnapshotFormatException if it is no mesh, or not whole */
    static Mesh read(final Path path) throws IOException {
        var mesh = new DolfinMesh(new DolfinFile(path));
        mesh.m_file.read(mesh::element);
        return mesh.mesh();
    }

    /** @return the name that dolfin has for the cells of a mesh */
    static String shape(final CellType type) {
        return type == CellType.LINE ? "interval" : type == CellType.QUAD ? "quadrilateral"
            : type.name().toLowerCase(Locale.ROOT);
    }

    private void element(final String name, final XMLStreamReader reader) throws IOException {
        switch (name) {
            case "mesh" -> begin(reader);
            case "vertices" -> {
                m_points = new double[Math.multiplyExact(3, m_file.size(reader))];
                Arrays.fill(m_points, Double.NaN);
            }
            case "cells" -> {
                m_cells = new int[Math.multiplyExact(required(reader).nodes(), m_file.size(reader))];
                Arrays.fill(m_cells, -1);
            }
            case "vertex" -> vertex(reader);
            default -> {
                if (m_cells != null && name.equals(m_shape)) {
                    cell(reader);
                }
            }
        }
    }

    private void begin(final XMLStreamReader reader) throws SnapshotFormatException {
        m_shape = String.valueOf(SafeXml.attribute(reader, "celltype"));
        m_dimension = m_file.whole(reader, "dim");
        m_type = switch (m_shape) {
            case "interval" -> CellType.LINE;
            case "triangle" -> CellType.TRIANGLE;
            case "tetrahedron" -> CellType.TETRAHEDRON;
            case "quadrilateral" -> CellType.QUAD;
            case "hexahedron" -> CellType.HEXAHEDRON;
            default -> throw m_file.error(reader, "has the celltype " + shown(m_shape) + ", which is not supported");
        };
        if (m_dimension < 1 || m_dimension > 3) {
            throw m_file.error(reader, "has the dimension " + m_dimension);
        }
    }

    private static String shown(final String text) {
        return "\"" + text.substring(0, Math.min(text.length(), 40)).replaceAll("[^\\x20-\\x7e]", "?") + "\"";
    }

    private CellType required(final XMLStreamReader reader) throws SnapshotFormatException {
        if (m_type == null) {
            throw m_file.error(reader, "stands outside of a mesh");
        }
        return m_type;
    }

    private void vertex(final XMLStreamReader reader) throws SnapshotFormatException {
        int i = m_file.whole(reader, "index");
        if (m_points == null || i >= m_points.length / 3 || !Double.isNaN(m_points[3 * i])) {
            throw m_file.error(reader, "has the index " + i + ", which is too large or comes twice");
        }
        for (int a = 0; a < 3; a++) {
            double x = a < m_dimension ? m_file.real(reader, AXES[a]) : 0;
            if (!Double.isFinite(x)) {
                throw m_file.error(reader, "has a coordinate that is not finite");
            }
            m_points[3 * i + a] = x;
        }
        m_pointsSeen++;
    }

    private void cell(final XMLStreamReader reader) throws SnapshotFormatException {
        int n = m_type.nodes();
        int i = m_file.whole(reader, "index");
        if (i >= m_cells.length / n || m_cells[n * i] >= 0) {
            throw m_file.error(reader, "has the index " + i + ", which is too large or comes twice");
        }
        for (int k = 0; k < n; k++) {
            int v = m_file.whole(reader, NODES[k]);
            if (m_points == null || v >= m_points.length / 3) {
                throw m_file.error(reader, "names vertex " + v + ", which is not there");
            }
            int place = m_type == CellType.QUAD ? QUAD[k] : m_type == CellType.HEXAHEDRON ? HEXAHEDRON[k] : k;
            m_cells[n * i + place] = v;
        }
        if (m_type != CellType.QUAD && m_type != CellType.HEXAHEDRON) {
            Arrays.sort(m_cells, n * i, n * i + n);
        }
        m_cellsSeen++;
    }

    private Mesh mesh() throws SnapshotFormatException {
        if (m_points == null || m_cells == null || m_pointsSeen != m_points.length / 3
            || m_cellsSeen != m_cells.length / m_type.nodes()) {
            throw m_file.error("has not the vertices and cells of a mesh, or fewer than it says", DolfinFile.ANEW);
        }
        var types = new byte[m_cellsSeen];
        Arrays.fill(types, (byte)m_type.ordinal());
        var offsets = new int[m_cellsSeen + 1];
        int n = m_type.nodes();
        Arrays.setAll(offsets, c -> n * c);
        return new Mesh(m_points, types, offsets, m_cells);
    }
}
