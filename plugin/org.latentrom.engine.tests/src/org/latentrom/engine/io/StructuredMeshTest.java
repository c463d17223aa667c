package org.latentrom.engine.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;

/** Grids become cells that go around and fill the grid. */
class StructuredMeshTest {
    private static final double[] ORIGIN = {-1, 0.5, 2};

    private static final double[] SPACING = {0.5, 0.25, 2};

    @ParameterizedTest
    @CsvSource({"2 4 -3 -1 0 0,QUAD,4,9", "0 0 0 2 1 4,QUAD,6,12", "0 3 7 7 0 1,QUAD,3,8", "0 1 0 2 0 2,HEXAHEDRON,4,18",
        "0 4 0 0 0 0,LINE,4,5", "3 3 0 0 5 7,LINE,2,3", "1 1 1 1 1 1,VERTEX,1,1"})
    void axesOfOneLayerDropOut(final String extent, final CellType type, final int cells, final int points)
        throws SnapshotFormatException {
        Mesh m = image(extent, StructuredMesh.noRotation());
        assertEquals(cells, m.cells());
        assertEquals(points, m.points());
        assertEquals(cells, StructuredMesh.cells(StructuredMesh.layers(ints(extent))));
        for (int c = 0; c < cells; c++) {
            assertEquals(type, m.type(c));
        }
    }

    @Test
    void imagePointsLieAtOriginPlusIndexTimesSpacing() throws SnapshotFormatException {
        Mesh m = image("2 4 -3 -1 1 1", StructuredMesh.noRotation());
        assertArrayEquals(new double[]{0, -0.25, 4}, point(m, 0));
        assertArrayEquals(new double[]{0.5, -0.25, 4}, point(m, 1));
        assertArrayEquals(new double[]{1, 0.25, 4}, point(m, 8));
        assertArrayEquals(new int[]{0, 1, 4, 3, 1, 2, 5, 4}, java.util.Arrays.copyOf(m.connectivityArray(), 8));
    }

    @Test
    void directionTurnsTheIndexNotTheOrigin() throws SnapshotFormatException {
        Mesh m = image("0 1 0 1 0 0", new double[]{0, -1, 0, 1, 0, 0, 0, 0, 1});
        assertArrayEquals(new double[]{-1, 0.5, 2}, point(m, 0));
        assertArrayEquals(new double[]{-1, 1, 2}, point(m, 1));
        assertArrayEquals(new double[]{-1.25, 0.5, 2}, point(m, 2));
    }

    @Test
    void cellsFillTheGrid() throws SnapshotFormatException {
        double[] x = {0, 1, 3};
        double[] y = {-1, 0, 0.5, 4};
        Mesh plane = StructuredMesh.rectilinear("f", x, y, new double[]{7});
        double area = 0;
        for (int c = 0; c < plane.cells(); c++) {
            for (int k = 0; k < 4; k++) {
                int p = plane.node(c, k);
                int q = plane.node(c, (k + 1) % 4);
                area += (plane.coordinate(p, 0) * plane.coordinate(q, 1)
                    - plane.coordinate(q, 0) * plane.coordinate(p, 1)) / 2;
            }
        }
        assertEquals(15, area, 1e-15);
        assertEquals(7, plane.coordinate(11, 2));
    }

    @Test
    void hexahedraHaveTheirUpperNodesAboveTheLowerOnes() throws SnapshotFormatException {
        Mesh m = StructuredMesh.rectilinear("f", new double[]{0, 1, 2}, new double[]{0, 1}, new double[]{0, 1, 2});
        for (int c = 0; c < m.cells(); c++) {
            for (int k = 0; k < 4; k++) {
                assertEquals(m.coordinate(m.node(c, k), 0), m.coordinate(m.node(c, k + 4), 0));
                assertEquals(m.coordinate(m.node(c, k), 1), m.coordinate(m.node(c, k + 4), 1));
                assertEquals(m.coordinate(m.node(c, k), 2) + 1, m.coordinate(m.node(c, k + 4), 2));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0 -1 0 2 0 0,empty", "0 100000 0 100000 0 0,too large", "-2147483648 2147483647 0 0 0 0,too large",
        "0 2000000000 0 2000000000 0 2000000000,too large"})
    void emptyAndHugeGridsAreRefusedBeforeMemoryIsTaken(final String extent, final String problem) {
        var e = assertThrows(SnapshotFormatException.class, () -> image(extent, StructuredMesh.noRotation()));
        assertTrue(e.getMessage().contains(problem) && !e.remedy().isEmpty(), e.getMessage());
    }

    @Test
    void pointsMustBeAsManyAsTheGridNeeds() {
        var e = assertThrows(SnapshotFormatException.class,
            () -> StructuredMesh.curvilinear("f.vts", new int[]{2, 2, 1}, new double[9]));
        assertTrue(e.getMessage().contains("there are 3") && e.getMessage().contains("needs 4"), e.getMessage());
    }

    private static Mesh image(final String extent, final double[] direction) throws SnapshotFormatException {
        return StructuredMesh.image("f", ints(extent), ORIGIN, SPACING, direction);
    }

    private static int[] ints(final String extent) {
        return java.util.Arrays.stream(extent.split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    private static double[] point(final Mesh m, final int p) {
        return new double[]{m.coordinate(p, 0), m.coordinate(p, 1), m.coordinate(p, 2)};
    }
}
