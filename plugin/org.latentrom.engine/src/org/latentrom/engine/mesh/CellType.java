package org.latentrom.engine.mesh;

import java.util.Locale;
import java.util.Optional;

/**
 * The cell types of meshes, with the numbers and the node order of VTK's file formats (VTK User's Guide, "VTK File
 * Formats", and vtkCellType.h): corners first, then nodes on edges, then nodes inside. Lagrange cells have nodes at
 * equal distances, as many as their order asks for, the same order in all directions.
 * <p>
 * Constants are never reordered and new ones are appended: ordinals stand in the type arrays of meshes.
 */
public enum CellType {
    VERTEX(1, 1, 0), LINE(3, 2, 1), TRIANGLE(5, 3, 2), QUAD(9, 4, 2), TETRAHEDRON(10, 4, 3), HEXAHEDRON(12, 8, 3),
    // saved snapshots of earlier versions have the types above alone
    POLY_VERTEX(2, 0), POLY_LINE(4, 1), TRIANGLE_STRIP(6, 2), POLYGON(7, 2), //
    QUADRATIC_LINE(21, 3, 1), CUBIC_LINE(35, 4, 1), //
    QUADRATIC_TRIANGLE(22, 6, 2), BIQUADRATIC_TRIANGLE(34, 7, 2), //
    QUADRATIC_QUAD(23, 8, 2), BIQUADRATIC_QUAD(28, 9, 2), QUADRATIC_LINEAR_QUAD(30, 6, 2), QUADRATIC_POLYGON(36, 2), //
    LAGRANGE_CURVE(68, 1), LAGRANGE_TRIANGLE(69, 2), LAGRANGE_QUAD(70, 2), //
    WEDGE(13, 6, 3), PYRAMID(14, 5, 3), PENTAGONAL_PRISM(15, 10, 3), HEXAGONAL_PRISM(16, 12, 3), //
    QUADRATIC_TETRAHEDRON(24, 10, 3), QUADRATIC_HEXAHEDRON(25, 20, 3), QUADRATIC_WEDGE(26, 15, 3),
    QUADRATIC_PYRAMID(27, 13, 3), TRIQUADRATIC_HEXAHEDRON(29, 27, 3), QUADRATIC_LINEAR_WEDGE(31, 12, 3),
    BIQUADRATIC_QUADRATIC_WEDGE(32, 18, 3), BIQUADRATIC_QUADRATIC_HEXAHEDRON(33, 24, 3), TRIQUADRATIC_PYRAMID(37, 19, 3),
    //
    LAGRANGE_TETRAHEDRON(71, 3), LAGRANGE_HEXAHEDRON(72, 3), LAGRANGE_WEDGE(73, 3), LAGRANGE_PYRAMID(74, 3);

    /** Higher orders than this are refused, as by VTK: polynomials through equidistant nodes lose their digits. */
    public static final int MOST_ORDER = 10;

    private static final int VARIABLE = -1;

    private static final CellType[] ALL = values();

    private static final CellType[] BY_NUMBER = new CellType[128];

    static {
        for (CellType t : ALL) {
            BY_NUMBER[t.m_vtk] = t;
        }
    }

    private final int m_vtk;

    private final int m_nodes;

    private final int m_dimension;

    CellType(final int vtk, final int nodes, final int dimension) {
        m_vtk = vtk;
        m_nodes = nodes;
        m_dimension = dimension;
    }

    CellType(final int vtk, final int dimension) {
        this(vtk, -1, dimension);
    }

    /** @return the type of an ordinal in a mesh's type array; without the copy that {@link #values()} makes */
    public static CellType ofOrdinal(final int ordinal) {
        return ALL[ordinal];
    }

    /** @return the type's number in VTK files, below 128 */
    public int vtk() {
        return m_vtk;
    }

    /** @return number of nodes of such a cell; below 0 if cells of this type have different numbers of nodes */
    public int nodes() {
        return m_nodes;
    }

