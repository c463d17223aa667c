package org.latentrom.engine.io.write;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.progress.Progress;

/** Cells as XDMF names and numbers them (XdmfTopologyType), and the XML around them. */
class XdmfTopologyTest {
    @TempDir
    Path m_temp;

    @ParameterizedTest
    @CsvSource({"TRIANGLE,3,Triangle", "QUAD,4,Quadrilateral", "QUADRATIC_TRIANGLE,6,Triangle_6",
        "QUADRATIC_QUAD,8,Quadrilateral_8", "BIQUADRATIC_QUAD,9,Quadrilateral_9", "QUADRATIC_LINE,3,Edge_3",
        "TETRAHEDRON,4,Tetrahedron", "PYRAMID,5,Pyramid", "WEDGE,6,Wedge", "HEXAHEDRON,8,Hexahedron",
        "QUADRATIC_TETRAHEDRON,10,Tetrahedron_10"})
    void cellsOfOneTypeAreATable(final CellType type, final int nodes, final String name) {
        Mesh mesh = States.mesh(1, type, 3, nodes);
        XdmfTopology topology = XdmfTopology.of(mesh);
        assertEquals("TopologyType=\"" + name + "\" NumberOfElements=\"3\"", topology.attributes());
        assertEquals(3, topology.rows());
        assertArrayEquals(mesh.connectivityArray(), topology.nodes());
    }

    @ParameterizedTest
    @CsvSource({"VERTEX,1,Polyvertex", "LINE,2,Polyline", "POLY_LINE,5,Polyline", "POLYGON,6,Polygon"})
    void somePrintTheirNumberOfNodes(final CellType type, final int nodes, final String name) {
        assertEquals("TopologyType=\"" + name + "\" NumberOfElements=\"2\" NodesPerElement=\"" + nodes + "\"",
            XdmfTopology.of(States.mesh(1, type, 2, nodes)).attributes());
    }

    @Test
    void mixedCellsAreAListWithTypes() {
        XdmfTopology topology = XdmfTopology.of(States.mixed());
        assertEquals("TopologyType=\"Mixed\" NumberOfElements=\"4\"", topology.attributes());
        assertEquals(0, topology.rows());
        // triangle 4, quadrilateral 5, polyline 2 of 2 nodes, polyvertex 1 of 1 node
        assertArrayEquals(new int[]{4, 0, 1, 2, 5, 1, 3, 4, 2, 2, 2, 3, 4, 1, 1, 0}, topology.nodes());
    }

    @Test
    void polygonsOfSeveralSizesAreMixed() {
        byte polygon = (byte)CellType.POLYGON.ordinal();
        var mesh = new Mesh(new double[15], new byte[]{polygon, polygon}, new int[]{0, 5, 8},
            new int[]{0, 1, 2, 3, 4, 0, 1, 2});
        assertArrayEquals(new int[]{3, 5, 0, 1, 2, 3, 4, 3, 3, 0, 1, 2}, XdmfTopology.of(mesh).nodes());
    }

    @Test
    void cloudsHaveAVertexAtEachPoint() {
        XdmfTopology topology = XdmfTopology.of(new Mesh(new double[9], new byte[0], new int[1], new int[0]));
        assertEquals("TopologyType=\"Polyvertex\" NumberOfElements=\"3\" NodesPerElement=\"1\"", topology.attributes());
        assertArrayEquals(new int[]{0, 1, 2}, topology.nodes());
    }

    static Stream<Arguments> unknown() {
        return Stream.of(Arguments.of(CellType.LAGRANGE_QUAD, 16), Arguments.of(CellType.TRIANGLE_STRIP, 4),
            Arguments.of(CellType.BIQUADRATIC_TRIANGLE, 7));
    }

    @ParameterizedTest
    @MethodSource("unknown")
    void otherCellsAreRefusedByName(final CellType type, final int nodes) {
        String message = assertThrows(IllegalArgumentException.class,
            () -> XdmfTopology.of(States.mesh(1, type, 1, nodes))).getMessage();
        assertTrue(message.contains(type.label()) && message.contains("VTK"), message);
    }

    @Test
    void theXmlNamesEachMeshOnceItChanges() throws Exception {
        Files.createDirectories(m_temp);
        try (var run = new XdmfRun(m_temp, "r", new double[]{0, 0.5, 1}, SeriesOptions.DEFAULTS)) {
            for (int i = 2; i >= 0; i--) {
                Mesh mesh = States.mesh(i == 2 ? 7 : 8, CellType.TRIANGLE, 2, 3);
                run.write(i, States.snapshot(mesh, i, true), Progress.NONE);
            }
            run.finish(Progress.NONE);
        }
        String xml = Files.readString(m_temp.resolve("r.xdmf"));
        String[] grids = xml.split("<Grid Name=\"r\" GridType=\"Uniform\">");
        assertEquals(4, grids.length);
        for (int i = 0; i < 3; i++) {
            assertTrue(grids[i + 1].contains("<Time Value=\"" + 0.5 * i + "\"/>"), "in the order of time");
            assertTrue(grids[i + 1].contains("AttributeType=\"Matrix\" Center=\"Node\""), "pairs");
            assertTrue(grids[i + 1].contains("AttributeType=\"Vector\" Center=\"Node\""));
            assertTrue(grids[i + 1].contains("AttributeType=\"Scalar\" Center=\"Cell\""));
            assertTrue(grids[i + 1].contains("Name=\"a &lt;cell&gt; &amp; &quot;its&quot; name\""));
        }
        assertEquals(topology(grids[1]), topology(grids[2]));
        assertTrue(!topology(grids[2]).equals(topology(grids[3])));
        assertTrue(topology(grids[1]).contains("r/r_0000.h5:/data"), topology(grids[1]));
    }

    private static String topology(final String grid) {
        return grid.substring(grid.indexOf("<Topology"), grid.indexOf("</Geometry>"));
    }
}
