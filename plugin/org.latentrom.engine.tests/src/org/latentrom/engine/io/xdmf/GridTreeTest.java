package org.latentrom.engine.io.xdmf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.io.FormatSeries;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/** Collections in collections, and their times. */
class GridTreeTest {
    @TempDir
    private Path m_folder;

    /** A part of space: the square moved to the right, with values from {@code first} on. */
    private static String part(final int shift, final int first, final String more) {
        return XdmfText.grid(XdmfText.MESH.replace("0 0 1 0 1 1 0 1",
            "%d 0 %d 0 %d 1 %d 1".formatted(shift, shift + 1, shift + 1, shift))
            + XdmfText.field("f", XdmfText.item("4", first + " " + (first + 1) + " " + (first + 2) + " " + (first + 3)))
            + more);
    }

    private static String time(final String value) {
        return "<Time Value='" + value + "'/>";
    }

    private String times(final String domain) throws IOException {
        return XdmfText.open(m_folder, domain).sources().stream()
            .map(s -> s.time().isPresent() ? "" + s.time().getAsDouble() : "none").collect(Collectors.joining(" "));
    }

    private void isRefused(final String domain, final String reason) {
        var e = assertThrows(SnapshotFormatException.class, () -> XdmfText.read(m_folder, domain));
        assertTrue(e.getMessage().startsWith("t.xdmf, ") && e.getMessage().contains(reason), e.getMessage());
        assertFalse(e.remedy().isEmpty());
    }

    @Test
    void partsOfSpaceAreOneSnapshot() throws IOException {
        for (String type : List.of("Spatial", "spatial")) {
            List<Snapshot> s = XdmfText.read(m_folder, XdmfText.collection(type,
                time("0.5") + part(0, 10, "") + part(1, 20, "")));
            assertEquals(1, s.size());
            assertEquals(8, s.get(0).mesh().points());
            assertEquals(4, s.get(0).mesh().cells());
            assertArrayEquals(new double[]{10, 11, 12, 13, 20, 21, 22, 23}, s.get(0).field("f").orElseThrow().values());
        }
        String tree = "<Grid GridType='Tree'>" + part(0, 10, "") + part(1, 20, "") + "</Grid>";
        assertEquals(8, XdmfText.read(m_folder, tree).get(0).mesh().points());
        assertEquals("none", times(tree));
    }

    @Test
    void spaceInTimeAndTimeInSpace() throws IOException {
        String spaceInTime = XdmfText.collection("Temporal",
            XdmfText.collection("Spatial", time("1") + part(0, 10, "") + part(1, 20, ""))
                + XdmfText.collection("Spatial", part(0, 30, time("2")) + part(1, 40, time("2"))));
        String timeInSpace = XdmfText.collection("Spatial",
            XdmfText.collection("Temporal", part(0, 10, time("1")) + part(0, 30, time("2")))
                + XdmfText.collection("Temporal", part(1, 40, time("2")) + part(1, 20, time("1"))));
        for (String domain : List.of(spaceInTime, timeInSpace)) {
            assertEquals("1.0 2.0", times(domain));
            List<Snapshot> s = XdmfText.read(m_folder, domain);
            assertArrayEquals(new double[]{10, 11, 12, 13, 20, 21, 22, 23}, s.get(0).field("f").orElseThrow().values());
            assertArrayEquals(new double[]{30, 31, 32, 33, 40, 41, 42, 43}, s.get(1).field("f").orElseThrow().values());
            assertEquals(s.get(0).mesh(), s.get(1).mesh());
        }
        isRefused(timeInSpace.replace("<Time Value='1'/></Grid></Grid></Grid>",
            "<Time Value='3'/></Grid></Grid></Grid>"),
            "has parts with different times");
        isRefused(timeInSpace.replace(part(1, 20, time("1")), ""), "has parts with different times");
    }

    @Test
    void emptyPiecesAndMissingFields() throws IOException {
        String pieces = XdmfText.collection("Spatial", XdmfText.grid(time("7")) + part(0, 10, XdmfText.field("g",
            XdmfText.item("4", "1 2 3 4"))) + part(1, 20, ""));
        FormatSeries series = XdmfText.open(m_folder, pieces);
        Snapshot s = series.sources().get(0).load(List.of(), Progress.NONE);
        assertEquals(List.of("f"), s.fields().stream().map(f -> f.name()).toList());
        assertTrue(series.warnings().get(0).contains("g"), series.warnings().toString());
    }

