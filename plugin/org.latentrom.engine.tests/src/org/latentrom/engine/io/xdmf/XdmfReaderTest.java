package org.latentrom.engine.io.xdmf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.io.FormatSeries;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/** Small XDMF files with their numbers in the text: what is read, and what is refused for which reason. */
class XdmfReaderTest {
    private static final String MESH = """
        <Topology TopologyType="Triangle" NumberOfElements="2" NodesPerElement="3">
        <DataItem Dimensions="2 3" NumberType="UInt" Format="XML">0 1 2 0 2 3</DataItem></Topology>
        <Geometry GeometryType="XY"><DataItem Dimensions="4 2" Format="XML">0 0 1 0 1 1 0 1</DataItem></Geometry>
        """;

    private static final String GOOD = """
        <?xml version="1.0"?>
        <!DOCTYPE Xdmf SYSTEM "Xdmf.dtd" []>
        <Xdmf Version="3.0" xmlns:xi="http://www.w3.org/2001/XInclude"><Domain>
        <Grid Name="TimeSeries" GridType="Collection" CollectionType="Temporal">
        <Grid Name="mesh" GridType="Uniform">MESH<Time Value="0.5" />
        <Attribute Name="f" AttributeType="Scalar" Center="Node">
        <DataItem Dimensions="4 1" Format="XML">1 2 3 4</DataItem></Attribute></Grid>
        <Grid><xi:include xpointer="xpointer(//Grid[@Name=&quot;TimeSeries&quot;]/Grid[1]/*[self::Topology or \
        self::Geometry])" /><Time Value="1.5" />
        <Attribute Name="f" AttributeType="Scalar" Center="Node">
        <DataItem Dimensions="4 1" Format="XML">5 6 7 8</DataItem></Attribute></Grid>
        </Grid></Domain></Xdmf>
        """.replace("MESH", MESH);

    @TempDir
    private Path m_folder;

    private FormatSeries open(final String text) throws IOException {
        return XdmfReader.open(Files.writeString(m_folder.resolve("t.xdmf"), text));
    }

    private void loadAll(final String text) throws IOException {
        FormatSeries s = open(text);
        for (var source : s.sources()) {
            source.load(List.of(), Progress.NONE);
        }
    }

    @Test
    void fieldsAndTheSharedMesh() throws IOException {
        FormatSeries s = open(GOOD);
        assertEquals(2, s.sources().size());
        assertEquals(1.5, s.sources().get(1).time().orElseThrow());
        Snapshot first = s.sources().get(0).load(List.of(), Progress.NONE);
        Snapshot second = s.sources().get(1).load(List.of(), Progress.NONE);
        assertArrayEquals(new double[]{5, 6, 7, 8}, second.field("f").orElseThrow().values());
        assertEquals(first.mesh(), second.mesh());
        assertEquals(1, second.mesh().coordinate(2, 1));
        assertTrue(s.sources().get(1).description().startsWith("t.xdmf, Grid in line"));
        assertEquals(0, s.sources().get(0).load(List.of("g"), Progress.NONE).fields().size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"Triangle\" | \"Triangle_6\" | has NodesPerElement \"3\"",
        "\"Triangle\" | \"Mixed\" | has in cell 0 the type 0",
        "NumberOfElements=\"2\" | NumberOfElements=\"3\" | says 3 cells",
        "NumberOfElements=\"2\" | BaseOffset=\"1\" | names point 0, but there are 4 points from 1 on",
        "0 1 2 0 2 3 | 0 1 2 0 2 4 | names point 4, but there are 4 points",
        "0 1 2 0 2 3 | 0 1 2 0 2 -1 | names point -1",
        "0 1 2 0 2 3 | 0 1 2 0 2 0.5 | which is no index",
        "0 1 2 0 2 3 | 0 1 2 0 2 | its text is too short",
        "\"2 3\" | \"2 x\" | has the Dimensions \"2 x\"",
        "\"2 3\" | \"2 -3\" | has the Dimensions \"2 -3\"",
        "\"2 3\" | \"\" | has the Dimensions \"\"",
        "\"2 3\" | \"9999999 9999999\" | would have 99999980000001 values",
        "\"2 3\" | \"999999999999 999999999999\" | has the Dimensions",
        "\"2 3\" | \"1 5\" | more than the 5",
        "GeometryType=\"XY\" | GeometryType=\"X_Y\" | has 1 DataItems, X_Y needs 2",
        "GeometryType=\"XY\" | GeometryType=\"XYZ\" | 8 coordinates for points of 3",
        "<Geometry | <Geography | is not well-formed",
        "Format=\"XML\">1 2 3 4 | Format=\"Binary\">1 2 3 4 | there is no file",
        "Format=\"XML\">1 2 3 4 | Format=\"HDF\">nothing | does not name a file and a data set",
        "Format=\"XML\">1 2 3 4 | Format=\"HDF\">t.xdmf:/a | is no HDF5 file",
        "Format=\"XML\">1 2 3 4 | ItemType=\"HyperSlab\">1 2 3 4 | needs 2 DataItems in it",
        "Format=\"XML\">1 2 3 4 | Reference=\"XML\">1 2 3 4 | points to nothing in this file",
        "Format=\"XML\">1 2 3 4 | Format=\"XML\"><xi:include href=\"x\"/>1 2 3 4 | includes other elements",
        "\"4 1\" Format=\"XML\">1 2 3 4 | \"2 1\" Format=\"XML\">1 2 | has 2 values for 4 points",
        "\"4 1\" Format=\"XML\">1 2 3 4 | \"4 2\" Format=\"XML\">1 2 3 4 5 6 7 8 | has 8 values for 4 points",
        "Center=\"Node\" | Center=\"Edge\" | is centred at EDGE",
        "Center=\"Node\" | ItemType=\"FiniteElementFunction\" | write_checkpoint",
        "Name=\"f\" AttributeType | AttributeType | has no name",
        "Value=\"0.5\" | Value=\"later\" | is not a finite number",
        "Value=\"0.5\" | Value=\"NaN\" | is not a finite number",
        "Value=\"0.5\" | TimeType=\"List\" | is not a finite number",
        "CollectionType=\"Temporal\" | CollectionType=\"Causal\" | is a causal collection",
        "GridType=\"Collection\" | GridType=\"SubSet\" | is of the type SUBSET",
        "GridType=\"Uniform\" | GridType=\"Collection\" | is that of a collection",
        "CollectionType=\"Temporal\"> | CollectionType=\"Temporal\"><Time TimeType=\"List\"/> | is not a finite number",
        "Grid[1]/* | Grid[7]/* | points to nothing",
        "xpointer=\" | href=\"other.xdmf\" xpointer=\" | includes another file",
        "<Attribute Name=\"f\" | <Other Name=\"f\" | is not well-formed"})
    void isRefused(final String what, final String with, final String reason) {
        assertTrue(GOOD.contains(what), what);
        var e = assertThrows(SnapshotFormatException.class, () -> loadAll(GOOD.replace(what, with)));
        assertTrue(e.getMessage().contains(reason), e.getMessage());
        assertTrue(e.getMessage().startsWith("t.xdmf"), e.getMessage());
        assertFalse(e.remedy().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "TopologyType=\"Triangle\" | Type=\"triangle\"",
        "GeometryType=\"XY\" | Type=\"xy\"",
        "\"4 1\" | \" 4 \"",
        "\"4 1\" | \"2 2\"",
        "AttributeType=\"Scalar\" | Note=\"none\"",
        " Center=\"Node\" | ",
        "<xi:include | <ns0:include"})
    void isReadThoughOdd(final String what, final String with) throws IOException {
        assertTrue(GOOD.contains(what), what);
        loadAll(GOOD.replace(what, with == null ? "" : with));
    }

