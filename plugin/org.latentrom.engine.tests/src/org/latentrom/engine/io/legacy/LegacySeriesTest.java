package org.latentrom.engine.io.legacy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.latentrom.engine.io.FieldInfo;
import org.latentrom.engine.io.Fixtures;
import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.SnapshotEntry;
import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.io.SnapshotSeries;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/** Series as FreeFem++, OpenFOAM, gmsh and meshio write them. */
class LegacySeriesTest {
    private static SnapshotSeries open(final String name) throws IOException {
        return SnapshotFiles.open(Fixtures.path("legacy/" + name), ReadOptions.DEFAULTS, Progress.NONE);
    }

    private static List<Double> times(final SnapshotSeries series) {
        return series.entries().stream().map(SnapshotEntry::time).toList();
    }

    @Test
    void openFoamGivesTimesAndKeepsPatchesApart() throws IOException {
        try (var series = open("openfoam")) {
            assertEquals(List.of(0.0, 0.025, 0.05), times(series)); // float32 in the file, as the solver means them
            assertEquals(List.of("cav_0.vtk", "cav_5.vtk", "cav_10.vtk"),
                series.entries().stream().map(SnapshotEntry::source).toList());
            assertEquals(List.of("p (cell)", "U (cell)", "p", "U"),
                series.fields().stream().map(FieldInfo::name).toList());
            assertTrue(series.warnings().stream().anyMatch(w -> w.contains("folders movingWall beside")),
                series.warnings().toString());
            Snapshot last = series.read(2, Progress.NONE);
            assertSame(series.read(0, Progress.NONE).mesh(), last.mesh());
            assertEquals(CellType.HEXAHEDRON, last.mesh().type(0));
        }
    }

    @Test
    void openFoamsTextIsItsBinaryRounded() throws IOException {
        double[] binary = field("openfoam/cav_5.vtk", 1, "U");
        double[] text = field("openfoam_ascii/cav_5.vtk", 0, "U");
        for (int i = 0; i < binary.length; i++) {
            assertEquals(binary[i], text[i], 1e-5 * Math.abs(binary[i]) + 1e-12);
        }
    }

    private static double[] field(final String file, final int index, final String name) throws IOException {
        return Fixtures.read(Fixtures.path("legacy/" + file)).get(index).field(name).orElseThrow().values();
    }

    @Test
    void aPatchIsReadIfItIsChosen() throws IOException {
        try (var series = open("openfoam/movingWall/movingWall_5.vtk")) {
            assertEquals(3, series.entries().size());
            assertEquals("movingWall", series.entries().get(0).run());
            assertEquals(16, series.read(0, Progress.NONE).mesh().cells());
        }
    }

    @Test
    void freeFemWritesTheSameInBothFormats() throws IOException {
        try (var series = open("freefem"); var xml = SnapshotFiles.open(Fixtures.path("freefem"), ReadOptions.DEFAULTS,
            Progress.NONE)) {
            assertEquals(List.of(0.0, 1.0, 10.0), times(series)); // the numbers of the names, for want of times
            assertTrue(series.warnings().stream().anyMatch(w -> w.contains("numbers in their names")));
            for (int i = 0; i < 3; i++) {
                Snapshot legacy = series.read(i, Progress.NONE);
                Snapshot vtu = xml.read(i, Progress.NONE);
                assertArrayEquals(vtu.mesh().connectivityArray(), legacy.mesh().connectivityArray());
                for (String name : List.of("temperature", "gradient", "Label")) {
                    assertArrayEquals(vtu.field(name).orElseThrow().values(), legacy.field(name).orElseThrow().values(),
                        1e-15, name);
                }
            }
        }
    }

    @Test
    void fieldDataAfterScalarsOfCellsBelongToTheCells() throws IOException {
        try (var series = open("freefem/variants/p0_020.vtk")) {
            assertEquals(List.of("Label", "region"), series.fields().stream().map(FieldInfo::name).toList());
            assertEquals(284, series.read(0, Progress.NONE).field("region").orElseThrow().tuples());
        }
    }

    @Test
    void meshioWritesBothLayoutsOfCells() throws IOException {
        Snapshot old = Fixtures.read(Fixtures.path("legacy/meshio/tri_v42_binary.vtk")).get(0);
        Snapshot text = Fixtures.read(Fixtures.path("legacy/meshio/tri_v51_ascii.vtk")).get(0);
        assertEquals(old.mesh(), text.mesh());
        for (String name : List.of("T", "U", "cT", "id")) {
            assertArrayEquals(old.field(name).orElseThrow().values(), text.field(name).orElseThrow().values());
        }
    }

    @Test
    void gmshMixesLinesAndQuadrilaterals() throws IOException {
        try (var series = open("gmsh/square_quad.vtk")) {
            var mesh = series.read(0, Progress.NONE).mesh();
            assertEquals(List.of("CellEntityIds"), series.fields().stream().map(FieldInfo::name).toList());
            assertEquals(CellType.LINE, mesh.type(0));
            assertEquals(CellType.QUAD, mesh.type(mesh.cells() - 1));
        }
    }
}
