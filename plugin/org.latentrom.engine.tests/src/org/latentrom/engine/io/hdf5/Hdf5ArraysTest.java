package org.latentrom.engine.io.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import io.jhdf.HdfFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.latentrom.engine.field.Extent;
import org.latentrom.engine.io.ArrayAxis;
import org.latentrom.engine.io.ArrayOptions;
import org.latentrom.engine.io.Fixtures;
import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.RunSelection;
import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SnapshotSeries;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.raster.Rasterizer;

/** Files of generators/array_fixtures.py: the digits of each value are its indices in the array. */
class Hdf5ArraysTest {
    private static SnapshotSeries open(final String file, final ArrayOptions arrays) throws IOException {
        return SnapshotFiles.open(Fixtures.path("hdf5/" + file), ReadOptions.DEFAULTS.withArrays(arrays),
            Progress.NONE);
    }

    private static SnapshotSeries open(final String file) throws IOException {
        return open(file, ArrayOptions.DEFAULTS);
    }

    private static String refusal(final String file, final ArrayOptions arrays) {
        return assertThrows(SnapshotFormatException.class, () -> open(file, arrays).close()).getMessage();
    }

    @Test
    void trajectoriesAreRunsAndXComesFirst() throws IOException {
        try (var series = open("pdebench_2d.h5")) {
            assertEquals(List.of("pdebench_2d#0", "pdebench_2d#0", "pdebench_2d#0", "pdebench_2d#1", "pdebench_2d#1",
                "pdebench_2d#1"), series.entries().stream().map(e -> e.run()).toList());
            assertEquals(List.of(0.0, 0.5, 1.0), series.entries().subList(3, 6).stream().map(e -> e.time()).toList());
            assertEquals(List.of(), series.warnings());
            for (int s : new int[]{5, 0, 4}) { // not in the order of the file's chunks
                Snapshot read = series.read(s, Progress.NONE);
                MeshField vx = read.field("Vx").orElseThrow();
                MeshField vy = read.field("Vy").orElseThrow();
                assertEquals(MeshField.Location.CELL, vx.location());
                for (int y = 0; y < 3; y++) {
                    for (int x = 0; x < 4; x++) {
                        double v = s / 3 * 1000 + s % 3 * 100 + x * 10 + y;
                        assertEquals(v, vx.values()[4 * y + x]);
                        assertEquals(v + 0.5, vy.values()[4 * y + x]);
                    }
                }
                assertEquals(new Extent(0, 1, 0, 3), Rasterizer.extentOf(read.mesh()));
            }
            assertSame(series.read(1, Progress.NONE).mesh(), series.read(4, Progress.NONE).mesh());
        }
    }

