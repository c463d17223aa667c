package org.latentrom.engine.io.vtk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.latentrom.engine.io.vtk.PieceTexts.array;
import static org.latentrom.engine.io.vtk.PieceTexts.index;
import static org.latentrom.engine.io.vtk.PieceTexts.row;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.io.Fixtures;
import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.SnapshotEntry;
import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/** Where VTK files say their time, and files that hold several times. */
class VtkTimesTest {
    @TempDir
    private Path m_folder;

    private Path write(final String name, final String text) throws IOException {
        return PieceTexts.write(m_folder.resolve(name), text);
    }

    private static String fieldData(final String name, final String value) {
        return "<FieldData>" + array("Float64", "Name='" + name + "' NumberOfTuples='1'", value) + "</FieldData>";
    }

    private List<Double> times(final Path file) throws IOException {
        try (var series = SnapshotFiles.open(file, ReadOptions.DEFAULTS, Progress.NONE)) {
            for (int i = 0; i < series.entries().size(); i++) {
                assertEquals(4, series.read(i, Progress.NONE).mesh().points());
            }
            return series.entries().stream().map(SnapshotEntry::time).toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TimeValue", "TIME"})
    void theTimeOfAFileIsInItsFieldData(final String name) throws IOException {
        assertEquals(List.of(0.125), times(write("a.vtu", row(0, 1, fieldData(name, "0.125"), ""))));
    }

    @Test
    void otherFieldDataIsNoTime() throws IOException {
        assertEquals(List.of(0.0), times(write("a.vtu", row(0, 1, fieldData("Re", "100"), ""))));
    }

    /** Written by solvers that put much in front of the first piece. */
    @Test
    void theTimeMayStandFarFromTheBeginning() throws IOException {
        String notes = "<!--" + "x".repeat(20_000) + "-->";
        assertEquals(List.of(3.5), times(write("a.vtu", row(0, 1, notes + fieldData("TimeValue", "3.5"), ""))));
    }

    @Test
    void theTimeMayBeBinaryOrAppended() throws IOException {
        byte[] bytes = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN).putInt(8).putDouble(7.25).array();
        String text = Base64.getEncoder().encodeToString(bytes);
        String start = "<FieldData><DataArray type='Float64' Name='TimeValue' NumberOfTuples='1' ";
        assertEquals(List.of(7.25), times(write("a.vtu", row(0, 1,
            start + "format='binary'>" + text + "</DataArray></FieldData>", ""))));
        assertEquals(List.of(7.25), times(write("b.vtu", row(0, 1,
            start + "format='appended' offset='0'/></FieldData>", "").replace("</UnstructuredGrid>",
                "</UnstructuredGrid><AppendedData encoding='base64'>_" + text + "</AppendedData>"))));
    }

    @Test
    void theTimeOfPiecesIsThatOfTheFirst() throws IOException {
        write("p.vtu", row(0, 1, fieldData("TimeValue", "0.75"), ""));
        assertEquals(List.of(0.75), times(write("u.pvtu", index("PUnstructuredGrid", "<Piece Source='p.vtu'/>"))));
        assertEquals(List.of(0.75), times(write("u.vtm", index("vtkMultiBlockDataSet", "<DataSet file='p.vtu'/>"))));
        // what the index says goes before
        assertEquals(List.of(2.0), times(write("v.vtm", index("vtkMultiBlockDataSet", "<DataSet file='p.vtu'/>"
            + fieldData("TimeValue", "2")))));
    }

    @Test
    void numberedFilesAreSortedByTheirTimes() throws IOException {
        write("u_10.vtu", row(0, 1, fieldData("TimeValue", "0.1"), ""));
        write("u_9.vtu", row(0, 1, fieldData("TimeValue", "0.2"), ""));
        assertEquals(List.of(0.1, 0.2), times(m_folder.resolve("u_9.vtu")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nan", "inf", "soon", ""})
    void timesMustBeFinite(final String time) throws IOException {
        Path file = write("a.vtu", row(0, 1, fieldData("TimeValue", time), ""));
        var e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(file));
        assertTrue(e.getMessage().startsWith("a.vtu, array \"TimeValue\""), e.getMessage());
    }

    /** Points of several times: the mesh moves, the cells stand there once. */
    @Test
    void meshesThatMoveInOneFile() throws IOException {
        String moved = array("Float64", "NumberOfComponents='3' TimeStep='1'", "0 0 0 3 0 0 0 1 0 3 1 0");
        String text = row(0, 1, "", "").replace("<UnstructuredGrid>", "<UnstructuredGrid TimeValues='1 2 4'>")
            .replace("<Points><DataArray", "<Points><DataArray TimeStep='0'").replace("</Points>", moved + "</Points>")
            .replace("Name='f'", "Name='f' TimeStep='0'").replace("</PointData>",
                array("Float64", "Name='f' TimeStep='2'", "9 9 9 9") + "</PointData>");
        Path file = write("t.vtu", text);
        assertEquals(List.of(1.0, 2.0, 4.0), times(file));
        List<Snapshot> s = Fixtures.read(file);
        assertEquals(1, s.get(0).mesh().coordinate(1, 0));
        assertEquals(3, s.get(1).mesh().coordinate(1, 0));
        assertEquals(3, s.get(2).mesh().coordinate(1, 0), "the points of a time that writes none are the last");
        assertArrayEquals(new double[]{0, 1, 0, 1}, s.get(1).field("f").orElseThrow().values());
        assertArrayEquals(new double[]{9, 9, 9, 9}, s.get(2).field("f").orElseThrow().values());
        assertEquals(s.get(1).mesh(), s.get(2).mesh());
    }

    @ParameterizedTest
    @CsvSource({"'a b', TimeValues that are not all numbers", "'0 nan', TimeValues that are not all numbers"})
    void listsOfTimesAreChecked(final String times, final String reason) throws IOException {
        Path file = write("t.vtu", row(0, 1, "", "").replace("<UnstructuredGrid>",
            "<UnstructuredGrid TimeValues='" + times + "'>"));
        var e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(file));
        assertTrue(e.getMessage().contains(reason), e.getMessage());
    }

    @Test
    void anArrayTwiceAtOneTimeIsAMistake() throws IOException {
        Path file = write("t.vtu", row(0, 1, "", array("Float64", "Name='c'", "1")));
        var e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(file));
        assertEquals("t.vtu, array \"c\": occurs twice in CellData. Correct or export the file anew.",
            e.getMessage());
    }
}
