package org.latentrom.engine.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.JoinedChannels;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

class GridSamplerTest {
    private static final Extent UNIT = new Extent(0, 1, 0, 1);

    private static FieldShape shape(final int height, final int width) {
        return new FieldShape(List.of("u"), height, width, UNIT);
    }

    private static Field field(final FieldShape shape, final Mask mask, final DoubleBinaryOperator f) {
        var values = new float[shape.size()];
        for (int i = 0; i < shape.pixels(); i++) {
            // what invalid pixels hold must not matter
            values[i] = mask.isValid(i) ? (float)f.applyAsDouble(shape.x(i % shape.width()), shape.y(i / shape.width()))
                : 1e6f;
        }
        return new Field(shape, values, mask);
    }

    private static double[] sample(final Mesh mesh, final Field field, final OutsideRule rule) {
        GridSampler sampler = GridSampler.of(mesh, field.shape(), field.mask(), rule, Progress.NONE);
        return sampler.sample(field, JoinedChannels.single(field.shape().channels())).fields().get(0).values();
    }

    private static Mesh points(final double... xy) {
        var points = new double[xy.length / 2 * 3];
        for (int p = 0; p < xy.length / 2; p++) {
            points[3 * p] = xy[2 * p];
            points[3 * p + 1] = xy[2 * p + 1];
        }
        return new Mesh(points, new byte[0], new int[1], new int[0]);
    }

    private static Mask disc(final FieldShape s, final double x, final double y, final double radius) {
        var valid = new boolean[s.pixels()];
        for (int i = 0; i < valid.length; i++) {
            valid[i] = Math.hypot(s.x(i % s.width()) - x, s.y(i / s.width()) - y) >= radius;
        }
        return Mask.of(s.height(), s.width(), valid);
    }

    @Test
    void linearFieldsAreExactUpToTheEdges() {
        Mesh mesh = Meshes.triangles(7, 0.3, 1);
        DoubleBinaryOperator linear = (x, y) -> 2 * x - 3 * y + 1;
        double[] sampled = sample(mesh, field(shape(16, 8), Mask.full(16, 8), linear), OutsideRule.NAN);
        for (int p = 0; p < mesh.points(); p++) {
            assertEquals(linear.applyAsDouble(mesh.coordinate(p, 0), mesh.coordinate(p, 1)), sampled[p], 2e-6);
        }
    }

    @Test
    void linearFieldsAreExactUpToAnObstacle() {
        FieldShape s = shape(32, 32);
        Mask mask = disc(s, 0.5, 0.5, 0.2);
        DoubleBinaryOperator linear = (x, y) -> 5 * x + y - 1;
        var xy = new double[2 * 360];
        for (int a = 0; a < 360; a++) {
            xy[2 * a] = 0.5 + 0.2 * Math.cos(Math.toRadians(a));
            xy[2 * a + 1] = 0.5 + 0.2 * Math.sin(Math.toRadians(a));
        }
        Mesh circle = points(xy);
        double[] sampled = sample(circle, field(s, mask, linear), OutsideRule.NAN);
        for (int p = 0; p < 360; p++) {
            assertEquals(linear.applyAsDouble(xy[2 * p], xy[2 * p + 1]), sampled[p], 5e-6, "at " + p + " degrees");
        }
    }

    @Test
    void betweenFourPixelCentresItIsBilinear() {
        Field f = field(shape(2, 2), Mask.full(2, 2), (x, y) -> x > 0.5 && y > 0.5 ? 1 : 0);
        // the fourth pixel's weight is the product of both distances
        assertEquals(0.5 * 0.25, sample(points(0.5, 0.375), f, OutsideRule.NAN)[0], 1e-12);
    }

    @Test
    void theErrorOfSmoothFieldsFallsWithTheSquareOfThePixel() {
        Mesh mesh = Meshes.quads(20, 0.2, 3);
        DoubleBinaryOperator smooth = (x, y) -> Math.sin(3 * x) * Math.cos(2 * y);
        var errors = new double[2];
        for (int k = 0; k < 2; k++) {
            int n = k == 0 ? 16 : 64;
            double[] sampled = sample(mesh, field(shape(n, n), disc(shape(n, n), 0, 0, 0.3), smooth), OutsideRule.NAN);
            for (int p = 0; p < mesh.points(); p++) {
                if (Math.hypot(mesh.coordinate(p, 0), mesh.coordinate(p, 1)) >= 0.3) {
                    errors[k] = Math.max(errors[k], Math.abs(sampled[p]
                        - smooth.applyAsDouble(mesh.coordinate(p, 0), mesh.coordinate(p, 1))));
                }
            }
        }
        assertTrue(errors[0] / errors[1] > 8, "16 and 64 pixels: " + errors[0] + ", " + errors[1]);
        assertTrue(errors[1] < 2e-3, "64 pixels: " + errors[1]);
    }

