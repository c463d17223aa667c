package org.latentrom.engine.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latentrom.engine.progress.Progress;

/** Folders of runs and their parameters. */
class RunFolderTest {
    @TempDir
    private Path m_folder;

    @BeforeEach
    void runs() {
        for (String nu : new String[]{"nu_0.1", "nu_0.02", "nu_0.003"}) {
            Fixtures.copy(Fixtures.path("heat/xdmf_write_sharedmesh"), m_folder.resolve(nu));
        }
    }

    private List<SnapshotEntry> entries(final ReadOptions options) throws IOException {
        try (var series = SnapshotFiles.open(m_folder, options, Progress.NONE)) {
            return series.entries();
        }
    }

    private static List<String> runs(final List<SnapshotEntry> entries) {
        return entries.stream().map(SnapshotEntry::run).distinct().toList();
    }

    @Test
    void subfoldersAreRunsWithTheParameterOfTheirName() throws IOException {
        try (var series = SnapshotFiles.open(m_folder, ReadOptions.DEFAULTS, Progress.NONE)) {
            assertEquals(63, series.entries().size());
            assertEquals(List.of("nu"), series.parameters());
            assertSame(series.read(0, Progress.NONE).mesh(), series.read(62, Progress.NONE).mesh());
        }
        List<SnapshotEntry> entries = entries(ReadOptions.DEFAULTS);
        assertEquals(Set.of("nu_0.1", "nu_0.02", "nu_0.003"), Set.copyOf(runs(entries)));
        for (SnapshotEntry e : entries) {
            assertEquals(Double.parseDouble(e.run().substring(3)), e.parameters().get("nu"));
        }
    }

    @Test
    void runsAreSelectedByName() throws IOException {
        var only = new RunSelection(RunSelection.Mode.ONLY, Set.of("nu_0.1"));
        assertEquals(List.of("nu_0.1"), runs(entries(ReadOptions.DEFAULTS.withRuns(only))));
        var allBut = new RunSelection(RunSelection.Mode.ALL_BUT, Set.of("nu_0.1"));
        assertEquals(Set.of("nu_0.02", "nu_0.003"), Set.copyOf(runs(entries(ReadOptions.DEFAULTS.withRuns(allBut)))));
        var unknown = new RunSelection(RunSelection.Mode.ALL_BUT, Set.of("nu_7"));
        var e = assertThrows(SnapshotFormatException.class, () -> entries(ReadOptions.DEFAULTS.withRuns(unknown)));
        assertTrue(e.getMessage().contains("nu_7") && e.getMessage().contains("nu_0.02"), e.getMessage());
    }

    @Test
    void csvGivesParametersAndLeavesOutWhatChangesWithinARun() throws IOException {
        Files.writeString(m_folder.resolve("parameters.csv"), """
            file,run,nu,time,note
            a,nu_0.1,0.1,0,x
            b,nu_0.1,0.1,1,x
            c,nu_0.02,2e-2,0,x
            d,"nu_0.003",0.003,0,x
            """);
        try (var series = SnapshotFiles.open(m_folder, ReadOptions.DEFAULTS, Progress.NONE)) {
            assertEquals(List.of("nu"), series.parameters());
            assertTrue(series.warnings().toString().contains("left out"), series.warnings().toString());
            for (SnapshotEntry e : series.entries()) {
                assertEquals(Map.of("nu", Double.parseDouble(e.run().substring(3))), e.parameters());
            }
        }
    }

    @Test
    void firstColumnNamesTheRunWithoutAColumnRun() throws IOException {
        Path csv = Files.writeString(m_folder.resolve("p.txt"),
            "name;Re;nu\nnu_0.1;10;1\nnu_0.02;50;2\nnu_0.003;3e2;3\n");
        var options = ReadOptions.DEFAULTS.withParameters(ReadOptions.Parameters.CSV, Optional.of(csv));
        assertEquals(300.0, entries(options).stream().filter(e -> e.run().equals("nu_0.003")).findFirst().orElseThrow()
            .parameters().get("Re"));
    }

    @Test
    void csvMustHaveEveryRun() throws IOException {
        Files.writeString(m_folder.resolve("parameters.csv"), "run,nu\nnu_0.1,0.1\nnu_0.02,0.02\n");
        var e = assertThrows(SnapshotFormatException.class, () -> entries(ReadOptions.DEFAULTS));
        assertTrue(e.getMessage().startsWith("parameters.csv: has no line for the run \"nu_0.003\""), e.getMessage());
        var none = ReadOptions.DEFAULTS.withParameters(ReadOptions.Parameters.NONE, Optional.empty());
        assertEquals(Map.of(), entries(none).get(0).parameters());
    }

    @Test
    void namesWithoutParametersAreNoErrorUnlessAskedFor() throws IOException {
        Files.move(m_folder.resolve("nu_0.1"), m_folder.resolve("reference"));
        assertEquals(Map.of(), entries(ReadOptions.DEFAULTS).get(0).parameters());
        var named = ReadOptions.DEFAULTS.withParameters(ReadOptions.Parameters.NAME, Optional.empty());
        var e = assertThrows(SnapshotFormatException.class, () -> entries(named));
        assertTrue(e.getMessage().contains("reference"), e.getMessage());
    }

