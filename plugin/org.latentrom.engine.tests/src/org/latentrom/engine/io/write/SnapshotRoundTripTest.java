package org.latentrom.engine.io.write;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/** What is written is read back to the same bits by our own readers. */
class SnapshotRoundTripTest {
    @TempDir
    Path m_temp;

    static Stream<Arguments> meshes() {
        return Stream.of(Arguments.of("triangles", States.mesh(1, CellType.TRIANGLE, 9, 3)),
            Arguments.of("quadrilaterals", States.mesh(2, CellType.QUAD, 4, 4)),
            Arguments.of("mixed", States.mixed()),
            Arguments.of("points", new Mesh(new double[]{0, 1, 2, 3, 4, 5}, new byte[0], new int[1], new int[0])));
    }

    private void check(final Mesh mesh, final SeriesOptions options, final boolean cells) throws IOException {
        double[] times = {-0.5, 0.1, 1e-300 + 2};
        Snapshot[] written = new Snapshot[times.length];
        List<PlannedRun> runs = List.of(new PlannedRun("", times, Map.of()));
        try (var writer = SeriesWriter.open(m_temp.resolve("out"), runs, options)) {
            for (int i = times.length - 1; i >= 0; i--) {
                written[i] = States.snapshot(mesh, i, true);
                writer.write("", i, written[i], Progress.NONE);
            }
            writer.commit(Progress.NONE);
        }
        try (var series = SnapshotFiles.open(m_temp.resolve("out"), ReadOptions.DEFAULTS, Progress.NONE)) {
            assertEquals(times.length, series.entries().size());
            Mesh first = null;
            for (int i = 0; i < times.length; i++) {
                assertEquals("out", series.entries().get(i).run());
                assertEquals(times[i], series.entries().get(i).time());
                Snapshot read = series.read(i, Progress.NONE);
                assertSameNumbers(written[i], read, cells);
                first = first == null ? read.mesh() : first;
                assertSame(first, read.mesh());
            }
        }
    }

    private static void assertSameNumbers(final Snapshot written, final Snapshot read, final boolean cells) {
        assertArrayEquals(written.mesh().pointArray(), read.mesh().pointArray());
        if (cells) {
            assertEquals(written.mesh(), read.mesh());
        }
        for (MeshField f : written.fields()) {
            MeshField r = read.field(f.name()).orElseThrow(() -> new AssertionError(f.name() + " is missing"));
            assertEquals(f.location(), r.location());
            assertEquals(f.components(), r.components());
            assertArrayEquals(f.values(), r.values());
        }
        assertEquals(written.fields().size(), read.fields().size());
    }

    @ParameterizedTest
    @MethodSource("meshes")
    void vtkKeepsEveryBit(final String name, final Mesh mesh) throws IOException {
        check(mesh, SeriesOptions.DEFAULTS, true);
    }

    @ParameterizedTest
    @MethodSource("meshes")
    void uncompressedVtkKeepsEveryBit(final String name, final Mesh mesh) throws IOException {
        check(mesh, new SeriesOptions(WriteFormat.VTK, false, true, false), true);
    }

    @ParameterizedTest
    @MethodSource("meshes")
    void xdmfKeepsEveryBit(final String name, final Mesh mesh) throws IOException {
        check(mesh, SeriesOptions.DEFAULTS.withFormat(WriteFormat.XDMF), mesh.cells() > 0);
    }

    @ParameterizedTest
    @EnumSource(value = CellType.class, names = {"TRIANGLE", "QUAD"})
    void archivesKeepEveryBit(final CellType type) throws IOException {
        check(States.mesh(3, type, 6, type.nodes()), SeriesOptions.DEFAULTS.withFormat(WriteFormat.NUMPY), true);
    }

    @Test
    void secondOrderCellsArePassedThrough() throws IOException {
        for (CellType type : new CellType[]{CellType.QUADRATIC_TRIANGLE, CellType.BIQUADRATIC_QUAD}) {
            check(States.mesh(4, type, 3, type.nodes()), SeriesOptions.DEFAULTS.withOverwrite(true), true);
        }
        check(States.mesh(5, CellType.LAGRANGE_TRIANGLE, 3, 10), SeriesOptions.DEFAULTS.withOverwrite(true), true);
    }

