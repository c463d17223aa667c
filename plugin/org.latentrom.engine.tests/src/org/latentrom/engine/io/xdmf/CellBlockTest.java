package org.latentrom.engine.io.xdmf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;

/** Meshes in all the ways in which a grid can give them. */
class CellBlockTest {
    @TempDir
    private Path m_folder;

    private static String numbers(final int n) {
        return IntStream.range(0, n).mapToObj(Integer::toString).collect(Collectors.joining(" "));
    }

    /** 30 points and a field on them. */
    private String grid(final String topology) {
        return XdmfText.grid(topology + "<Geometry GeometryType='XYZ'>" + XdmfText.item("30 3", numbers(90))
            + "</Geometry>"
            + XdmfText.field("f", XdmfText.item("30", numbers(30))));
    }

    private Mesh mesh(final String topology) throws IOException {
        return XdmfText.read(m_folder, grid(topology)).get(0).mesh();
    }

    private void isRefused(final String topology, final String reason) {
        var e = assertThrows(SnapshotFormatException.class, () -> mesh(topology));
        assertTrue(e.getMessage().startsWith("t.xdmf") && e.getMessage().contains(reason), e.getMessage());
        assertFalse(e.remedy().isEmpty());
    }

    private static String topology(final String type, final String attributes, final String dimensions,
        final String nodes) {
        return "<Topology TopologyType='" + type + "' " + attributes + ">" + XdmfText.item(dimensions, nodes)
            + "</Topology>";
    }

    @ParameterizedTest
    @EnumSource(TopologyType.class)
    void everyTypeAloneAndMixed(final TopologyType type) throws IOException {
        int n = type.nodes() > 0 ? type.nodes() : 5;
        String attributes = type.nodes() > 0 ? "" : "NodesPerElement='5'";
        Mesh alone = mesh(topology(type.name(), attributes, "1 " + n, numbers(n)));
        assertEquals(type.cell(n), alone.type(0));
        assertArrayEquals(IntStream.range(0, n).toArray(), alone.connectivityArray());
        int number = IntStream.range(0, 60).filter(i -> TopologyType.ofNumber(i).equals(java.util.Optional.of(type)))
            .findFirst().orElseThrow();
        String cell = number + " " + (type.nodes() > 0 ? "" : "5 ") + numbers(n);
        String code = "4 7 8 9 " + cell + " 5 1 2 3 4";
        Mesh mixed = mesh(topology("Mixed", "NumberOfElements='3'", "" + code.split(" ").length, code));
        assertEquals(3, mixed.cells());
        assertEquals(CellType.TRIANGLE, mixed.type(0));
        assertEquals(type.cell(n), mixed.type(1));
        assertEquals(n, mixed.nodes(1));
        assertEquals(4, mixed.node(2, 3));
    }

    @Test
    void namesInShortAndLinesAndVertices() throws IOException {
        assertEquals(CellType.QUADRATIC_TRIANGLE, mesh(topology("Tri_6", "", "6", numbers(6))).type(0));
        assertEquals(CellType.BIQUADRATIC_QUAD, mesh(topology("Quad_9", "", "9", numbers(9))).type(0));
        assertEquals(CellType.TRIQUADRATIC_HEXAHEDRON, mesh(topology("hex_27", "", "27", numbers(27))).type(0));
        assertEquals(CellType.LINE, mesh(topology("Polyline", "NodesPerElement='2'", "4", "0 1 1 2")).type(1));
        assertEquals(CellType.POLY_LINE, mesh(topology("Polyline", "NodesPerElement='3'", "3", "0 1 2")).type(0));
        Mesh codes = mesh(topology("Mixed", "", "8", "1 1 5 2 2 3 4 1").replace("'8'", "'7'").replace(" 1<", "<"));
        assertEquals(CellType.VERTEX, codes.type(0));
        assertEquals(CellType.LINE, codes.type(1));
    }

    @Test
    void particlesNeedNoNodes() throws IOException {
        for (String t : List.of("<Topology TopologyType='Polyvertex' NumberOfElements='30'/>",
            "<Topology Type='Polyvertex' NumberOfElements='1'/>")) {
            Mesh m = mesh(t);
            assertEquals(30, m.cells());
            assertEquals(CellType.VERTEX, m.type(29));
        }
    }

