package org.latentrom.engine.io.xdmf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.io.Fixtures;
import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.testing.Npz;

/** XDMF of meshio, and files that were written by hand to the format's description, against the arrays behind them. */
class OtherWritersTest {
    /** All hold T on a grid of 9 x 11 points. */
    @ParameterizedTest
    @ValueSource(strings = {"corect2d", "corect3d", "rect2d", "smesh2d", "smesh2d_X_Y", "binary_le",
        "binary_be_f4_seek",
        "flat_dims_mismatch_shape", "reference_dataitem", "softlink", "function_join"})
    void grids(final String name) throws IOException {
        var truth = Npz.all("/io/xdmf/truth_grid.npz");
        Snapshot s = Fixtures.read(Fixtures.path("xdmf/" + name + ".xdmf")).get(0);
        requireGrid(s.mesh(), truth.get("x").values(), truth.get("y").values());
        double[] t = truth.get("T").values();
        if (name.equals("function_join")) {
            double[] v = s.field("V").orElseThrow().values();
            for (int i = 0; i < t.length; i++) {
                assertEquals(t[i], v[3 * i]);
                assertEquals(s.mesh().coordinate(i, 0), v[3 * i + 1], 1e-15);
                assertEquals(0, v[3 * i + 2]);
            }
            return;
        }
        DoubleUnaryOperator stored = name.contains("f4") ? a -> (float)a : a -> a;
        assertArrayEquals(Arrays.stream(t).map(stored).toArray(), s.field("T").orElseThrow().values());
    }

    private static void requireGrid(final Mesh mesh, final double[] x, final double[] y) {
        assertEquals(99, mesh.points());
        assertEquals(80, mesh.cells());
        assertEquals(CellType.QUAD, mesh.type(0));
        for (int p = 0; p < 99; p++) {
            assertEquals(x[p % 11], mesh.coordinate(p, 0), 1e-15);
            assertEquals(y[p / 11], mesh.coordinate(p, 1), 1e-15);
            assertEquals(0, mesh.coordinate(p, 2));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"timelist", "timehyperslab"})
    void slabsOfOneDataSetAreTheTimes(final String times) throws IOException {
        double[] t = Npz.all("/io/xdmf/truth_grid.npz").get("T").values();
        try (var series = SnapshotFiles.open(Fixtures.path("xdmf/corect2d_hyperslab_series_" + times + ".xdmf"),
            ReadOptions.DEFAULTS, Progress.NONE)) {
            Mesh mesh = series.read(0, Progress.NONE).mesh();
            for (int k = 0; k < 5; k++) {
                int step = k;
                assertEquals(0.1 * k, series.entries().get(k).time(), 1e-15);
                Snapshot s = series.read(k, Progress.NONE);
                assertArrayEquals(Arrays.stream(t).map(v -> v + step).toArray(), s.field("T").orElseThrow().values());
                assertSame(mesh, s.mesh());
            }
        }
    }

    /** Fields at step k are those of the truth times k + 1. */
    @ParameterizedTest
    @ValueSource(strings = {"h5_latest_lzf", "h5_latest_gzip_shuffle_fletcher", "h5_earliest_bigendian_f8",
        "h5_latest_float16"})
    void hdf5InManyForms(final String name) throws IOException {
        List<Snapshot> read = Fixtures.read(Fixtures.path("xdmf/" + name + ".xdmf"));
        assertEquals(5, read.size());
        var truth = Npz.all("/io/xdmf/truth_tri.npz");
        double tolerance = name.endsWith("float16") ? 1.0 / 2048 : 0;
        for (int k = 0; k < 5; k++) {
            Mesh mesh = read.get(k).mesh();
            assertArrayEquals(truth.get("points").values(), mesh.pointArray());
            assertArrayEquals(truth.get("tri").ints(), mesh.connectivityArray());
            for (String field : List.of("T", "U", "cT")) {
                double[] expected = truth.get(field).values();
                double[] values = read.get(k).field(field).orElseThrow().values();
                assertEquals(expected.length, values.length);
                for (int i = 0; i < values.length; i++) {
                    double e = expected[i] * (k + 1);
                    assertEquals(e, values[i], Math.abs(e) * tolerance + tolerance * 1e-4, field);
                }
            }
        }
    }

    @Test
    void attributesOfTheSecondVersion(@TempDir final Path folder) throws IOException {
        Files.copy(Fixtures.path("xdmf/xdmf2_lowercase_attrs.xmf"), folder.resolve("a.xmf"));
        Files.copy(Fixtures.path("broken/xdmf/d.h5"), folder.resolve("h5_earliest_contiguous.h5"));
        Snapshot s = Fixtures.read(folder.resolve("a.xmf")).get(0);
        assertArrayEquals(Npz.all("/io/xdmf/truth_tri.npz").get("T").values(), s.field("T").orElseThrow().values());
    }

    @ParameterizedTest
    @CsvSource({"tri2_Binary,tri2", "quad_HDF_gzip,quad"})
    void meshioMixesCells(final String file, final String mesh) throws IOException {
        var truth = Npz.all("/io/meshio/truth_" + mesh + ".npz");
        Snapshot s = Fixtures.read(Fixtures.path("meshio/" + file + ".xdmf")).get(0);
        assertArrayEquals(truth.get("points").values(), s.mesh().pointArray());
        assertArrayEquals(truth.get("nodes").ints(), s.mesh().connectivityArray());
        int[] sizes = truth.get("sizes").ints();
        assertEquals(sizes.length, s.mesh().cells());
        for (int c = 0; c < sizes.length; c++) {
            CellType type = s.mesh().type(c);
            assertEquals(sizes[c], type.nodes());
            assertEquals(switch (sizes[c]) {
                case 2 -> CellType.LINE;
                case 3 -> CellType.QUADRATIC_LINE;
                case 4 -> CellType.QUAD;
                default -> CellType.QUADRATIC_TRIANGLE;
            }, type);
        }
        for (String field : List.of("T", "U", "cT")) {
            assertArrayEquals(truth.get(field).values(), s.field(field).orElseThrow().values());
        }
        assertNotNull(s.field("id").orElse(null));
    }

    /** Another namespace and prefix, and the mesh behind the collection. */
    @Test
    void meshioSeries() throws IOException {
        try (var series = SnapshotFiles.open(Fixtures.path("meshio/series/series.xdmf"), ReadOptions.DEFAULTS,
            Progress.NONE)) {
            assertEquals(10, series.entries().size());
            assertEquals(0.9, series.entries().get(9).time(), 1e-15);
            Snapshot first = series.read(0, Progress.NONE);
            Snapshot last = series.read(9, Progress.NONE);
            assertSame(first.mesh(), last.mesh());
            assertEquals(198, first.mesh().cells());
            assertEquals(3, last.field("U").orElseThrow().components());
            assertEquals(List.of(), series.warnings());
        }
    }
}