    @ParameterizedTest
    @CsvSource({"VERTEX,1", "LINE,2", "POLY_LINE,4", "POLYGON,5", "QUADRATIC_LINE,3", "QUADRATIC_TRIANGLE,6",
        "QUADRATIC_QUAD,8", "BIQUADRATIC_QUAD,9", "TETRAHEDRON,4", "PYRAMID,5", "WEDGE,6", "HEXAHEDRON,8",
        "QUADRATIC_TETRAHEDRON,10"})
    void xdmfHasMostCells(final CellType type, final int nodes) throws IOException {
        check(States.mesh(9, type, 3, nodes), SeriesOptions.DEFAULTS.withFormat(WriteFormat.XDMF), true);
    }

    @ParameterizedTest
    @CsvSource({"POLY_VERTEX,3", "POLY_LINE,4", "TRIANGLE_STRIP,5", "POLYGON,5", "BIQUADRATIC_TRIANGLE,7",
        "QUADRATIC_POLYGON,8", "LAGRANGE_CURVE,5", "LAGRANGE_QUAD,16", "HEXAHEDRON,8", "LAGRANGE_TETRAHEDRON,20"})
    void vtkHasAllCells(final CellType type, final int nodes) throws IOException {
        check(States.mesh(9, type, 3, nodes), SeriesOptions.DEFAULTS, true);
    }

    @Test
    void blocksOfZlibMayBeFull() throws IOException {
        Mesh mesh = new Mesh(new double[3 << 15], new byte[0], new int[1], new int[0]); // scalars fill one block
        check(mesh, SeriesOptions.DEFAULTS, true);
    }

    @Test
    void meshesMayMove() throws IOException {
        for (WriteFormat format : new WriteFormat[]{WriteFormat.VTK, WriteFormat.XDMF}) {
            Path folder = m_temp.resolve(format.name());
            try (var writer = SeriesWriter.open(folder, List.of(new PlannedRun("m", new double[]{0, 1}, Map.of())),
                SeriesOptions.DEFAULTS.withFormat(format))) {
                for (int i = 0; i < 2; i++) {
                    Mesh mesh = States.mesh(10 + i, CellType.TRIANGLE, 2 + i, 3);
                    writer.write("m", i, States.snapshot(mesh, i, false), Progress.NONE);
                }
                writer.commit(Progress.NONE);
            }
            try (var series = SnapshotFiles.open(folder, ReadOptions.DEFAULTS, Progress.NONE)) {
                for (int i = 0; i < 2; i++) {
                    Mesh mesh = States.mesh(10 + i, CellType.TRIANGLE, 2 + i, 3);
                    assertSameNumbers(States.snapshot(mesh, i, false), series.read(i, Progress.NONE), true);
                }
            }
        }
    }

    @Test
    void hdf5DataAreSpreadOverFiles() throws IOException {
        Mesh mesh = States.mesh(6, CellType.TRIANGLE, 5, 3);
        Path folder = Files.createDirectories(m_temp.resolve("parts"));
        var run = new XdmfRun(folder, "run", new double[]{0, 1, 2}, SeriesOptions.DEFAULTS, 400);
        for (int i = 0; i < 3; i++) {
            run.write(i, States.snapshot(mesh, i, false), Progress.NONE);
        }
        run.finish(Progress.NONE);
        run.close();
        try (var files = Files.list(folder.resolve("run"))) {
            assertTrue(files.count() > 1);
        }
        try (var series = SnapshotFiles.open(folder.resolve("run.xdmf"), ReadOptions.DEFAULTS, Progress.NONE)) {
            for (int i = 0; i < 3; i++) {
                assertSameNumbers(States.snapshot(mesh, i, false), series.read(i, Progress.NONE), true);
            }
        }
    }
}
