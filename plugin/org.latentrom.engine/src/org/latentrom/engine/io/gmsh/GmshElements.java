package org.latentrom.engine.io.gmsh;

import java.util.HashMap;
import java.util.Map;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.mesh.CellType;

/** Gmsh's element types as VTK's cell types, and the order of their nodes. */
final class GmshElements {
    private static final Map<Integer, CellType> LINEAR = Map.ofEntries(Map.entry(15, CellType.VERTEX),
        Map.entry(1, CellType.LINE), Map.entry(2, CellType.TRIANGLE), Map.entry(3, CellType.QUAD),
        Map.entry(4, CellType.TETRAHEDRON), Map.entry(5, CellType.HEXAHEDRON), Map.entry(6, CellType.WEDGE),
        Map.entry(7, CellType.PYRAMID), Map.entry(8, CellType.QUADRATIC_LINE),
        Map.entry(9, CellType.QUADRATIC_TRIANGLE), Map.entry(10, CellType.BIQUADRATIC_QUAD),
        Map.entry(16, CellType.QUADRATIC_QUAD));

    /** complete elements of third order and above: order by type number */
    private static final Map<Integer, Integer> LINES = orders(26, 27, 28, 62, 63, 64, 65, 66);

    private static final Map<Integer, Integer> TRIANGLES = orders(21, 23, 25, 42, 43, 44, 45, 46);

    private static final Map<Integer, Integer> QUADS = orders(36, 37, 38, 47, 48, 49, 50, 51);

    private static final Map<Integer, String> VOLUMES = Map.of(11, "tetrahedra of second order", 12,
        "hexahedra of second order", 13, "prisms of second order", 14, "pyramids of second order", 17,
        "hexahedra of second order", 18, "prisms of second order", 19, "pyramids of second order");

    private final String m_file;

    private final Map<Integer, Element> m_known = new HashMap<>();

    /** @param file name for messages */
    GmshElements(final String file) {
        m_file = file;
    }

    /**
     * What an element type is in VTK.
     *
     * @param type the cell type
     * @param order {@code order[k]} is the place in Gmsh's list of VTK's node k
     */
    record Element(CellType type, int[] order) {
        int nodes() {
            return order.length;
        }
    }

    private static Map<Integer, Integer> orders(final int... numbers) {
        Map<Integer, Integer> orders = new HashMap<>();
        for (int i = 0; i < numbers.length; i++) {
            orders.put(numbers[i], 3 + i);
        }
        return orders;
    }

    /** @throws SnapshotFormatException if the type is not known or not supported; the message names it */
    Element of(final long number) throws SnapshotFormatException {
        Element known = m_known.get((int)number);
        if (known == null || number != (int)number) {
            known = make((int)Math.max(-1, Math.min(number, 1000)));
            m_known.put((int)number, known);
        }
        return known;
    }

    private Element make(final int number) throws SnapshotFormatException {
        CellType linear = LINEAR.get(number);
        if (linear != null) {
            return new Element(linear, asIs(linear.nodes()));
        }
        if (LINES.containsKey(number)) {
            return new Element(CellType.LAGRANGE_CURVE, asIs(LINES.get(number) + 1));
        }
        if (TRIANGLES.containsKey(number)) {
            int n = TRIANGLES.get(number); // corners, edges around, then a smaller triangle inside, as in VTK
            return new Element(CellType.LAGRANGE_TRIANGLE, asIs((n + 1) * (n + 2) / 2));
        }
        if (QUADS.containsKey(number)) {
            return new Element(CellType.LAGRANGE_QUAD, quad(QUADS.get(number)));
        }
        if (VOLUMES.containsKey(number)) {
            throw new SnapshotFormatException(m_file, "$Elements", "has " + VOLUMES.get(number) + " (type " + number
                + "), which are not supported", "Slice the mesh first, for only plane meshes can become pixels");
        }
        throw new SnapshotFormatException(m_file, "$Elements", "has the element type " + number
            + ", which is not supported", "Write complete elements of the plane");
    }

    private static int[] asIs(final int nodes) {
        var order = new int[nodes];
        for (int k = 0; k < nodes; k++) {
            order[k] = k;
        }
        return order;
    }

    /** Gmsh: corners, edges around, then a smaller quadrilateral inside. VTK: opposite edges alike, inside by rows. */
    private static int[] quad(final int n) {
        int row = n + 1;
        var gmsh = new int[row * row];
        int at = 0;
        for (int ring = 0; 2 * ring <= n; ring++) {
            int low = ring;
            int high = n - ring;
            if (low == high) {
                gmsh[low * row + low] = at++;
                break;
            }
            int[][] corners = {{low, low}, {high, low}, {high, high}, {low, high}};
            for (int[] c : corners) {
                gmsh[c[1] * row + c[0]] = at++;
            }
            for (int e = 0; e < 4; e++) {
                int[] from = corners[e];
                int dx = Integer.signum(corners[(e + 1) % 4][0] - from[0]);
                int dy = Integer.signum(corners[(e + 1) % 4][1] - from[1]);
                for (int k = 1; k < high - low; k++) {
                    gmsh[(from[1] + k * dy) * row + from[0] + k * dx] = at++;
                }
            }
        }
        var order = new int[row * row];
        for (int j = 0; j <= n; j++) {
            for (int i = 0; i <= n; i++) {
                order[vtk(i, j, n)] = gmsh[j * row + i];
            }
        }
        return order;
    }

    /** @return the place of the node (i, j) of a Lagrange quadrilateral of order n in VTK */
    private static int vtk(final int i, final int j, final int n) {
        boolean iEnd = i == 0 || i == n;
        boolean jEnd = j == 0 || j == n;
        if (iEnd && jEnd) {
            return i == 0 ? j == 0 ? 0 : 3 : j == 0 ? 1 : 2;
        }
        int edge = n - 1;
        if (jEnd) {
            return 4 + i - 1 + (j == 0 ? 0 : 2 * edge);
        }
        if (iEnd) {
            return 4 + j - 1 + (i == 0 ? 3 * edge : edge);
        }
        return 4 + 4 * edge + (i - 1) + edge * (j - 1);
    }
}
