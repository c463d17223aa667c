package org.latentrom.engine.raster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.MeshField.Location;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.testing.CancelAfter;

/** What must hold for every method. */
class RasterMethodTest {
    private static final Extent UNIT = new Extent(0, 1, 0, 1);

    private static final List<ChannelSource> CHANNELS =
        List.of(new ChannelSource("u", 0, "u0"), new ChannelSource("u", 1, "u1"), new ChannelSource("c", 0, "c"));

    private static Rasterizer of(final Mesh mesh, final RasterMethod method, final Progress progress) {
        return Rasterizer.of(mesh, UNIT, new Resolution(120, 150), RasterOptions.DEFAULTS.withMethod(method), progress);
    }

    private static Snapshot snapshot(final Mesh mesh) {
        var u = new double[2 * mesh.points()];
        Arrays.setAll(u, i -> Math.sin(3 * i));
        var c = new double[mesh.cells()];
        Arrays.setAll(c, i -> Math.cos(2 * i));
        return new Snapshot(mesh,
            List.of(new MeshField("u", Location.POINT, 2, u), new MeshField("c", Location.CELL, 1, c)));
    }

    @ParameterizedTest
    @EnumSource(RasterMethod.class)
    void theNumberOfThreadsDoesNotMatter(final RasterMethod method) throws Exception {
        Mesh mesh = Meshes.quads(12, 0.3, 1);
        var alone = new ForkJoinPool(1);
        var many = new ForkJoinPool(7);
        try {
            Field one = alone.submit(() -> of(mesh, method, Progress.NONE).rasterize(snapshot(mesh), CHANNELS)).get();
            Field seven = many.submit(() -> of(mesh, method, Progress.NONE).rasterize(snapshot(mesh), CHANNELS)).get();
            assertArrayEquals(one.values(), seven.values());
            assertEquals(one.mask(), seven.mask());
        } finally {
            alone.shutdown();
            many.shutdown();
        }
    }

    @ParameterizedTest
    @EnumSource(RasterMethod.class)
    void canBeCancelledAtAnyTime(final RasterMethod method) {
        Mesh mesh = Meshes.triangles(12, 0.3, 1);
        var never = new CancelAfter(Integer.MAX_VALUE);
        of(mesh, method, never);
        assertTrue(never.asked() > 5, "asked " + never.asked() + " times");
        for (int after : new int[]{0, 1, never.asked() / 2, never.asked() - 2}) {
            assertThrows(CancellationException.class, () -> of(mesh, method, new CancelAfter(after)));
        }
    }

    @ParameterizedTest
    @EnumSource(RasterMethod.class)
    void valuesThatAreNotFiniteAreRefusedOrMaskedOut(final RasterMethod method) {
        Mesh mesh = Meshes.triangles(12, 0.3, 2);
        Rasterizer rasterizer = of(mesh, method, Progress.NONE);
        Snapshot good = snapshot(mesh);
        double[] u = good.field("u").orElseThrow().values().clone();
        u[2 * 50] = Double.NaN;
        var bad = new Snapshot(mesh, List.of(new MeshField("u", Location.POINT, 2, u), good.field("c").orElseThrow()));
        assertThrows(IllegalArgumentException.class, () -> rasterizer.rasterize(bad, CHANNELS));
        Field masked = rasterizer.rasterize(bad, CHANNELS, NonFiniteRule.MASK_OUT);
        Field whole = rasterizer.rasterize(good, CHANNELS);
        assertTrue(masked.mask().count() < whole.mask().count());
        for (int i = 0; i < 3 * 120 * 150; i++) {
            assertEquals(masked.mask().isValid(i % 18_000) ? whole.values()[i] : 0, masked.values()[i], 1e-6f);
        }
    }

    @ParameterizedTest
    @EnumSource(RasterMethod.class)
    void constantsStayConstantOnMixedMeshes(final RasterMethod method) {
        Mesh mesh = mixed();
        var ones = new double[2 * mesh.points()];
        Arrays.fill(ones, 2.5);
        var cells = new double[mesh.cells()];
        Arrays.fill(cells, -4);
        Rasterizer rasterizer = of(mesh, method, Progress.NONE);
        var snapshot = new Snapshot(mesh,
            List.of(new MeshField("u", Location.POINT, 2, ones), new MeshField("c", Location.CELL, 1, cells)));
        Field f = rasterizer.rasterize(snapshot, CHANNELS);
        assertTrue(f.mask().isFull());
        for (int i = 0; i < 18_000; i++) {
            assertEquals(2.5f, f.values()[i], 1e-6f);
            assertEquals(-4, f.values()[2 * 18_000 + i], 1e-5f);
        }
    }

    /** The unit square of a quadratic triangle, a linear one, a strip, quadrilaterals and a polygon of five corners. */
    private static Mesh mixed() {
        double[] points = {0, 0, 0, .5, 0, 0, 1, 0, 0, 0, .5, 0, .5, .5, 0, 1, .5, 0, 0, 1, 0, .5, 1, 0, 1, 1, 0,
            .25, 0, 0, .25, .25, 0, 0, .25, 0, .5, .25, 0, .75, .25, 0};
        CellType[] types = {CellType.QUADRATIC_TRIANGLE, CellType.POLYGON, CellType.QUAD, CellType.TRIANGLE,
            CellType.TRIANGLE_STRIP, CellType.QUAD};
        int[][] nodes = {{0, 1, 3, 9, 10, 11}, {1, 2, 5, 13, 12}, {3, 4, 7, 6}, {1, 4, 3}, {4, 5, 7, 8},
            {12, 13, 5, 4}};
        var ordinals = new byte[types.length];
        var offsets = new int[types.length + 1];
        for (int c = 0; c < types.length; c++) {
            ordinals[c] = (byte)types[c].ordinal();
            offsets[c + 1] = offsets[c] + nodes[c].length;
        }
        return new Mesh(points, ordinals, offsets, Arrays.stream(nodes).flatMapToInt(Arrays::stream).toArray());
    }

    @Test
    void componentsOfAFieldMayComeInAnyOrder() {
        Mesh mesh = Meshes.triangles(6, 0.3, 3);
        Rasterizer rasterizer = of(mesh, RasterMethod.LINEAR, Progress.NONE);
        var mixed =
            List.of(new ChannelSource("u", 1, "b"), new ChannelSource("c", 0, "c"), new ChannelSource("u", 0, "a"));
        Field ordered = rasterizer.rasterize(snapshot(mesh), CHANNELS);
        Field other = rasterizer.rasterize(snapshot(mesh), mixed);
        assertArrayEquals(ordered.doubles("u0"), other.doubles("a"));
        assertArrayEquals(ordered.doubles("u1"), other.doubles("b"));
        assertArrayEquals(ordered.doubles("c"), other.doubles("c"));
        double[] exact = rasterizer.doubles(snapshot(mesh), CHANNELS.get(1));
        double[] rounded = ordered.doubles("u1");
        for (int i = 0; i < exact.length; i++) {
            assertEquals((float)exact[i], rounded[i], 0);
        }
    }

    @Test
    void onlyAveragesHaveACoverage() {
        Mesh mesh = Meshes.triangles(6, 0.3, 3);
        assertTrue(of(mesh, RasterMethod.CELL_AVERAGE, Progress.NONE).coverage().isPresent());
        assertFalse(of(mesh, RasterMethod.LINEAR, Progress.NONE).coverage().isPresent());
    }
}