    @Test
    void oneTrajectoryCanBeSelected() throws IOException {
        var one = ReadOptions.DEFAULTS.withRuns(new RunSelection(RunSelection.Mode.ONLY, Set.of("pdebench_1d#1")));
        try (var series = SnapshotFiles.open(Fixtures.path("hdf5/pdebench_1d.h5"), one, Progress.NONE)) {
            assertEquals(3, series.entries().size());
            Snapshot s = series.read(2, Progress.NONE);
            assertArrayEquals(new double[]{120, 121, 122, 123, 124}, s.field("tensor").orElseThrow().values());
            assertEquals(5, s.mesh().cells());
            assertEquals(0.5, series.entries().get(2).time());
            assertEquals(1.0, Rasterizer.extentOf(s.mesh()).xMax(), 1e-15);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*/data", "/*/data"})
    void groupsAreRuns(final String dataSet) throws IOException {
        try (var series = open("reaction.h5", ArrayOptions.DEFAULTS.withDataSets(List.of(dataSet)))) {
            assertEquals(List.of("reaction#0000", "reaction#0001"),
                series.entries().stream().map(e -> e.run()).distinct().toList());
            Snapshot s = series.read(4, Progress.NONE);
            MeshField f = s.field("data").orElseThrow();
            assertEquals(2, f.components());
            // run 1, time 1, x = 2, y = 3, channel 1
            assertEquals(10000 + 1000 + 200 + 30 + 1, f.values()[2 * (4 * 3 + 2) + 1]);
            assertEquals(0.1, series.entries().get(4).time());
            assertSame(series.read(0, Progress.NONE).mesh(), s.mesh());
        }
    }

    @Test
    void rowsFromNorthToSouthWithAMask() throws IOException {
        try (var series = open("ocean.nc")) {
            assertEquals(List.of(0.0, 6.0), series.entries().stream().map(e -> e.time()).toList());
            Snapshot s = series.read(1, Progress.NONE);
            assertEquals(List.of("sst"), s.fields().stream().map(MeshField::name).toList());
            assertArrayEquals(new double[]{100, 101, 102, 103, 110, 112, 113, 120, 121, 122},
                s.fields().get(0).values());
            // uneven rows meet half-way between their centres
            double[] ys = new double[20];
            for (int p = 0; p < 20; p++) {
                ys[p] = s.mesh().coordinate(p, 1);
            }
            assertArrayEquals(new double[]{3.5, 2.5, 1, -1}, new double[]{ys[0], ys[5], ys[10], ys[15]});
            Rotation.assertCounterClockwise(s);
        }
    }

    /** Every cell keeps its sense of rotation, though the rows run downwards. */
    private static final class Rotation {
        static void assertCounterClockwise(final Snapshot s) {
            for (int c = 0; c < s.mesh().cells(); c++) {
                double area = 0;
                for (int k = 0; k < 4; k++) {
                    int a = s.mesh().node(c, k);
                    int b = s.mesh().node(c, (k + 1) % 4);
                    area += s.mesh().coordinate(a, 0) * s.mesh().coordinate(b, 1)
                        - s.mesh().coordinate(b, 0) * s.mesh().coordinate(a, 1);
                }
                assertTrue(area > 0, "cell " + c);
            }
        }
    }

    @Test
    void withoutOptionsTheDataSetsAreListed() throws IOException {
        String message = refusal("several.h5", ArrayOptions.DEFAULTS);
        assertTrue(message.contains("data set \"results/u\" (3, 2, 4), data set \"results/v\" (5, 2, 4)"), message);
        assertTrue(message.endsWith("Choose data sets by name, and say what their axes are."), message);
        try (var series = open("several.h5", ArrayOptions.DEFAULTS.withDataSets(List.of("results/v")))) {
            assertEquals(5, series.entries().size());
            assertArrayEquals(new double[]{400, 401, 402, 403, 410, 411, 412, 413},
                series.read(4, Progress.NONE).field("v").orElseThrow().values());
            assertTrue(series.warnings().toString().contains("are taken as time,y,x"), series.warnings().toString());
        }
        assertTrue(refusal("several.h5", ArrayOptions.DEFAULTS.withDataSets(List.of("w"))).contains(
            "data set \"w\": is not in the file, which has data set \"notes\" (7)"));
    }

    @Test
    void axesCanBeGiven() throws IOException {
        var u = ArrayOptions.DEFAULTS.withDataSets(List.of("results/u"));
        try (var series = open("several.h5", u.withAxes(ArrayAxis.parse("y, time, x")))) {
            assertEquals(2, series.entries().size());
            assertArrayEquals(new double[]{10, 11, 12, 13, 110, 111, 112, 113, 210, 211, 212, 213},
                series.read(1, Progress.NONE).fields().get(0).values());
        }
        try (var series = open("several.h5", u.withAxes(ArrayAxis.parse("channel,x,y")))) {
            assertEquals(1, series.entries().size());
            MeshField f = series.read(0, Progress.NONE).fields().get(0);
            assertEquals(3, f.components());
            assertEquals(213, f.values()[3 * (3 * 2 + 1) + 2]);
        }
        assertTrue(refusal("several.h5", u.withAxes(ArrayAxis.parse("time,x"))).contains("said to be time,x"));
    }

    @Test
    void pointsAndCellsWithTheTimesLastOrFirst() throws IOException {
        try (var series = open("points.h5")) {
            Snapshot s = series.read(2, Progress.NONE);
            assertArrayEquals(new double[]{2, 12, 22, 32, 42}, s.field("T").orElseThrow().values());
            MeshField q = s.field("q").orElseThrow();
            assertEquals(MeshField.Location.CELL, q.location());
            assertArrayEquals(new double[]{20.25, 21.25}, q.values());
        }
    }

    @Test
    void everyTypeOfNumbersIsRead() throws IOException {
        var seen = new int[1];
        try (var hdf = Hdf5File.open(Fixtures.path("hdf5/types.h5"))) {
            for (String path : hdf.numberPaths()) {
                double[] expected = path.equals("bool") ? new double[]{0, 1, 0, 0, 1, 0}
                    : new double[]{0, 1, 2, 100, 101, 102};
                assertArrayEquals(expected, hdf.need(path).all(), path);
                assertArrayEquals(new double[]{expected[5]},
                    hdf.need(path).block(new long[]{1, 0, 2}, new int[]{1, 1, 1}), path);
                seen[0]++;
            }
            assertEquals(19, seen[0]);
            assertTrue(assertThrows(SnapshotFormatException.class, () -> hdf.array("complex")).getMessage()
                .contains("no plain numbers"));
        }
    }

    @Test
    void partsThatWereNeverWrittenAreNoNumbers() throws IOException {
        try (var hdf = Hdf5File.open(Fixtures.path("hdf5/gaps.h5")); var source = new Hdf5Source()) {
            for (String name : List.of("nan", "seven")) {
                Hdf5Array a = hdf.need(name);
                assertArrayEquals(new double[]{200, 201, 202, 300, 301, 302},
                    a.block(new long[]{2, 0, 0}, new int[]{2, 1, 3}));
                assertTrue(assertThrows(SnapshotFormatException.class, a::all).getMessage().contains("never written"));
                assertThrows(SnapshotFormatException.class, () -> a.block(new long[]{1, 0, 2}, new int[]{2, 1, 1}));
                assertThrows(SnapshotFormatException.class, () -> source.read(Fixtures.path("hdf5/gaps.h5"), name));
            }
            assertArrayEquals(new double[]{0, 0, 200, 300}, hdf.need("zero").block(new long[3], new int[]{4, 1, 1}));
            assertArrayEquals(new double[]{311, 312}, hdf.need("whole").block(new long[]{3, 1, 1}, new int[]{1, 1, 2}));
            assertEquals(24, hdf.need("whole").all().length);
        }
    }

    @Test
    void dataOfAnXdmfFileIsNotGuessed(@TempDir final Path folder) throws IOException {
        Path h5 = Files.copy(Fixtures.path("hdf5/several.h5"), folder.resolve("flow.h5"));
        Files.writeString(folder.resolve("flow.xdmf"), "<Xdmf/>");
        var e = assertThrows(SnapshotFormatException.class,
            () -> SnapshotFiles.open(h5, ReadOptions.DEFAULTS, Progress.NONE));
        assertEquals("flow.h5: is the data of the file flow.xdmf. Choose that file, or name data sets.",
            e.getMessage());
    }

    /** PDEBench's incompressible flows: velocity (trajectory, time, x, y, 2), a force without times, t of each run. */
    @Test
    void eachRunMayHaveItsOwnTimes(@TempDir final Path folder) throws IOException {
        Path h5 = folder.resolve("ns.h5");
        try (var hdf = HdfFile.write(h5)) {
            hdf.putDataset("velocity", new double[][][][][]{{{{{1, 2}}}, {{{3, 4}}}, {{{5, 6}}}},
                {{{{7, 8}}}, {{{9, 10}}}, {{{11, 12}}}}});
            hdf.putDataset("force", new double[2][1][1][2]);
            hdf.putDataset("t", new double[][]{{0, 0.5, 1}, {0, 0.25, 4}});
        }
        var named = ArrayOptions.DEFAULTS.withDataSets(List.of("velocity"));
        try (var series = SnapshotFiles.open(h5, ReadOptions.DEFAULTS.withArrays(named), Progress.NONE)) {
            assertEquals(List.of(0.0, 0.5, 1.0, 0.0, 0.25, 4.0), series.entries().stream().map(e -> e.time()).toList());
            assertEquals("ns#1", series.entries().get(4).run());
            assertArrayEquals(new double[]{9, 10}, series.read(4, Progress.NONE).fields().get(0).values());
        }
        String message = assertThrows(SnapshotFormatException.class,
            () -> SnapshotFiles.open(h5, ReadOptions.DEFAULTS, Progress.NONE)).getMessage();
        assertTrue(message.contains("does not say which data sets are snapshots") && message.contains(
            "data set \"velocity\" (2, 3, 1, 1, 2) has another number of snapshots"), message);
    }

    @Test
    void theTimesOfRunsMustFitThem(@TempDir final Path folder) throws IOException {
        Path h5 = folder.resolve("ns.h5");
        try (var hdf = HdfFile.write(h5)) {
            hdf.putDataset("u", new double[2][3][2][2][1]);
            hdf.putDataset("t", new double[3][2]);
        }
        assertTrue(assertThrows(SnapshotFormatException.class, () -> SnapshotFiles.open(h5, ReadOptions.DEFAULTS,
            Progress.NONE)).getMessage().contains("data set \"t\" (3, 2) must have one time for each of the 3"));
    }

    @Test
    void linksToOtherFilesAreToldOf() throws IOException {
        try (var series = open("links.h5")) {
            assertEquals(List.of("u"), series.fields().stream().map(f -> f.name()).toList());
            assertTrue(series.warnings().contains("links.h5: left out elsewhere/v: links to other files, which are not "
                + "opened. Copy the data into one file (h5repack)."), series.warnings().toString());
        }
        assertTrue(refusal("only_links.h5", ArrayOptions.DEFAULTS)
            .contains("it has no data sets of numbers, but links to other files, which are not opened"));
    }
}