    /** @return topological dimension, 0 to 3 */
    public int dimension() {
        return m_dimension;
    }

    /** @return whether a cell of this type can have so many nodes */
    public boolean accepts(final int nodes) {
        if (m_nodes != VARIABLE) {
            return nodes == m_nodes;
        }
        return switch (this) {
            case POLY_VERTEX -> nodes >= 1;
            case POLY_LINE -> nodes >= 2;
            case TRIANGLE_STRIP, POLYGON -> nodes >= 3;
            case QUADRATIC_POLYGON -> nodes >= 6 && nodes % 2 == 0;
            default -> order(nodes) > 0;
        };
    }

    /**
     * The order of a Lagrange cell. Triangles of 7 and tetrahedra of 15 nodes are those of second order with a node in
     * the middle more.
     *
     * @param nodes its number of nodes
     * @return 1 to {@link #MOST_ORDER}; 0 if no such cell has so many nodes, or this is no Lagrange type
     */
    public int order(final int nodes) {
        if (this == LAGRANGE_TRIANGLE && nodes == 7 || this == LAGRANGE_TETRAHEDRON && nodes == 15) {
            return 2;
        }
        for (int n = 1; n <= MOST_ORDER; n++) {
            if (nodes == nodesOfOrder(n)) {
                return n;
            }
        }
        return 0;
    }

    private int nodesOfOrder(final int n) {
        return switch (this) {
            case LAGRANGE_CURVE -> n + 1;
            case LAGRANGE_TRIANGLE -> (n + 1) * (n + 2) / 2;
            case LAGRANGE_QUAD -> (n + 1) * (n + 1);
            case LAGRANGE_TETRAHEDRON -> (n + 1) * (n + 2) * (n + 3) / 6;
            case LAGRANGE_HEXAHEDRON -> (n + 1) * (n + 1) * (n + 1);
            case LAGRANGE_WEDGE -> (n + 1) * (n + 1) * (n + 2) / 2;
            case LAGRANGE_PYRAMID -> (n + 1) * (n + 2) * (2 * n + 3) / 6;
            default -> 0;
        };
    }

    /** @return the name in plain words, such as "quadratic triangle" */
    public String label() {
        String words = name().toLowerCase(Locale.ROOT).replace('_', ' ').replace("lagrange", "Lagrange");
        return m_dimension == 2 ? words.replaceAll("quad$", "quadrilateral") : words;
    }

    /**
     * As {@link #ofVtk(int)}, and takes Lagrange cells of first order, which dolfinx writes for all orders, as the
     * linear cells that they are.
     *
     * @param nodes number of nodes of the cell in the file
     * @return the type, or nothing if it is not supported; it need not {@link #accepts accept} {@code nodes}, which is
     *         then a mistake of the file
     */
    public static Optional<CellType> ofVtk(final int number, final int nodes) {
        Optional<CellType> type = ofVtk(number);
        if (type.isEmpty() || type.get().order(nodes) != 1) {
            return type;
        }
        return Optional.of(switch (type.get()) {
            case LAGRANGE_CURVE -> LINE;
            case LAGRANGE_TRIANGLE -> TRIANGLE;
            case LAGRANGE_QUAD -> QUAD;
            case LAGRANGE_TETRAHEDRON -> TETRAHEDRON;
            case LAGRANGE_HEXAHEDRON -> HEXAHEDRON;
            default -> type.get();
        });
    }

    /**
     * Pixels (8) and voxels (11) have no type of their own: readers reorder their nodes into quadrilaterals and
     * hexahedra.
     *
     * @return the type of a number in a VTK file, or nothing if it is not supported
     */
    public static Optional<CellType> ofVtk(final int number) {
        return Optional.ofNullable(number < 0 || number >= BY_NUMBER.length ? null : BY_NUMBER[number]);
    }
}
