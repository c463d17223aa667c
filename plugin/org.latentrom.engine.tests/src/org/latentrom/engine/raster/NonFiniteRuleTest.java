package org.latentrom.engine.raster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.MeshField.Location;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/** Values that are not finite: an error, or holes of just the pixels that they touch. */
class NonFiniteRuleTest {
    /** 4 x 4 squares of the unit square. */
    private static final Mesh MESH = Meshes.quads(4, 0, 0);

    private static final List<ChannelSource> BOTH = List.of(new ChannelSource("a", 0, "a"),
        new ChannelSource("b", 1, "b_y"));

    private static Rasterizer cells(final int n) {
        return Rasterizer.of(MESH, new Extent(0, 1, 0, 1), new Resolution(n, n), Progress.NONE);
    }

    /** 5 x 5 pixels whose centres are the mesh's points. */
    private static Rasterizer points() {
        return Rasterizer.of(MESH, new Extent(-0.125, 1.125, -0.125, 1.125), new Resolution(5, 5), Progress.NONE);
    }

    private static Snapshot snapshot(final Location location, final int badItem, final double bad) {
        int items = location == Location.POINT ? 25 : 16;
        var a = new double[items];
        var b = new double[2 * items];
        for (int i = 0; i < items; i++) {
            a[i] = 1 + i;
            b[2 * i + 1] = -1 - i;
        }
        b[2 * badItem + 1] = bad;
        return new Snapshot(MESH, List.of(new MeshField("a", location, 1, a), new MeshField("b", location, 2, b)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e39, -1e300})
    void aPointMasksOutItsOwnPixelInAllChannelsAndNoOther(final double bad) {
        Field f = points().rasterize(snapshot(Location.POINT, 7, bad), BOTH, NonFiniteRule.MASK_OUT);
        assertEquals(24, f.mask().count());
        assertFalse(f.mask().isValid(7));
        for (int pixel = 0; pixel < 25; pixel++) {
            assertEquals(pixel == 7 ? 0 : 1 + pixel, f.values()[pixel]);
            assertEquals(pixel == 7 ? 0 : -1 - pixel, f.values()[25 + pixel]);
        }
    }

    @Test
    void pixelsBetweenPointsAreLostWithAnyOfThem() {
        // 8 x 8 pixels, 2 x 2 a cell: point 12, in the middle, is a corner of four cells
        Field f = cells(8).rasterize(snapshot(Location.POINT, 12, Double.NaN), BOTH, NonFiniteRule.MASK_OUT);
        assertEquals(64 - 16, f.mask().count());
        for (int row = 0; row < 8; row++) {
            for (int column = 0; column < 8; column++) {
                boolean near = row >= 2 && row < 6 && column >= 2 && column < 6;
                assertEquals(!near, f.mask().isValid(8 * row + column));
            }
        }
    }

    @Test
    void aCellLosesItsOwnPixels() {
        Field f = cells(8).rasterize(snapshot(Location.CELL, 5, Double.NaN), BOTH, NonFiniteRule.MASK_OUT);
        assertEquals(60, f.mask().count());
        assertFalse(f.mask().isValid(2 * 8 + 2));
        assertTrue(f.mask().isValid(2 * 8 + 4));
    }

    @Test
    void finiteFieldsAreTheSameWithBothRulesAndShareTheMask() {
        Rasterizer rasterizer = cells(6);
        Snapshot good = snapshot(Location.POINT, 3, 2.5);
        Field masked = rasterizer.rasterize(good, BOTH, NonFiniteRule.MASK_OUT);
        assertArrayEquals(rasterizer.rasterize(good, BOTH).values(), masked.values());
        assertSame(rasterizer.mask(), masked.mask());
    }

    @Test
    void failingNamesFieldPointAndRemedy() {
        var e = assertThrows(IllegalArgumentException.class,
            () -> points().rasterize(snapshot(Location.POINT, 7, Double.NaN), BOTH));
        assertTrue(e.getMessage().contains("\"b\" is NaN at point 7, component 1"), e.getMessage());
        assertTrue(e.getMessage().contains("mask such values out"), e.getMessage());
    }

    @Test
    void nothingLeftIsAnError() {
        var values = new double[25];
        Arrays.fill(values, Double.NaN);
        var snapshot = new Snapshot(MESH, List.of(new MeshField("a", Location.POINT, 1, values)));
        var e = assertThrows(IllegalArgumentException.class,
            () -> points().rasterize(snapshot, BOTH.subList(0, 1), NonFiniteRule.MASK_OUT));
        assertTrue(e.getMessage().contains("every pixel"), e.getMessage());
    }
}
