package org.latentrom.engine.raster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.MeshField.Location;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/** Interpolation that must be exact, masks, ties, and refusals that name the culprit. */
class RasterizerTest {
    private static final Extent UNIT = new Extent(0, 1, 0, 1);

    private static final List<ChannelSource> XY =
        List.of(new ChannelSource("xy", 0, "x"), new ChannelSource("xy", 1, "y"));

    private static Field rasterize(final Mesh mesh, final Extent extent, final int height, final int width) {
        return Rasterizer.of(mesh, extent, new Resolution(height, width), Progress.NONE)
            .rasterize(coordinates(mesh), XY);
    }

    /** A snapshot whose vector field holds the points' own coordinates. */
    private static Snapshot coordinates(final Mesh mesh) {
        return new Snapshot(mesh, List.of(new MeshField("xy", Location.POINT, 3, mesh.pointArray())));
    }

    private static void assertCoordinates(final Field field) {
        for (int row = 0; row < field.shape().height(); row++) {
            for (int column = 0; column < field.shape().width(); column++) {
                if (field.mask().isValid(row * field.shape().width() + column)) {
                    assertEquals(field.shape().x(column), field.at(0, row, column), 1e-7);
                    assertEquals(field.shape().y(row), field.at(1, row, column), 1e-7);
                } else {
                    assertEquals(0, field.at(0, row, column));
                }
            }
        }
    }

    @Test
    void linearFieldsComeBackFromTrianglesAndWarpedQuads() {
        assertCoordinates(rasterize(Meshes.triangles(7, 0.3, 1), UNIT, 40, 30));
        assertCoordinates(rasterize(Meshes.quads(7, 0.3, 1), UNIT, 40, 30));
        assertTrue(rasterize(Meshes.quads(7, 0.3, 1), UNIT, 40, 30).mask().isFull());
    }

    @Test
    void bilinearFieldIsThatOfTheCell() {
        Mesh mesh = Meshes.quads(1, 0, 0);
        var snapshot = new Snapshot(mesh, List.of(new MeshField("f", Location.POINT, 1, new double[]{1, 2, 3, 7})));
        Field f = Rasterizer.of(mesh, UNIT, new Resolution(2, 2), Progress.NONE).rasterize(snapshot,
            List.of(new ChannelSource("f", 0, "f")));
        // 1 + x + 2 y + 3 x y at 1/4 and 3/4
        assertArrayEquals(new float[]{1.9375f, 2.8125f, 3.3125f, 4.9375f}, f.values());
    }

    @Test
    void pixelsOnEdgesAndCornersAreValidAndBelongToTheLowestCell() {
        Mesh mesh = Meshes.quads(2, 0, 0);
        // 5 x 5 pixels whose outermost centres lie on the mesh's border, the middle ones on inner edges
        var extent = new Extent(-0.125, 1.125, -0.125, 1.125);
        var rasterizer = Rasterizer.of(mesh, extent, new Resolution(5, 5), Progress.NONE);
        assertTrue(rasterizer.mask().isFull());
        var cells = new Snapshot(mesh, List.of(new MeshField("c", Location.CELL, 1, new double[]{0, 1, 2, 3})));
        Field f = rasterizer.rasterize(cells, List.of(new ChannelSource("c", 0, "c")));
        assertEquals(0, f.at(0, 2, 2));
        assertEquals(1, f.at(0, 2, 3));
        assertEquals(2, f.at(0, 3, 2));
        assertEquals(3, f.at(0, 3, 3));
    }

    @Test
    void gridMayBeLargerOrSmallerThanTheMesh() {
        Field large = rasterize(Meshes.triangles(3, 0, 0), new Extent(-1, 2, -1, 2), 30, 30);
        assertEquals(100, large.mask().count());
        assertCoordinates(large);
        Field small = rasterize(Meshes.triangles(3, 0, 0), new Extent(0.4, 0.6, 0.5, 0.6), 8, 8);
        assertTrue(small.mask().isFull());
        assertCoordinates(small);
    }

    @Test
    void coordinatesFarFromTheOriginLoseNothing() {
        Mesh mesh = Meshes.moved(Meshes.triangles(16, 0, 0), 6e6, 4e6, 12);
        var extent = new Extent(6e6, 6e6 + 1, 4e6, 4e6 + 1);
        assertEquals(extent, Rasterizer.extentOf(mesh));
        assertTrue(Rasterizer.of(mesh, extent, new Resolution(64, 64), Progress.NONE).mask().isFull());
    }

    @Test
    void linesAndVerticesGiveNoPixelAndNoExtent() {
        Mesh mesh = Meshes.withLineAndVertex(Meshes.triangles(2, 0, 0), 9, 9);
        assertEquals(UNIT, Rasterizer.extentOf(mesh));
        assertCoordinates(rasterize(mesh, UNIT, 6, 6));
    }

    @Test
    void cellsWithoutAreaHoldNoPixel() {
        var points = new double[]{0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0};
        Mesh mesh = Meshes.of(points, new int[][]{{0, 1, 1}, {0, 0, 0, 0}, {0, 2, 0, 2}, {0, 1, 2}, {0, 2, 3}});
        assertCoordinates(rasterize(mesh, UNIT, 7, 7));
        assertTrue(rasterize(mesh, UNIT, 7, 7).mask().isFull());
    }

