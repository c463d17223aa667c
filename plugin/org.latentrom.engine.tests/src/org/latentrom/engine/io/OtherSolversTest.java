package org.latentrom.engine.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.testing.Npz;

/** What dolfinx and FreeFem++ wrote. */
class OtherSolversTest {
    /** dolfinx numbers its output anew, so that values are compared by place; its .vtu is text of 16 digits. */
    @ParameterizedTest
    @ValueSource(strings = {"xdmf_u.xdmf", "vtk_u.pvd"})
    void dolfinxQuadrilaterals(final String file) throws IOException {
        var truth = Npz.all("/io/dolfinx/truth.npz");
        try (var series = SnapshotFiles.open(Fixtures.path("dolfinx/" + file), ReadOptions.DEFAULTS, Progress.NONE)) {
            boolean xdmf = file.endsWith("xdmf");
            assertEquals(xdmf ? 21 : 2, series.entries().size());
            assertEquals(List.of(new FieldInfo("u", MeshField.Location.POINT, 1)), series.fields());
            for (int n : new int[]{0, 7}) {
                int index = xdmf || n == 0 ? n : 1;
                assertEquals(truth.get("times").values()[n], series.entries().get(index).time(), 1e-14);
                Snapshot s = series.read(index, Progress.NONE);
                assertEquals(CellType.QUAD, s.mesh().type(0));
                Map<String, Double> byPlace = new HashMap<>();
                double[] x = truth.get("dof_x").values();
                double[] u = truth.get("u").slice(n);
                for (int i = 0; i < u.length; i++) {
                    byPlace.put(place(x[3 * i], x[3 * i + 1]), u[i]);
                }
                double[] values = s.field("u").orElseThrow().values();
                assertEquals(u.length, values.length);
                for (int i = 0; i < values.length; i++) {
                    String place = place(s.mesh().coordinate(i, 0), s.mesh().coordinate(i, 1));
                    assertEquals(byPlace.get(place), values[i], 1e-14 * 10, place);
                }
            }
        }
    }

    private static String place(final double x, final double y) {
        return Math.round(x * 1e9) + " " + Math.round(y * 1e9);
    }

    @Test
    void dolfinxFieldsOfSeveralCollectionsMeetByTime() throws IOException {
        try (var series =
            SnapshotFiles.open(Fixtures.path("dolfinx/xdmf_multi_time.xdmf"), ReadOptions.DEFAULTS, Progress.NONE)) {
            assertEquals(3, series.entries().size());
            assertEquals(List.of("p", "v"), series.fields().stream().map(FieldInfo::name).toList());
            Snapshot first = series.read(0, Progress.NONE);
            assertSame(first.mesh(), series.read(2, Progress.NONE).mesh());
        }
    }

    @Test
    void lagrangeCellsOfSecondOrderKeepTheirNodes() throws IOException {
        Mesh mesh = Fixtures.read(Fixtures.path("dolfinx/p2.vtu")).get(0).mesh();
        assertSame(CellType.LAGRANGE_TRIANGLE, mesh.type(0));
        assertEquals(6, mesh.nodes(0));
    }

    @Test
    void freefemWritesBoundaryLinesAmongTheTriangles() throws IOException {
        try (var series = SnapshotFiles.open(Fixtures.path("freefem"), ReadOptions.DEFAULTS, Progress.NONE)) {
            assertEquals(List.of("heat_000.vtu", "heat_001.vtu", "heat_010.vtu"),
                series.entries().stream().map(SnapshotEntry::source).toList());
            assertEquals("heat", series.entries().get(0).run());
            assertEquals(2.0, series.entries().get(2).time());
            assertTrue(series.warnings().stream().anyMatch(w -> w.contains("numbered 0, 1, 2")));
            var mesh = series.read(0, Progress.NONE).mesh();
            assertEquals(284, mesh.cells());
            int lines = 0;
            for (int c = 0; c < mesh.cells(); c++) {
                lines += mesh.type(c) == CellType.LINE ? 1 : 0;
            }
            assertEquals(44, lines);
            assertEquals(List.of("temperature", "gradient", "Label"),
                series.fields().stream().map(FieldInfo::name).toList());
        }
    }
}
