package org.latentrom.engine.io.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.latentrom.engine.io.array.GivenArrays.list;
import static org.latentrom.engine.io.array.GivenArrays.reals;
import static org.latentrom.engine.io.array.GivenArrays.shape;
import static org.latentrom.engine.io.array.GivenArrays.wholes;

import java.io.IOException;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;

/** Points and cells that stand beside values. */
class ArrayMeshTest {
    /** Corners of a square, point by point. */
    private static final NumberArray SQUARE = reals("points", shape(4, 2), 0, 0, 1, 0, 1, 1, 0, 1);

    private static void isRefused(final String message, final NumberArray points, final NumberArray cells) {
        var e = assertThrows(SnapshotFormatException.class,
            () -> ArrayMesh.points(points, Optional.ofNullable(cells)));
        assertEquals(message, e.getMessage());
    }

    @Test
    void pointsByRowOrByAxis() throws IOException {
        double[] expected = {0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0};
        assertArrayEquals(expected, ArrayMesh.points(SQUARE, Optional.empty()).pointArray());
        NumberArray byAxis = reals("points", shape(2, 4), 0, 1, 1, 0, 0, 0, 1, 1);
        Mesh mesh = ArrayMesh.points(byAxis, Optional.empty());
        assertArrayEquals(expected, mesh.pointArray());
        assertEquals(0, mesh.cells());
    }

    @Test
    void pointsOfSpaceKeepTheirHeight() throws IOException {
        double[] expected = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        assertArrayEquals(expected,
            ArrayMesh.points(reals("points", shape(4, 3), expected), Optional.empty()).pointArray());
        NumberArray byAxis = reals("points", shape(3, 4), 1, 4, 7, 10, 2, 5, 8, 11, 3, 6, 9, 12);
        assertArrayEquals(expected, ArrayMesh.points(byAxis, Optional.empty()).pointArray());
    }

    /** Two points in the plane look the same either way; rows are taken. */
    @Test
    void twoByTwoIsPointByPoint() throws IOException {
        NumberArray two = reals("points", shape(2, 2), 5, 6, 7, 8);
        assertTrue(ArrayMesh.byPoint(two));
        assertArrayEquals(new double[]{5, 6, 0, 7, 8, 0}, ArrayMesh.points(two, Optional.empty()).pointArray());
        assertTrue(ArrayMesh.byPoint(reals("points", shape(3, 2), 1, 2, 3, 4, 5, 6)));
        assertFalse(ArrayMesh.byPoint(reals("points", shape(2, 5), new double[10])));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8", "4 4", "5 1", "0 2", "4 2 1"})
    void otherShapesAreNoPoints(final String lengths) {
        long[] shape = java.util.Arrays.stream(lengths.split(" ")).mapToLong(Long::parseLong).toArray();
        NumberArray points = new FakeArray("points", 1, shape);
        var e = assertThrows(SnapshotFormatException.class, () -> ArrayMesh.byPoint(points));
        assertEquals("array \"points\" (" + lengths.replace(" ", ", ") + ")", e.element());
        assertTrue(e.getMessage().contains("must hold coordinates of shape (N, 2), (N, 3), (2, N) or (3, N)"),
            e.getMessage());
    }

    @Test
    void trianglesAndQuadrilaterals() throws IOException {
        Mesh two = ArrayMesh.points(SQUARE, Optional.of(wholes("triangles", shape(2, 3), 0, 1, 2, 0, 2, 3)));
        assertEquals(2, two.cells());
        assertEquals(CellType.TRIANGLE, two.type(1));
        assertArrayEquals(new int[]{0, 1, 2, 0, 2, 3}, two.connectivityArray());
        assertArrayEquals(new int[]{0, 3, 6}, two.offsetArray());
        Mesh one = ArrayMesh.points(SQUARE, Optional.of(wholes("quads", shape(1, 4), 3, 2, 1, 0)));
        assertEquals(CellType.QUAD, one.type(0));
        assertEquals(3, one.node(0, 0));
    }

    @Test
    void cellsThatAreNone() {
        isRefused("f.npz, array \"triangles\" (1, 3): names point 4, but there are 4 points. Count the points from 0.",
            SQUARE, wholes("triangles", shape(1, 3), 2, 3, 4));
        isRefused("f.npz, array \"triangles\" (1, 3): names point -1, but there are 4 points. Count the points from 0.",
            SQUARE, wholes("triangles", shape(1, 3), 2, 3, -1));
        String shapes = "must hold point indices of shape (M, 3) or (M, 4). Save the nodes of linear cells.";
        isRefused("f.npz, array \"cells\" (1, 6): " + shapes, SQUARE, wholes("cells", shape(1, 6), 0, 1, 2, 3, 0, 1));
        isRefused("f.npz, array \"cells\" (3): " + shapes, SQUARE, wholes("cells", shape(3), 0, 1, 2));
        isRefused("f.npz, array \"cells\" (1, 3): " + shapes, SQUARE, reals("cells", shape(1, 3), 0, 1, 2));
    }

    @Test
    void coordinatesMustBeFinite() {
        isRefused("f.npz, array \"points\" (2, 2): has a coordinate that is not finite at point 1. Correct it.",
            reals("points", shape(2, 2), 0, 1, Double.NaN, 2), null);
        isRefused("f.npz, array \"points\" (2, 3): has a coordinate that is not finite at point 0. Correct it.",
            reals("points", shape(2, 3), 0, 1, Double.NEGATIVE_INFINITY, 2, 3, 4), null);
    }

    @Test
    void aListIsNoSetOfPoints() {
        var e = assertThrows(SnapshotFormatException.class,
            () -> ArrayMesh.points(list("points", 1, 2, 3), Optional.empty()));
        assertEquals("Save it so", e.remedy());
    }
}
