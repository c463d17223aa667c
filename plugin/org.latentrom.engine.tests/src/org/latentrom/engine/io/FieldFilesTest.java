package org.latentrom.engine.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latentrom.engine.io.write.PlannedRun;
import org.latentrom.engine.io.write.SeriesOptions;
import org.latentrom.engine.io.write.SeriesWriter;
import org.latentrom.engine.io.write.WriteFormat;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.MeshField.Location;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/** Files of one folder that hold a field each, as legacy FEniCS and dolfinx write them. */
class FieldFilesTest {
    private static final ReadOptions FIELDS = ReadOptions.DEFAULTS.withFiles(ReadOptions.SeveralFiles.FIELDS);

    private static final double[] TIMES = {0, 0.1, 0.2, 0.30000000000000004};

    @TempDir
    private Path m_folder;

    private static Mesh mesh(final double x) {
        return new Mesh(new double[]{0, 0, 0, x, 0, 0, x, 1, 0, 0, 1, 0},
            new byte[]{(byte)CellType.TRIANGLE.ordinal(), (byte)CellType.TRIANGLE.ordinal()}, new int[]{0, 3, 6},
            new int[]{0, 1, 2, 0, 2, 3});
    }

    /** Values that tell the field and the step. */
    private static double[] values(final String field, final int step, final int components) {
        return IntStream.range(0, 4 * components).mapToDouble(i -> field.hashCode() % 97 + 10 * step + 0.1 * i)
            .toArray();
    }

    private static void write(final Path folder, final WriteFormat format, final String file, final Mesh mesh,
        final String field, final int components, final double... times) throws IOException {
        try (var writer = SeriesWriter.open(folder, List.of(new PlannedRun(file, times, Map.of())),
            SeriesOptions.DEFAULTS.withFormat(format))) {
            for (int i = 0; i < times.length; i++) {
                writer.write(file, i, new Snapshot(mesh, List.of(
                    new MeshField(field, Location.POINT, components, values(field, i, components)))), Progress.NONE);
            }
            writer.commit(Progress.NONE);
        }
    }

    private static void flow(final Path folder, final WriteFormat format) throws IOException {
        write(folder, format, "velocity", mesh(1), "u", 3, TIMES);
        write(folder, format, "pressure", mesh(1), "p", 1, TIMES);
    }

    private static void requireFlow(final Path opened, final String run) throws IOException {
        try (var series = SnapshotFiles.open(opened, FIELDS, Progress.NONE)) {
            assertEquals(4, series.entries().size());
            assertEquals(List.of("p", "u"), series.fields().stream().map(FieldInfo::name).toList());
            Mesh first = series.read(0, Progress.NONE).mesh();
            for (int i = 0; i < 4; i++) {
                assertEquals(run, series.entries().get(i).run());
                assertEquals(TIMES[i], series.entries().get(i).time());
                Snapshot s = series.read(i, Progress.NONE);
                assertSame(first, s.mesh());
                assertArrayEquals(values("p", i, 1), s.field("p").orElseThrow().values());
                assertArrayEquals(values("u", i, 3), s.field("u").orElseThrow().values());
            }
            assertEquals(List.of(), series.warnings());
        }
    }

    private String refusal(final ReadOptions options) {
        return assertThrows(SnapshotFormatException.class, () -> Fixtures.read(m_folder, options)).getMessage();
    }

    @Test
    void pvdOfEachFieldIsOneRunNamedAfterTheFolder() throws IOException {
        Path folder = m_folder.resolve("cylinder");
        flow(folder, WriteFormat.VTK);
        requireFlow(folder, "cylinder");
        requireFlow(folder.resolve("velocity.pvd"), "cylinder");
    }

    @Test
    void xdmfOfEachFieldToo() throws IOException {
        flow(m_folder.resolve("out"), WriteFormat.XDMF);
        requireFlow(m_folder.resolve("out"), "out");
    }

    @Test
    void listsOfSeveralFormatsBelongTogether() throws IOException {
        Path folder = m_folder.resolve("mixed");
        write(folder, WriteFormat.XDMF, "velocity", mesh(1), "u", 3, TIMES);
        write(folder, WriteFormat.VTK, "pressure", mesh(1), "p", 1, TIMES);
        requireFlow(folder, "mixed");
    }

