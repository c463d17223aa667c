package org.latentrom.engine.io.fenics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.io.Fixtures;
import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.testing.Npz;

/** Functions that dolfin wrote with their degrees of freedom, against those that it had in memory. */
class CheckpointTest {
    /** Text has 16 digits; the binary forms are exact, also after a run of two processes. */
    @ParameterizedTest
    @CsvSource({"p2/u.xdmf,0", "p2_ascii/u.xdmf,1e-15", "p2_mpi/u.xdmf,1e-12"})
    void everyDegreeOfFreedomIsAtItsPoint(final String file, final double tolerance) throws IOException {
        List<Snapshot> read = Fixtures.read(Fixtures.path("checkpoint/" + file));
        assertEquals(2, read.size());
        compareP2(read, tolerance);
    }

    static void compareP2(final List<Snapshot> read, final double tolerance) {
        for (int k = 0; k < 2; k++) {
            var truth = Npz.all("/io/checkpoint/truth_p2_%03d.npz".formatted(20 * k));
            Mesh mesh = read.get(k).mesh();
            assertEquals(CellType.QUADRATIC_TRIANGLE, mesh.type(0));
            assertEquals(525, mesh.points());
            double[] u = read.get(k).field("u").orElseThrow().values();
            Map<String, Double> byPlace = new HashMap<>();
            double[] x = truth.get("dof_x").values();
            for (int i = 0; i < 525; i++) {
                byPlace.put(place(x[2 * i], x[2 * i + 1]), truth.get("dofs").values()[i]);
            }
            for (int p = 0; p < 525; p++) {
                Double expected = byPlace.get(place(mesh.coordinate(p, 0), mesh.coordinate(p, 1)));
                assertNotNull(expected, "point " + p);
                assertEquals(expected, u[p], tolerance * 10, "point " + p);
            }
        }
        assertSame(read.get(0).mesh(), read.get(1).mesh(), "a mesh that is written anew each time is one mesh");
    }

    private static String place(final double x, final double y) {
        return Math.round(1e6 * x) + " " + Math.round(1e6 * y);
    }

    /** The same functions as XDMFFile.write evaluates them: vectors and tensors with zeros for the third axis. */
    @ParameterizedTest
    @CsvSource({"quads,1,1", "interval,1,1", "hexes,1,1", "tensor_p1,4,9", "vec_dg0,2,3"})
    void spacesEqualWhatDolfinEvaluates(final String space, final int components, final int written)
        throws IOException {
        Snapshot checkpoint = Fixtures.read(Fixtures.path("checkpoint/spaces/" + space + ".xdmf")).get(0);
        Snapshot values = Fixtures.read(Fixtures.path("checkpoint/spaces/written/" + space + ".xdmf")).get(0);
        assertEquals(values.mesh(), checkpoint.mesh());
        MeshField expected = values.field("f").orElseThrow();
        MeshField read = checkpoint.field("f").orElseThrow();
        assertEquals(expected.location(), read.location());
        assertEquals(components, read.components());
        assertEquals(written, expected.components());
        int[] column = components == 4 ? new int[]{0, 1, 3, 4} : new int[]{0, 1};
        for (int i = 0; i < read.tuples(); i++) {
            for (int c = 0; c < components; c++) {
                assertEquals(expected.values()[i * written + column[c]], read.values()[i * components + c]);
            }
        }
    }

    @Test
    void theTimesAreThoseOfTheFile() throws IOException {
        try (var series = SnapshotFiles.open(Fixtures.path("checkpoint/p2/u.xdmf"),
            ReadOptions.DEFAULTS, Progress.NONE)) {
            assertEquals(0, series.entries().get(0).time());
            assertEquals(2, series.entries().get(1).time(), 1e-14);
            assertEquals(List.of(), series.warnings());
        }
    }
}
