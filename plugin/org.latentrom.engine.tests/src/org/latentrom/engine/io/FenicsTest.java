package org.latentrom.engine.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.testing.Npz;

/** What legacy FEniCS wrote, against the arrays that it had in memory. */
class FenicsTest {
    private static final Path WORKFLOWS = Path.of("..", "..", "test-workflows");

    /** dolfin's text has 16 significant digits in .vtu and 15 or 16 in .xdmf; the binary forms are exact. */
    @ParameterizedTest
    @CsvSource({"pvd_ascii/u.pvd,1e-15", "pvd_base64/u.pvd,0", "pvd_zlib/u.pvd,0", "xdmf_write_default/u.xdmf,0",
        "xdmf_write_sharedmesh/u.xdmf,0", "xdmf_write_ascii/u.xdmf,1e-15"})
    void heatEqualsTheSolversArrays(final String file, final double tolerance) throws IOException {
        try (var series = SnapshotFiles.open(Fixtures.path("heat/" + file), ReadOptions.DEFAULTS, Progress.NONE)) {
            int last = series.entries().size() - 1;
            assertEquals(file.startsWith("pvd") ? 1 : 20, last);
            Mesh mesh = null;
            for (int n : new int[]{0, 20}) {
                var truth = Npz.all("/io/heat/truth_%03d.npz".formatted(n));
                int index = n == 0 ? 0 : last;
                Snapshot s = series.read(index, Progress.NONE);
                assertEquals(truth.get("t").values()[0], series.entries().get(index).time(), 1e-14);
                assertClose(truth.get("u").values(), s.field("u").orElseThrow().values(), tolerance);
                if (mesh != null) {
                    assertSame(mesh, s.mesh());
                }
                mesh = s.mesh();
                assertMesh(truth.get("vertices"), truth.get("cells").ints(), mesh, tolerance);
            }
            assertEquals(List.of(new FieldInfo("u", MeshField.Location.POINT, 1)), series.fields());
            assertEquals(List.of(), series.warnings());
        }
    }

    private static void assertClose(final double[] expected, final double[] actual, final double tolerance) {
        if (tolerance == 0) {
            assertArrayEquals(expected, actual);
        } else {
            assertEquals(expected.length, actual.length);
            for (int i = 0; i < expected.length; i++) {
                assertEquals(expected[i], actual[i], tolerance * Math.max(1, 10 * Math.abs(expected[i])));
            }
        }
    }

    private static void assertMesh(final Npz points, final int[] triangles, final Mesh mesh, final double tolerance) {
        int n = points.shape()[0];
        var x = new double[2 * n];
        for (int i = 0; i < n; i++) {
            x[2 * i] = mesh.coordinate(i, 0);
            x[2 * i + 1] = mesh.coordinate(i, 1);
            assertEquals(0, mesh.coordinate(i, 2));
        }
        assertClose(points.values(), x, tolerance);
        assertArrayEquals(triangles, mesh.connectivityArray());
        assertEquals(triangles.length / 3, mesh.cells());
        assertEquals(CellType.TRIANGLE, mesh.type(0));
    }

    @Test
    void burgersSweepOfTheWorkflowEqualsTheSolversArrays() throws IOException {
        var truth = Npz.all("/io/burgers/truth.npz");
        try (var series = SnapshotFiles.open(WORKFLOWS.resolve("burgers-sweep/data"), ReadOptions.DEFAULTS,
            Progress.NONE)) {
            assertEquals(240, series.entries().size());
            assertEquals(List.of("nu"), series.parameters());
            Mesh mesh = series.read(0, Progress.NONE).mesh();
            for (int k = 0; k < 3; k++) {
                double time = truth.get("times").values()[k];
                SnapshotEntry entry = series.entries().get(80 + new int[]{0, 20, 39}[k]);
                assertEquals("nu_0.008", entry.run());
                assertEquals(0.008, entry.parameters().get("nu"));
                assertEquals(time, entry.time(), 1e-12);
                Snapshot s = series.read(80 + new int[]{0, 20, 39}[k], Progress.NONE);
                assertSame(mesh, s.mesh(), "all runs share one mesh");
                assertMesh(truth.get("points"), truth.get("triangles").ints(), s.mesh(), 0);
                double[] u = s.field("u").orElseThrow().values();
                double[] expected = truth.get("u").slice(k);
                for (int i = 0; i < expected.length / 2; i++) {
                    assertEquals(expected[2 * i], u[3 * i]);
                    assertEquals(expected[2 * i + 1], u[3 * i + 1]);
                    assertEquals(0, u[3 * i + 2]);
                }
            }
        }
    }