    @Test
    void vectorsTensorsAndCellFields() throws IOException {
        String more = GOOD.replaceFirst("</Attribute></Grid>", """
            </Attribute><Attribute Name="v" AttributeType="Vector" Center="Node"><DataItem Dimensions="4 3">
            1 2 3 4 5 6 7 8 9 10 11 12</DataItem></Attribute><Attribute Name="c" Center="Cell"><DataItem
            Dimensions="2" Format="XML">7 8</DataItem></Attribute></Grid>""");
        Snapshot s = open(more).sources().get(0).load(List.of(), Progress.NONE);
        assertEquals(3, s.field("v").orElseThrow().components());
        assertEquals(MeshField.Location.CELL, s.field("c").orElseThrow().location());
        assertEquals(3, s.fields().size());
    }

    @ParameterizedTest
    @CsvSource({"Quadrilateral,4,QUAD", "Tetrahedron,4,TETRAHEDRON", "PolyLine,2,LINE", "Polyvertex,1,VERTEX"})
    void cellTypes(final String name, final int nodes, final CellType type) throws IOException {
        String mesh = MESH.replace("Triangle", name)
            .replace("NodesPerElement=\"3\"", "NodesPerElement=\"" + nodes + "\"")
            .replace("NumberOfElements=\"2\"", "NumberOfElements=\"1\"").replace("2 3\" N", "1 " + nodes + "\" N")
            .replace("0 1 2 0 2 3", "0 1 2 3".substring(0, 2 * nodes - 1));
        Snapshot s = open(GOOD.replace(MESH, mesh)).sources().get(0).load(List.of(), Progress.NONE);
        assertEquals(type, s.mesh().type(0));
        assertEquals(1, s.mesh().cells());
    }

    @Test
    void gridsOfOneTimeMustHaveOneMesh() {
        String second = "<Grid Name=\"g\" GridType=\"Collection\" CollectionType=\"Temporal\"><Grid>"
            + MESH.replace("1 1 0 1", "1 1 0 2") + "<Time Value=\"0.5\"/><Attribute Name=\"g\">"
            + "<DataItem Dimensions=\"4\">"
            + "1 2 3 4</DataItem></Attribute></Grid></Grid></Domain>";
        var e = assertThrows(SnapshotFormatException.class, () -> loadAll(GOOD.replace("</Domain>", second)));
        assertTrue(e.getMessage().contains("has another mesh than the other fields"), e.getMessage());
    }

    @Test
    void aFieldTwiceAtOneTimeIsASecondSnapshotOfThatTime() throws IOException {
        String again = GOOD.substring(GOOD.indexOf("<Grid Name=\"TimeSeries\""), GOOD.indexOf("</Domain>"))
            .replace("\"TimeSeries\"", "\"again\"");
        FormatSeries s = open(GOOD.replace("</Domain>", again + "</Domain>"));
        assertEquals(4, s.sources().size());
    }

    @Test
    void everyGridMayHaveItsOwnMesh() throws IOException {
        int include = GOOD.indexOf("<xi:include");
        String own = GOOD.substring(0, include) + MESH.replace("1 1 0 1", "1 1 0 2")
            + GOOD.substring(GOOD.indexOf("/>", include) + 2);
        FormatSeries s = open(own);
        var first = s.sources().get(0).load(List.of(), Progress.NONE).mesh();
        var second = s.sources().get(1).load(List.of(), Progress.NONE).mesh();
        assertNotSame(first, second);
        assertEquals(2, second.coordinate(3, 1));
        assertSame(CellType.TRIANGLE, second.type(1));
    }
}
