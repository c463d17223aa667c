package org.latentrom.engine.mesh;

import java.util.Optional;

/** The cell types that can be read and rasterised, with the numbers and the node order of VTK's file formats. */
public enum CellType {
    VERTEX(1, 1, 0), LINE(3, 2, 1), TRIANGLE(5, 3, 2), QUAD(9, 4, 2), TETRAHEDRON(10, 4, 3), HEXAHEDRON(12, 8, 3);

    private final int m_vtk;

    private final int m_nodes;

    private final int m_dimension;

    CellType(final int vtk, final int nodes, final int dimension) {
        m_vtk = vtk;
        m_nodes = nodes;
        m_dimension = dimension;
    }

    /** @return the type's number in VTK files */
    public int vtk() {
        return m_vtk;
    }

    /** @return number of nodes of such a cell */
    public int nodes() {
        return m_nodes;
    }

    /** @return topological dimension, 0 to 3 */
    public int dimension() {
        return m_dimension;
    }

    /**
     * As {@link #ofVtk(int)}, and takes VTK's Lagrange triangle (69) and quadrilateral (70), which dolfinx writes for all
     * orders, as the linear cells that they are with three and four nodes.
     *
     * @param nodes number of nodes of the cell in the file
     * @return the type, or nothing if it is not supported; its number of nodes may differ from {@code nodes}, which is
     *         then a mistake of the file
     */
    public static Optional<CellType> ofVtk(final int number, final int nodes) {
        if (number == 69 && nodes == 3) {
            return Optional.of(TRIANGLE);
        }
        if (number == 70 && nodes == 4) {
            return Optional.of(QUAD);
        }
        return ofVtk(number);
    }

    /** @return the type of a number in a VTK file, or nothing if it is not supported */
    public static Optional<CellType> ofVtk(final int number) {
        for (CellType t : values()) {
            if (t.m_vtk == number) {
                return Optional.of(t);
            }
        }
        return Optional.empty();
    }
}
