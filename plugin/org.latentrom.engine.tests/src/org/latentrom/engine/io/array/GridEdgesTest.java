package org.latentrom.engine.io.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.latentrom.engine.io.array.GivenArrays.list;
import static org.latentrom.engine.io.array.GivenArrays.reals;
import static org.latentrom.engine.io.array.GivenArrays.shape;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.io.ArrayOptions;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.mesh.Mesh;

/** Where the pixels of an array lie. */
class GridEdgesTest {
    private static Mesh mesh(final int height, final int width, final ArrayOptions options,
        final NumberArray... beside) throws IOException {
        return GridEdges.mesh(ArrayBundle.of("f.npz", List.of(beside), List.of(), AxisHabit.ROWS), height, width,
            options);
    }

    private static Mesh mesh(final int height, final int width, final NumberArray... beside) throws IOException {
        return mesh(height, width, ArrayOptions.DEFAULTS, beside);
    }

    private static double[] x(final Mesh mesh, final int width) {
        var x = new double[width + 1];
        for (int i = 0; i <= width; i++) {
            x[i] = mesh.coordinate(i, 0);
        }
        return x;
    }

    private static double[] y(final Mesh mesh, final int height, final int width) {
        var y = new double[height + 1];
        for (int j = 0; j <= height; j++) {
            y[j] = mesh.coordinate(j * (width + 1), 1);
        }
        return y;
    }

    /** @return twice the area of a cell, positive if its nodes run against the clock */
    private static double turn(final Mesh m, final int cell) {
        double area = 0;
        for (int k = 0; k < 4; k++) {
            int a = m.node(cell, k);
            int b = m.node(cell, (k + 1) % 4);
            area += m.coordinate(a, 0) * m.coordinate(b, 1) - m.coordinate(b, 0) * m.coordinate(a, 1);
        }
        return area;
    }

    @Test
    void withoutAnythingAPixelIsOneUnit() throws IOException {
        Mesh m = mesh(2, 3);
        assertArrayEquals(new double[]{0, 1, 2, 3}, x(m, 3));
        assertArrayEquals(new double[]{0, 1, 2}, y(m, 2, 3));
        assertEquals(6, m.cells());
    }

    /** The user's rectangle goes before the file's, and this before coordinates. */
    @Test
    void whatIsTaken() throws IOException {
        NumberArray extent = list("extent", -1, 1, 0, 8);
        NumberArray centres = list("x", 10, 20);
        assertArrayEquals(new double[]{5, 15, 25}, x(mesh(4, 2, centres), 2));
        Mesh m = mesh(4, 2, extent, centres);
        assertArrayEquals(new double[]{-1, 0, 1}, x(m, 2));
        assertArrayEquals(new double[]{0, 2, 4, 6, 8}, y(m, 4, 2));
        Mesh chosen = mesh(4, 2, ArrayOptions.DEFAULTS.withExtent(new Extent(0, 6, -2, 2)), extent, centres);
        assertArrayEquals(new double[]{0, 3, 6}, x(chosen, 2));
        assertArrayEquals(new double[]{-2, -1, 0, 1, 2}, y(chosen, 4, 2));
    }

    @Test
    void unevenCentresHaveTheirEdgesHalfWay() throws IOException {
        assertArrayEquals(new double[]{-0.5, 0.5, 2, 5, 9}, x(mesh(1, 4, list("x", 0, 1, 3, 7)), 4));
        assertArrayEquals(new double[]{-1, 1, 3.5, 6.5}, y(mesh(3, 1, list("y", 0, 2, 5)), 3, 1));
    }

    /** linspace in float32 is even only up to its digits; the edges must be, else each pixel has another width. */
    @Test
    void centresThatAreEvenUpToFloatAreEven() throws IOException {
        var centres = new double[101];
        for (int i = 0; i <= 100; i++) {
            centres[i] = (float)(i / 100.0);
        }
        double[] x = x(mesh(1, 101, list("x", centres)), 101);
        for (int i = 0; i <= 101; i++) {
            assertEquals((i - 0.5) / 100, x[i], 1e-15);
        }
    }

    @Test
    void fallingCentresKeepTheValuesAtTheirPlaces() throws IOException {
        Mesh m = mesh(2, 2, list("x", 0, 1), list("y", 5, 4));
        assertArrayEquals(new double[]{5.5, 4.5, 3.5}, y(m, 2, 2));
        for (int c = 0; c < 4; c++) {
            assertEquals(2, turn(m, c), "cell " + c);
        }
        Mesh both = mesh(2, 2, list("x", 1, 0), list("y", 5, 4));
        assertArrayEquals(new double[]{1.5, 0.5, -0.5}, x(both, 2));
        assertEquals(2, turn(both, 3));
    }

    /** Lists of other lengths are other things, such as the coordinates of another grid in the file. */
    @Test
    void listsOfOtherLengthsAreNotTaken() throws IOException {
        assertArrayEquals(new double[]{0, 1, 2, 3}, x(mesh(1, 3, list("x", 10, 20)), 3));
    }

    @Test
    void onePixelIsAUnitWide() throws IOException {
        assertArrayEquals(new double[]{6.5, 7.5}, x(mesh(1, 1, list("x", 7)), 1));
    }

    @Test
    void listsOfMatlabAreRowsOrColumns() throws IOException {
        assertArrayEquals(new double[]{0.5, 1.5, 2.5}, x(mesh(1, 2, reals("x", shape(1, 2), 1, 2)), 2));
        assertArrayEquals(new double[]{0.5, 1.5, 2.5}, x(mesh(1, 2, reals("x", shape(2, 1), 1, 2)), 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 1 1", "0 2 1", "0 NaN 1", "1 1 1", "0 1 Infinity"})
    void centresMustRiseOrFall(final String text) {
        double[] centres = java.util.Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
        var e = assertThrows(SnapshotFormatException.class, () -> mesh(1, 3, list("x", centres)));
        assertEquals("f.npz, array \"x\" (3): must rise or fall from pixel to pixel. Correct the coordinates.",
            e.getMessage());
    }

    @Test
    void theOnlyCentreMustBeFiniteToo() {
        assertThrows(SnapshotFormatException.class, () -> mesh(1, 1, list("x", Double.NaN)));
    }

    @Test
    void aRowMayHaveTwoNumbers() throws IOException {
        Mesh m = mesh(1, 2, list("extent", 4, 8));
        assertArrayEquals(new double[]{4, 6, 8}, x(m, 2));
        assertArrayEquals(new double[]{0, 1}, y(m, 1, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 0 0 1", "0 1 1 1", "0 1 0 NaN", "0 1", "0 1 0", "0 1 0 1 0"})
    void extentsThatAreNone(final String text) {
        double[] numbers = java.util.Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
        var e = assertThrows(SnapshotFormatException.class, () -> mesh(2, 2, list("extent", numbers)));
        assertTrue(e.getMessage().contains("must be xMin, xMax, yMin, yMax with a positive width and height"),
            e.getMessage());
    }
}
