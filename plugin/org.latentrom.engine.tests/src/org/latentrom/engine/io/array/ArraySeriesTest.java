package org.latentrom.engine.io.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.latentrom.engine.io.array.GivenArrays.list;
import static org.latentrom.engine.io.array.GivenArrays.reals;
import static org.latentrom.engine.io.array.GivenArrays.shape;
import static org.latentrom.engine.io.array.GivenArrays.truths;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.io.ArrayAxis;
import org.latentrom.engine.io.ArrayOptions;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SnapshotSource;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/** Arrays that belong together: which are fields, which say something about them, and what does not fit. */
class ArraySeriesTest {
    private static ArraySeries series(final AxisHabit habit, final ArrayOptions options,
        final NumberArray... arrays) throws IOException {
        return ArraySeries.of(ArrayBundle.of("f.npz", List.of(arrays), List.of("words"), habit), options,
            Optional.empty());
    }

    private static List<SnapshotSource> sources(final NumberArray... arrays) throws IOException {
        return series(AxisHabit.ROWS, ArrayOptions.DEFAULTS, arrays).sources(Optional.empty());
    }

    private static SnapshotFormatException refusal(final NumberArray... arrays) {
        return assertThrows(SnapshotFormatException.class, () -> sources(arrays));
    }

    private static NumberArray grid(final String name, final long... shape) {
        return new FakeArray(name, 1, shape);
    }

    @Test
    void whatIsLeftOutIsSaid() throws IOException {
        ArraySeries s = series(AxisHabit.ROWS, ArrayOptions.DEFAULTS, grid("u", 2, 3, 4), grid("loss", 9));
        assertEquals(List.of("f.npz: left out words, array \"loss\" (9). " + ArraySeries.SHAPES + "."), s.warnings());
        assertTrue(series(AxisHabit.TIME_LAST, ArrayOptions.DEFAULTS, grid("u", 3, 4, 2)).warnings().contains(
            "f.npz: the axes of array \"u\" (3, 4, 2) are taken as y,x,time; give the axes if they are others."));
    }

    @Test
    void nothingThatIsUnderstood() {
        var e = refusal(grid("a", 9), grid("b", 9), grid("c", 9), grid("d", 9), grid("e", 9), grid("g", 9),
            grid("h", 9));
        assertEquals("words, array \"a\" (9), array \"b\" (9), array \"c\" (9), array \"d\" (9), array \"e\" (9) and 2"
            + " more", e.element());
        assertTrue(e.getMessage().contains("has no array of a shape that is understood"), e.getMessage());
        assertEquals(ArraySeries.SHAPES, e.remedy());
        var said = assertThrows(SnapshotFormatException.class, () -> series(AxisHabit.ROWS,
            ArrayOptions.DEFAULTS.withAxes(ArrayAxis.parse("time,node")), grid("u", 2, 3, 4)));
        assertTrue(said.remedy().startsWith("The axes are said to be time,node; correct them"), said.remedy());
    }

    @ParameterizedTest
    @CsvSource({"3 3 4", "2 4 4", "2 3 5"})
    void fieldsMustFitTogether(final String lengths) {
        long[] shape = java.util.Arrays.stream(lengths.split(" ")).mapToLong(Long::parseLong).toArray();
        var e = refusal(grid("u", 2, 3, 4), grid("v", shape));
        assertEquals("array \"v\" (" + lengths.replace(" ", ", ") + ")", e.element());
        assertTrue(e.getMessage().contains("has another number of snapshots or pixels than array \"u\" (2, 3, 4)"),
            e.getMessage());
    }

    @Test
    void vectorsFitToScalars() throws IOException {
        Snapshot s = sources(grid("p", 2, 3, 4), grid("u", 2, 2, 3, 4)).get(1).load(List.of(), Progress.NONE);
        assertEquals(List.of("p", "u"), s.fields().stream().map(MeshField::name).toList());
        assertEquals(2, s.field("u").orElseThrow().components());
        assertArrayEquals(new double[]{1000, 1100},
            java.util.Arrays.copyOf(s.field("u").orElseThrow().values(), 2));
    }

    @Test
    void pointAndCellFieldsOfOneMesh() throws IOException {
        NumberArray points = reals("points", shape(4, 2), 0, 0, 1, 0, 1, 1, 0, 1);
        NumberArray cells = GivenArrays.wholes("triangles", shape(2, 3), 0, 1, 2, 0, 2, 3);
        Snapshot s = sources(points, cells, grid("T", 3, 4), grid("k", 3, 2)).get(2).load(List.of(), Progress.NONE);
        assertEquals(MeshField.Location.POINT, s.field("T").orElseThrow().location());
        assertArrayEquals(new double[]{20, 21, 22, 23}, s.field("T").orElseThrow().values());
        assertEquals(MeshField.Location.CELL, s.field("k").orElseThrow().location());
        assertArrayEquals(new double[]{20, 21}, s.field("k").orElseThrow().values());
        assertTrue(refusal(points, grid("T", 3, 4), grid("U", 5, 4)).getMessage()
            .contains("another number of snapshots"));
    }

