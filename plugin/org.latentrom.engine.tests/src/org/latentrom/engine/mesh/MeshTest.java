package org.latentrom.engine.mesh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.latentrom.engine.mesh.MeshField.Location;

/** Meshes and snapshots: a triangle and a line over four points, and what is none. */
class MeshTest {
    private static final byte[] TYPES = {(byte)CellType.TRIANGLE.ordinal(), (byte)CellType.LINE.ordinal()};

    private static double[] points() {
        return new double[]{0, 0, 0, 1, 0, 0, 0, 1, 0, 5, 6, 7};
    }

    private static Mesh mesh(final int... connectivity) {
        return new Mesh(points(), TYPES, new int[]{0, 3, 5}, connectivity);
    }

    private static void refused(final String part, final Executable call) {
        var e = assertThrows(IllegalArgumentException.class, call);
        assertTrue(e.getMessage().contains(part), e.getMessage());
    }

    @Test
    void pointsAndCells() {
        Mesh m = mesh(0, 1, 2, 2, 3);
        assertEquals(4, m.points());
        assertEquals(2, m.cells());
        assertEquals(7, m.coordinate(3, 2));
        assertSame(CellType.LINE, m.type(1));
        assertEquals(3, m.node(1, 1));
        assertEquals("4 points, 2 cells", m.toString());
    }

    @Test
    void contentsMakeMeshesEqual() {
        Mesh m = mesh(0, 1, 2, 2, 3);
        assertEquals(m, mesh(0, 1, 2, 2, 3));
        assertEquals(m.hashCode(), mesh(0, 1, 2, 2, 3).hashCode());
        assertNotEquals(m, mesh(0, 1, 2, 3, 2));
        double[] moved = points();
        moved[4] = 1e-300;
        assertNotEquals(m, new Mesh(moved, TYPES, new int[]{0, 3, 5}, new int[]{0, 1, 2, 2, 3}));
        byte[] swapped = {TYPES[1], TYPES[0]};
        assertNotEquals(m, new Mesh(points(), swapped, new int[]{0, 2, 5}, new int[]{0, 1, 2, 2, 3}));
        assertNotEquals(m, (Object)"mesh");
    }

    @Test
    void arraysThatDoNotFitAreRefused() {
        refused("cell 0 names point 4, but there are 4 points", () -> mesh(0, 1, 4, 2, 3));
        refused("cell 1 names point -1", () -> mesh(0, 1, 2, -1, 3));
        refused("do not fit", () -> mesh(0, 1, 2, 2));
        refused("do not fit", () -> new Mesh(new double[4], new byte[0], new int[1], new int[0]));
        refused("do not fit", () -> new Mesh(points(), TYPES, new int[]{0, 3}, new int[]{0, 1, 2}));
        refused("do not fit", () -> new Mesh(points(), TYPES, new int[]{1, 3, 5}, new int[]{0, 1, 2, 2, 3}));
        refused("cell 0 has 2 nodes", () -> new Mesh(points(), TYPES, new int[]{0, 2, 5}, new int[]{0, 1, 2, 2, 3}));
        refused("cell 0 has 6 nodes", () -> new Mesh(points(), TYPES, new int[]{0, 6, 5}, new int[]{0, 1, 2, 2, 3}));
        refused("cell 0 has 1 nodes",
            () -> new Mesh(points(), new byte[]{99}, new int[]{0, 1}, new int[]{0}));
        refused("cell 0 has 1 nodes",
            () -> new Mesh(points(), new byte[]{-1}, new int[]{0, 1}, new int[]{0}));
    }

    @Test
    void cellsOfOneTypeCanHaveDifferentNumbersOfNodes() {
        byte polygon = (byte)CellType.POLYGON.ordinal();
        int[] nodes = {0, 1, 2, 3, 0, 2, 3};
        var m = new Mesh(points(), new byte[]{polygon, polygon}, new int[]{0, 4, 7}, nodes);
        assertEquals(4, m.nodes(0));
        assertEquals(3, m.nodes(1));
        assertNotEquals(m, new Mesh(points(), new byte[]{polygon, polygon}, new int[]{0, 3, 7}, nodes));
        refused("cell 1 has 2 nodes",
            () -> new Mesh(points(), new byte[]{polygon, polygon}, new int[]{0, 5, 7}, nodes));
    }

    @Test
    void aCloudOfPointsIsAMeshToo() {
        var cloud = new Mesh(points(), new byte[0], new int[1], new int[0]);
        assertEquals(4, cloud.points());
        assertEquals(0, cloud.cells());
    }

    @Test
    void fieldsHaveOneTupleAPointOrCell() {
        Mesh m = mesh(0, 1, 2, 2, 3);
        var s = new Snapshot(m, List.of(new MeshField("u", Location.POINT, 2, new double[8]),
            new MeshField("c", Location.CELL, 1, new double[2])));
        assertEquals(4, s.field("u").orElseThrow().tuples());
        assertTrue(s.field("v").isEmpty());
        refused("field \"u\" has 2 tuples, the mesh needs 4",
            () -> new Snapshot(m, List.of(new MeshField("u", Location.POINT, 1, new double[2]))));
        refused("field \"c\" has 4 tuples, the mesh needs 2",
            () -> new Snapshot(m, List.of(new MeshField("c", Location.CELL, 1, new double[4]))));
        var c = new MeshField("c", Location.CELL, 1, new double[2]);
        refused("same name", () -> new Snapshot(m, List.of(c, c)));
    }

    @Test
    void tuplesMustBeWhole() {
        refused("field \"u\": 7 values in tuples of 2", () -> new MeshField("u", Location.POINT, 2, new double[7]));
        refused("in tuples of 0", () -> new MeshField("u", Location.POINT, 0, new double[0]));
        refused("field \"\"", () -> new MeshField("", Location.POINT, 1, new double[1]));
    }
}
