package org.latentrom.engine.io.write;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/** Folders of runs: names, parameters, what is there already, and that nothing half done is left. */
class SeriesWriterTest {
    private static final Mesh MESH = States.mesh(1, CellType.TRIANGLE, 2, 3);

    @TempDir
    Path m_temp;

    private static PlannedRun run(final String name, final double... times) {
        return new PlannedRun(name, times, Map.of());
    }

    private static void write(final Path folder, final SeriesOptions options, final PlannedRun... runs)
        throws IOException {
        try (var writer = SeriesWriter.open(folder, List.of(runs), options)) {
            for (PlannedRun r : runs) {
                for (int i = 0; i < r.times().length; i++) {
                    writer.write(r.name(), i, States.snapshot(MESH, i, false), Progress.NONE);
                }
            }
            writer.commit(Progress.NONE);
        }
    }

    /** @return all files below a folder with their bytes */
    private static Map<String, String> content(final Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (var walk = Files.walk(folder)) {
            for (Path p : (Iterable<Path>)walk::iterator) {
                files.put(folder.relativize(p).toString(),
                    Files.isDirectory(p) ? "folder" : new BigInteger(1, Files.readAllBytes(p)).toString(36));
            }
        }
        return files;
    }

    @ParameterizedTest
    @EnumSource(WriteFormat.class)
    void aFolderOfRunsIsReadWithItsParameters(final WriteFormat format) throws IOException {
        Path folder = m_temp.resolve("new/results");
        write(folder, SeriesOptions.DEFAULTS.withFormat(format),
            new PlannedRun("nu_0.01", new double[]{0, 1}, Map.of("nu", 0.01, "Re, number", 100.0)),
            new PlannedRun("nu_0.02", new double[]{0.5}, Map.of("nu", 0.02, "Re, number", 50.0)));
        try (var series = SnapshotFiles.open(folder, ReadOptions.DEFAULTS, Progress.NONE)) {
            assertEquals(List.of("nu_0.01", "nu_0.01", "nu_0.02"),
                series.entries().stream().map(e -> e.run()).toList());
            assertEquals(0.02, series.entries().get(2).parameters().get("nu"));
            assertEquals(100.0, series.entries().get(0).parameters().get("Re, number"));
        }
    }

    @ParameterizedTest
    @EnumSource(WriteFormat.class)
    void theSameStatesGiveTheSameBytes(final WriteFormat format) throws IOException {
        SeriesOptions options = SeriesOptions.DEFAULTS.withFormat(format);
        write(m_temp.resolve("a"), options, run("r", 0, 1));
        write(m_temp.resolve("b"), options, run("r", 0, 1));
        assertEquals(content(m_temp.resolve("a")), content(m_temp.resolve("b")));
    }

    @ParameterizedTest
    @EnumSource(WriteFormat.class)
    void withoutCommitNothingIsLeft(final WriteFormat format) throws IOException {
        Path folder = m_temp.resolve("new/folder");
        SeriesOptions options = SeriesOptions.DEFAULTS.withFormat(format);
        try (var writer = SeriesWriter.open(folder, List.of(run("r", 0, 1)), options)) {
            writer.write("r", 0, States.snapshot(MESH, 0, false), Progress.NONE);
        }
        assertFalse(Files.exists(m_temp.resolve("new")));
    }

    @ParameterizedTest
    @EnumSource(WriteFormat.class)
    void whatIsThereIsKept(final WriteFormat format) throws IOException {
        SeriesOptions options = SeriesOptions.DEFAULTS.withFormat(format);
        write(m_temp, options, run("r", 0, 1));
        Map<String, String> before = content(m_temp);
        String message = assertThrows(IOException.class, () -> write(m_temp, options, run("r", 0))).getMessage();
        assertTrue(message.contains("is there already"), message);
        // cancelled while it overwrites
        try (var writer = SeriesWriter.open(m_temp, List.of(run("r", 7)), options.withOverwrite(true))) {
            writer.write("r", 0, States.snapshot(MESH, 7, false), Progress.NONE);
        }
        assertEquals(before, content(m_temp));
    }

    @ParameterizedTest
    @EnumSource(WriteFormat.class)
    void runsAreReplacedAndOthersLeftAlone(final WriteFormat format) throws IOException {
        SeriesOptions options = SeriesOptions.DEFAULTS.withFormat(format);
        write(m_temp, options, run("a", 0, 1, 2), run("b", 5));
        write(m_temp, options.withOverwrite(true), run("a", 3));
        try (var series = SnapshotFiles.open(m_temp, ReadOptions.DEFAULTS, Progress.NONE)) {
            assertEquals(List.of(3.0, 5.0), series.entries().stream().map(e -> e.time()).toList());
        }
        assertFalse(Files.exists(m_temp.resolve("a/a_0002.vtu")));
        assertTrue(content(m_temp).keySet().stream().noneMatch(n -> n.contains(".latentrom-")));
    }

    @Test
    void anotherFormatTakesTheRunsPlace() throws IOException {
        write(m_temp, SeriesOptions.DEFAULTS, run("a", 0));
        write(m_temp, SeriesOptions.DEFAULTS.withFormat(WriteFormat.XDMF).withOverwrite(true), run("a", 0));
        assertFalse(Files.exists(m_temp.resolve("a.pvd"))); // its files are gone
        assertTrue(Files.exists(m_temp.resolve("a.xdmf")));
    }

