package org.latentrom.engine.io.legacy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.io.Fixtures;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;

/** All kinds of data sets, as text written by hand. */
class LegacyGeometryTest {
    private static final String FIELD = "\nPOINT_DATA %d\nSCALARS a float\n%s\n";

    @TempDir
    private Path m_folder;

    private Mesh mesh(final int points, final String text) throws IOException {
        String values = "1 ".repeat(points);
        Path file = Files.writeString(m_folder.resolve("a.vtk"),
            "# vtk DataFile Version 2.0\n\nASCII\nDATASET " + text + String.format(FIELD, points, values));
        return Fixtures.read(file).get(0).mesh();
    }

    private static List<CellType> types(final Mesh mesh) {
        return IntStream.range(0, mesh.cells()).mapToObj(mesh::type).toList();
    }

    /** VTK's order of cells is that of the kinds, whatever order the file has: cell data follow it. */
    @Test
    void polyDataHasVerticesLinesPolygonsStrips() throws IOException {
        Mesh m = mesh(6, "POLYDATA\nPOINTS 6 float\n0 0 0 1 0 0 1 1 0 0 1 0 2 0 0 2 1 0\n"
            + "TRIANGLE_STRIPS 1 5 4 0 1 3 2\nPOLYGONS 3 15 3 0 1 2 4 0 1 2 3 5 0 1 4 5 2\n"
            + "LINES 2 7 2 0 1 3 1 4 5\nVERTICES 2 5 1 0 2 1 2");
        assertEquals(List.of(CellType.VERTEX, CellType.POLY_VERTEX, CellType.LINE, CellType.POLY_LINE,
            CellType.TRIANGLE, CellType.QUAD, CellType.POLYGON, CellType.TRIANGLE_STRIP), types(m));
        assertEquals(4, m.node(3, 1));
        assertEquals(4, m.nodes(7));
    }

    @Test
    void aCloudHasNoCells() throws IOException {
        Mesh m = mesh(2, "POLYDATA\nPOINTS 2 double\n0 0 0 1 2 3");
        assertEquals(0, m.cells());
        assertArrayEquals(new double[]{0, 0, 0, 1, 2, 3}, m.pointArray());
    }

    @Test
    void pixelsAndVoxelsGoAround() throws IOException {
        Mesh m = mesh(8, "UNSTRUCTURED_GRID\nPOINTS 8 int\n0 0 0 1 0 0 0 1 0 1 1 0 0 0 1 1 0 1 0 1 1 1 1 1\n"
            + "CELLS 2 14\n4 0 1 2 3\n8 0 1 2 3 4 5 6 7\nCELL_TYPES 2\n8 11");
        assertEquals(List.of(CellType.QUAD, CellType.HEXAHEDRON), types(m));
        assertArrayEquals(new int[]{0, 1, 3, 2, 0, 1, 3, 2, 4, 5, 7, 6}, m.connectivityArray());
    }

    @ParameterizedTest
    @CsvSource({"SPACING", "ASPECT_RATIO", "spacing"})
    void structuredPoints(final String spacing) throws IOException {
        Mesh m = mesh(6, "STRUCTURED_POINTS\nDIMENSIONS 3 2 1\nORIGIN 1 2 3\n" + spacing + " 0.5 2 1");
        assertArrayEquals(new double[]{1, 2, 3, 1.5, 2, 3, 2, 2, 3, 1, 4, 3, 1.5, 4, 3, 2, 4, 3}, m.pointArray());
        assertArrayEquals(new int[]{0, 1, 4, 3, 1, 2, 5, 4}, m.connectivityArray());
    }

    @Test
    void withoutOriginAndSpacingPointsAreCounted() throws IOException {
        Mesh m = mesh(4, "STRUCTURED_POINTS\nDIMENSIONS 1 2 2");
        assertArrayEquals(new double[]{0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1}, m.pointArray());
        assertEquals(List.of(CellType.QUAD), types(m));
    }

    @Test
    void anExtentMayBeginAnywhere() throws IOException {
        Mesh m = mesh(4, "STRUCTURED_POINTS\nEXTENT 5 6 -1 0 0 0\nORIGIN 10 0 0\nSPACING 1 1 1");
        assertArrayEquals(new double[]{15, -1, 0, 16, -1, 0, 15, 0, 0, 16, 0, 0}, m.pointArray());
    }

    @Test
    void rectilinearAndCurvilinearGrids() throws IOException {
        Mesh m = mesh(4, "RECTILINEAR_GRID\nDIMENSIONS 2 2 1\nX_COORDINATES 2 float\n0 3\n"
            + "Y_COORDINATES 2 double\n1 5\nZ_COORDINATES 1 int\n7");
        assertArrayEquals(new double[]{0, 1, 7, 3, 1, 7, 0, 5, 7, 3, 5, 7}, m.pointArray());
        Mesh c = mesh(8, "STRUCTURED_GRID\nDIMENSIONS 2 2 2\nPOINTS 8 float\n"
            + "0 0 0 1 0 0 0 1 0 1 1 0 0 0 1 1 0 1 0 1 1 1 1 1");
        assertEquals(List.of(CellType.HEXAHEDRON), types(c));
        assertArrayEquals(new int[]{0, 1, 3, 2, 4, 5, 7, 6}, c.connectivityArray());
    }

    @Test
    void higherOrderCells() throws IOException {
        String points = "0 0 0 ".repeat(9).trim();
        Mesh m = mesh(9, "UNSTRUCTURED_GRID\nPOINTS 9 float\n" + points
            + "\nCELLS 3 25\n6 0 1 2 3 4 5\n9 0 1 2 3 4 5 6 7 8\n7 0 1 2 3 4 5 6\nCELL_TYPES 3\n22 70 34");
        assertEquals(List.of(CellType.QUADRATIC_TRIANGLE, CellType.LAGRANGE_QUAD, CellType.BIQUADRATIC_TRIANGLE),
            types(m));
        assertEquals(22, Arrays.stream(new int[]{0, 1, 2}).map(m::nodes).sum());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "RECTILINEAR_GRID;DIMENSIONS 2 2 1;X_COORDINATES 2 float;0 3|Y_COORDINATES: are 0",
        "RECTILINEAR_GRID;DIMENSIONS 2 1 1;X_COORDINATES 3 float;0 3 4|X_COORDINATES: are 3, DIMENSIONS says 2",
        "STRUCTURED_GRID;DIMENSIONS 2 2 1;POINTS 3 float;0 0 0 1 0 0 1 1 0|there are 3",
        "STRUCTURED_POINTS;DIMENSIONS 0 2 1|is an empty grid", "STRUCTURED_POINTS;DIMENSIONS 99999 99999 9|too large",
        "STRUCTURED_POINTS;DIMENSIONS 2 -2 1|has the count -2",
        "STRUCTURED_POINTS;EXTENT 0 9999999999 0 1 0 0|too large",
        "UNSTRUCTURED_GRID;POINTS 1 float;0 0 0;CELLS 1 2;1 0|are 0 for 1 cells",
        "STRUCTURED_GRID;DIMENSIONS 1 1 1;BLANKING 2 int;1 1;POINTS 1 float;0 0 0|2 values for 1 points"})
    void gridsThatDoNotFit(final String text, final String reason) {
        var e = assertThrows(SnapshotFormatException.class, () -> mesh(1, text.replace(';', '\n')));
        assertTrue(e.getMessage().contains(reason) && !e.remedy().isEmpty(), e.getMessage());
    }
}
