package org.latentrom.engine.io.fenics;

import java.util.Arrays;

import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;

/**
 * A mesh of straight intervals, triangles or tetrahedra with a node in the middle of each edge, on which functions of
 * degree 2 have their values. The points of the linear mesh come first, then the edges in the order of their ends.
 */
public final class SecondOrderMesh {
    private static final int[][] EDGES = {{0, 1}, {1, 2}, {2, 0}, {0, 3}, {1, 3}, {2, 3}};

    private final Mesh m_linear;

    private final Mesh m_mesh;

    /** ends of the edges, {@code (lower << 32) + higher}, ascending */
    private final long[] m_edges;

    /** @throws IllegalArgumentException if the mesh has other cells, or is too large for arrays */
    public SecondOrderMesh(final Mesh linear) {
        m_linear = linear;
        int cells = linear.cells();
        if (cells == 0 || cells > Integer.MAX_VALUE / 16) {
            throw new IllegalArgumentException("has " + cells + " cells, and degree 2 asks for some");
        }
        CellType first = linear.type(0);
        int corners = first.nodes();
        int edges = corners * (corners - 1) / 2;
        CellType type = switch (first) {
            case LINE -> CellType.QUADRATIC_LINE;
            case TRIANGLE -> CellType.QUADRATIC_TRIANGLE;
            case TETRAHEDRON -> CellType.QUADRATIC_TETRAHEDRON;
            default -> throw new IllegalArgumentException("is of degree 2 on a " + first.label());
        };
        var all = new long[cells * edges];
        for (int c = 0; c < cells; c++) {
            if (linear.type(c) != first) {
                throw new IllegalArgumentException("is of degree 2 on different cells");
            }
            for (int e = 0; e < edges; e++) {
                all[c * edges + e] = edge(c, e);
            }
        }
        m_edges = distinct(all);
        var offsets = new int[cells + 1];
        Arrays.setAll(offsets, c -> c * (corners + edges));
        var connectivity = new int[offsets[cells]];
        for (int c = 0; c < cells; c++) {
            for (int k = 0; k < corners; k++) {
                connectivity[offsets[c] + k] = linear.node(c, k);
            }
            for (int e = 0; e < edges; e++) {
                connectivity[offsets[c] + corners + e] =
                    linear.points() + Arrays.binarySearch(m_edges, all[c * edges + e]);
            }
        }
        var types = new byte[cells];
        Arrays.fill(types, (byte)type.ordinal());
        m_mesh = new Mesh(lifted(linear.pointArray(), 3), types, offsets, connectivity);
    }

    private long edge(final int cell, final int edge) {
        long a = m_linear.node(cell, EDGES[edge][0]);
        long b = m_linear.node(cell, EDGES[edge][1]);
        return (Math.min(a, b) << 32) + Math.max(a, b);
    }

    private static long[] distinct(final long[] all) {
        long[] sorted = all.clone();
        Arrays.sort(sorted);
        int n = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[n++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, n);
    }

    /** @return the linear mesh */
    public Mesh linear() {
        return m_linear;
    }

    /** @return the mesh with nodes on edges */
    public Mesh mesh() {
        return m_mesh;
    }

    /** @return a field of the linear mesh's points on this one, which is the same function; others as they are */
    public MeshField lift(final MeshField field) {
        return field.location() == MeshField.Location.CELL ? field : new MeshField(field.name(), field.location(),
            field.components(), lifted(field.values(), field.components()));
    }

    private double[] lifted(final double[] values, final int components) {
        double[] lifted =
            Arrays.copyOf(values, Math.multiplyExact(values.length / components + m_edges.length, components));
        for (int e = 0; e < m_edges.length; e++) {
            int a = (int)(m_edges[e] >> 32) * components;
            int b = (int)m_edges[e] * components;
            for (int j = 0; j < components; j++) {
                lifted[values.length + e * components + j] = 0.5 * (values[a + j] + values[b + j]);
            }
        }
        return lifted;
    }
}
