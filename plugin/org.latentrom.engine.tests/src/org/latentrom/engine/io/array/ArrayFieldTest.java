package org.latentrom.engine.io.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import org.latentrom.engine.field.Extent;
import org.latentrom.engine.io.ArrayAxis;
import org.latentrom.engine.io.ArrayOptions;
import org.latentrom.engine.io.PixelMesh;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

class ArrayFieldTest {
    private static ArrayField field(final FakeArray array, final String axes) {
        return new ArrayField(new ArrayLayout(array, ArrayAxis.parse(axes), MeshField.Location.CELL), "u");
    }

    @Test
    void axesOfAnyOrderBecomePixelsRowByRow() throws IOException {
        MeshField f = field(new FakeArray("u", 1, 3, 2, 2, 4, 5), "x,channel,run,y,time").at(1, 4);
        assertEquals(2, f.components());
        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 3; x++) {
                for (int c = 0; c < 2; c++) {
                    assertEquals(x * 10000 + c * 1000 + 100 + y * 10 + 4, f.values()[2 * (3 * y + x) + c]);
                }
            }
        }
    }

    @Test
    void whatTheFileStoresTogetherIsReadOnce() throws IOException {
        var array = new FakeArray("u", 3, 7, 2, 2);
        ArrayField f = field(array, "time,y,x");
        for (int t : new int[]{0, 1, 2, 3, 5, 4, 6}) {
            assertArrayEquals(new double[]{100 * t, 100 * t + 1, 100 * t + 10, 100 * t + 11}, f.at(0, t).values());
        }
        assertEquals(3, array.m_reads);
        f.at(0, 0);
        assertEquals(4, array.m_reads);
    }

    @Test
    void aSlabIsNotLargerThanItsLimit() throws IOException {
        var array = new FakeArray("u", Integer.MAX_VALUE, 9, 1 << 20);
        ArrayField f = new ArrayField(new ArrayLayout(array, ArrayAxis.parse("time,x"), MeshField.Location.CELL), "u");
        f.at(0, 0);
        f.at(0, 1);
        assertEquals(1, array.m_reads);
        f.at(0, 2);
        assertEquals(2, array.m_reads);
    }

    @Test
    void masksLeaveOutPixelsAndKeepTheirMesh() throws IOException {
        Mesh mesh = PixelMesh.of(2, 3, new Extent(0, 3, 0, 2));
        var u = new ArrayLayout(new FakeArray("u", 1, 4, 2, 3), ArrayAxis.parse("time,y,x"), MeshField.Location.CELL);
        // 0 (false) is the pixel of row 0, column 0; the digits of the others are true
        PixelMask mask = PixelMask.of(new FakeArray("mask", 1, 2, 3), u, mesh);
        var all = new Snapshot(mesh,
            List.of(new MeshField("u", MeshField.Location.CELL, 1, new double[]{0, 1, 2, 10, 11, 12})));
        Snapshot left = mask.at(0, 3, all);
        assertEquals(5, left.mesh().cells());
        assertEquals(12, left.mesh().points());
        assertArrayEquals(new double[]{1, 2, 10, 11, 12}, left.fields().get(0).values());
        assertArrayEquals(new int[]{1, 2, 6, 5}, java.util.Arrays.copyOf(left.mesh().connectivityArray(), 4));
        assertSame(left.mesh(), mask.at(0, 1, all).mesh());
        // the first pixel is false at time 0 alone
        PixelMask changing = PixelMask.of(new FakeArray("mask", 1, 4, 2, 3), u, mesh);
        assertEquals(5, changing.at(0, 0, all).mesh().cells());
        assertSame(mesh, changing.at(0, 1, all).mesh());
        assertThrows(SnapshotFormatException.class, () -> PixelMask.of(new FakeArray("mask", 1, 3, 2), u, mesh));
        assertThrows(SnapshotFormatException.class, () -> PixelMask.of(new FakeArray("mask", 1, 5, 2, 3), u, mesh));
    }

    @Test
    void coordinatesAreCentresOfPixels() throws IOException {
        var bundle = ArrayBundle.of("f", List.of(new FakeArray("u", 1, 2, 1, 4), new FakeArray("x", 1, 4)), List.of(),
            AxisHabit.ROWS);
        Mesh mesh = GridEdges.mesh(bundle, 1, 4, ArrayOptions.DEFAULTS);
        for (int i = 0; i <= 4; i++) {
            assertEquals(i - 0.5, mesh.coordinate(i, 0));
        }
        var flat = ArrayBundle.of("f", List.of(new FakeArray("x", 1, 4, 1) {
            @Override
            public double[] all() {
                return new double[]{0, 1, 1, 2};
            }
        }), List.of(), AxisHabit.ROWS);
        var e = assertThrows(SnapshotFormatException.class, () -> GridEdges.mesh(flat, 1, 4, ArrayOptions.DEFAULTS));
        assertTrue(e.getMessage().contains("rise or fall"), e.getMessage());
        Mesh given = GridEdges.mesh(flat, 1, 4, ArrayOptions.DEFAULTS.withExtent(new Extent(0, 8, 0, 1)));
        assertEquals(2, given.coordinate(1, 0));
    }

    @Test
    void runsAndTimesBecomeSourcesOfOneMesh() throws IOException {
        var bundle = ArrayBundle.of("f", List.of(new FakeArray("u", 1, 2, 3, 4, 5, 1), new FakeArray("t", 1, 3)),
            List.of(), AxisHabit.ROWS);
        ArraySeries series = ArraySeries.of(bundle, ArrayOptions.DEFAULTS, Optional.empty());
        var sources = series.sources(Optional.of("g"));
        assertEquals(6, sources.size());
        assertEquals(Optional.of("g.1"), sources.get(4).run());
        assertEquals(1.0, sources.get(4).time().getAsDouble());
        Snapshot s = sources.get(4).load(List.of(), Progress.NONE);
        assertEquals(11320, s.fields().get(0).values()[4 * 2 + 3]);
        assertEquals(0, sources.get(4).load(List.of("w"), Progress.NONE).fields().size());
        ArraySeries again = ArraySeries.of(bundle, ArrayOptions.DEFAULTS, Optional.of(series));
        assertSame(s.mesh(), again.sources(Optional.empty()).get(0).load(List.of(), Progress.NONE).mesh());
    }

    @Test
    void namesAreDifferent() throws IOException {
        var a = new FakeArray("g/u", 1, 2, 3, 4);
        var b = new FakeArray("h/u", 1, 2, 3, 4);
        Snapshot s = ArraySeries.of(ArrayBundle.of("f", List.of(a, b), List.of(), AxisHabit.ROWS),
            ArrayOptions.DEFAULTS, Optional.empty()).sources(Optional.empty()).get(0).load(List.of(), Progress.NONE);
        assertEquals(List.of("u", "h/u"), s.fields().stream().map(MeshField::name).toList());
        var twice = ArrayBundle.of("f", List.of(a, b, b), List.of(), AxisHabit.ROWS);
        assertTrue(assertThrows(SnapshotFormatException.class,
            () -> ArraySeries.of(twice, ArrayOptions.DEFAULTS, Optional.empty())).getMessage().contains("twice"));
    }

    @Test
    void reversedArraysAreTransposed() throws IOException {
        var reversed = new ReversedArray(new FakeArray("u", 5, 2, 3, 4));
        assertArrayEquals(new long[]{4, 3, 2}, reversed.shape());
        assertEquals(5, reversed.together(0));
        // (i, j, k) of the reversed one is (k, j, i) of the other
        assertArrayEquals(new double[]{12, 112, 22, 122, 13, 113, 23, 123},
            reversed.block(new long[]{2, 1, 0}, new int[]{2, 2, 2}));
    }
}
