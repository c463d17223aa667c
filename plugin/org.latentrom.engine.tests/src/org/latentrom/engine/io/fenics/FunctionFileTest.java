package org.latentrom.engine.io.fenics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latentrom.engine.io.Fixtures;
import org.latentrom.engine.io.FormatSeries;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SnapshotSource;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;

/** HDF5 files of dolfin's HDF5File, as it wrote them and as they could be. */
class FunctionFileTest {
    private static final String P1 = "FiniteElement('Lagrange', triangle, 1)";

    private static final String P2 = "FiniteElement('Lagrange', triangle, 2)";

    @TempDir
    private Path m_folder;

    private List<Snapshot> read(final Path file, final String... fields) throws IOException {
        assertTrue(FunctionFile.is(file));
        FormatSeries series = FunctionFile.open(file);
        List<Snapshot> all = new ArrayList<>();
        for (SnapshotSource s : series.sources()) {
            all.add(s.load(List.of(fields), Progress.NONE));
        }
        series.resources().close();
        return all;
    }

    @Test
    void degree2EqualsTheSolversArrays() throws IOException {
        List<Snapshot> s = read(Fixtures.path("checkpoint/hdf5file_p2.h5"));
        CheckpointTest.compareP2(s, 0);
    }

    @Test
    void filesAreKnownByWhatIsInThem() throws IOException {
        CheckpointTest.compareP2(Fixtures.read(Fixtures.path("checkpoint/hdf5file_p2.h5")), 0);
        var e = assertThrows(SnapshotFormatException.class,
            () -> Fixtures.read(Fixtures.path("checkpoint/timeseries.h5")));
        assertTrue(e.getMessage().contains("TimeSeries of dolfin"), e.getMessage());
    }

    @Test
    void timesAreTheTimestamps() throws IOException {
        Path file = Fixtures.path("checkpoint/hdf5file_p1.h5");
        FormatSeries series = FunctionFile.open(file);
        assertEquals(0, series.sources().get(0).time().orElseThrow());
        assertEquals(2, series.sources().get(1).time().orElseThrow(), 1e-14);
        assertEquals("hdf5file_p1.h5, time 0.0", series.sources().get(0).description());
        assertEquals(143, read(file).get(1).field("u").orElseThrow().tuples());
    }

    @Test
    void aTimeSeriesIsRefusedWithTheReason() throws IOException {
        Path file = Fixtures.path("checkpoint/timeseries.h5");
        assertTrue(FunctionFile.is(file));
        var e = assertThrows(SnapshotFormatException.class, () -> FunctionFile.open(file));
        assertTrue(e.getMessage().contains("is a TimeSeries of dolfin") && e.remedy().contains("HDF5File"),
            e.getMessage());
    }

    @Test
    void otherFilesAreNotOnesOfDolfin() throws IOException {
        assertFalse(FunctionFile.is(Fixtures.path("broken/xdmf/d.h5")));
        assertFalse(FunctionFile.is(Fixtures.path("xdmf/grid.h5")));
        assertFalse(FunctionFile.is(Fixtures.path("checkpoint/p2/u.h5")), "data of an .xdmf file");
        assertFalse(FunctionFile.is(Fixtures.path("broken/xdmf/trunc.h5")));
    }

    /** Two triangles of the unit square, their cells numbered the other way round. */
    private static void mesh(final WritableHdfFile hdf, final String name, final String type) {
        WritableGroup mesh = hdf.putGroup(name);
        mesh.putDataset("coordinates", new double[][]{{0, 0}, {1, 0}, {0, 1}, {1, 1}});
        mesh.putDataset("topology", new long[][]{{0, 1, 3}, {0, 2, 3}}).putAttribute("celltype", type);
        mesh.putDataset("cell_indices", new long[]{1, 0});
    }

    private static WritableGroup function(final WritableHdfFile hdf, final String name, final String signature,
        final int[]... dofs) {
        WritableGroup f = hdf.putGroup(name);
        f.putAttribute("signature", signature);
        var all = new int[2 * dofs[0].length];
        System.arraycopy(dofs[0], 0, all, 0, dofs[0].length);
        System.arraycopy(dofs[1], 0, all, dofs[0].length, dofs[0].length);
        f.putDataset("cell_dofs", all);
        f.putDataset("x_cell_dofs", new long[]{0, dofs[0].length, all.length});
        f.putDataset("cells", new long[]{1, 0}); // cell 1 is (0, 1, 3)
        return f;
    }

    private static WritableGroup pressure(final WritableHdfFile hdf) {
        return function(hdf, "p", P1, new int[]{0, 1, 3}, new int[]{0, 2, 3});
    }

    private Path write(final Consumer<WritableHdfFile> content) {
        Path file = m_folder.resolve("f.h5");
        try (var hdf = HdfFile.write(file)) {
            content.accept(hdf);
        }
        return file;
    }