    @Test
    void fieldsShareTheMaskAndRowsCountUpwards() {
        var rasterizer = Rasterizer.of(Meshes.triangles(2, 0, 0), UNIT, new Resolution(4, 4), Progress.NONE);
        Field f = rasterizer.rasterize(coordinates(Meshes.triangles(2, 0, 0)), XY);
        assertSame(rasterizer.mask(), f.mask());
        assertEquals(List.of("x", "y"), f.shape().channels());
        assertTrue(f.at(1, 3, 0) > f.at(1, 0, 0));
    }

    @Test
    void meshesThatAreNotPlaneAreRefused() {
        var tet = Meshes.of(new double[]{0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1}, CellType.TETRAHEDRON);
        assertTrue(refusal(tet).contains("cell 0 is a tetrahedron, a solid"), refusal(tet));
        var bent = Meshes.of(new double[]{0, 0, 0, 1, 0, 0, 0, 1, 0.5, 1, 1, 0}, new int[][]{{0, 1, 2}, {1, 3, 2}});
        assertTrue(refusal(bent).contains("does not lie in a plane: point"), refusal(bent));
        var flat = Meshes.of(new double[]{0, 0, 0, 1, 0, 0, 2, 0, 0}, new int[][]{{0, 1, 2}});
        assertTrue(refusal(flat).contains("lie on a line"), refusal(flat));
        var corner = Meshes.of(new double[]{0, 0, 0, 1, 0, 0, 1, 1, 0}, CellType.QUADRATIC_LINE);
        assertTrue(refusal(corner).contains("do not lie on one straight line"), refusal(corner));
        var damaged = Meshes.of(new double[]{0, 0, 0, 1, Double.NaN, 0, 0, 1, 0}, new int[][]{{0, 1, 2}});
        assertTrue(refusal(damaged).contains("coordinate y of point 1 is NaN"), refusal(damaged));
    }

    private static String refusal(final Mesh mesh) {
        return assertThrows(IllegalArgumentException.class, () -> Rasterizer.extentOf(mesh)).getMessage();
    }

    @Test
    void gridBesideTheMeshIsRefused() {
        var e = assertThrows(IllegalArgumentException.class,
            () -> rasterize(Meshes.triangles(2, 0, 0), new Extent(3, 4, 0, 1), 4, 4));
        assertTrue(e.getMessage().contains("no pixel's centre lies in the mesh"), e.getMessage());
    }

    @Test
    void valuesThatAreNotFiniteAreNamed() {
        Mesh mesh = Meshes.triangles(2, 0, 0);
        double[] values = mesh.pointArray().clone();
        values[3 * 4 + 1] = Double.NaN;
        var rasterizer = Rasterizer.of(mesh, UNIT, new Resolution(4, 4), Progress.NONE);
        var s = new Snapshot(mesh, List.of(new MeshField("xy", Location.POINT, 3, values)));
        var e = assertThrows(IllegalArgumentException.class, () -> rasterizer.rasterize(s, XY));
        assertTrue(e.getMessage().startsWith("field \"xy\" is NaN at point 4, component 1"), e.getMessage());
        values[3 * 4 + 1] = 1e39;
        assertThrows(IllegalArgumentException.class, () -> rasterizer.rasterize(s, XY));
        values[3 * 4 + 1] = 0;
        assertFalse(Double.isNaN(rasterizer.rasterize(s, XY).at(1, 0, 0)));
    }

    @Test
    void otherMeshesAndMissingFieldsAreNamed() {
        var rasterizer = Rasterizer.of(Meshes.triangles(2, 0, 0), UNIT, new Resolution(4, 4), Progress.NONE);
        assertThrows(IllegalArgumentException.class,
            () -> rasterizer.rasterize(coordinates(Meshes.triangles(3, 0, 0)), XY));
        var e = assertThrows(IllegalArgumentException.class, () -> rasterizer
            .rasterize(coordinates(Meshes.triangles(2, 0, 0)), List.of(new ChannelSource("p", 0, "p"))));
        assertTrue(e.getMessage().contains("no field \"p\"") && e.getMessage().contains("[xy]"), e.getMessage());
        var c = assertThrows(IllegalArgumentException.class, () -> rasterizer
            .rasterize(coordinates(Meshes.triangles(2, 0, 0)), List.of(new ChannelSource("xy", 3, "p"))));
        assertTrue(c.getMessage().contains("3 components"), c.getMessage());
    }

    @Test
    void gridsBeyondTheMemoryAreRefusedBeforeTheyTakeIt() {
        var e = assertThrows(IllegalArgumentException.class, () -> Rasterizer.of(Meshes.triangles(2, 0, 0), UNIT,
            new Resolution(40_000, 40_000), Progress.NONE));
        assertTrue(e.getMessage().contains("MB of memory") && e.getMessage().contains("fewer pixels"), e.getMessage());
    }

    @Test
    void canBeCancelled() {
        var cancelled = new Progress() {
            @Override
            public void report(final double fraction, final Supplier<String> message) {
                // not asked
            }

            @Override
            public void checkCanceled() {
                throw new CancellationException();
            }
        };
        assertThrows(CancellationException.class,
            () -> Rasterizer.of(Meshes.triangles(2, 0, 0), UNIT, new Resolution(4, 4), cancelled));
    }
}
