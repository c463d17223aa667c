package org.latentrom.engine.raster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleBinaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.MeshField.Location;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.testing.CancelAfter;

/** What must hold for any mesh and grid. */
class RasterizerPropertiesTest {
    private static final Extent UNIT = new Extent(0, 1, 0, 1);

    private static Rasterizer of(final Mesh mesh, final Extent extent, final int height, final int width) {
        return Rasterizer.of(mesh, extent, new Resolution(height, width), Progress.NONE);
    }

    private static Field rasterize(final Rasterizer rasterizer, final Location location, final double[] values) {
        return rasterizer.rasterize(new Snapshot(rasterizer.mesh(), List.of(new MeshField("f", location, 1, values))),
            List.of(new ChannelSource("f", 0, "f")));
    }

    private static double[] atPoints(final Mesh mesh, final DoubleBinaryOperator f) {
        var values = new double[mesh.points()];
        Arrays.setAll(values, p -> f.applyAsDouble(mesh.coordinate(p, 0), mesh.coordinate(p, 1)));
        return values;
    }

    /** A plane whose slopes differ in sign and size tells rows from columns and up from down. */
    @ParameterizedTest
    @CsvSource({"1, 1", "1, 9", "9, 1", "5, 8", "16, 3", "31, 17"})
    void rowsGoUpAndColumnsGoRight(final int height, final int width) {
        var extent = new Extent(-3, 5, 10, 12);
        for (Mesh unit : List.of(Meshes.triangles(5, 0.3, 2), Meshes.quads(5, 0.3, 3))) {
            double[] points = unit.pointArray().clone();
            for (int p = 0; p < points.length; p += 3) {
                points[p] = -3 + 8 * points[p];
                points[p + 1] = 10 + 2 * points[p + 1];
            }
            var mesh = new Mesh(points, unit.typeArray(), unit.offsetArray(), unit.connectivityArray());
            var rasterizer = of(mesh, extent, height, width);
            assertTrue(rasterizer.mask().isFull());
            Field f = rasterize(rasterizer, Location.POINT, atPoints(mesh, (x, y) -> 2 * x - 7 * y + 1));
            for (int row = 0; row < height; row++) {
                for (int column = 0; column < width; column++) {
                    double x = -3 + 8 * (column + 0.5) / width;
                    double y = 10 + 2 * (row + 0.5) / height;
                    assertEquals(2 * x - 7 * y + 1, f.at(0, row, column), 2e-5, row + ", " + column);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 7.25, -1e-30, 3e38})
    void constantsStayWhatTheyAre(final double c) {
        for (Mesh mesh : List.of(Meshes.triangles(6, 0.35, 4), Meshes.quads(6, 0.35, 4))) {
            Field f = rasterize(of(mesh, UNIT, 23, 29), Location.POINT, atPoints(mesh, (x, y) -> c));
            for (float v : f.values()) {
                assertEquals((float)c, v, Math.abs(c) * 1.2e-7);
            }
        }
    }

    @Test
    void noPixelLiesBeyondTheNodesOfTheMesh() {
        var random = new Random(5);
        for (Mesh mesh : List.of(Meshes.triangles(6, 0.35, 6), Meshes.quads(6, 0.35, 6))) {
            double[] values = atPoints(mesh, (x, y) -> random.nextDouble());
            for (float v : rasterize(of(mesh, UNIT, 40, 40), Location.POINT, values).values()) {
                assertTrue(v >= 0 && v <= 1, "" + v);
            }
        }
    }

    @Test
    void senseAndFirstNodeOfACellDoNotMatter() {
        Mesh mesh = Meshes.quads(5, 0.3, 7);
        int[] nodes = mesh.connectivityArray().clone();
        for (int c = 0; c < nodes.length; c += 4) {
            int[] cell = Arrays.copyOfRange(nodes, c, c + 4);
            for (int k = 0; k < 4; k++) {
                nodes[c + k] = c % 8 == 0 ? cell[(k + 1) % 4] : cell[3 - k];
            }
        }
        var turned = new Mesh(mesh.pointArray(), mesh.typeArray(), mesh.offsetArray(), nodes);
        double[] values = atPoints(mesh, (x, y) -> Math.sin(5 * x) * Math.cos(3 * y));
        Field a = rasterize(of(mesh, UNIT, 30, 30), Location.POINT, values);
        Field b = rasterize(of(turned, UNIT, 30, 30), Location.POINT, values);
        assertEquals(a.mask(), b.mask());
        assertArrayEquals(a.values(), b.values(), 1e-6f);
    }

    @Test
    void partsOfADomainMakeTheWholeMask() {
        Mesh mesh = Meshes.triangles(8, 0.3, 8);
        int cut = 3 * 37;
        Mesh lower = part(mesh, 0, cut);
        Mesh upper = part(mesh, cut, mesh.connectivityArray().length);
        boolean[] inLower = of(lower, UNIT, 33, 21).mask().toBooleanArray();
        boolean[] inUpper = of(upper, UNIT, 33, 21).mask().toBooleanArray();
        for (int i = 0; i < inLower.length; i++) {
            assertTrue(inLower[i] || inUpper[i], "pixel " + i);
        }
        Mask both = Mask.of(33, 21, inLower).and(Mask.of(33, 21, inUpper));
        assertTrue(both.count() < 20, "only edges are common, not " + both);
    }

    private static Mesh part(final Mesh mesh, final int from, final int to) {
        var cells = new int[(to - from) / 3][];
        for (int c = 0; c < cells.length; c++) {
            cells[c] = Arrays.copyOfRange(mesh.connectivityArray(), from + 3 * c, from + 3 * c + 3);
        }
        return Meshes.of(mesh.pointArray(), cells);
    }

    @Test
    void cellValuesOfTrianglesAmongQuadrilaterals() {
        var points = new double[]{0, 0, 0, 1, 0, 0, 2, 0, 0, 0, 1, 0, 1, 1, 0, 2, 1, 0};
        Mesh mesh = Meshes.of(points, new int[][]{{0, 1, 4, 3}, {1, 2, 5}, {1, 5, 4}});
        var rasterizer = of(mesh, new Extent(0, 2, 0, 1), 4, 8);
        Field f = rasterize(rasterizer, Location.CELL, new double[]{10, 20, 30});
        assertTrue(rasterizer.mask().isFull());
        assertEquals(10, f.at(0, 3, 3));
        assertEquals(20, f.at(0, 0, 7));
        assertEquals(30, f.at(0, 3, 4));
        Field x = rasterize(rasterizer, Location.POINT, atPoints(mesh, (a, b) -> a));
        assertEquals(1.875, x.at(0, 0, 7), 1e-6);
        assertEquals(0.125, x.at(0, 0, 0), 1e-6);
    }

    /** Map coordinates: metres from a far origin, cells of a metre and less. */
    @ParameterizedTest
    @ValueSource(doubles = {1e3, 4.5e6, -3e7})
    void quadrilateralsFarFromTheOriginLoseNoPixel(final double offset) {
        Mesh mesh = Meshes.moved(Meshes.quads(9, 0.3, 9), offset, 1.7 * offset, 0);
        var extent = new Extent(offset, offset + 1, 1.7 * offset, 1.7 * offset + 1);
        var rasterizer = of(mesh, extent, 47, 53);
        assertEquals(47 * 53, rasterizer.mask().count());
        Field f = rasterize(rasterizer, Location.POINT, atPoints(mesh, (x, y) -> x - offset));
        for (int i = 0; i < f.values().length; i++) {
            assertEquals((i % 53 + 0.5) / 53, f.values()[i], 1e-7, "pixel " + i);
        }
    }

    @Test
    void oneLargeCellCanBeCancelledToo() {
        var soon = new CancelAfter(10);
        assertThrows(CancellationException.class,
            () -> Rasterizer.of(Meshes.quads(1, 0, 0), UNIT, new Resolution(200, 200), soon));
    }

    @Test
    void weightsAreAppliedToEveryChannelAndSnapshotAlike() {
        Mesh mesh = Meshes.triangles(4, 0.3, 10);
        var rasterizer = of(mesh, new Extent(-0.5, 1.5, 0, 1), 12, 24);
        var random = new Random(11);
        double[] values = random.doubles(3L * mesh.points(), -1, 1).toArray();
        var snapshot = new Snapshot(mesh, List.of(new MeshField("v", Location.POINT, 3, values)));
        Field all = rasterizer.rasterize(snapshot, List.of(new ChannelSource("v", 2, "c"),
            new ChannelSource("v", 0, "a"), new ChannelSource("v", 1, "b")));
        for (int component = 0; component < 3; component++) {
            var one = new double[mesh.points()];
            for (int p = 0; p < one.length; p++) {
                one[p] = values[3 * p + component];
            }
            float[] alone = rasterize(rasterizer, Location.POINT, one).values();
            int channel = all.shape().channel("abc".substring(component, component + 1));
            assertArrayEquals(alone, Arrays.copyOfRange(all.values(), channel * 288, channel * 288 + 288));
        }
    }
}