    @Test
    void pointsMayBeCountedFromOne() throws IOException {
        assertEquals(0, mesh(topology("Triangle", "BaseOffset='1'", "3", "1 2 30")).node(0, 0));
        assertEquals(29, mesh(topology("Triangle", "BaseOffset='1'", "3", "1 2 30")).node(0, 2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Mixed | | 5 | 4 0 1 2 99 | in cell 1 the type 99",
        "Mixed | | 3 | 4 0 1 | and 2 numbers left",
        "Mixed | | 1 | 3 | a polygon of 0 nodes", "Mixed | | 3 | 3 1 5 | a polygon of 1 nodes",
        "Mixed | | 3 | 3 -4 5 | a polygon of -4",
        "Mixed | | 3 | 16 1 3 | the type 16", "Mixed | | 4 | 4 0 1 30 | names point 30",
        "Mixed | NumberOfElements='2' | 4 | 4 0 1 2 | says 2 cells, but has 1",
        "Triangle | | 4 | 0 1 2 3 | 4 nodes in cells of 3",
        "Triangle | Order='2 1 0' | 3 | 0 1 2 | reorders the nodes",
        "Triangle | BaseOffset='x' | 3 | 0 1 2 | counts points from x",
        "Triangle | NodesPerElement='4' | 4 | 0 1 2 3 | NodesPerElement \"4\"",
        "Polygon | | 4 | 0 1 2 3 | NodesPerElement \"\"",
        "Polygon | NodesPerElement='2' | 4 | 0 1 2 3 | NodesPerElement \"2\"",
        "Polyhedron | | 4 | 0 1 2 3 | the type \"POLYHEDRON\"",
        "Hexahedron_64 | | 4 | 0 1 2 3 | the type \"HEXAHEDRON_64\"", "'' | | 3 | 0 1 2 | has the type \"\"",
        "Triangle | | 3 | 0 1 1e10 | is 1.0E10, which is no index",
        "3DSMesh | Dimensions='x' | 3 | 0 | has the Dimensions \"x\"",
        "3DSMesh | Dimensions='1 2 3 5' | 3 | 0 | has the Dimensions",
        "2DSMesh | Dimensions='5 5' | 3 | 0 | but 30 points",
        "2DSMesh | Dimensions='0 5' | 1 | 0 | is an empty grid",
        "3DSMesh | Dimensions='99999 99999 99999' | 1 | 0 | too large"})
    void isRefused(final String type, final String attributes, final String dimensions, final String nodes,
        final String reason) {
        isRefused(topology(type, attributes == null ? "" : attributes, dimensions, nodes), reason);
    }

    private Snapshot structured(final String topology, final String type, final String items, final String field)
        throws IOException {
        return XdmfText.read(m_folder, XdmfText.grid("<Topology TopologyType='" + topology
            + "'/><Geometry GeometryType='" + type
            + "'>" + items + "</Geometry>" + field)).get(0);
    }

    @Test
    void originAndDistancesStandSlowestFirst() throws IOException {
        String point = XdmfText.field("f", XdmfText.item("2 3", "0 1 2 3 4 5"));
        String cell = "<Attribute Name='f' Center='Cell'>" + XdmfText.item("1 2", "7 8") + "</Attribute>";
        Snapshot s = structured("2DCoRectMesh' Dimensions='2 3", "ORIGIN_DXDY",
            XdmfText.item("2", "10 20") + XdmfText.item("2", "1 0.5"), cell + point);
        assertEquals(6, s.mesh().points());
        assertEquals(CellType.QUAD, s.mesh().type(0));
        assertEquals(21, s.mesh().coordinate(5, 0));
        assertEquals(11, s.mesh().coordinate(5, 1));
        assertArrayEquals(new double[]{0, 1, 2, 3, 4, 5}, s.field("f").orElseThrow().values());
        MeshField cells = s.field("f (cell)").orElseThrow();
        assertEquals(MeshField.Location.CELL, cells.location());
        assertArrayEquals(new double[]{7, 8}, cells.values());
        assertEquals(1, structured("2DCoRectMesh' Dimensions='2 3", "ORIGIN_DXDY", XdmfText.item("2", "10 20")
            + XdmfText.item("2", "1 0.5"), point + cell).mesh().node(0, 1));
        Snapshot volume = structured("3DCoRectMesh' Dimensions='2 2 2", "ORIGIN_DXDYDZ",
            XdmfText.item("3", "3 2 1") + XdmfText.item("3", "30 20 10"), XdmfText.field("f", XdmfText.item("8",
            numbers(8))));
        assertEquals(CellType.HEXAHEDRON, volume.mesh().type(0));
        assertArrayEquals(new double[]{11, 22, 33}, new double[]{volume.mesh().coordinate(7, 0),
            volume.mesh().coordinate(7, 1),
            volume.mesh().coordinate(7, 2)});
    }

    @Test
    void gridLinesAndSeparateCoordinates() throws IOException {
        String field = XdmfText.field("f", XdmfText.item("6", "0 1 2 3 4 5"));
        String x = XdmfText.item("3", "0 1 4");
        String y = XdmfText.item("2", "5 6");
        Mesh lines = structured("2DRectMesh' Dimensions='2 3", "VXVY", x + y, field).mesh();
        Mesh separate = structured("2DSMesh' Dimensions='2 3", "X_Y",
            XdmfText.item("2 3", "0 1 4 0 1 4") + XdmfText.item("2 3", "5 5 5 6 6 6"), field).mesh();
        Mesh together = structured("2DSMesh' Dimensions='2 3", "XY", XdmfText.item("2 3 2", "0 5 1 5 4 5 0 6 1 6 4 6"),
            field)
            .mesh();
        Mesh volume = structured("3DRectMesh' Dimensions='1 2 3", "VXVYVZ", x + y + XdmfText.item("1", "0"),
            field).mesh();
        assertEquals(lines, separate);
        assertEquals(lines, together);
        assertEquals(lines, volume);
        for (String wrong : List.of(y + x, x, x + y + x)) {
            assertThrows(SnapshotFormatException.class,
                () -> structured("2DRectMesh' Dimensions='2 3", "VXVY", wrong, field));
        }
        assertThrows(SnapshotFormatException.class, () -> structured("2DSMesh' Dimensions='2 3", "X_Y", x + y, field));
        assertThrows(SnapshotFormatException.class,
            () -> structured("2DCoRectMesh' Dimensions='2 3", "ORIGIN_DXDY", x + XdmfText.item("4", "1 1 1 1"), field));
        assertThrows(SnapshotFormatException.class, () -> structured("2DSMesh' Dimensions='2 3", "R_PHI", x + y,
            field));
    }

    @Test
    void gridsThatNameTheSameArraysHaveTheSameMesh() throws IOException {
        List<Snapshot> s = XdmfText.read(m_folder, XdmfText.collection("Temporal",
            (grid(topology("Triangle", "", "3", "0 1 2")) + grid(topology("Triangle", "", "3", "0 1 3"))).repeat(2)));
        assertSame(s.get(0).mesh(), s.get(2).mesh());
        assertSame(s.get(1).mesh(), s.get(3).mesh());
        assertFalse(s.get(0).mesh().equals(s.get(1).mesh()));
    }
}