    @Test
    void foldersWithOtherFilesAreNotDeleted() throws IOException {
        Files.createDirectories(m_temp.resolve("r"));
        Files.writeString(m_temp.resolve("r/thesis.txt"), "years of work");
        String message = assertThrows(IOException.class,
            () -> write(m_temp, SeriesOptions.DEFAULTS.withOverwrite(true), run("r", 0))).getMessage();
        assertTrue(message.contains("thesis.txt"), message);
        assertEquals("years of work", Files.readString(m_temp.resolve("r/thesis.txt")));
    }

    @Test
    void aFileInTheWayIsNamed() throws IOException {
        Files.writeString(m_temp.resolve("file"), "x");
        for (String target : new String[]{"file", "file/below"}) {
            String message = assertThrows(IOException.class,
                () -> write(m_temp.resolve(target), SeriesOptions.DEFAULTS, run("r", 0))).getMessage();
            assertTrue(message.contains("file"), message);
        }
        assertEquals("x", Files.readString(m_temp.resolve("file")));
    }

    @Test
    void aRunThatCameMeanwhileIsKept() throws IOException {
        try (var writer = SeriesWriter.open(m_temp, List.of(run("a", 0), run("b", 0)), SeriesOptions.DEFAULTS)) {
            writer.write("a", 0, States.snapshot(MESH, 0, false), Progress.NONE);
            writer.write("b", 0, States.snapshot(MESH, 0, false), Progress.NONE);
            Files.writeString(m_temp.resolve("b.pvd"), "another's");
            assertThrows(IOException.class, () -> writer.commit(Progress.NONE));
        }
        assertEquals(Map.of("", "folder", "b.pvd", content(m_temp).get("b.pvd")), content(m_temp));
        assertEquals("another's", Files.readString(m_temp.resolve("b.pvd")));
    }

    @Test
    void statesAreWrittenOnceAndAll() throws IOException {
        Snapshot s = States.snapshot(MESH, 0, false);
        try (var writer = SeriesWriter.open(m_temp, List.of(run("a", 0, 1)), SeriesOptions.DEFAULTS)) {
            writer.write("a", 1, s, Progress.NONE);
            assertThrows(IllegalArgumentException.class, () -> writer.write("a", 1, s, Progress.NONE));
            assertThrows(IllegalArgumentException.class, () -> writer.write("a", 2, s, Progress.NONE));
            assertThrows(IllegalArgumentException.class, () -> writer.write("b", 0, s, Progress.NONE));
            assertThrows(IllegalStateException.class, () -> writer.commit(Progress.NONE));
        }
        assertThrows(IllegalArgumentException.class,
            () -> SeriesWriter.open(m_temp, List.of(run("a", 0), run("a", 1)), SeriesOptions.DEFAULTS));
        assertThrows(IllegalArgumentException.class, () -> run("a", 1, 1));
        assertThrows(IllegalArgumentException.class, () -> run("a"));
    }

    @Test
    void namesOfRunsBecomeFileNames() {
        List<String> runs = List.of("nu_0.008", "NU_0.008", "a/b\\..\\c", "..", "con", "", "Wärme=3,5 K");
        assertEquals(List.of("nu_0.008", "NU_0.008_2", "a_b_.._c", "run_", "run_con", "results", "Wärme=3_5_K"),
            new ArrayList<>(RunNames.of(runs, "results").values()));
        assertEquals(100, RunNames.of(List.of("x".repeat(300)), "").get("x".repeat(300)).length());
    }

    @Test
    void archivesRefuseWhatTheyCannotHold() {
        SeriesOptions npz = SeriesOptions.DEFAULTS.withFormat(WriteFormat.NUMPY);
        assertRefused("VTK or XDMF", npz, States.snapshot(States.mixed(), 0, false));
        assertRefused("quadratic triangle", npz,
            States.snapshot(States.mesh(0, CellType.QUADRATIC_TRIANGLE, 2, 6), 0, false));
        assertRefused("\"points\"", npz,
            new Snapshot(MESH, List.of(new MeshField("points", MeshField.Location.POINT, 1, new double[6]))));
        assertRefused("another grid, mesh or other fields", npz, States.snapshot(MESH, 0, false),
            States.snapshot(States.mesh(2, CellType.TRIANGLE, 2, 3), 0, false));
        assertRefused("Lagrange triangle", SeriesOptions.DEFAULTS.withFormat(WriteFormat.XDMF),
            States.snapshot(States.mesh(0, CellType.LAGRANGE_TRIANGLE, 2, 10), 0, false));
    }

    private void assertRefused(final String part, final SeriesOptions options, final Snapshot... snapshots) {
        var times = new double[snapshots.length];
        Arrays.setAll(times, i -> i);
        String message = assertThrows(IllegalArgumentException.class, () -> {
            try (var writer = SeriesWriter.open(m_temp.resolve("refused"), List.of(run("r", times)), options)) {
                for (int i = 0; i < times.length; i++) {
                    writer.write("r", i, snapshots[i], Progress.NONE);
                }
            }
        }).getMessage();
        assertTrue(message.contains(part), message);
        assertFalse(Files.exists(m_temp.resolve("refused")));
    }

    @Test
    void pvdListsTheTimesInOrder() throws IOException {
        write(m_temp, SeriesOptions.DEFAULTS, run("r", -1, 0.1, 3));
        String[] times = Files.readString(m_temp.resolve("r.pvd")).lines().filter(l -> l.contains("timestep"))
            .map(l -> l.replaceAll(".*timestep=\"([^\"]+)\".*file=\"([^\"]+)\".*", "$1 $2")).toArray(String[]::new);
        assertArrayEquals(new String[]{"-1.0 r/r_0000.vtu", "0.1 r/r_0001.vtu", "3.0 r/r_0002.vtu"}, times);
    }
}
