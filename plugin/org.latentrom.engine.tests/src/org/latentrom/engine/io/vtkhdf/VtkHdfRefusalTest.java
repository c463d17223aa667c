package org.latentrom.engine.io.vtkhdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.io.Fixtures;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Snapshot;

/** One thing at a time is changed in a good file: refused with the reason, or read where it is merely odd. */
class VtkHdfRefusalTest {
    @TempDir
    private Path m_folder;

    private Snapshot read(final VtkHdfText text) throws IOException {
        return Fixtures.read(text.write(m_folder.resolve("a.vtkhdf"))).get(0);
    }

    private String refusal(final VtkHdfText text) {
        var e = assertThrows(SnapshotFormatException.class, () -> read(text));
        assertTrue(e.getMessage().startsWith("a.vtkhdf, ") && !e.remedy().isEmpty(), e.getMessage());
        return e.getMessage();
    }

    private void isRefused(final String reason, final VtkHdfText text) {
        String message = refusal(text);
        assertTrue(message.contains(reason), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NumberOfPoints", "NumberOfCells", "NumberOfConnectivityIds", "Points", "Connectivity",
        "Offsets", "Types"})
    void theArraysOfTheMeshMustBeThere(final String name) {
        assertEquals("a.vtkhdf, data set \"VTKHDF/" + name + "\": does not exist. Export the file anew.",
            refusal(VtkHdfText.square().put(name, null)));
    }

    @Test
    void theArraysOfTheMeshMustFit() {
        isRefused("Points", VtkHdfText.square().put("NumberOfPoints", new long[]{5}));
        isRefused("Connectivity", VtkHdfText.square().put("NumberOfConnectivityIds", new long[]{7})
            .put("Offsets", new long[]{0, 3, 7}));
        isRefused("does not begin with 0 and end with the number of nodes 6",
            VtkHdfText.square().put("Offsets", new long[]{0, 3, 5}));
        isRefused("does not begin with 0", VtkHdfText.square().put("Offsets", new long[]{1, 3, 6}));
        isRefused("does not begin with 0", VtkHdfText.square().put("Offsets", new long[]{0, 6}));
        isRefused("Types", VtkHdfText.square().put("Types", new int[]{5}));
        isRefused("has not three coordinates a point",
            VtkHdfText.square().put("Points", new double[][]{{0, 0}, {1, 0}, {1, 1}, {0, 1}}));
        isRefused("names point 4, but there are 4 points",
            VtkHdfText.square().put("Connectivity", new long[]{0, 1, 2, 0, 2, 4}));
        isRefused("has the value -1.0, which is no number of things",
            VtkHdfText.square().put("Connectivity", new long[]{0, 1, 2, 0, 2, -1}));
        isRefused("before it begins", VtkHdfText.square().put("NumberOfCells", new long[]{3})
            .put("Offsets", new long[]{0, 4, 3, 6}).put("Types", new int[]{9, 5, 5}));
    }

    @ParameterizedTest
    @CsvSource({"42, polyhedron", "9, quadrilateral", "99, unknown type"})
    void cellTypesAreNamed(final int type, final String reason) {
        isRefused(reason, VtkHdfText.square().put("Types", new int[]{5, type}));
    }

    @Test
    void fieldsMustHaveARowForEachPointOrCell() {
        isRefused("PointData/T", VtkHdfText.square().put("PointData/T", new double[]{0, 1, 2}));
        isRefused("CellData/c", VtkHdfText.square().put("CellData/c", new double[]{0}));
    }

    @Test
    void vectorsAndTensorsHaveTheirComponents() throws IOException {
        Snapshot s = read(VtkHdfText.square().put("CellData/c", new double[][]{{1, 2, 3}, {4, 5, 6}})
            .put("PointData/G", new double[4][9]));
        assertEquals(3, s.field("c").orElseThrow().components());
        assertArrayEquals(new double[]{1, 2, 3, 4, 5, 6}, s.field("c").orElseThrow().values());
        assertEquals(9, s.field("G").orElseThrow().components());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"OverlappingAMR | is of the type OverlappingAMR, which is not supported",
        "HyperTreeGrid | is of the type HyperTreeGrid", "unstructuredgrid | is of the type unstructuredgrid",
        "PartitionedDataSetCollection | is an empty collection"})
    void typesThatAreNotRead(final String type, final String reason) {
        isRefused("group \"VTKHDF\": " + reason, VtkHdfText.square().type(type));
    }

    @Test
    void theTypeMustBeThere() {
        isRefused("has no attribute Type", VtkHdfText.square().type(null).attribute("Version", new long[]{2, 0}));
    }

    @Test
    void emptyPartsHaveNothingToSay() throws IOException {
        Snapshot s = read(VtkHdfText.square().put("NumberOfPoints", new long[]{0, 4})
            .put("NumberOfCells", new long[]{0, 2}).put("NumberOfConnectivityIds", new long[]{0, 6})
            .put("Offsets", new long[]{0, 0, 3, 6}));
        assertEquals("4 points, 2 cells", s.mesh().toString());
        assertEquals(CellType.TRIANGLE, s.mesh().type(1));
        assertArrayEquals(new double[]{0, 1, 2, 3}, s.field("T").orElseThrow().values());
    }

    @Test
    void hiddenCellsAreDropped() throws IOException {
        Snapshot s = read(VtkHdfText.square().put("CellData/vtkGhostType", new int[]{32, 0}));
        assertEquals("3 points, 1 cells", s.mesh().toString());
        assertArrayEquals(new double[]{0, 2, 3}, s.field("T").orElseThrow().values());
        assertArrayEquals(new double[]{6}, s.field("c").orElseThrow().values());
    }

    @Test
    void imagesAreGridsOfTheirExtent() throws IOException {
        Snapshot s = read(VtkHdfText.image().attribute("Origin", new double[]{10, 20, 5})
            .attribute("Spacing", new double[]{0.5, 2, 1}));
        assertEquals("6 points, 2 cells", s.mesh().toString());
        assertArrayEquals(new double[]{10, 20, 5, 10.5, 20, 5, 11, 20, 5, 10, 22, 5, 10.5, 22, 5, 11, 22, 5},
            s.mesh().pointArray());
        assertArrayEquals(new double[]{0, 1, 2, 3, 4, 5}, s.field("T").orElseThrow().values());
        Snapshot turned = read(VtkHdfText.image().attribute("Direction", new double[]{0, -1, 0, 1, 0, 0, 0, 0, 1}));
        assertEquals(2, turned.mesh().coordinate(2, 1));
        assertEquals(-1, turned.mesh().coordinate(3, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"WholeExtent", "Origin", "Spacing"})
    void theAttributesOfAnImageMustBeThere(final String name) {
        isRefused("attribute \"" + name + "\" of \"VTKHDF\"", VtkHdfText.image().attribute(name, null));
        isRefused("attribute \"" + name + "\" of \"VTKHDF\"", VtkHdfText.image().attribute(name, new double[2]));
    }

    @Test
    void imagesThatAreNone() {
        isRefused("\"WholeExtent\": is not possible",
            VtkHdfText.image().attribute("WholeExtent", new double[]{0, 2.5, 0, 1, 0, 0}));
        isRefused("\"WholeExtent\": is not possible",
            VtkHdfText.image().attribute("WholeExtent", new long[]{0, 1L << 31, 0, 1, 0, 0}));
        isRefused("has more points than any array has values",
            VtkHdfText.image().attribute("WholeExtent", new long[]{0, 3000, 0, 3000, 0, 0}));
        isRefused("has not one row a point", VtkHdfText.image().put("PointData/T", new double[]{1, 2, 3, 4}));
    }
}
