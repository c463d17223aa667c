package org.latentrom.engine.raster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.MeshField.Location;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/** Conservative averages: integrals are kept, linear fields are exact. */
class CellAverageTest {
    private static final Extent UNIT = new Extent(0, 1, 0, 1);

    private static Rasterizer of(final Mesh mesh, final Extent extent, final int height, final int width) {
        return Rasterizer.of(mesh, extent, new Resolution(height, width),
            RasterOptions.DEFAULTS.withMethod(RasterMethod.CELL_AVERAGE), Progress.NONE);
    }

    private static double[] values(final Rasterizer rasterizer, final Location location, final double[] values) {
        var snapshot = new Snapshot(rasterizer.mesh(), List.of(new MeshField("f", location, 1, values)));
        return rasterizer.doubles(snapshot, new ChannelSource("f", 0, "f"));
    }

    private static double[] nodal(final Mesh mesh, final DoubleBinaryOperator f) {
        var values = new double[mesh.points()];
        Arrays.setAll(values, p -> f.applyAsDouble(mesh.coordinate(p, 0), mesh.coordinate(p, 1)));
        return values;
    }

    /** Sum of value times covered area. */
    private static double integral(final Rasterizer rasterizer, final Extent extent, final double[] values) {
        double[] coverage = rasterizer.coverage().orElseThrow();
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i] * coverage[i];
        }
        return sum * extent.width() * extent.height() / values.length;
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 5", "40, 7", "64, 64"})
    void integralsOfLinearFieldsAreKeptOnAnyGrid(final int height, final int width) {
        var larger = new Extent(-0.3, 1.2, -0.1, 1.4);
        for (Mesh mesh : List.of(Meshes.triangles(7, 0.3, 1), Meshes.quads(7, 0.3, 2))) {
            double[] nodal = nodal(mesh, (x, y) -> 1 + 4 * x - 2 * y);
            for (Extent extent : List.of(UNIT, larger)) {
                Rasterizer rasterizer = of(mesh, extent, height, width);
                assertEquals(2, integral(rasterizer, extent, values(rasterizer, Location.POINT, nodal)), 1e-13);
                var ones = new double[mesh.points()];
                Arrays.fill(ones, 1);
                assertEquals(1, integral(rasterizer, extent, values(rasterizer, Location.POINT, ones)), 1e-13);
            }
        }
    }

    @Test
    void linearFieldsHaveTheValueOfThePixelsCentre() {
        for (Mesh mesh : List.of(Meshes.triangles(5, 0.3, 3), Meshes.quads(5, 0.3, 3))) {
            Rasterizer rasterizer = of(mesh, UNIT, 20, 30);
            double[] values = values(rasterizer, Location.POINT, nodal(mesh, (x, y) -> 3 * x - 5 * y));
            for (int i = 0; i < values.length; i++) {
                assertEquals(3 * (i % 30 + 0.5) / 30 - 5 * (i / 30 + 0.5) / 20, values[i], 1e-13);
            }
            assertTrue(rasterizer.mask().isFull());
        }
    }

    @Test
    void cellDataAreWeightedByOverlap() {
        Mesh mesh = Meshes.quads(2, 0, 0);
        double[] values = values(of(mesh, UNIT, 1, 1), Location.CELL, new double[]{1, 2, 3, 10});
        assertArrayEquals(new double[]{4}, values, 1e-14);
        // pixel columns [0, 1/3], [1/3, 2/3], [2/3, 1]: the middle one is half of the left and half of the right cell
        values = values(of(mesh, UNIT, 2, 3), Location.CELL, new double[]{1, 2, 3, 10});
        assertArrayEquals(new double[]{1, 1.5, 2, 3, 6.5, 10}, values, 1e-14);
    }

    @Test
    void randomFieldsKeepTheirIntegralToo() {
        Mesh mesh = Meshes.triangles(9, 0.3, 5);
        var random = new Random(6);
        double[] nodal = nodal(mesh, (x, y) -> random.nextGaussian());
        double exact = 0;
        int[] n = mesh.connectivityArray();
        for (int c = 0; c < n.length; c += 3) {
            double x1 = mesh.coordinate(n[c + 1], 0) - mesh.coordinate(n[c], 0);
            double y1 = mesh.coordinate(n[c + 1], 1) - mesh.coordinate(n[c], 1);
            double x2 = mesh.coordinate(n[c + 2], 0) - mesh.coordinate(n[c], 0);
            double y2 = mesh.coordinate(n[c + 2], 1) - mesh.coordinate(n[c], 1);
            exact += Math.abs(x1 * y2 - x2 * y1) / 6 * (nodal[n[c]] + nodal[n[c + 1]] + nodal[n[c + 2]]);
        }
        for (int size : new int[]{2, 11, 50}) {
            Rasterizer rasterizer = of(mesh, UNIT, size, size);
            assertEquals(exact, integral(rasterizer, UNIT, values(rasterizer, Location.POINT, nodal)), 1e-13);
        }
    }

    @Test
    void quadraticFieldsOfQuadraticCellsAreIntegratedExactly() {
        var t = new double[]{0, 0, 0, 1, 0, 0, 0, 1, 0, .5, 0, 0, .5, .5, 0, 0, .5, 0};
        Mesh triangle = Meshes.of(t, CellType.QUADRATIC_TRIANGLE);
        Rasterizer rasterizer = of(triangle, UNIT, 6, 5);
        // the integral of x^2 + x y over the unit triangle is 1/12 + 1/24
        assertEquals(0.125,
            integral(rasterizer, UNIT, values(rasterizer, Location.POINT, nodal(triangle, (x, y) -> x * x + x * y))),
            1e-15);
        assertEquals(0.5, Arrays.stream(rasterizer.coverage().orElseThrow()).sum() / 30, 1e-15);
    }

    @Test
    void curvedCellsAreCutIntoSmallTriangles() {
        // a quarter of a disc: the corners (0,0), (1,0), (0,1), the arc's middle node on the circle
        double r = Math.sqrt(0.5);
        var points = new double[]{0, 0, 0, 1, 0, 0, 0, 1, 0, .5, 0, 0, r, r, 0, 0, .5, 0};
        Mesh mesh = Meshes.of(points, CellType.QUADRATIC_TRIANGLE);
        Rasterizer rasterizer = of(mesh, UNIT, 16, 16);
        double area = Arrays.stream(rasterizer.coverage().orElseThrow()).sum() / 256;
        // the arc is a parabola, 2/3 of chord times sagitta beyond the triangle; eight chords of it miss 1/64 of that
        assertEquals(0.5 + 2.0 / 3 * Math.sqrt(2) * (1 - r) * 63 / 64, area, 1e-12);
        double[] x = values(rasterizer, Location.POINT, nodal(mesh, (a, b) -> a));
        for (int i = 0; i < 8; i++) {
            assertEquals((i + 0.5) / 16, x[i], 1e-12, "linear fields are exact in covered pixels");
        }
    }

    @Test
    void polygonsThatAreNotConvexCoverWhatTheyCover() {
        // an L: area 3/4
        var points = new double[]{0, 0, 0, 1, 0, 0, 1, .5, 0, .5, .5, 0, .5, 1, 0, 0, 1, 0};
        var mesh = new Mesh(points, new byte[]{(byte)CellType.POLYGON.ordinal()}, new int[]{0, 6},
            new int[]{0, 1, 2, 3, 4, 5});
        Rasterizer rasterizer = of(mesh, UNIT, 5, 5);
        assertEquals(0.75, Arrays.stream(rasterizer.coverage().orElseThrow()).sum() / 25, 1e-14);
        assertFalse(rasterizer.mask().isValid(24));
        double[] values = values(rasterizer, Location.POINT, nodal(mesh, (x, y) -> x - y));
        assertEquals(0.3 - 0.1, values[1], 1e-12);
        assertEquals(0, integral(rasterizer, UNIT, values), 1e-12, "symmetric about the diagonal");
        double[] reversed = points.clone();
        for (int p = 0; p < 6; p++) {
            System.arraycopy(points, 3 * (5 - p), reversed, 3 * p, 3);
        }
        var other = new Mesh(reversed, mesh.typeArray(), mesh.offsetArray(), mesh.connectivityArray());
        assertArrayEquals(rasterizer.coverage().orElseThrow(), of(other, UNIT, 5, 5).coverage().orElseThrow(), 1e-14);
    }

    @Test
    void hugePolygonsAreRefusedForMeansAlone() {
        int n = 1002;
        var points = new double[3 * n];
        for (int p = 0; p < n; p++) {
            points[3 * p] = 0.5 + (p % 2 == 0 ? 0.5 : 0.4) * Math.cos(2 * Math.PI * p / n);
            points[3 * p + 1] = 0.5 + (p % 2 == 0 ? 0.5 : 0.4) * Math.sin(2 * Math.PI * p / n);
        }
        var nodes = new int[n];
        Arrays.setAll(nodes, i -> i);
        var star = new Mesh(points, new byte[]{(byte)CellType.POLYGON.ordinal()}, new int[]{0, n}, nodes);
        String message = assertThrows(IllegalArgumentException.class, () -> of(star, UNIT, 4, 4)).getMessage();
        assertTrue(message.contains("1002 corners") && message.contains("another interpolation"), message);
        assertTrue(Rasterizer.of(star, UNIT, new Resolution(4, 4), Progress.NONE).mask().isValid(5));
    }

    @Test
    void linesAreAveragedOverTheirLength() {
        Mesh line = new Mesh(new double[]{0, 0, 0, 1, 0, 0, 3, 0, 0, 4, 0, 0}, new byte[]{1, 1, 1},
            new int[]{0, 2, 4, 6}, new int[]{0, 1, 1, 2, 2, 3});
        Rasterizer rasterizer = of(line, Rasterizer.extentOf(line), 1, 2);
        // [0, 2]: triangle of area 5 and trapezium from 10 to 5 of area 7.5
        assertArrayEquals(new double[]{6.25, 1.25}, values(rasterizer, Location.POINT, new double[]{0, 10, 0, 0}), 1e-13);
        assertArrayEquals(new double[]{1.5, 2.5}, values(rasterizer, Location.CELL, new double[]{1, 2, 3}), 1e-13);
    }

    @Test
    void pointsHaveNothingToAverageOver() {
        var cloud = new Mesh(new double[]{0, 0, 0, 1, 0, 0, 0, 1, 0}, new byte[0], new int[1], new int[0]);
        var e = assertThrows(IllegalArgumentException.class, () -> of(cloud, UNIT, 4, 4));
        assertTrue(e.getMessage().contains("no cells") && e.getMessage().contains("WLSQM"), e.getMessage());
    }
}