    @Test
    void pointsOutsideGetNaNOrTheNearestPixel() {
        FieldShape s = shape(8, 8);
        Mask half = disc(s, 0, 0.5, 0.6); // the left side is a hole
        Field f = field(s, half, (x, y) -> x);
        Mesh mesh = points(-3, 0.5, 2, 0.4, 0.1, 0.55, 0.9, 0.9);
        double[] strict = sample(mesh, f, OutsideRule.NAN);
        assertTrue(Double.isNaN(strict[0]) && Double.isNaN(strict[1]) && Double.isNaN(strict[2]));
        assertEquals(0.9, strict[3], 1e-6);
        double[] nearest = sample(mesh, f, OutsideRule.NEAREST);
        assertEquals(s.x(7), nearest[1], 1e-6);
        for (int p : new int[]{0, 2}) {
            assertEquals(nearest(f, mesh.coordinate(p, 0), mesh.coordinate(p, 1)), nearest[p], 1e-6);
        }
        assertEquals(0.9, nearest[3], 1e-6);
        assertEquals(3, GridSampler.of(mesh, s, half, OutsideRule.NAN, Progress.NONE).outside());
    }

    @Test
    void theNearestPixelIsTheOneOfAPlainSearch() {
        var random = new Random(5);
        var grid = new FieldShape(List.of("u"), 9, 14, new Extent(-1, 3, 2, 2.5));
        for (int trial = 0; trial < 200; trial++) {
            var valid = new boolean[grid.pixels()];
            for (int i = 0; i < 3; i++) {
                valid[random.nextInt(valid.length)] = true;
            }
            Field f = field(grid, Mask.of(9, 14, valid), (x, y) -> Math.hypot(x + 7, y - 1));
            var neighbours = new PixelNeighbours(grid, f.mask());
            double x = -3 + 8 * random.nextDouble();
            double y = 1 + 3 * random.nextDouble();
            assertTrue(neighbours.nearest(x, y));
            assertEquals(nearest(f, x, y), f.values()[neighbours.pixel(0)], 1e-9);
        }
    }

