package org.latentrom.engine.raster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;

/** Planes that meshes lie in, and the coordinates they get there. */
class MeshPlaneTest {
    private static final Mesh SQUARE = Meshes.triangles(4, 0.2, 1);

    /** The square's points through {@code origin + x * first + y * second}. */
    private static Mesh placed(final double[] origin, final double[] first, final double[] second) {
        double[] points = SQUARE.pointArray().clone();
        for (int p = 0; p < points.length; p += 3) {
            double x = points[p];
            double y = points[p + 1];
            for (int a = 0; a < 3; a++) {
                points[p + a] = origin[a] + x * first[a] + y * second[a];
            }
        }
        return new Mesh(points, SQUARE.typeArray(), SQUARE.offsetArray(), SQUARE.connectivityArray());
    }

    private static double[] v(final double... v) {
        return v;
    }

    private static void assertSquare(final MeshPlane plane, final double tolerance) {
        for (int p = 0; p < SQUARE.points(); p++) {
            assertEquals(SQUARE.coordinate(p, 0), plane.x(p), tolerance);
            assertEquals(SQUARE.coordinate(p, 1), plane.y(p), tolerance);
        }
    }

    @Test
    void coordinatePlanesKeepTheirAxesAndNumbers() {
        MeshPlane xy = MeshPlane.of(placed(v(0, 0, 3), v(1, 0, 0), v(0, 1, 0)));
        assertEquals(List.of("x", "y"), xy.axes());
        assertTrue(xy.isUsual() && xy.normal() == 2);
        assertSquare(xy, 0);
        MeshPlane xz = MeshPlane.of(placed(v(0, -7, 0), v(1, 0, 0), v(0, 0, 1)));
        assertEquals(List.of("x", "z"), xz.axes());
        assertTrue(!xz.isUsual() && xz.normal() == 1);
        assertSquare(xz, 0);
        MeshPlane yz = MeshPlane.of(placed(v(5, 0, 0), v(0, 1, 0), v(0, 0, 1)));
        assertEquals(List.of("y", "z"), yz.axes());
        assertEquals(0, yz.normal());
        assertSquare(yz, 0);
        assertEquals(new Extent(0, 1, 0, 1), yz.extent());
    }

    @Test
    void tiltedPlanesHaveOrthonormalAxesNearTheCoordinates() {
        MeshPlane plane = MeshPlane.of(placed(v(0, 0, 0), v(0.8, 0, 0.6), v(0, 1, 0)));
        assertEquals(List.of("(0.8, 0, 0.6)", "y"), round(plane.axes()));
        assertEquals(-1, plane.normal());
        assertSquare(plane, 1e-14);
        assertSquare(MeshPlane.of(placed(v(0, 0, 0), v(1, 0, 0), v(0, 0.6, -0.8))), 1e-14);
        MeshPlane upright = MeshPlane.of(placed(v(0, 0, 0), v(0.6, -0.8, 0), v(0, 0, 1)));
        assertSquare(upright, 1e-14);
        double r = Math.sqrt(0.5);
        MeshPlane any = MeshPlane.of(placed(v(0, 0, 0), v(r, 0, -r), v(-0.5, r, -0.5)));
        for (int p = 0; p < SQUARE.points(); p++) {
            assertEquals(Math.hypot(SQUARE.coordinate(p, 0), SQUARE.coordinate(p, 1)), Math.hypot(any.x(p), any.y(p)),
                1e-14, "axes at right angles and of length 1 keep distances");
        }
        assertTrue(any.axes().get(0).startsWith("(0.8660, "), any.axes() + ": x projected, sqrt(r^2 + 1/4) long");
    }

    private static List<String> round(final List<String> names) {
        return names.stream().map(n -> n.replace("0.8000", "0.8").replace("0.6000", "0.6").replace("0.000", "0")
            .replaceAll("\\(0, 1, 0\\)|\\([-0-9.e]+, 1.000, [-0-9.e]+\\)", "y").replaceAll("[-0-9.]+e-1[0-9]", "0"))
            .toList();
    }

    @Test
    void roundedCoordinatesAreStillFlatButBentMeshesAreNot() {
        double[] points = SQUARE.pointArray().clone();
        var random = new Random(2);
        for (int p = 2; p < points.length; p += 3) {
            points[p] = 1e-7 * random.nextDouble();
        }
        var nearly = new Mesh(points, SQUARE.typeArray(), SQUARE.offsetArray(), SQUARE.connectivityArray());
        assertSquare(MeshPlane.of(nearly), 0);
        points = points.clone();
        points[3 * 12 + 2] = 1e-3;
        var bent = new Mesh(points, SQUARE.typeArray(), SQUARE.offsetArray(), SQUARE.connectivityArray());
        var e = assertThrows(IllegalArgumentException.class, () -> MeshPlane.of(bent));
        assertTrue(e.getMessage().contains("point 12 is") && e.getMessage().contains("Slice"), e.getMessage());
    }

    @Test
    void linesAreStraightAndInAnyDirection() {
        Mesh x = Meshes.of(new double[]{0, 0, 0, 4, 0, 0, 1, 0, 0}, CellType.QUADRATIC_LINE);
        assertTrue(MeshPlane.of(x).isLine());
        assertEquals(List.of("x"), MeshPlane.of(x).axes());
        assertEquals(new Extent(0, 4, -2, 2), MeshPlane.of(x).extent());
        Mesh tilted = Meshes.of(new double[]{0, 0, 0, 3, 4, 0, 1.5, 2, 0}, CellType.QUADRATIC_LINE);
        MeshPlane plane = MeshPlane.of(tilted);
        assertArrayEquals(new double[]{0, 5, 2.5}, new double[]{plane.x(0), plane.x(1), plane.x(2)}, 1e-14);
        assertFalse(plane.isCloud());
    }

    @Test
    void pointsAloneAreACloud() {
        var cloud = new Mesh(SQUARE.pointArray(), new byte[0], new int[1], new int[0]);
        assertTrue(MeshPlane.of(cloud).isCloud());
        assertEquals(new Extent(0, 1, 0, 1), MeshPlane.of(cloud).extent());
        var line = new Mesh(new double[]{0, 0, 0, 1, 1, 0, 2, 2, 0}, new byte[0], new int[1], new int[0]);
        assertTrue(MeshPlane.of(line).isLine() && MeshPlane.of(line).isCloud());
        var none = new Mesh(new double[0], new byte[0], new int[1], new int[0]);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> MeshPlane.of(none)).getMessage()
            .contains("no points"));
        var one = new Mesh(new double[]{1, 2, 3}, new byte[0], new int[1], new int[0]);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> MeshPlane.of(one)).getMessage()
            .contains("in one place"));
    }
}
