package org.latentrom.engine.io.vtkhdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.io.Fixtures;
import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.SnapshotEntry;
import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SnapshotSeries;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/** Steps of unstructured grids: where each begins, meshes that move or stay, and offsets that are wrong. */
class VtkHdfStepsTest {
    @TempDir
    private Path m_folder;

    private SnapshotSeries open(final VtkHdfText text) throws IOException {
        return SnapshotFiles.open(text.write(m_folder.resolve("a.vtkhdf")), ReadOptions.DEFAULTS, Progress.NONE);
    }

    private static double[] values(final Snapshot s, final String field) {
        return s.field(field).orElseThrow().values();
    }

    private SnapshotFormatException refusal(final VtkHdfText text) {
        Path file = text.write(m_folder.resolve("a.vtkhdf"));
        var e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(file));
        assertTrue(e.getMessage().startsWith("a.vtkhdf"), e.getMessage());
        assertTrue(!e.remedy().isEmpty());
        return e;
    }

    @Test
    void aFileWithoutStepsIsOneSnapshot() throws IOException {
        try (var series = open(VtkHdfText.square())) {
            assertEquals(1, series.entries().size());
            assertEquals("a.vtkhdf, step 0", series.entries().get(0).source());
            Snapshot s = series.read(0, Progress.NONE);
            assertArrayEquals(new int[]{0, 1, 2, 0, 2, 3}, s.mesh().connectivityArray());
            assertArrayEquals(new double[]{0, 1, 2, 3}, values(s, "T"));
            assertArrayEquals(new double[]{5, 6}, values(s, "c"));
        }
    }

    @Test
    void aMeshThatMoves() throws IOException {
        try (var series = open(VtkHdfText.moving())) {
            assertEquals(List.of(0.5, 2.0), series.entries().stream().map(SnapshotEntry::time).toList());
            Snapshot first = series.read(0, Progress.NONE);
            Snapshot last = series.read(1, Progress.NONE);
            assertEquals("4 points, 2 cells", first.mesh().toString());
            assertEquals("3 points, 1 cells", last.mesh().toString());
            assertNotSame(first.mesh(), last.mesh());
            assertArrayEquals(new double[]{2, 0, 0, 3, 0, 0, 3, 1, 0}, last.mesh().pointArray());
            assertArrayEquals(new double[]{10, 11, 12}, values(last, "T"));
            assertArrayEquals(new double[]{7}, values(last, "c"));
            // and back again
            assertArrayEquals(new double[]{0, 1, 2, 3}, values(series.read(0, Progress.NONE), "T"));
        }
    }

    /** Fields begin where the points and cells do if the file does not say so. */
    @Test
    void offsetsOfFieldsMayBeMissing() throws IOException {
        try (var series = open(VtkHdfText.moving().put("Steps/PointDataOffsets/T", null)
            .put("Steps/CellDataOffsets/c", null))) {
            assertArrayEquals(new double[]{10, 11, 12}, values(series.read(1, Progress.NONE), "T"));
            assertArrayEquals(new double[]{7}, values(series.read(1, Progress.NONE), "c"));
        }
    }

    /** Many solvers write the mesh once, and the fields behind each other. */
    @Test
    void aMeshThatStays() throws IOException {
        VtkHdfText text = VtkHdfText.square().put("PointData/T", new double[]{0, 1, 2, 3, 10, 11, 12, 13})
            .put("Steps/Values", new double[]{1, 2}).put("Steps/PartOffsets", new long[2])
            .put("Steps/NumberOfParts", new long[]{1, 1}).put("Steps/PointOffsets", new long[2])
            .put("Steps/CellOffsets", new long[2][1]).put("Steps/ConnectivityIdOffsets", new long[2][1])
            .put("Steps/PointDataOffsets/T", new long[]{0, 4});
        try (var series = open(text)) {
            Snapshot first = series.read(0, Progress.NONE);
            Snapshot last = series.read(1, Progress.NONE);
            assertSame(first.mesh(), last.mesh());
            assertArrayEquals(new double[]{10, 11, 12, 13}, values(last, "T"));
            assertArrayEquals(new double[]{5, 6}, values(last, "c"), "without offsets it does not change");
        }
    }

    @Test
    void onlyTheFieldsThatAreAskedFor() throws IOException {
        Path file = VtkHdfText.square().put("CellData/T", new double[]{8, 9}).write(m_folder.resolve("a.vtkhdf"));
        Snapshot s = Fixtures.read(file, ReadOptions.DEFAULTS.withFields(List.of("T (cell)"))).get(0);
        assertEquals(List.of("T (cell)"), s.fields().stream().map(f -> f.name()).toList());
        assertArrayEquals(new double[]{8, 9}, values(s, "T (cell)"));
    }

    @Test
    void theTimeOfAFileWithoutStepsIsItsFieldData() throws IOException {
        for (String name : List.of("TimeValue", "TIME", "Time")) {
            try (var series = open(VtkHdfText.square().put("FieldData/" + name, new double[]{0.125}))) {
                assertEquals(0.125, series.entries().get(0).time(), name);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Steps/PartOffsets | names more parts than there are at step 1",
        "Steps/PointOffsets | Points", "Steps/PointDataOffsets/T | PointData/T",
        "Steps/CellDataOffsets/c | CellData/c"})
    void offsetsBeyondTheArraysAreRefused(final String name, final String reason) {
        var e = refusal(VtkHdfText.moving().put(name, new long[]{0, 6}));
        assertTrue(e.getMessage().contains(reason), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Steps/PointOffsets", "Steps/PartOffsets", "Steps/PointDataOffsets/T",
        "Steps/NumberOfParts"})
    void offsetsMustBeThereForEveryStep(final String name) {
        assertTrue(refusal(VtkHdfText.moving().put(name, new long[]{name.endsWith("Parts") ? 1 : 0}))
            .getMessage().contains(name));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 0.5, Double.NaN, 1e300})
    void offsetsMustBeNumbersOfThings(final double wrong) {
        var e = refusal(VtkHdfText.moving().put("Steps/PointOffsets", new double[]{0, wrong}));
        assertTrue(e.getMessage().contains("PointOffsets") || wrong > 1 && e.getMessage().contains("Points"),
            e.getMessage());
    }

    @Test
    void offsetsOfCellsMustBeginWith0() {
        var e = refusal(VtkHdfText.moving().put("Steps/CellOffsets", new long[][]{{0}, {1}}));
        assertTrue(e.getMessage().contains("does not begin with 0 and end with the number of nodes 3 in part 0"),
            e.getMessage());
        var more = refusal(VtkHdfText.moving().put("Steps/CellOffsets", new long[][]{{0, 0}, {2, 0}}));
        assertTrue(more.getMessage().contains("has not 1 values a step"), more.getMessage());
    }

    @Test
    void timesMustBeFinite() {
        var e = refusal(VtkHdfText.moving().put("Steps/Values", new double[]{0, Double.POSITIVE_INFINITY}));
        assertTrue(e.getMessage().contains("has a time that is not finite at step 1"), e.getMessage());
    }

    /** Several parts of one step: their cells name their own points. */
    @Test
    void partsOfAStep() throws IOException {
        VtkHdfText text = VtkHdfText.moving();
        for (String name : List.of("Values", "PartOffsets", "NumberOfParts", "PointOffsets", "CellOffsets",
            "ConnectivityIdOffsets", "PointDataOffsets/T", "CellDataOffsets/c")) {
            text.put("Steps/" + name, null);
        }
        try (var series = open(text)) {
            Snapshot s = series.read(0, Progress.NONE);
            assertEquals("7 points, 3 cells", s.mesh().toString());
            assertArrayEquals(new int[]{0, 1, 2, 0, 2, 3, 4, 5, 6}, s.mesh().connectivityArray());
            assertArrayEquals(new double[]{0, 1, 2, 3, 10, 11, 12}, values(s, "T"));
            assertArrayEquals(new double[]{5, 6, 7}, values(s, "c"));
        }
    }
}