    @Test
    void cylinderOfTheWorkflowEqualsTheVtuOfTheSameSolution() throws IOException {
        Snapshot vtu = Fixtures.read(Fixtures.path("cylinder/velocity000000.vtu")).get(0);
        try (var series =
            SnapshotFiles.open(WORKFLOWS.resolve("cylinder-wake/data"), ReadOptions.DEFAULTS, Progress.NONE)) {
            assertEquals(200, series.entries().size());
            assertEquals(6.0, series.entries().get(0).time());
            assertEquals(7.99, series.entries().get(199).time(), 1e-12);
            Snapshot s = series.read(0, Progress.NONE);
            assertEquals(vtu.mesh(), s.mesh());
            assertArrayEquals(vtu.field("velocity").orElseThrow().values(), s.field("velocity").orElseThrow().values());
            assertEquals(List.of("velocity", "pressure"), s.fields().stream().map(MeshField::name).toList());
        }
    }

    @ParameterizedTest
    @CsvSource({"two_fields_shared", "two_fields_unshared"})
    void severalFieldsInOneFileMeetBySnapshot(final String name) throws IOException {
        List<Snapshot> s = Fixtures.read(Fixtures.path("two_fields/" + name + ".xdmf"));
        assertEquals(3, s.size());
        List<Snapshot> other = Fixtures.read(Fixtures.path("two_fields/two_fields_shared.xdmf"));
        for (int i = 0; i < 3; i++) {
            for (String field : List.of("velocity", "pressure")) {
                assertArrayEquals(other.get(i).field(field).orElseThrow().values(),
                    s.get(i).field(field).orElseThrow().values());
            }
        }
    }

    @Test
    void oneOfSeveralFieldsCanBeChosen() throws IOException {
        List<Snapshot> s = Fixtures.read(Fixtures.path("two_fields/two_fields_unshared.xdmf"),
            ReadOptions.DEFAULTS.withFields(List.of("pressure")));
        assertEquals(1, s.get(0).fields().size());
        assertEquals("pressure", s.get(2).fields().get(0).name());
    }

    @Test
    void aCheckpointOfCellValuesIsRead() throws IOException {
        List<Snapshot> s = Fixtures.read(Fixtures.path("two_fields/checkpoint.xdmf"));
        assertEquals(MeshField.Location.CELL, s.get(0).field("f").orElseThrow().location());
        assertEquals(240, s.get(0).field("f").orElseThrow().values().length);
    }

    @Test
    void missingFieldIsNamedWithWhatThereIs() {
        var e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(Fixtures.path("heat/pvd_zlib/u.pvd"),
            ReadOptions.DEFAULTS.withFields(List.of("w"))));
        assertEquals("u000000.vtu, field \"w\": is missing (there are [u]). Choose fields that are in every snapshot.",
            e.getMessage());
    }

    @Test
    void cancelStopsTheReading() throws IOException {
        var canceled = new Progress() {
            @Override
            public void report(final double fraction, final Supplier<String> message) {
                // not looked at
            }

            @Override
            public void checkCanceled() {
                throw new CancellationException();
            }
        };
        Path file = Fixtures.path("heat/pvd_zlib/u.pvd");
        assertThrows(CancellationException.class, () -> SnapshotFiles.open(file, ReadOptions.DEFAULTS, canceled));
        try (var series = SnapshotFiles.open(file, ReadOptions.DEFAULTS, Progress.NONE)) {
            assertThrows(CancellationException.class, () -> series.read(1, canceled));
            assertNotNull(series.read(1, Progress.NONE));
        }
    }
}