    /** What legacy FEniCS itself wrote, twice, under two names: what each file gives alone is what both give. */
    @Test
    void filesOfFenicsGiveWhatTheyGiveAlone() throws IOException {
        Fixtures.copy(Fixtures.path("heat/pvd_zlib"), m_folder);
        Files.move(m_folder.resolve("u.pvd"), m_folder.resolve("a.pvd"));
        for (String file : List.of("u000000.vtu", "u000020.vtu")) {
            String text = Files.readString(m_folder.resolve(file));
            String other = text.replaceAll("(Name|Scalars)=\"u\"", "$1=\"T\"");
            assertTrue(!other.equals(text), file);
            Files.writeString(m_folder.resolve(file.replace('u', 'T').replace("vtT", "vtu")), other);
        }
        String list = Files.readString(m_folder.resolve("a.pvd"));
        Files.writeString(m_folder.resolve("b.pvd"), list.replace("file=\"u", "file=\"T"));
        List<Snapshot> alone = Fixtures.read(m_folder.resolve("a.pvd"));
        List<Snapshot> both = Fixtures.read(m_folder, FIELDS);
        assertEquals(alone.size(), both.size());
        for (int i = 0; i < both.size(); i++) {
            assertEquals(alone.get(i).mesh(), both.get(i).mesh());
            for (String name : List.of("u", "T")) {
                assertArrayEquals(alone.get(i).field("u").orElseThrow().values(),
                    both.get(i).field(name).orElseThrow().values());
            }
        }
    }

    @Test
    void numberedFilesWithoutAListAreFieldsByTheirStem() throws IOException {
        for (String name : List.of("u", "p")) {
            for (int i = 0; i < 2; i++) {
                Files.writeString(m_folder.resolve(name + "_" + i + ".vtk"), """
                    # vtk DataFile Version 3.0
                    t
                    ASCII
                    DATASET POLYDATA
                    POINTS 3 float
                    0 0 0 1 0 0 0 1 0
                    POLYGONS 1 4
                    3 0 1 2
                    POINT_DATA 3
                    SCALARS %s double
                    LOOKUP_TABLE default
                    1 2 %d
                    """.formatted(name, i));
            }
        }
        assertTrue(refusal(ReadOptions.DEFAULTS).contains("read several files of a folder as fields of one run"));
        List<Snapshot> read = Fixtures.read(m_folder, FIELDS);
        assertEquals(2, read.size());
        assertEquals(1, read.get(1).field("u").orElseThrow().values()[2]);
        assertEquals(1, read.get(1).field("p").orElseThrow().values()[2]);
    }

    @Test
    void aSweepHasARunInEachSubfolder() throws IOException {
        for (String run : List.of("nu_0.1", "nu_0.2")) {
            flow(m_folder.resolve(run), WriteFormat.VTK);
        }
        assertTrue(refusal(ReadOptions.DEFAULTS).contains("read several files of a folder as fields of one run"));
        var only = FIELDS.withRuns(new RunSelection(RunSelection.Mode.ONLY, Set.of("nu_0.2"))).withTimes(0.05, 0.25);
        try (var series = SnapshotFiles.open(m_folder, FIELDS, Progress.NONE);
            var part = SnapshotFiles.open(m_folder, only, Progress.NONE)) {
            assertEquals(8, series.entries().size());
            assertEquals(0.2, series.entries().get(7).parameters().get("nu"));
            assertArrayEquals(values("p", 3, 1), series.read(7, Progress.NONE).field("p").orElseThrow().values());
            assertEquals(2, part.entries().size());
            assertEquals("nu_0.2", part.entries().get(0).run());
            assertArrayEquals(values("u", 1, 3), part.read(0, Progress.NONE).field("u").orElseThrow().values());
        }
        Files.delete(m_folder.resolve("nu_0.2/pressure.pvd"));
        String missing = refusal(FIELDS);
        assertTrue(missing.contains("nu_0.2") && missing.contains("field \"p\": is missing")
            && !missing.contains("as fields of one run"), missing);
    }

    @Test
    void theFirstMissingTimeAndItsFileAreNamed() throws IOException {
        write(m_folder, WriteFormat.VTK, "velocity", mesh(1), "u", 3, TIMES);
        write(m_folder, WriteFormat.VTK, "pressure", mesh(1), "p", 1, 0, 0.2, 0.30000000000000004);
        String e = refusal(FIELDS);
        assertTrue(e.startsWith("pressure.pvd, time 0.1: is missing, which velocity.pvd has"), e);
        assertTrue(e.endsWith("Write all fields at the same times, or move the file to another folder."), e);
    }

