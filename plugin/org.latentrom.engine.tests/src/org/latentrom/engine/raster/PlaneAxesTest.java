package org.latentrom.engine.raster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** Axes of planes and lines in space. */
class PlaneAxesTest {
    private static int[] all(final double[] points) {
        return IntStream.range(0, points.length / 3).toArray();
    }

    private static double dot(final double[] a, final double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    /** Points in a plane through a place, with a normal. */
    private static double[] plane(final Random random, final double[] normal, final double[] through) {
        var points = new double[3 * 40];
        for (int p = 0; p < 40; p++) {
            double[] v = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            double along = dot(v, normal) / dot(normal, normal);
            for (int a = 0; a < 3; a++) {
                points[3 * p + a] = through[a] + v[a] - along * normal[a];
            }
        }
        return points;
    }

    @Test
    void directionsAreToldWithoutRoundingErrors() {
        double[] points = plane(new Random(2), new double[]{0.5, 0.3, -1}, new double[3]);
        assertEquals(List.of("(0.9019, -0.1241, 0.4137)", "(0, 0.9578, 0.2873)"),
            PlaneAxes.of(points, all(points), false).names());
    }

    @Test
    void anyPlaneGetsOrthonormalAxesThatKeepDistances() {
        var random = new Random(1);
        for (int turn = 0; turn < 100; turn++) {
            double[] normal = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            double[] points = plane(random, normal, new double[]{3, -2, 5});
            PlaneAxes axes = PlaneAxes.of(points, all(points), turn % 2 == 0);
            assertEquals(2, axes.dimension());
            assertEquals(1, dot(axes.first(), axes.first()), 1e-13);
            assertEquals(1, dot(axes.second(), axes.second()), 1e-13);
            assertEquals(0, dot(axes.first(), axes.second()), 1e-13);
            assertEquals(0, dot(axes.first(), normal), 1e-12);
            assertEquals(0, dot(axes.second(), normal), 1e-12);
            assertTrue(axes.first()[0] > 0, "near to x");
            assertTrue(axes.second()[1] > 0 || axes.second()[2] > 0, "upwards");
            assertEquals(0, axes.second()[0], 1e-12, "the first axis has all of x that the plane has");
            double[] xy = axes.project(points);
            for (int p = 1; p < 40; p++) {
                assertEquals(Math.sqrt(square(points, p)), Math.hypot(xy[2 * p] - xy[0], xy[2 * p + 1] - xy[1]), 1e-12);
            }
        }
    }

    private static double square(final double[] points, final int p) {
        double sum = 0;
        for (int a = 0; a < 3; a++) {
            sum += (points[3 * p + a] - points[a]) * (points[3 * p + a] - points[a]);
        }
        return sum;
    }

    @Test
    void thinMeshesInACoordinatePlaneAreNoLines() {
        double[] points = {0, 0, 0, 1, 0, 0, 1, 1e-9, 0, 0, 1e-9, 0};
        assertEquals(List.of("x", "y"), PlaneAxes.of(points, all(points), true).names());
        double[] line = {0, 0, 0, 1, 0, 0, 2, 0, 0};
        assertThrows(IllegalArgumentException.class, () -> PlaneAxes.of(line, all(line), true));
        assertEquals(List.of("x"), PlaneAxes.of(line, all(line), false).names());
    }

    @Test
    void linesHaveTheirOwnDirection() {
        double[] points = {1, 1, 1, 1, 1 - 3e-17, 0, 1, 1, -4};
        PlaneAxes z = PlaneAxes.of(points, all(points), false);
        assertEquals(1, z.dimension());
        assertArrayEquals(new double[]{1, 0, 0, 0, -4, 0}, z.project(points));
        double[] diagonal = {0, 0, 0, -1, -1, -1, -3, -3, -3};
        double[] xy = PlaneAxes.of(diagonal, all(diagonal), false).project(diagonal);
        assertEquals(-Math.sqrt(27), xy[4], 1e-14, "the sense in which x grows");
    }

    @Test
    void principalAxesAreThoseOfAnEllipsoid() {
        // points on three axes of different lengths, turned
        double[][] axes = {{0.6, 0.8, 0}, {-0.8, 0.6, 0}, {0, 0, 1}};
        double[] lengths = {5, 2, 0.5};
        var points = new double[18];
        for (int i = 0; i < 6; i++) {
            for (int a = 0; a < 3; a++) {
                points[3 * i + a] = (i % 2 == 0 ? 1 : -1) * lengths[i / 2] * axes[i / 2][a];
            }
        }
        var principal = PrincipalAxes.of(points, all(points));
        for (int i = 0; i < 3; i++) {
            assertEquals(1, Math.abs(dot(axes[i], principal.axis(i))), 1e-14);
            assertEquals(lengths[i], principal.spread(i), 1e-14);
        }
        assertTrue(principal.farthest() >= 4, "beside the plane of the greater axes");
    }

    @Test
    void onlyUsedPointsCount() {
        double[] points = {0, 0, 0, 1, 0, 0, 0, 1, 0, 9, 9, 9};
        assertEquals(2, PlaneAxes.of(points, new int[]{0, 1, 2}, true).normal());
    }
}
