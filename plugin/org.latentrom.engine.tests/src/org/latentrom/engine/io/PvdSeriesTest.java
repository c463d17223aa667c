package org.latentrom.engine.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.testing.Npz;

/** .pvd files that are odd but right, and those whose times are not. */
class PvdSeriesTest {
    private static final Npz TRUTH = Npz.all("/io/series/truth.npz").get("T");

    @ParameterizedTest
    @ValueSource(strings = {"plain", "unsorted", "single_quotes_crlf_bom", "backslashes", "comment_and_unknown"})
    void oddFilesGiveTheSameSeries(final String name) throws IOException {
        try (var series =
            SnapshotFiles.open(Fixtures.path("series/" + name + ".pvd"), ReadOptions.DEFAULTS, Progress.NONE)) {
            assertEquals(5, series.entries().size());
            for (int i = 0; i < 5; i++) {
                assertEquals(0.1 * i, series.entries().get(i).time(), 1e-12);
                assertArrayEquals(TRUTH.slice(i), series.read(i, Progress.NONE).field("T").orElseThrow().values());
            }
            assertEquals(name.equals("unsorted"), series.warnings().toString().contains("have been sorted"));
        }
    }

    @Test
    void timesThatAreMissingAreNumbered() throws IOException {
        try (var series =
            SnapshotFiles.open(Fixtures.path("series/no_timestep.pvd"), ReadOptions.DEFAULTS, Progress.NONE)) {
            assertEquals(List.of(0.0, 1.0, 2.0, 3.0, 4.0), series.entries().stream().map(SnapshotEntry::time).toList());
            assertTrue(series.warnings().toString().contains("numbered"));
        }
    }

    @Test
    void equalTimesAreAnErrorThatNamesBothFiles() throws IOException {
        Path file = Fixtures.path("series/duplicate_times.pvd");
        var e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(file));
        assertTrue(e.getMessage().contains("time 0.2") && e.getMessage().contains("u_2.vtu")
            && e.getMessage().contains("u_3.vtu") && e.remedy().contains("keep the last"), e.getMessage());
        var keep = ReadOptions.DEFAULTS.withDuplicates(ReadOptions.Duplicates.KEEP_LAST);
        try (var series = SnapshotFiles.open(file, keep, Progress.NONE)) {
            assertEquals(5, series.entries().size());
            assertArrayEquals(TRUTH.slice(3), series.read(2, Progress.NONE).field("T").orElseThrow().values());
            assertTrue(series.warnings().toString().contains("u_2.vtu left out"), series.warnings().toString());
        }
    }

    private static String outside(final double from, final double to) {
        return assertThrows(SnapshotFormatException.class, () -> Fixtures.read(Fixtures.path("series/plain.pvd"),
            ReadOptions.DEFAULTS.withTimes(from, to))).getMessage();
    }

    @Test
    void timeRangeIncludesItsEnds() throws IOException {
        var options = ReadOptions.DEFAULTS.withTimes(0.1, 0.3);
        try (var series = SnapshotFiles.open(Fixtures.path("series/plain.pvd"), options, Progress.NONE)) {
            assertEquals(List.of(0.1, 0.2, 0.3), series.entries().stream().map(SnapshotEntry::time).toList());
        }
        var none = ReadOptions.DEFAULTS.withTimes(7, 8);
        var e = assertThrows(SnapshotFormatException.class,
            () -> Fixtures.read(Fixtures.path("series/plain.pvd"), none));
        assertTrue(e.getMessage().contains("between the times 7.0 and 8.0, but 5 from 0.0 to 0.4"), e.getMessage());
        assertTrue(outside(7, Double.POSITIVE_INFINITY).contains("from the time 7.0 on, but 5"));
        assertTrue(outside(Double.NEGATIVE_INFINITY, -1).contains("up to the time -1.0, but 5"));
    }

    @Test
    void partsOfOneTimeArePutTogether() throws IOException {
        List<Snapshot> s = Fixtures.read(Fixtures.path("series/two_parts.pvd"));
        assertEquals(5, s.size());
        assertEquals(200, s.get(0).mesh().cells());
        assertEquals(s.get(0).mesh().points(), s.get(0).field("T").orElseThrow().tuples());
    }

    @Test
    void movingMeshesAreNotShared() throws IOException {
        List<Snapshot> s = Fixtures.read(Fixtures.path("series/moving.pvd"));
        assertNotSame(s.get(0).mesh(), s.get(1).mesh());
        assertArrayEquals(s.get(0).mesh().connectivityArray(), s.get(1).mesh().connectivityArray());
    }

    @Test
    void float32AndFloat64InTurn() throws IOException {
        List<Snapshot> s = Fixtures.read(Fixtures.path("series/mixed_dtype.pvd"));
        for (int i = 0; i < 5; i++) {
            double[] t = s.get(i).field("T").orElseThrow().values();
            for (int p = 0; p < t.length; p++) {
                double expected = TRUTH.slice(i)[p];
                assertTrue(t[p] == expected || t[p] == (float)expected, "snapshot " + i + ", point " + p);
            }
        }
    }

    @Test
    void fieldThatALaterFileLacksIsNamedWithTheFile(@TempDir final Path folder) throws IOException {
        Fixtures.copy(Fixtures.path("series/data"), folder.resolve("data"));
        Files.copy(Fixtures.path("series/plain.pvd"), folder.resolve("plain.pvd"));
        Files.copy(Fixtures.path("broken/pvd/data/noT.vtu"), folder.resolve("noT.vtu"));
        Files.move(folder.resolve("noT.vtu"), folder.resolve("data/u_3.vtu"),
            java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        var e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(folder.resolve("plain.pvd")));
        assertTrue(e.getMessage().startsWith("u_3.vtu, field \"T\": is missing"), e.getMessage());
    }
}