    @Test
    void timesMayDifferByRoundingOfTheirStepOnly() throws IOException {
        write(m_folder, WriteFormat.VTK, "velocity", mesh(1), "u", 3, TIMES);
        write(m_folder, WriteFormat.VTK, "pressure", mesh(1), "p", 1, 0, 0.1 + 9e-11, 0.2, 0.3);
        assertEquals(4, Fixtures.read(m_folder, FIELDS).size());
        write(m_folder.resolve("more"), WriteFormat.VTK, "velocity", mesh(1), "u", 3, TIMES);
        write(m_folder.resolve("more"), WriteFormat.VTK, "pressure", mesh(1), "p", 1, 0, 0.1 + 2e-10, 0.2, 0.3);
        var e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(m_folder.resolve("more"), FIELDS));
        assertTrue(e.getMessage().startsWith("pressure.pvd, time 0.1: is missing"), e.getMessage());
    }

    @Test
    void numberedAndTimedFilesAreNotMatched() throws IOException {
        write(m_folder, WriteFormat.XDMF, "velocity", mesh(1), "u", 3, 0);
        Files.writeString(m_folder.resolve("a.xdmf"), """
            <Xdmf><Domain><Grid><Topology TopologyType="Triangle" NumberOfElements="1">
            <DataItem Dimensions="1 3" Format="XML">0 1 2</DataItem></Topology>
            <Geometry GeometryType="XY"><DataItem Dimensions="3 2" Format="XML">0 0 1 0 0 1</DataItem></Geometry>
            <Attribute Name="a" Center="Node"><DataItem Dimensions="3" Format="XML">1 2 3</DataItem></Attribute>
            </Grid></Domain></Xdmf>""");
        String e = refusal(FIELDS);
        assertTrue(e.startsWith("a.xdmf: gives no times, but velocity.xdmf does"), e);
    }

    @Test
    void anotherMeshIsRefusedUnlessItsFieldsAreNotWanted() throws IOException {
        write(m_folder, WriteFormat.VTK, "velocity", mesh(1), "u", 3, TIMES);
        write(m_folder, WriteFormat.VTK, "pressure", mesh(2), "p", 1, TIMES);
        String e = refusal(FIELDS);
        assertTrue(e.startsWith("velocity.pvd") && e.contains("another mesh than") && e.contains("pressure.pvd")
            && e.contains("Write the fields on one mesh"), e);
        assertEquals(mesh(1), Fixtures.read(m_folder, FIELDS.withFields(List.of("u"))).get(3).mesh());
    }

    @Test
    void equalNamesAreRefusedUnlessTheyAreNotWanted() throws IOException {
        flow(m_folder, WriteFormat.VTK);
        write(m_folder, WriteFormat.VTK, "velocity_old", mesh(1), "u", 3, TIMES);
        String e = refusal(FIELDS);
        assertTrue(e.startsWith("velocity_old.pvd, field \"u\": has the name of a field of velocity.pvd"), e);
        assertTrue(e.contains("function.rename"), e);
        assertEquals(4, Fixtures.read(m_folder, FIELDS.withFields(List.of("p"))).size());
    }

    /** After the first snapshot, files without a wanted field are not even there, and nothing is missed. */
    @Test
    void onlyFilesWithWantedFieldsAreRead() throws IOException {
        flow(m_folder, WriteFormat.VTK);
        try (var series = SnapshotFiles.open(m_folder, FIELDS.withFields(List.of("u")), Progress.NONE)) {
            try (var walk = Files.walk(m_folder)) {
                for (Path p : walk.filter(f -> f.toString().contains("pressure") && Files.isRegularFile(f)).toList()) {
                    Files.delete(p);
                }
            }
            for (int i = 0; i < 4; i++) {
                assertArrayEquals(values("u", i, 3), series.read(i, Progress.NONE).fields().get(0).values());
            }
        }
    }

    @Test
    void fieldsOfNoFileAreSaid() throws IOException {
        flow(m_folder, WriteFormat.VTK);
        String e = refusal(FIELDS.withFields(List.of("u", "nothing")));
        assertTrue(e.contains("field \"nothing\": is missing (there are [p, u])"), e);
    }

    @Test
    void oneFileInTheFolderIsARunOfTheFolder() throws IOException {
        Path folder = m_folder.resolve("alone");
        write(folder, WriteFormat.VTK, "velocity", mesh(1), "u", 3, TIMES);
        try (var series = SnapshotFiles.open(folder, FIELDS, Progress.NONE)) {
            assertEquals("alone", series.entries().get(0).run());
        }
    }
}
