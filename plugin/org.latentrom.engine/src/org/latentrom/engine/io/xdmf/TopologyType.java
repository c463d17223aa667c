package org.latentrom.engine.io.xdmf;

import java.util.Locale;
import java.util.Optional;

import org.latentrom.engine.mesh.CellType;

/**
 * The cell types of XDMF: their names in files, their numbers in mixed topologies (XdmfTopologyType of the XDMF
 * library), and the cells of a mesh that they are. Cells of second order have their nodes in VTK's order, as
 * ParaView's reader takes them.
 */
enum TopologyType {
    POLYVERTEX(1, CellType.POLY_VERTEX), POLYLINE(2, CellType.POLY_LINE), POLYGON(3, CellType.POLYGON), //
    TRIANGLE(4, CellType.TRIANGLE), QUADRILATERAL(5, CellType.QUAD), TETRAHEDRON(6, CellType.TETRAHEDRON),
    PYRAMID(7, CellType.PYRAMID), WEDGE(8, CellType.WEDGE), HEXAHEDRON(9, CellType.HEXAHEDRON), //
    EDGE_3(34, CellType.QUADRATIC_LINE), QUADRILATERAL_9(35, CellType.BIQUADRATIC_QUAD),
    TRIANGLE_6(36, CellType.QUADRATIC_TRIANGLE), QUADRILATERAL_8(37, CellType.QUADRATIC_QUAD),
    TETRAHEDRON_10(38, CellType.QUADRATIC_TETRAHEDRON), PYRAMID_13(39, CellType.QUADRATIC_PYRAMID),
    WEDGE_15(40, CellType.QUADRATIC_WEDGE), WEDGE_18(41, CellType.BIQUADRATIC_QUADRATIC_WEDGE),
    HEXAHEDRON_20(48, CellType.QUADRATIC_HEXAHEDRON), HEXAHEDRON_24(49, CellType.BIQUADRATIC_QUADRATIC_HEXAHEDRON),
    HEXAHEDRON_27(50, CellType.TRIQUADRATIC_HEXAHEDRON);

    private static final TopologyType[] BY_NUMBER = new TopologyType[51];

    static {
        for (TopologyType t : values()) {
            BY_NUMBER[t.m_number] = t;
        }
    }

    private final int m_number;

    private final CellType m_cell;

    TopologyType(final int number, final CellType cell) {
        m_number = number;
        m_cell = cell;
    }

    /** @return the type of a name in a file, in any case, also in the short forms Tri, Quad, Tet and Hex */
    static Optional<TopologyType> ofName(final String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        for (TopologyType t : values()) {
            String s = t.name();
            String shortForm = s.replace("TRIANGLE", "TRI").replace("QUADRILATERAL", "QUAD")
                .replace("TETRAHEDRON", "TET").replace("HEXAHEDRON", "HEX");
            if (upper.equals(s) || upper.equals(shortForm)) {
                return Optional.of(t);
            }
        }
        return Optional.empty();
    }

    /** @return the type of a number in a mixed topology */
    static Optional<TopologyType> ofNumber(final int number) {
        return Optional.ofNullable(number < 0 || number >= BY_NUMBER.length ? null : BY_NUMBER[number]);
    }

    /** @return number of nodes; below 0 if the file has to give it */
    int nodes() {
        return m_cell.nodes();
    }

    /** @return the type of such a cell in a mesh: a polyline of two nodes is a line, a polyvertex of one a vertex */
    CellType cell(final int nodes) {
        return switch (this) {
            case POLYVERTEX -> nodes == 1 ? CellType.VERTEX : m_cell;
            case POLYLINE -> nodes == 2 ? CellType.LINE : m_cell;
            default -> m_cell;
        };
    }
}