    private static double nearest(final Field f, final double x, final double y) {
        FieldShape s = f.shape();
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < s.pixels(); i++) {
            double d = Math.hypot(s.x(i % s.width()) - x, s.y(i / s.width()) - y);
            if (f.mask().isValid(i) && d < least) {
                least = d;
                best = i;
            }
        }
        return f.values()[best];
    }

    @Test
    void oneRowOfPixelsIsALine() {
        var s = new FieldShape(List.of("u"), 1, 10, new Extent(0, 1, 0, 1));
        double[] sampled = sample(points(0, 0.3, 0.4, 0, 1, 1), field(s, Mask.full(1, 10), (x, y) -> 3 * x),
            OutsideRule.NAN);
        assertEquals(0, sampled[0], 1e-6);
        assertEquals(1.2, sampled[1], 1e-6);
        assertEquals(3, sampled[2], 1e-6);
    }

    @Test
    void aSinglePixelAndALineOfValidOnesAreEnough() {
        var valid = new boolean[16];
        valid[5] = true;
        Field one = field(shape(4, 4), Mask.of(4, 4, valid), (x, y) -> 7);
        assertEquals(7, sample(points(0.4, 0.4), one, OutsideRule.NAN)[0], 1e-6);
        valid[6] = true;
        Field two = field(shape(4, 4), Mask.of(4, 4, valid), (x, y) -> x);
        assertEquals(0.45, sample(points(0.45, 0.3), two, OutsideRule.NAN)[0], 1e-6);
    }

    @Test
    void vectorsArePutTogetherOnTheSameMesh() {
        var s = new FieldShape(List.of("u_x", "u_y"), 2, 2, UNIT);
        var field = new Field(s, new float[]{1, 1, 1, 1, 2, 2, 2, 2});
        Mesh mesh = Meshes.quads(2, 0, 0);
        GridSampler sampler = GridSampler.of(mesh, s, field.mask(), OutsideRule.NEAREST, Progress.NONE);
        Snapshot snapshot = sampler.sample(field, JoinedChannels.of(s.channels()));
        assertSame(mesh, snapshot.mesh());
        MeshField u = snapshot.field("u").orElseThrow();
        assertEquals(MeshField.Location.POINT, u.location());
        for (int p = 0; p < mesh.points(); p++) {
            assertEquals(1, u.values()[3 * p], 1e-12);
            assertEquals(2, u.values()[3 * p + 1], 1e-12);
            assertEquals(0, u.values()[3 * p + 2]);
        }
    }

    /** There and back: the sampled snapshot of a linear field is the field that was rasterised. */
    @ParameterizedTest
    @EnumSource(value = CellType.class, names = {"TRIANGLE", "QUAD"})
    void itUndoesTheRasterizer(final CellType type) {
        Mesh mesh = type == CellType.QUAD ? Meshes.quads(9, 0.3, 4) : Meshes.triangles(9, 0.3, 4);
        var values = new double[mesh.points()];
        for (int p = 0; p < values.length; p++) {
            values[p] = 4 * mesh.coordinate(p, 0) - mesh.coordinate(p, 1);
        }
        var snapshot = new Snapshot(mesh, List.of(new MeshField("u", MeshField.Location.POINT, 1, values)));
        Field field = Rasterizer.of(mesh, UNIT, new Resolution(24, 40), Progress.NONE).rasterize(snapshot,
            List.of(new ChannelSource("u", 0, "u")));
        double[] back = sample(mesh, field, OutsideRule.NAN);
        for (int p = 0; p < values.length; p++) {
            assertEquals(values[p], back[p], 5e-6);
        }
    }

    @Test
    void meshesInOtherPlanesHaveTheirOwnAxes() {
        Mesh xz = turned(Meshes.triangles(6, 0.2, 9), p -> new double[]{p[0], 4, p[1]});
        DoubleBinaryOperator linear = (x, z) -> x - 2 * z;
        double[] sampled = sample(xz, field(shape(8, 8), Mask.full(8, 8), linear), OutsideRule.NAN);
        for (int p = 0; p < xz.points(); p++) {
            assertEquals(linear.applyAsDouble(xz.coordinate(p, 0), xz.coordinate(p, 2)), sampled[p], 2e-6);
        }
    }

    @Test
    void aCurveInThePlaneIsSampledWhereItLies() {
        Mesh curve = Meshes.of(new double[]{0.2, 0.3, 0, 0.8, 0.6, 0}, CellType.LINE);
        double[] sampled = sample(curve, field(shape(8, 8), Mask.full(8, 8), (x, y) -> x + 10 * y), OutsideRule.NAN);
        assertEquals(3.2, sampled[0], 1e-5);
        assertEquals(6.8, sampled[1], 1e-5);
        Mesh steep = Meshes.of(new double[]{0, 0, 0, 1, 0, 1}, CellType.LINE);
        assertMessage("turn the line", () -> sample(steep, field(shape(8, 8), Mask.full(8, 8), (x, y) -> x),
            OutsideRule.NAN));
    }

    private static Mesh turned(final Mesh mesh, final UnaryOperator<double[]> turn) {
        var points = new double[mesh.pointArray().length];
        for (int p = 0; p < mesh.points(); p++) {
            double[] turned = turn.apply(new double[]{mesh.coordinate(p, 0), mesh.coordinate(p, 1), 0});
            System.arraycopy(turned, 0, points, 3 * p, 3);
        }
        return new Mesh(points, mesh.typeArray(), mesh.offsetArray(), mesh.connectivityArray());
    }

    @Test
    void mistakesAreNamed() {
        Field f = field(shape(4, 4), Mask.full(4, 4), (x, y) -> x);
        Mask none = Mask.of(4, 4, new boolean[16]);
        assertMessage("no pixel", () -> GridSampler.of(points(0, 0), f.shape(), none, OutsideRule.NAN, Progress.NONE));
        assertMessage("a mask of", () -> GridSampler.of(points(0, 0), f.shape(), Mask.full(3, 4), OutsideRule.NAN,
            Progress.NONE));
        assertMessage("mesh point 1", () -> sample(points(0, 0, Double.NaN, 0), f, OutsideRule.NAN));
        GridSampler sampler = GridSampler.of(points(0, 0), f.shape(), f.mask(), OutsideRule.NAN, Progress.NONE);
        Field other = field(shape(4, 4), disc(shape(4, 4), 0, 0, 0.4), (x, y) -> x);
        assertMessage("another grid or mask", () -> sampler.sample(other, JoinedChannels.single(List.of("u"))));
    }

    private static void assertMessage(final String part, final Supplier<?> work) {
        String message = assertThrows(IllegalArgumentException.class, work::get).getMessage();
        assertTrue(message.contains(part), message);
    }

    @Test
    void itCanBeCancelled() {
        Field f = field(shape(4, 4), Mask.full(4, 4), (x, y) -> x);
        assertThrows(CancellationException.class, () -> GridSampler.of(points(0, 0), f.shape(), f.mask(),
            OutsideRule.NAN, new Progress() {
                @Override
                public void report(final double fraction, final Supplier<String> message) {
                    // not asked
                }

                @Override
                public void checkCanceled() {
                    throw new CancellationException();
                }
            }));
    }
}
