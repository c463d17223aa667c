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
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.MeshField.Location;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/** Point clouds and methods that look at points only. */
class CloudRasterTest {
    private static final Extent UNIT = new Extent(0, 1, 0, 1);

    private static Rasterizer of(final Mesh mesh, final RasterOptions options, final int size) {
        return Rasterizer.of(mesh, UNIT, new Resolution(size, size), options, Progress.NONE);
    }

    private static RasterOptions method(final RasterMethod method) {
        return RasterOptions.DEFAULTS.withMethod(method);
    }

    private static Mesh cloud(final double[] points) {
        return new Mesh(points, new byte[0], new int[1], new int[0]);
    }

    /** The points of a warped mesh, without those within a circle about the middle. */
    private static Mesh cloudWithHole(final double radius) {
        double[] points = Meshes.triangles(20, 0.3, 1).pointArray();
        double[] kept = IntStream.range(0, points.length / 3)
            .filter(p -> Math.hypot(points[3 * p] - 0.5, points[3 * p + 1] - 0.5) >= radius)
            .flatMap(p -> IntStream.of(3 * p, 3 * p + 1, 3 * p + 2)).mapToDouble(i -> points[i])
            .toArray();
        return cloud(kept);
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

    @Test
    void polynomialsOfTheFitsOrderComeBackFromAPointCloud() {
        Mesh mesh = cloudWithHole(0);
        DoubleBinaryOperator[] fields = {(x, y) -> 7, (x, y) -> 2 * x - y, (x, y) -> x * x - 3 * x * y + y,
            (x, y) -> x * x * x - y * y * x};
        for (int order = 0; order < 4; order++) {
            Rasterizer rasterizer = of(mesh, new RasterOptions(RasterMethod.WLSQM, order, 0, 0), 24);
            assertTrue(rasterizer.mask().isFull());
            double[] values = values(rasterizer, Location.POINT, nodal(mesh, fields[order]));
            for (int i = 0; i < values.length; i++) {
                assertEquals(fields[order].applyAsDouble((i % 24 + 0.5) / 24, (i / 24 + 0.5) / 24), values[i], 1e-11);
            }
        }
    }

    @Test
    void byDefaultAPointCloudIsFitted() {
        Mesh mesh = cloudWithHole(0);
        double[] nodal = nodal(mesh, (x, y) -> Math.sin(3 * x) * y);
        assertArrayEquals(values(of(mesh, method(RasterMethod.WLSQM), 16), Location.POINT, nodal),
            values(of(mesh, RasterOptions.DEFAULTS, 16), Location.POINT, nodal));
    }

    @Test
    void holesOfAPointCloudStayHoles() {
        Rasterizer rasterizer = of(cloudWithHole(0.25), RasterOptions.DEFAULTS, 40);
        for (int i = 0; i < 1600; i++) {
            double fromMiddle = Math.hypot((i % 40 + 0.5) / 40 - 0.5, (i / 40 + 0.5) / 40 - 0.5);
            // points of 0.05 spacing, warped, at the hole's edge reach two to three spacings into it
            assertTrue(fromMiddle > 0.1 || !rasterizer.mask().isValid(i), "valid in the hole, pixel " + i);
            assertTrue(fromMiddle < 0.25 || rasterizer.mask().isValid(i), "not valid among points, pixel " + i);
        }
        assertTrue(of(cloudWithHole(0.25), new RasterOptions(RasterMethod.WLSQM, 1, 0, 0.5), 40).mask().isFull(),
            "a radius that reaches over the hole");
        assertThrows(IllegalArgumentException.class,
            () -> of(cloudWithHole(0.25), new RasterOptions(RasterMethod.NEAREST, 1, 0, 1e-9), 40));
    }

    /** A pixel is left out only if the nearest point is farther than one and a half mean spacings: a pixel in a thousand. */
    @Test
    void randomPointsHaveHardlyAHoleAmongThem() {
        int holes = 0;
        for (int seed = 0; seed < 5; seed++) {
            double[] points = new Random(seed).doubles(3 * 500).toArray();
            for (int p = 2; p < points.length; p += 3) {
                points[p] = 0;
            }
            Mesh mesh = cloud(points);
            Rasterizer rasterizer = of(mesh, RasterOptions.DEFAULTS, 40);
            for (int i = 0; i < 1600; i++) {
                double nearest = 1;
                for (int p = 0; p < mesh.points(); p++) {
                    nearest = Math.min(nearest, distance(mesh, p, (i % 40 + 0.5) / 40, (i / 40 + 0.5) / 40));
                }
                assertTrue(rasterizer.mask().isValid(i) || nearest > 1.5 / Math.sqrt(500), "pixel " + i + ", " + nearest);
                holes += rasterizer.mask().isValid(i) ? 0 : 1;
            }
        }
        assertTrue(holes < 8, holes + " of 8000 pixels are not valid");
    }

    @Test
    void pointsThatCellsDoNotShareMakeNoHoles() {
        double[] points = Meshes.quads(10, 0, 0).pointArray();
        var fourTimes = new double[4 * points.length];
        for (int k = 0; k < 4; k++) {
            System.arraycopy(points, 0, fourTimes, k * points.length, points.length);
        }
        assertTrue(of(cloud(fourTimes), RasterOptions.DEFAULTS, 30).mask().isFull());
    }

    @Test
    void nearestIsTheValueOfTheNearestPoint() {
        var random = new Random(3);
        for (Mesh mesh : List.of(Meshes.triangles(6, 0.3, 4), cloudWithHole(0))) {
            double[] nodal = nodal(mesh, (x, y) -> random.nextDouble());
            // no centre lies in the middle between two points
            Rasterizer rasterizer = Rasterizer.of(mesh, UNIT, new Resolution(17, 19), method(RasterMethod.NEAREST),
                Progress.NONE);
            double[] values = values(rasterizer, Location.POINT, nodal);
            for (int i = 0; i < values.length; i++) {
                double x = (i % 19 + 0.5) / 19;
                double y = (i / 19 + 0.5) / 17;
                int nearest = 0;
                for (int p = 1; p < mesh.points(); p++) {
                    nearest = distance(mesh, p, x, y) < distance(mesh, nearest, x, y) ? p : nearest;
                }
                assertEquals(nodal[nearest], values[i], "pixel " + i);
            }
        }
    }

    private static double distance(final Mesh mesh, final int p, final double x, final double y) {
        return Math.hypot(mesh.coordinate(p, 0) - x, mesh.coordinate(p, 1) - y);
    }

    @Test
    void meshesKeepTheirExactMaskWithAnyMethod() {
        Mesh whole = Meshes.triangles(8, 0.2, 5);
        int cut = 3 * 90;
        var mesh = new Mesh(whole.pointArray(), Arrays.copyOf(whole.typeArray(), 90),
            Arrays.copyOf(whole.offsetArray(), 91), Arrays.copyOf(whole.connectivityArray(), cut));
        Rasterizer linear = of(mesh, RasterOptions.DEFAULTS, 33);
        assertFalse(linear.mask().isFull());
        for (RasterMethod method : List.of(RasterMethod.NEAREST, RasterMethod.WLSQM)) {
            assertEquals(linear.mask(), of(mesh, method(method), 33).mask());
        }
    }

    @Test
    void cellFieldsAreFittedToTheMiddlesOfCells() {
        Mesh mesh = Meshes.triangles(12, 0.3, 6);
        var middles = new double[mesh.cells()];
        Arrays.setAll(middles, c -> {
            double sum = 0;
            for (int k = 0; k < 3; k++) {
                sum += mesh.coordinate(mesh.node(c, k), 0) - 2 * mesh.coordinate(mesh.node(c, k), 1);
            }
            return sum / 3;
        });
        double[] values = values(of(mesh, method(RasterMethod.WLSQM), 16), Location.CELL, middles);
        for (int i = 0; i < values.length; i++) {
            assertEquals((i % 16 + 0.5) / 16 - 2 * (i / 16 + 0.5) / 16, values[i], 1e-12);
        }
    }

    @Test
    void cloudsOnALineAreOneDimensional() {
        var points = new double[3 * 30];
        for (int p = 0; p < 30; p++) {
            points[3 * p + 1] = p * p / 900.0; // along y
        }
        Mesh mesh = cloud(points);
        var rasterizer = Rasterizer.of(mesh, Rasterizer.extentOf(mesh), new Resolution(3, 20), Progress.NONE);
        double length = 29 * 29 / 900.0;
        double[] values = values(rasterizer, Location.POINT, nodal(mesh, (x, y) -> y * y));
        for (int i = 0; i < 60; i++) {
            double y = length * (i % 20 + 0.5) / 20;
            assertEquals(y * y, values[i], 1e-12);
        }
    }

    @Test
    void verticesAreACloudWithCellData() {
        Mesh points = cloudWithHole(0);
        var types = new byte[points.points()];
        Arrays.fill(types, (byte)CellType.VERTEX.ordinal());
        var offsets = new int[types.length + 1];
        Arrays.setAll(offsets, i -> i);
        var nodes = new int[types.length];
        Arrays.setAll(nodes, i -> i);
        var mesh = new Mesh(points.pointArray(), types, offsets, nodes);
        double[] nodal = nodal(mesh, (x, y) -> x + y);
        Rasterizer rasterizer = of(mesh, RasterOptions.DEFAULTS, 8);
        assertArrayEquals(values(rasterizer, Location.POINT, nodal), values(rasterizer, Location.CELL, nodal), 1e-12);
    }

    @Test
    void optionsOutOfRangeAreRefusedByName() {
        assertTrue(refusal(5, 0, 0).contains("order"));
        assertTrue(refusal(2, -1, 0).contains("neighbours"));
        assertTrue(refusal(2, 0, -1).contains("radius"));
        assertTrue(refusal(2, 0, Double.NaN).contains("radius"));
        assertEquals(12, RasterOptions.DEFAULTS.neighboursIn(2));
        assertEquals(6, RasterOptions.DEFAULTS.neighboursIn(1));
    }

    private static String refusal(final int order, final int neighbours, final double radius) {
        return assertThrows(IllegalArgumentException.class,
            () -> new RasterOptions(RasterMethod.WLSQM, order, neighbours, radius)).getMessage();
    }
}
