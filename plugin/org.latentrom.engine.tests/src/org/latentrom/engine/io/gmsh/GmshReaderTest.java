package org.latentrom.engine.io.gmsh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.io.FieldInfo;
import org.latentrom.engine.io.Fixtures;
import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.SnapshotEntry;
import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField.Location;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.testing.Npz;

/** Meshes of Gmsh 4.8.4, and fields that meshio 5.0 wrote on them. */
class GmshReaderTest {
    @TempDir
    private Path m_folder;

    /** Gmsh wrote the same meshes as legacy VTK files, whose points have the same numbers. */
    @ParameterizedTest
    @CsvSource({"square_tri.msh22,square_tri,1e-15", "square_tri.msh41,square_tri,1e-15",
        "square_quad2.msh22,square_quad2,1e-15", "square_quad2.msh41,square_quad2,1e-15"})
    void meshesAreThoseOfGmshsVtkFiles(final String file, final String vtk, final double digits) throws IOException {
        Snapshot s = Fixtures.read(Fixtures.path("gmsh/" + file + ".msh")).get(0);
        Mesh truth = Fixtures.read(Fixtures.path("gmsh/" + vtk + ".vtk")).get(0).mesh();
        assertArrayEquals(truth.pointArray(), s.mesh().pointArray(), digits);
        assertArrayEquals(truth.typeArray(), s.mesh().typeArray());
        assertArrayEquals(truth.connectivityArray(), s.mesh().connectivityArray());
        double[] physical = s.field("gmsh:physical").orElseThrow().values();
        for (int c = 0; c < s.mesh().cells(); c++) {
            assertEquals(s.mesh().type(c).dimension() == 1 ? 2 : 1, physical[c], "cell " + c);
        }
        assertEquals(4, Arrays.stream(s.field("gmsh:geometrical").orElseThrow().values()).max().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"22_ascii", "22_binary", "41_ascii", "41_binary"})
    void fieldsAreThoseThatWereWritten(final String file) throws IOException {
        var truth = Npz.all("/io/gmsh/meshio_truth.npz");
        Snapshot s = Fixtures.read(Fixtures.path("gmsh/meshio_" + file + ".msh")).get(0);
        assertArrayEquals(truth.get("points").values(), s.mesh().pointArray());
        assertArrayEquals(truth.get("nodes").ints(), s.mesh().connectivityArray());
        assertArrayEquals(truth.get("T").values(), s.field("T").orElseThrow().values());
        assertArrayEquals(truth.get("U").values(), s.field("U").orElseThrow().values());
        double[] cells = s.field("T (cell)").orElseThrow().values();
        assertEquals(0.5, cells[0]);
        assertEquals(Location.CELL, s.field("T (cell)").orElseThrow().location());
    }

    @Test
    void severalStepsOfOneFileAreASeries() throws IOException {
        var truth = Npz.all("/io/gmsh/meshio_truth.npz");
        try (var series = SnapshotFiles.open(Fixtures.path("gmsh/steps.msh"), ReadOptions.DEFAULTS, Progress.NONE)) {
            assertEquals(List.of(0.0, 0.25, 0.5), series.entries().stream().map(SnapshotEntry::time).toList());
            assertEquals("steps.msh, step 20", series.entries().get(2).source());
            assertEquals(List.of("T", "U"), series.fields().stream().map(FieldInfo::name).toList());
            Snapshot last = series.read(2, Progress.NONE);
            assertSame(series.read(0, Progress.NONE).mesh(), last.mesh());
            double[] expected = Arrays.stream(truth.get("U").values()).map(v -> 3 * v).toArray();
            assertArrayEquals(expected, last.field("U").orElseThrow().values());
        }
    }

    @Test
    void aSeriesOfFilesThatAllSayZeroIsTimedByItsNumbers() throws IOException {
        Path good = Fixtures.path("gmsh/meshio_22_binary.msh");
        for (int n : new int[]{5, 10, 20}) {
            Files.copy(good, m_folder.resolve("u_" + n + ".msh"));
        }
        try (var series = SnapshotFiles.open(m_folder, ReadOptions.DEFAULTS, Progress.NONE)) {
            assertEquals(List.of(5.0, 10.0, 20.0), series.entries().stream().map(SnapshotEntry::time).toList());
            assertEquals("u", series.entries().get(0).run());
            assertTrue(series.warnings().toString().contains("numbers in their names"), series.warnings().toString());
        }
    }

    @Test
    void oneFieldOfSeveral() throws IOException {
        Snapshot s = Fixtures.read(Fixtures.path("gmsh/meshio_41_binary.msh"),
            ReadOptions.DEFAULTS.withFields(List.of("T (cell)"))).get(0);
        assertEquals(List.of("T (cell)"), s.fields().stream().map(f -> f.name()).toList());
    }

    /** Gmsh's manual: nodes of a quadrilateral of third order; VTK runs opposite edges in the same direction. */
    @Test
    void nodesOfHigherOrderAreThoseOfVtk() throws IOException {
        var quad = new GmshElements("a.msh").of(36);
        assertEquals(CellType.LAGRANGE_QUAD, quad.type());
        assertArrayEquals(new int[]{0, 1, 2, 3, 4, 5, 6, 7, 9, 8, 11, 10, 12, 13, 15, 14}, quad.order());
        var fourth = new GmshElements("a.msh").of(37);
        assertArrayEquals(new int[]{16, 20, 17, 23, 24, 21, 19, 22, 18}, Arrays.copyOfRange(fourth.order(), 16, 25));
        assertEquals(15, new GmshElements("a.msh").of(23).nodes());
        assertEquals(CellType.LAGRANGE_CURVE, new GmshElements("a.msh").of(26).type());
    }
}