    @Test
    void anErrorInARunNamesTheRun() throws IOException {
        Files.delete(m_folder.resolve("nu_0.02/u.h5"));
        var e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(m_folder));
        assertTrue(e.getMessage().contains("nu_0.02: u.xdmf") && e.getMessage().contains("u.h5"), e.getMessage());
    }

    @Test
    void arraysBesideTheRunsAreNotRuns() throws IOException {
        Files.copy(Fixtures.path("heat/truth_000.npz"), m_folder.resolve("truth.npz"));
        assertEquals(3, runs(entries(ReadOptions.DEFAULTS)).size());
    }

    @Test
    void severalFilesInAFolderAreARunEach() throws IOException {
        Path both = Files.createDirectory(m_folder.resolve("both"));
        for (String nu : new String[]{"nu=1", "nu=2"}) {
            Files.writeString(both.resolve(nu + ".xdmf"),
                Files.readString(Fixtures.path("heat/xdmf_write_sharedmesh/u.xdmf")));
        }
        Files.copy(Fixtures.path("heat/xdmf_write_sharedmesh/u.h5"), both.resolve("u.h5"));
        try (var series = SnapshotFiles.open(both, ReadOptions.DEFAULTS, Progress.NONE)) {
            assertEquals(List.of("nu=1", "nu=2"), runs(series.entries()));
            assertEquals(2.0, series.entries().get(41).parameters().get("nu"));
        }
        var e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(m_folder));
        assertTrue(e.getMessage().contains("run \"both\"") && e.getMessage().contains("nu=1.xdmf"), e.getMessage());
    }

    @Test
    void emptyFoldersAndMissingFilesAreSaid() throws IOException {
        Path empty = Files.createDirectory(m_folder.resolve("empty"));
        var e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(empty));
        assertTrue(e.getMessage().contains("has no snapshot files"), e.getMessage());
        assertThrows(NoSuchFileException.class, () -> Fixtures.read(m_folder.resolve("nothing.pvd")));
    }

    /** As dolfin and dolfinx write them: pressure.pvd and velocity.pvd side by side. */
    @Test
    void fieldsInFilesOfTheirOwnAreNoRuns(@TempDir final Path folder) throws IOException {
        for (String name : List.of("pressure", "velocity")) {
            Files.writeString(folder.resolve(name + ".xdmf"), """
                <Xdmf><Domain><Grid><Topology TopologyType="Triangle" NumberOfElements="1">
                <DataItem Dimensions="1 3" Format="XML">0 1 2</DataItem></Topology>
                <Geometry GeometryType="XY"><DataItem Dimensions="3 2" Format="XML">0 0 1 0 0 1</DataItem></Geometry>
                <Attribute Name="%s" Center="Node"><DataItem Dimensions="3" Format="XML">1 2 3</DataItem></Attribute>
                </Grid></Domain></Xdmf>""".formatted(name));
        }
        try (var series = SnapshotFiles.open(folder, ReadOptions.DEFAULTS, Progress.NONE)) {
            assertEquals(List.of("pressure", "velocity"), runs(series.entries()));
            var e = assertThrows(SnapshotFormatException.class, () -> series.read(1, Progress.NONE));
            assertTrue(e.getMessage().endsWith("field \"pressure\": is missing (there are [velocity]). Choose fields "
                + "that all runs have, or the runs that have it; if each file holds one field of the same simulation, "
                + "read several files of a folder as fields of one run."), e.getMessage());
        }
    }

    @Test
    void casesOfOpenFoamAreToldByName() throws IOException {
        Path system = Files.createDirectories(m_folder.resolve("cavity/system"));
        Path dict = Files.writeString(system.resolve("controlDict"), "FoamFile\n{\n    version 2.0;\n}\n");
        Path mark = Files.createFile(m_folder.resolve("cavity/cavity.foam"));
        for (Path p : List.of(m_folder.resolve("cavity"), dict, mark)) {
            var e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(p));
            assertTrue(e.getMessage().startsWith(p.getFileName() + ": ") && e.getMessage().contains("OpenFOAM")
                && e.getMessage().contains("Run foamToVTK in the case"), e.getMessage());
        }
    }

    @Test
    void numbersOfXdmfBesidePvdAreNotASeriesOfTheirOwn() throws IOException {
        Path run = Files.createDirectories(m_folder.resolve("several/nu_1"));
        for (String file : new String[]{"u.xdmf", "u.h5"}) {
            Files.copy(Fixtures.path("heat/xdmf_write_sharedmesh/" + file), run.resolve(file));
        }
        Files.copy(Fixtures.path("series/plain.pvd"), run.resolve("plain.pvd"));
        List<String> warnings = new ArrayList<>();
        new RunFolder(m_folder.resolve("several"), ReadOptions.SeveralFiles.RUNS, warnings).runs();
        assertEquals(List.of("Folder nu_1: the PVD files are read, the XDMF files are not."), warnings);
    }

    @Test
    void parametersOfNames() {
        assertEquals(Map.of("nu", 0.008), RunParameters.ofName("nu_0.008"));
        assertEquals(Map.of("nu", 0.008), RunParameters.ofName("nu=8e-3"));
        assertEquals(Map.of("Re", 100.0, "nu", -0.01), RunParameters.ofName("Re=100,nu=-0.01"));
        assertEquals(Map.of("a", 1.0, "b", 2.5), RunParameters.ofName("a_1_b_2.5"));
        for (String no : new String[]{"run_1", "flow", "nu_0.1_old", "nu", "nu_0.1_nu_0.2", "", "v2"}) {
            assertEquals(Map.of(), RunParameters.ofName(no), no);
        }
    }

    @Test
    void namesAreOrderedAsPeopleDo() {
        List<String> names = new java.util.ArrayList<>(List.of("u_10", "u_9", "u_1", "u", "u_01", "a_2"));
        names.sort(NameOrder.INSTANCE);
        assertEquals(List.of("a_2", "u", "u_01", "u_1", "u_9", "u_10"), names);
    }
}
