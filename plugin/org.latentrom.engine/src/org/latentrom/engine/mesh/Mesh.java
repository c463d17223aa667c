package org.latentrom.engine.mesh;

import java.util.Arrays;

/**
 * An unstructured mesh: points in space and cells that join them. Immutable; the arrays are not copied and must not be
 * changed. Two meshes are equal if their contents are, and comparing costs little unless their hashes collide, so the
 * snapshots of a run can share one mesh and work that depends on the mesh alone can be done once.
 */
public final class Mesh {
    private final double[] m_points;

    private final byte[] m_types;

    private final int[] m_offsets;

    private final int[] m_connectivity;

    private final int m_hash;

    /**
     * @param points coordinates {@code points[3 * point + axis]}, z = 0 in two dimensions
     * @param types ordinals of {@link CellType}, one a cell
     * @param offsets {@code offsets[cell]} is where the cell's nodes begin in {@code connectivity}; one entry more than
     *            cells, the last is the length of {@code connectivity}
     * @param connectivity point indices, cell by cell
     * @throws IllegalArgumentException if the arrays do not fit together or a cell names a point that is not there; the
     *             message names the cell
     */
    public Mesh(final double[] points, final byte[] types, final int[] offsets, final int[] connectivity) {
        if (points.length % 3 != 0 || offsets.length != types.length + 1 || offsets[0] != 0
            || offsets[types.length] != connectivity.length) {
            throw new IllegalArgumentException("mesh arrays do not fit: " + points.length + " coordinates, " + types.length
                + " cells, " + offsets.length + " offsets, " + connectivity.length + " connectivity entries");
        }
        int known = CellType.values().length;
        for (int c = 0; c < types.length; c++) {
            int nodes = offsets[c + 1] - offsets[c];
            if (types[c] < 0 || types[c] >= known || !CellType.ofOrdinal(types[c]).accepts(nodes)) {
                throw new IllegalArgumentException(
                    "cell " + c + " has " + nodes + " nodes, which is not the number of its type");
            }
            for (int k = offsets[c]; k < offsets[c + 1]; k++) {
                if (connectivity[k] < 0 || connectivity[k] >= points.length / 3) {
                    throw new IllegalArgumentException(
                        "cell " + c + " names point " + connectivity[k] + ", but there are " + points.length / 3 + " points");
                }
            }
        }
        m_points = points;
        m_types = types;
        m_offsets = offsets;
        m_connectivity = connectivity;
        m_hash = 31 * (31 * Arrays.hashCode(points) + Arrays.hashCode(types)) + Arrays.hashCode(connectivity);
    }

    /** @return number of points */
    public int points() {
        return m_points.length / 3;
    }

    /** @return number of cells */
    public int cells() {
        return m_types.length;
    }

    /** @param axis 0 = x, 1 = y, 2 = z */
    public double coordinate(final int point, final int axis) {
        return m_points[3 * point + axis];
    }

    /** @return the type of a cell */
    public CellType type(final int cell) {
        return CellType.ofOrdinal(m_types[cell]);
    }

    /** @return number of nodes of a cell */
    public int nodes(final int cell) {
        return m_offsets[cell + 1] - m_offsets[cell];
    }

    /** @param node 0 to the number of nodes of the cell - 1 */
    public int node(final int cell, final int node) {
        return m_connectivity[m_offsets[cell] + node];
    }

    /** @return the coordinates, {@code [3 * point + axis]}; the mesh's own array */
    public double[] pointArray() {
        return m_points;
    }

    /** @return ordinals of {@link CellType}, one a cell; the mesh's own array */
    public byte[] typeArray() {
        return m_types;
    }

    /** @return where each cell's nodes begin, and the end; the mesh's own array */
    public int[] offsetArray() {
        return m_offsets;
    }

    /** @return point indices, cell by cell; the mesh's own array */
    public int[] connectivityArray() {
        return m_connectivity;
    }

    @Override
    public boolean equals(final Object o) {
        return this == o || o instanceof Mesh m && m_hash == m.m_hash && Arrays.equals(m_types, m.m_types)
            && Arrays.equals(m_offsets, m.m_offsets) && Arrays.equals(m_connectivity, m.m_connectivity)
            && Arrays.equals(m_points, m.m_points);
    }

    @Override
    public int hashCode() {
        return m_hash;
    }

    @Override
    public String toString() {
        return points() + " points, " + cells() + " cells";
    }
}
