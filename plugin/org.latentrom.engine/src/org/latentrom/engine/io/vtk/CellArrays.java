package org.latentrom.engine.io.vtk;

import java.util.Map;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.mesh.CellType;

/**
 * Turns VTK's cell arrays into those of a {@link org.latentrom.engine.mesh.Mesh}, and says which types are not
 * supported.
 */
final class CellArrays {
    private static final int PIXEL = 8;

    private static final int VOXEL = 11;

    private static final Map<Integer, String> NAMES = Map.ofEntries(Map.entry(0, "empty cell"),
        Map.entry(VOXEL, "voxel"), Map.entry(41, "convex point set"), Map.entry(42, "polyhedron"),
        Map.entry(75, "Bezier curve"), Map.entry(76, "Bezier triangle"), Map.entry(77, "Bezier quadrilateral"),
        Map.entry(78, "Bezier tetrahedron"), Map.entry(79, "Bezier hexahedron"), Map.entry(80, "Bezier wedge"),
        Map.entry(81, "Bezier pyramid"));

    private final String m_file;

    /** @param file name for messages */
    CellArrays(final String file) {
        m_file = file;
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
            CellType type = number == PIXEL ? CellType.QUAD
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

    /** Pixels number their nodes row by row, quadrilaterals around. Swaps the last two nodes of each pixel. */
    static void pixelsToQuads(final long[] numbers, final int[] offsets, final int[] connectivity) {
        for (int c = 0; c < numbers.length; c++) {
            if (numbers[c] == PIXEL) {
                int k = offsets[c] + 2;
                int node = connectivity[k];
                connectivity[k] = connectivity[k + 1];
                connectivity[k + 1] = node;
            }
        }
    }
}