    @Test
    void timesAreThoseOfTheSnapshots() throws IOException {
        List<SnapshotSource> s = sources(grid("u", 3, 2, 2), list("times", 0.5, 0.25, 4));
        assertEquals(0.25, s.get(1).time().getAsDouble());
        assertTrue(sources(grid("u", 3, 2, 2)).get(1).time().isEmpty());
        // MATLAB's lists are matrices
        assertEquals(4, sources(grid("u", 3, 2, 2), reals("t", shape(1, 3), 1, 2, 4)).get(2).time().getAsDouble());
        assertEquals("f.npz, array \"times\" (2): must have one time for each of the 3 snapshots of array \"u\" (3, 4, "
            + "5). Save it so.", refusal(grid("u", 3, 4, 5), list("times", 1, 2)).getMessage());
        assertEquals("f.npz, array \"time\" (3): is not finite at snapshot 1. Correct the time.",
            refusal(grid("u", 3, 2, 2), list("time", 1, Double.NaN, 2)).getMessage());
    }

    /** PDEBench's t has one time more than there are snapshots; elsewhere that is a mistake. */
    @Test
    void endsOfTimeStepsAreThoseOfPdebenchAlone() throws IOException {
        NumberArray u = grid("u", 2, 3, 2, 2, 1);
        NumberArray t = list("t", 0, 1, 2, 3);
        List<SnapshotSource> s = series(AxisHabit.X_FIRST, ArrayOptions.DEFAULTS, u, t).sources(Optional.empty());
        assertEquals(6, s.size());
        assertEquals(2, s.get(5).time().getAsDouble());
        assertEquals(Optional.of("1"), s.get(5).run());
        assertEquals("f.npz, run 1, snapshot 2", s.get(5).description());
        assertThrows(SnapshotFormatException.class,
            () -> series(AxisHabit.ROWS_MOSTLY, ArrayOptions.DEFAULTS, u, t).sources(Optional.empty()));
    }

    @Test
    void onlyWhatIsAskedForIsRead() throws IOException {
        var u = new FakeArray("u", 1, 2, 3, 4);
        var v = new FakeArray("v", 1, 2, 3, 4);
        Snapshot s = sources(u, v).get(0).load(List.of("v"), Progress.NONE);
        assertEquals(List.of("v"), s.fields().stream().map(MeshField::name).toList());
        assertEquals(0, u.m_reads);
        assertEquals(1, v.m_reads);
        var stopped = new Progress() {
            @Override
            public void report(final double done, final Supplier<String> message) {
                // nobody looks
            }

            @Override
            public void checkCanceled() {
                throw new CancellationException();
            }
        };
        List<SnapshotSource> all = sources(u, v);
        assertThrows(CancellationException.class, () -> all.get(0).load(List.of(), stopped));
    }

    @Test
    void gridsBeyondMemoryAreRefusedBeforeAnythingIsRead() {
        assertTrue(refusal(grid("u", 2, 5000, 5000)).getMessage().contains("has more than 16777216 pixels"));
        assertTrue(refusal(grid("u", 2, 100, 4000, 4000)).getMessage().contains("needs more than 1024 MiB"));
        assertTrue(refusal(grid("u", 2_000_000, 2, 2)).getMessage().contains("has more than 1000000 snapshots"));
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false"})
    void masksAreTruthValues(final boolean logical, final boolean isMask) throws IOException {
        NumberArray mask = logical ? truths("mask", shape(2, 2), 1, 0, 1, 1) : grid("MASK", 3, 2, 2);
        Snapshot s = sources(grid("u", 3, 2, 2), mask).get(1).load(List.of(), Progress.NONE);
        assertEquals(isMask ? 3 : 4, s.mesh().cells());
        if (isMask) {
            assertArrayEquals(new double[]{100, 110, 111}, s.field("u").orElseThrow().values());
        }
    }

    @Test
    void masksOfRunsAndTimes() throws IOException {
        // run 0: all; run 1: its second time lacks the pixel at the lower right
        NumberArray mask = truths("mask", shape(2, 2, 1, 2), 1, 1, 1, 1, 1, 1, 1, 0);
        List<SnapshotSource> s = series(AxisHabit.X_FIRST,
            ArrayOptions.DEFAULTS.withAxes(ArrayAxis.parse("run,time,y,x")), grid("u", 2, 2, 1, 2), mask)
            .sources(Optional.empty());
        assertEquals(List.of(2, 2, 2, 1), s.stream().map(x -> {
            try {
                return x.load(List.of(), Progress.NONE).mesh().cells();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }).toList());
        assertEquals("f.npz, array \"mask\" (3): has not the shape of array \"u\" (2, 1, 3). Save a mask (rows, "
            + "columns), or one of the shape of the fields.",
            refusal(grid("u", 2, 1, 3), truths("mask", shape(3), 1, 1, 1)).getMessage());
    }

    @Test
    void namesThatSaySomething() {
        assertEquals(Optional.of(ArrayNames.TIMES), ArrayNames.of("Times"));
        assertEquals(Optional.of(ArrayNames.TIMES), ArrayNames.of("t"));
        assertEquals(Optional.empty(), ArrayNames.of("T")); // a temperature
        assertEquals(Optional.of(ArrayNames.POINTS), ArrayNames.of("Coordinates"));
        assertTrue(ArrayNames.isAuxiliary("triangles"));
        assertFalse(ArrayNames.isAuxiliary("x"));
        assertFalse(ArrayNames.isAuxiliary("mask"));
        var bundle = ArrayBundle.of("f", List.of(list("g/x", 1, 2), grid("x", 2, 2), list("x", 3)), List.of(),
            AxisHabit.ROWS);
        assertEquals("g/x", bundle.get(ArrayNames.X).orElseThrow().name());
        assertEquals(2, bundle.data().size());
    }
}
