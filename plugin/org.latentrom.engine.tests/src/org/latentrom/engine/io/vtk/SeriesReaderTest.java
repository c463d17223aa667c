package org.latentrom.engine.io.vtk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
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
import org.latentrom.engine.progress.Progress;

/** ParaView's lists of files in JSON, and what programs make of them. */
class SeriesReaderTest {
    private static final String GOOD = "{\"file-series-version\": \"1.0\", \"files\": ["
        + "{\"name\": \"a.vtu\", \"time\": 3}, {\"name\": \"data/b.vtu\", \"time\": 0.5}]}";

    @TempDir
    private Path m_folder;

    @BeforeEach
    void copy() throws IOException {
        Files.createDirectories(m_folder.resolve("data"));
        Files.copy(Fixtures.path("series/data/u_0.vtu"), m_folder.resolve("a.vtu"));
        Files.copy(Fixtures.path("series/data/u_1.vtu"), m_folder.resolve("data/b.vtu"));
    }

    private List<Double> times(final String text) throws IOException {
        Path file = Files.write(m_folder.resolve("u.vtu.series"), text.getBytes(StandardCharsets.UTF_8));
        try (var series = SnapshotFiles.open(file, ReadOptions.DEFAULTS, Progress.NONE)) {
            assertEquals("u", series.entries().get(0).run());
            for (int i = 0; i < series.entries().size(); i++) {
                assertEquals(121, series.read(i, Progress.NONE).mesh().points());
            }
            return series.entries().stream().map(SnapshotEntry::time).toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {GOOD, "\ufeff" + GOOD, "\r\n\t" + GOOD,
        "{\"files\":[{\"time\":\"0.5\",\"name\":\"data/b.vtu\"},"
        + "{\"time\":3,\"name\":\"./a.vtu\",\"more\":[1]}]}"})
    void listsAreSortedByTime(final String text) throws IOException {
        assertEquals(List.of(0.5, 3.0), times(text));
    }

    @Test
    void filesWithoutTimesAreNumbered() throws IOException {
        assertEquals(List.of(0.0, 1.0), times(GOOD.replace(", \"time\": 3", "").replace(", \"time\": 0.5", "")));
    }

    @Test
    void aListGoesBeforeTheFilesThatItNames() throws IOException {
        Files.write(m_folder.resolve("u.vtu.series"), GOOD.getBytes(StandardCharsets.UTF_8));
        try (var series = SnapshotFiles.open(m_folder, ReadOptions.DEFAULTS, Progress.NONE)) {
            assertEquals(2, series.entries().size());
            assertEquals(List.of(), series.warnings().stream().filter(w -> w.contains("are not")).toList());
        }
    }

    /** OpenFOAM 1912 writes "_5" for cav_5.vtk. */
    @Test
    void namesThatLackWhatTheyHaveInCommon() throws IOException {
        String legacy = "# vtk DataFile Version 3.0\nt\nASCII\nDATASET POLYDATA\nPOINTS 3 double\n0 0 0 1 0 0 0 1 0\n"
            + "POLYGONS 1 4\n3 0 1 2\nPOINT_DATA 3\nSCALARS f double 1\nLOOKUP_TABLE default\n1 2 3\n";
        for (int n : new int[]{0, 5}) {
            Files.write(m_folder.resolve("cav_" + n + ".vtk"), legacy.getBytes(StandardCharsets.US_ASCII));
        }
        Path file = m_folder.resolve("cav.vtk.series");
        Files.write(file, "{\"files\": [{\"name\": \"_0\", \"time\": 0}, {\"name\": \"_5\", \"time\": 0.25}]}"
            .getBytes(StandardCharsets.UTF_8));
        try (var series = SnapshotFiles.open(file, ReadOptions.DEFAULTS, Progress.NONE)) {
            assertEquals(List.of(0.0, 0.25), series.entries().stream().map(SnapshotEntry::time).toList());
            assertEquals(3, series.read(1, Progress.NONE).field("f").orElseThrow().values()[2]);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"name\": \"a.vtu\" | \"name\": \"../a.vtu\" | leads out of", "a.vtu | /a.vtu | not relative",
        "a.vtu | c.vtu | there is no file", "a.vtu | data | is not a file",
        "\"name\": \"a.vtu\", |  | file 0: has no name",
        "{\"name\": \"a.vtu\", \"time\": 3} | 7 | file 0: has no name", "\"a.vtu\" | [\"a.vtu\"] | has no name",
        "0.5 | \"soon\" | file 1: has a time", "0.5 | 1e999 | file 1: has a time", "0.5 | [0.5] | file 1: has a time",
        "} | ] | not well-formed JSON", "[{ | {{ | not well-formed JSON", "\"files\": | \"file\": | no list of files",
        "0.5}] | 0.5 | not well-formed JSON"})
    void isRefused(final String what, final String with, final String reason) {
        assertTrue(GOOD.contains(what), what);
        String text = GOOD.replace(what, with == null ? "" : with);
        var e = assertThrows(SnapshotFormatException.class, () -> times(text));
        assertTrue(e.getMessage().contains(reason) && !e.remedy().isEmpty(), e.getMessage());
    }

    @Test
    void deepNestingIsNoCrash() {
        String text = GOOD.replace("3}", "[".repeat(100_000) + "]".repeat(100_000) + "}");
        assertThrows(SnapshotFormatException.class, () -> times(text));
    }

    @Test
    void anEmptyListIsRefused() {
        var e = assertThrows(SnapshotFormatException.class, () -> times("{\"files\": []}"));
        assertTrue(e.getMessage().contains("lists no files"), e.getMessage());
    }
}