    @Test
    void functionsOfDegree1And2AreOnOneMesh() throws IOException {
        Path file = write(hdf -> {
            mesh(hdf, "mesh", "triangle");
            pressure(hdf).putDataset("vector_0", new double[]{1, 2, 3, 4});
            // corners 0 1 3 and 0 2 3, edges opposite to them: 13 03 01 and 23 03 02
            function(hdf, "u", P2, new int[]{0, 1, 3, 4, 5, 6}, new int[]{0, 2, 3, 7, 5, 8}).putDataset("vector_0",
                new double[]{0, 10, 20, 30, 13, 3, 1, 23, 2});
        });
        Snapshot s = read(file).get(0);
        assertEquals(9, s.mesh().points());
        double[] u = s.field("u").orElseThrow().values();
        double[] p = s.field("p").orElseThrow().values();
        double[] middles = {13, 3, 1, 23, 2};
        for (int c = 0; c < 2; c++) {
            for (int e = 0; e < 3; e++) {
                int a = s.mesh().node(c, e);
                int b = s.mesh().node(c, (e + 1) % 3);
                int middle = s.mesh().node(c, 3 + e);
                assertEquals(10 * Math.min(a, b) + Math.max(a, b), u[middle], "edge " + a + " " + b);
                assertEquals((p[a] + p[b]) / 2, p[middle]);
            }
        }
        assertEquals(5, middles.length);
        assertEquals(4, read(file, "p").get(0).mesh().points(), "alone it needs no nodes on edges");
        assertEquals(0, read(file, "none").get(0).fields().size());
    }

    @Test
    void functionsMeetByTheirTimesAndGroupsAreNamed() throws IOException {
        Path file = write(hdf -> {
            mesh(hdf, "mesh", "triangle");
            WritableGroup p = pressure(hdf);
            p.putDataset("vector_0", new double[]{1, 2, 3, 4}).putAttribute("timestamp", 0.5);
            p.putDataset("vector_1", new double[]{5, 6, 7, 8}).putAttribute("timestamp", 0.25);
            WritableGroup q = function(hdf, "q", "FiniteElement('Discontinuous Lagrange', triangle, 0)", new int[]{0},
                new int[]{1});
            q.putDataset("vector_0", new double[]{7, 9}).putAttribute("timestamp", 0.5);
            WritableGroup markers = hdf.putGroup("boundaries");
            markers.putDataset("topology", new long[][]{{0, 1}});
            markers.putDataset("coordinates", new double[][]{{0, 1}});
            markers.putDataset("values", new long[]{1});
        });
        FormatSeries series = FunctionFile.open(file);
        assertEquals(List.of("\"boundaries\" is a mesh function; it is left out."), series.warnings());
        List<Snapshot> s = read(file);
        assertEquals(0.25, series.sources().get(0).time().orElseThrow());
        assertArrayEquals(new double[]{5, 6, 7, 8}, s.get(0).field("p").orElseThrow().values());
        MeshField q = s.get(1).field("q").orElseThrow();
        assertEquals(MeshField.Location.CELL, q.location());
        assertArrayEquals(new double[]{7, 9}, q.values(), "cell 1 of dolfin is the first of the file");
    }

    @Test
    void withoutTimestampsTheyAreNumbered() throws IOException {
        Path file = write(hdf -> {
            mesh(hdf, "mesh", "triangle");
            WritableGroup p = pressure(hdf);
            for (int k = 0; k < 12; k++) {
                p.putDataset("vector_" + k, new double[]{k, k, k, k});
            }
        });
        FormatSeries series = FunctionFile.open(file);
        assertTrue(series.sources().get(0).time().isEmpty());
        List<Snapshot> s = read(file);
        assertEquals(11, s.get(11).field("p").orElseThrow().values()[0], "by number, not by name");
        assertEquals(2, s.get(2).field("p").orElseThrow().values()[0]);
    }

    private void isRefused(final String reason, final Consumer<WritableHdfFile> content) {
        Path file = write(content);
        var e = assertThrows(SnapshotFormatException.class, () -> read(file));
        assertTrue(e.getMessage().startsWith("f.h5") && e.getMessage().contains(reason), e.getMessage());
        assertFalse(e.remedy().isEmpty());
    }

    @Test
    void whatIsNotSupportedIsNamed() {
        isRefused("has functions, but no mesh", hdf -> pressure(hdf).putDataset("vector_0", new double[4]));
        isRefused("functions without values", hdf -> {
            mesh(hdf, "mesh", "triangle");
            pressure(hdf);
        });
        isRefused("cells of the type \"quadrilateral\"", hdf -> {
            mesh(hdf, "mesh", "quadrilateral");
            pressure(hdf).putDataset("vector_0", new double[4]);
        });
        isRefused("which is no tetrahedron", hdf -> {
            mesh(hdf, "mesh", "tetrahedron");
            pressure(hdf).putDataset("vector_0", new double[4]);
        });
        isRefused("is of the space FiniteElement('Raviart-Thomas', triangle, 1)", hdf -> {
            mesh(hdf, "mesh", "triangle");
            function(hdf, "r", "FiniteElement('Raviart-Thomas', triangle, 1)", new int[]{0, 1, 2}, new int[]{0, 2, 3})
                .putDataset("vector_0", new double[4]);
        });
        isRefused("names degree of freedom 3 of 2", hdf -> {
            mesh(hdf, "mesh", "triangle");
            pressure(hdf).putDataset("vector_0", new double[2]);
        });
        isRefused("timestamp that is not a finite number", hdf -> {
            mesh(hdf, "mesh", "triangle");
            pressure(hdf).putDataset("vector_0", new double[4]).putAttribute("timestamp", Double.NaN);
        });
    }
}