    @Test
    void ghostsAreDropped() throws IOException {
        String ghost = "<Attribute Name='vtkGhostType' Center='Cell'>" + XdmfText.item("2", "0 1") + "</Attribute>";
        Snapshot s = XdmfText.read(m_folder,
            XdmfText.collection("Spatial", part(0, 10, ghost) + part(1, 20, ""))).get(0);
        assertEquals(3, s.mesh().cells());
        assertEquals(7, s.mesh().points(), "the point that only the ghost has");
        assertEquals(List.of("f"), s.fields().stream().map(f -> f.name()).toList());
        assertEquals(3, XdmfText.read(m_folder, part(0, 10, ghost)).get(0).mesh().points());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "<Time TimeType='List'><DataItem Dimensions='2'>0.5 0.25</DataItem></Time> | 0.5 0.25",
        "<Time TimeType='List' Value='3 4'/> | 3.0 4.0",
        "<Time Type='HyperSlab'><DataItem Dimensions='3'>1 0.5 2</DataItem></Time> | 1.0 1.5",
        "<Time TimeType='hyperslab' Value='1 0 2'/> | 1.0 1.0"})
    void timesOfACollection(final String time, final String expected) throws IOException {
        assertEquals(expected, times(XdmfText.collection("Temporal", time + part(0, 1, "") + part(0, 2, ""))));
        assertEquals(expected.split(" ")[0] + " 9.0",
            times(XdmfText.collection("Temporal", part(0, 1, "") + part(0, 2, time("9")) + time)),
            "a time of the grid itself goes before");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "<Time TimeType='List' Value='1 2 3'/> | has 2 grids, but gives 3 times",
        "<Time TimeType='HyperSlab' Value='0 1'/> | no start, step and count",
        "<Time TimeType='HyperSlab' Value='0 1 1.5'/> | no start, step and count",
        "<Time TimeType='HyperSlab' Value='0 1e999 2'/> | is not a finite number",
        "<Time TimeType='Range' Value='0 1'/> | gives times as RANGE",
        "<Time TimeType='List' Value='1 x'/> | \"x\" is not a finite number",
        "<Time TimeType='List'><DataItem Dimensions='0'/></Time> | gives no time",
        "<Time TimeType='List' Value='1 NaN'/> | the time NaN is not a finite number"})
    void wrongTimesAreRefused(final String time, final String reason) {
        isRefused(XdmfText.collection("Temporal", time + part(0, 1, "") + part(0, 2, "")), reason);
    }

    @Test
    void whatACollectionCannotHave() {
        isRefused(XdmfText.collection("Temporal", part(0, 1, "") + XdmfText.field("g", XdmfText.item("4", "1 2 3 4"))),
            "is that of a collection of grids");
        isRefused("<Grid GridType='Subset'>" + part(0, 1, "") + "</Grid>", "is of the type SUBSET");
        isRefused(XdmfText.collection("Causal", part(0, 1, "")), "is a causal collection");
        String deep = part(0, 1, "");
        for (int i = 0; i < 70; i++) {
            deep = XdmfText.collection("Temporal", deep);
        }
        isRefused(deep, "is nested too deeply");
    }

    /** Each of the collections includes the one before it twice. */
    @Test
    void inclusionsDoNotExplode() {
        var domain = new StringBuilder(part(0, 1, "").replace("<Grid>", "<Grid Name='g0'>"));
        for (int i = 1; i < 40; i++) {
            String include = "<include xpointer='xpointer(//Grid[@Name=\"g%d\"])'/>".formatted(i - 1);
            domain.append("<Grid Name='g").append(i).append("' GridType='Collection' CollectionType='Temporal'>")
                .append(include).append(include).append("</Grid>");
        }
        isRefused(domain.toString(), "is one of too many grids");
    }

    @Test
    void fieldsOfOneTimeOnDifferentMeshesAreChosenApart() throws IOException {
        String two = part(0, 1, time("1")) + part(5, 1, time("1")).replace("'f'", "'g'");
        isRefused(two, "has another mesh than the other fields");
        assertEquals(5, XdmfText.read(m_folder, two, "g").get(0).mesh().coordinate(0, 0));
        assertEquals(0, XdmfText.read(m_folder, two, "f").get(0).mesh().coordinate(0, 0));
        assertEquals(0, XdmfText.read(m_folder, two, "none").get(0).fields().size());
    }

    /** As dolfinx writes mesh tags beside functions: the points of the mesh, edges of their own, no time. */
    @Test
    void tagsBesideATimeSeriesAreLeftOutWithAWarning() throws IOException {
        String mesh = "<Grid Name='mesh'>" + XdmfText.MESH + "</Grid>";
        String include = "<xi:include xpointer=\"xpointer(/Xdmf/Domain/Grid[@GridType='Uniform'][1]/*[self::Topology or "
            + "self::Geometry])\"/>";
        String u = XdmfText.collection("Temporal", XdmfText.grid(include + time("1")
            + XdmfText.field("u", XdmfText.item("4", "1 2 3 4"))));
        String tags = XdmfText.grid("<xi:include xpointer='xpointer(/Xdmf/Domain/Grid/Geometry)'/>"
            + "<Topology TopologyType='PolyLine' NodesPerElement='2'>" + XdmfText.item("2 2", "0 1 1 2") + "</Topology>"
            + "<Attribute Name='facets' Center='Cell'>" + XdmfText.item("2", "7 8") + "</Attribute>");
        mesh = mesh.replace("<Grid ", "<Grid GridType='Uniform' ");
        FormatSeries both = XdmfText.open(m_folder, mesh + u + tags);
        assertEquals(1, both.sources().size());
        assertTrue(both.warnings().get(0).contains("has fields without a time"), both.warnings().toString());
        Snapshot alone = XdmfText.read(m_folder, mesh + tags).get(0);
        assertEquals(2, alone.mesh().cells());
        assertArrayEquals(new double[]{7, 8}, alone.field("facets").orElseThrow().values());
    }
}
