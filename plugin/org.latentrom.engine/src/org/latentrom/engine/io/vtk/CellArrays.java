package org.latentrom.engine.io.vtk;

import java.util.Map;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;

/**
 * Turns VTK's cell arrays into those of a {@link org.latentrom.engine.mesh.Mesh}, and says which types are not
 * supported.
 */
public final class CellArrays {
    private static final int PIXEL = 8;

    private static final int VOXEL = 11;

    private static final Map<Integer, String> NAMES = Map.ofEntries(Map.entry(0, "empty cell"),
        Map.entry(41, "convex point set"), Map.entry(42, "polyhedron"),
        Map.entry(75, "Bezier curve"), Map.entry(76, "Bezier triangle"), Map.entry(77, "Bezier quadrilateral"),
        Map.entry(78, "Bezier tetrahedron"), Map.entry(79, "Bezier hexahedron"), Map.entry(80, "Bezier wedge"),
        Map.entry(81, "Bezier pyramid"));

    private final String m_file;

    /** @param file name for messages */
    public CellArrays(final String file) {
        m_file = file;
    }

    /**
     * @param points coordinates {@code [3 * point + axis]}; not copied
     * @param numbers VTK's type numbers
     * @param ends VTK's offsets: where each cell ends in {@code nodes}
     * @param nodes VTK's connectivity, which no cell has been checked against
     * @return the mesh; pixels and voxels become quadrilaterals and hexahedra
     * @throws SnapshotFormatException as {@link #types}, and if a cell names a point that is not there
     */
    public Mesh mesh(final double[] points, final long[] numbers, final long[] ends, final long[] nodes)
        throws SnapshotFormatException {
        byte[] types = types(numbers, ends);
        var offsets = new int[ends.length + 1];
        for (int c = 0; c < ends.length; c++) {
            offsets[c + 1] = (int)ends[c];
        }
        if (offsets[ends.length] != nodes.length) {
            throw new SnapshotFormatException(m_file, "array \"connectivity\"", "has " + nodes.length
                + " values, the cells need " + offsets[ends.length], "Export the file anew");
        }
        var connectivity = new int[nodes.length];
        for (int k = 0; k < nodes.length; k++) {
            if (nodes[k] < 0 || nodes[k] >= points.length / 3) {
                throw new SnapshotFormatException(m_file, "array \"connectivity\"",
                    "names point " + nodes[k] + ", but there are " + points.length / 3 + " points",
                    "Export the file anew");
            }
            connectivity[k] = (int)nodes[k];
        }
        pixelsToQuads(numbers, offsets, connectivity);
        return new Mesh(points, types, offsets, connectivity);
    }

    /**
     * @param numbers VTK's type numbers
     * @param ends VTK's offsets: where each cell ends
     * @return ordinals of {@link CellType}
     * @throws SnapshotFormatException if the offsets do not increase or a type is not supported or has a wrong number
     *             of nodes
     */
    byte[] types(final long[] numbers, final long[] ends) throws SnapshotFormatException {
        var types = new byte[numbers.length];
        long begin = 0;
        for (int c = 0; c < types.length; c++) {
            long nodes = ends[c] - begin;
            if (nodes < 0 || ends[c] > Integer.MAX_VALUE - 16) {
                throw new SnapshotFormatException(m_file, "array \"offsets\"",
                    "cell " + c + " ends at " + ends[c] + ", before it begins", "Export the file anew");
            }
            int number = (int)Math.max(-1, Math.min(numbers[c], 1000));
            CellType type = number == PIXEL ? CellType.QUAD : number == VOXEL ? CellType.HEXAHEDRON
                : CellType.ofVtk(number, (int)nodes).orElse(null);
            if (type == null) {
                throw unsupported(number, c);
            }
            if (!type.accepts((int)nodes)) {
                throw new SnapshotFormatException(m_file, "cell " + c, "is a " + type.label() + " of " + nodes + " nodes"
                    + (type.nodes() > 0 ? " instead of " + type.nodes() : ""), "Export the file anew");
            }
            types[c] = (byte)type.ordinal();
            begin = ends[c];
        }
        return types;
    }

    private SnapshotFormatException unsupported(final int number, final int cell) {
        String name = NAMES.getOrDefault(number, "unknown type");
        return new SnapshotFormatException(m_file, "cell " + cell,
            "has the cell type " + number + " (" + name + "), which is not supported",
            "Write the fields on a mesh of linear triangles or quadrilaterals, for example by interpolating to P1");
    }

    /**
     * Pixels and voxels number their nodes row by row, quadrilaterals and hexahedra around. Swaps the last two nodes of
     * each row of four.
     */
    static void pixelsToQuads(final long[] numbers, final int[] offsets, final int[] connectivity) {
        for (int c = 0; c < numbers.length; c++) {
            boolean byRows = numbers[c] == PIXEL || numbers[c] == VOXEL;
            for (int k = offsets[c] + 2; byRows && k < offsets[c + 1]; k += 4) {
                int node = connectivity[k];
                connectivity[k] = connectivity[k + 1];
                connectivity[k + 1] = node;
            }
        }
    }
}
