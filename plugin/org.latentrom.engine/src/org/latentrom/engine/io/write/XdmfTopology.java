package org.latentrom.engine.io.write;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;

/**
 * The cells of a mesh as XDMF has them (xdmf.org, XDMF model and format; XdmfTopologyType): a table of nodes if all are
 * of one type, else a list of type numbers and nodes. The node order of these cells is VTK's.
 *
 * @param attributes attributes of the Topology element
 * @param rows rows of the table, or 0 for a list
 * @param nodes the table or list
 */
record XdmfTopology(String attributes, int rows, int[] nodes) {
    /** @param counted whether the number of nodes stands behind the number of the type in a mixed list */
    private record Kind(String name, int number, boolean counted) {
    }

    private static final Map<CellType, Kind> KINDS = new EnumMap<>(Map.ofEntries(
        Map.entry(CellType.VERTEX, new Kind("Polyvertex", 1, true)),
        Map.entry(CellType.LINE, new Kind("Polyline", 2, true)),
        Map.entry(CellType.POLY_VERTEX, new Kind("Polyvertex", 1, true)),
        Map.entry(CellType.POLY_LINE, new Kind("Polyline", 2, true)),
        Map.entry(CellType.POLYGON, new Kind("Polygon", 3, true)),
        Map.entry(CellType.TRIANGLE, new Kind("Triangle", 4, false)),
        Map.entry(CellType.QUAD, new Kind("Quadrilateral", 5, false)),
        Map.entry(CellType.TETRAHEDRON, new Kind("Tetrahedron", 6, false)),
        Map.entry(CellType.PYRAMID, new Kind("Pyramid", 7, false)),
        Map.entry(CellType.WEDGE, new Kind("Wedge", 8, false)),
        Map.entry(CellType.HEXAHEDRON, new Kind("Hexahedron", 9, false)),
        Map.entry(CellType.QUADRATIC_LINE, new Kind("Edge_3", 34, false)),
        Map.entry(CellType.BIQUADRATIC_QUAD, new Kind("Quadrilateral_9", 35, false)),
        Map.entry(CellType.QUADRATIC_TRIANGLE, new Kind("Triangle_6", 36, false)),
        Map.entry(CellType.QUADRATIC_QUAD, new Kind("Quadrilateral_8", 37, false)),
        Map.entry(CellType.QUADRATIC_TETRAHEDRON, new Kind("Tetrahedron_10", 38, false))));

    /** @throws IllegalArgumentException if XDMF has no such cell; the message names it and what to do */
    static XdmfTopology of(final Mesh mesh) {
        boolean same = true;
        int length = 0;
        for (int c = 0; c < mesh.cells(); c++) {
            Kind kind = kind(mesh.type(c));
            same &= mesh.type(c) == mesh.type(0) && mesh.nodes(c) == mesh.nodes(0);
            length = Math.addExact(length, mesh.nodes(c) + (kind.counted() ? 2 : 1));
        }
        if (mesh.cells() == 0) {
            return points(mesh);
        }
        if (same) {
            String nodes = kind(mesh.type(0)).counted() ? " NodesPerElement=\"" + mesh.nodes(0) + "\"" : "";
            return new XdmfTopology(attributes(kind(mesh.type(0)).name(), mesh.cells()) + nodes, mesh.cells(),
                mesh.connectivityArray());
        }
        var list = new int[length];
        int at = 0;
        for (int c = 0; c < mesh.cells(); c++) {
            Kind kind = kind(mesh.type(c));
            list[at++] = kind.number();
            if (kind.counted()) {
                list[at++] = mesh.nodes(c);
            }
            System.arraycopy(mesh.connectivityArray(), mesh.offsetArray()[c], list, at, mesh.nodes(c));
            at += mesh.nodes(c);
        }
        return new XdmfTopology(attributes("Mixed", mesh.cells()), 0, list);
    }

    /** XDMF knows no mesh without cells: a point cloud has a vertex at each point. */
    private static XdmfTopology points(final Mesh mesh) {
        var nodes = new int[mesh.points()];
        Arrays.setAll(nodes, p -> p);
        return new XdmfTopology(attributes("Polyvertex", nodes.length) + " NodesPerElement=\"1\"", nodes.length, nodes);
    }

    private static String attributes(final String type, final int cells) {
        return "TopologyType=\"" + type + "\" NumberOfElements=\"" + cells + "\"";
    }

    private static Kind kind(final CellType type) {
        Kind kind = KINDS.get(type);
        if (kind == null) {
            throw new IllegalArgumentException("the mesh has cells of the type " + type.label()
                + ", which XDMF does not know: choose the format VTK");
        }
        return kind;
    }
}
