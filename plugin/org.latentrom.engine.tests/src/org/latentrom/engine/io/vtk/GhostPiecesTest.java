package org.latentrom.engine.io.vtk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.latentrom.engine.io.vtk.PieceTexts.array;
import static org.latentrom.engine.io.vtk.PieceTexts.index;
import static org.latentrom.engine.io.vtk.PieceTexts.row;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.io.Fixtures;
import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/** Pieces of a parallel run that overlap: each cell once, and what not every piece has is told. */
class GhostPiecesTest {
    @TempDir
    private Path m_folder;

    private Path write(final String name, final String text) throws IOException {
        return PieceTexts.write(m_folder.resolve(name), text);
    }

    private static double[] values(final Snapshot s, final String name) {
        return s.field(name).orElseThrow().values();
    }

    private static String ghosts(final String name, final String bits) {
        return array("UInt8", "Name='" + name + "'", bits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vtkGhostType", "vtkGhostLevels"})
    void cellsOfTheOtherPieceAreDropped(final String name) throws IOException {
        write("p/0.vtu", row(0, 3, "", ghosts(name, "0 0 1")));
        write("p/1.vtu", row(1, 3, "", ghosts(name, "1 0 0")));
        Snapshot s = Fixtures.read(write("u.pvtu", index("PUnstructuredGrid",
            "<Piece Source='p/0.vtu'/><Piece Source='p/1.vtu'/>"))).get(0);
        assertArrayEquals(new double[]{0, 1, 2, 3}, values(s, "c"));
        // points that only the dropped cells had are gone too
        assertArrayEquals(new double[]{0, 1, 2, 0, 1, 2, 2, 3, 4, 2, 3, 4}, values(s, "f"));
        for (int p = 0; p < s.mesh().points(); p++) {
            assertEquals(s.mesh().coordinate(p, 0), values(s, "f")[p]);
        }
        for (int c = 0; c < s.mesh().cells(); c++) {
            assertEquals(values(s, "c")[c], s.mesh().coordinate(s.mesh().node(c, 0), 0), "cell " + c);
        }
        assertEquals(List.of("f", "c"), s.fields().stream().map(MeshField::name).toList());
    }

    @Test
    void ghostsAreSeenAlsoIfOneFieldIsChosen() throws IOException {
        Path file = write("a.vtu", row(0, 3, "", ghosts("vtkGhostType", "0 32 0")));
        Snapshot s = Fixtures.read(file, ReadOptions.DEFAULTS.withFields(List.of("c"))).get(0);
        assertArrayEquals(new double[]{0, 2}, values(s, "c"));
    }

    @Test
    void ghostsOfSeveralComponentsAreNone() throws IOException {
        Path file = write("a.vtu", row(0, 2, "", array("UInt8", "Name='vtkGhostType' NumberOfComponents='2'",
            "0 0 0 0")));
        var e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(file));
        assertEquals("a.vtu, array \"vtkGhostType\": has several components. Export the file anew.", e.getMessage());
    }

    @Test
    void piecesWithoutCellsAreCommonInParallelRuns() throws IOException {
        write("0.vtu", row(0, 2, "", ""));
        write("1.vtu", "<VTKFile type='UnstructuredGrid'><UnstructuredGrid><Piece NumberOfPoints='0'"
            + " NumberOfCells='0'><Points/><Cells/></Piece></UnstructuredGrid></VTKFile>");
        Path file = write("u.pvtu", index("PUnstructuredGrid", "<Piece Source='1.vtu'/><Piece Source='0.vtu'/>"));
        try (var series = SnapshotFiles.open(file, ReadOptions.DEFAULTS, Progress.NONE)) {
            assertArrayEquals(new double[]{0, 1}, values(series.read(0, Progress.NONE), "c"));
            assertTrue(series.warnings().stream().noneMatch(w -> w.contains("part")), series.warnings().toString());
        }
    }

    @Test
    void aFieldThatAPieceLacksIsLeftOutWithAWarning() throws IOException {
        write("0.vtu", row(0, 1, "", array("Float64", "Name='q'", "7")));
        write("1.vtu", row(1, 1, "", ""));
        Path file = write("u.pvtu", index("PUnstructuredGrid", "<Piece Source='0.vtu'/><Piece Source='1.vtu'/>"));
        try (var series = SnapshotFiles.open(file, ReadOptions.DEFAULTS, Progress.NONE)) {
            Snapshot s = series.read(0, Progress.NONE);
            assertEquals(List.of("f", "c"), s.fields().stream().map(MeshField::name).toList());
            assertTrue(series.warnings().toString().contains("Not every part of a snapshot has the fields q"),
                series.warnings().toString());
        }
    }

    /** The pieces of a grid are put together before fields are compared: nothing may be lost in silence there. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFieldThatAPieceOfAGridLacksIsLeftOutWithAWarning(final boolean inFirst) throws IOException {
        for (int i = 0; i < 2; i++) {
            String q = inFirst == (i == 0) ? array("Float64", "Name='q'", "7 8") : "";
            write(i + ".vti", "<VTKFile type='ImageData'><ImageData WholeExtent='0 4 0 1 0 0'><Piece Extent='"
                + 2 * i + " " + (2 * i + 2) + " 0 1 0 0'><CellData>" + array("Float64", "Name='c'", 2 * i + " "
                + (2 * i + 1)) + q + "</CellData></Piece></ImageData></VTKFile>");
        }
        Path file = write("u.pvti", index("PImageData", "<Piece Extent='0 2 0 1 0 0' Source='0.vti'/>"
            + "<Piece Extent='2 4 0 1 0 0' Source='1.vti'/>"));
        try (var series = SnapshotFiles.open(file, ReadOptions.DEFAULTS, Progress.NONE)) {
            Snapshot s = series.read(0, Progress.NONE);
            assertEquals(10, s.mesh().points());
            assertArrayEquals(new double[]{0, 1, 2, 3}, values(s, "c"));
            assertTrue(s.field("q").isEmpty());
            assertTrue(series.warnings().toString().contains("Not every part of a snapshot has the fields q"),
                series.warnings().toString());
        }
    }

    @Test
    void componentsMustBeTheSameInEveryPiece() throws IOException {
        write("0.vtu", row(0, 1, "", array("Float64", "Name='q'", "7")));
        write("1.vtu", row(1, 1, "", array("Float64", "Name='q' NumberOfComponents='2'", "7 8")));
        Path file = write("u.pvtu", index("PUnstructuredGrid", "<Piece Source='0.vtu'/><Piece Source='1.vtu'/>"));
        var e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(file));
        assertTrue(e.getMessage().contains("array \"q\": is not of the same kind in every part"), e.getMessage());
    }

    @Test
    void aSeriesOfPiecesSharesItsMesh() throws IOException {
        for (int t = 0; t < 3; t++) {
            for (int p = 0; p < 2; p++) {
                write("t" + t + "/" + p + ".vtu", row(2 * p, 2, "", array("Int32", "Name='n'", t + " " + p)));
            }
            write("u_" + t + ".pvtu", index("PUnstructuredGrid",
                "<Piece Source='t" + t + "/0.vtu'/><Piece Source='t" + t + "/1.vtu'/>"));
        }
        List<Snapshot> all = Fixtures.read(m_folder.resolve("u_0.pvtu"));
        assertEquals(3, all.size());
        assertSame(all.get(0).mesh(), all.get(2).mesh());
        assertArrayEquals(new double[]{2, 0, 2, 1}, values(all.get(2), "n"));
    }

    @Test
    void nestedBlocksAreOneMesh() throws IOException {
        write("0.vtu", row(0, 1, "", ""));
        write("1.vtu", row(5, 1, "", ""));
        write("2.vtu", row(9, 1, "", ""));
        write("in.pvtu", index("PUnstructuredGrid", "<Piece Source='1.vtu'/><Piece Source='2.vtu'/>"));
        write("sub/in.vtm", index("vtkMultiBlockDataSet", "<DataSet index='0' file='q.vtu'/>"));
        write("sub/q.vtu", row(20, 1, "", ""));
        Snapshot s = Fixtures.read(write("all.vtm", index("vtkMultiBlockDataSet", "<Block index='1'><DataSet index='0'"
            + " file='in.pvtu'/></Block><DataSet index='0' file='0.vtu'/><DataSet index='2' file='sub/in.vtm'/>")))
            .get(0);
        assertArrayEquals(new double[]{0, 5, 9, 20}, values(s, "c"));
    }
}
