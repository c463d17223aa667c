package org.latentrom.engine.io.vtk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/** Files that name files, and files that hold several times; written here. */
class VtkIndexTest {
    @TempDir
    private Path m_folder;

    /** A strip of images of one row of cells: x from {@code from}, three points wide, field f = x. */
    private static String image(final int from, final String attributes) {
        String f = from + " " + (from + 1) + " " + (from + 2);
        return "<VTKFile type='ImageData' byte_order='LittleEndian'><ImageData WholeExtent='0 9 0 1 0 0' Origin='0 0 0'"
            + " Spacing='1 1 1'><Piece Extent='" + from + " " + (from + 2) + " 0 1 0 0'><PointData><DataArray"
            + " type='Float64' Name='f' " + attributes + ">" + f + " " + f + "</DataArray></PointData></Piece>"
            + "</ImageData></VTKFile>";
    }

    private Path write(final String name, final String text) throws IOException {
        Path file = m_folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String index(final String type, final String content) {
        return "<?xml version='1.0'?><VTKFile type='" + type + "' version='1.0'><" + type + ">" + content + "</" + type
            + "></VTKFile>";
    }

    private static double[] firstOfEach(final Snapshot s) {
        double[] f = s.field("f").orElseThrow().values();
        var first = new double[f.length / 6];
        for (int i = 0; i < first.length; i++) {
            first[i] = f[6 * i];
        }
        return first;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "vtkMultiBlockDataSet | <DataSet index='1' file='b.vti'/><Block index='0'><DataSet file='a.vti'/></Block>",
        "vtkMultiBlockDataSet | <DataSet file='a.vti'/><DataSet index='1' name='empty'/><Piece index='2'>"
            + "<DataSet index='0' file='b.vti'/></Piece>",
        "vtkPartitionedDataSet | <DataSet index='0' file='a.vti'/><DataSet index='1' file='b.vti'/>",
        "vtkPartitionedDataSetCollection | <Partitions index='1'><DataSet index='0' file='b.vti'/></Partitions>"
            + "<Partitions index='0'><DataSet index='0' file='a.vti'/></Partitions>",
        "vtkMultiBlockDataSet | <Block index='0'><Block index='1'><DataSet index='0' file='b.vti'/></Block>"
            + "<DataSet index='0' file='a.vti'/></Block>"})
    void blocksStandInTheOrderOfTheirIndices(final String type, final String content) throws IOException {
        write("a.vti", image(0, ""));
        write("b.vti", image(5, ""));
        Snapshot s = Fixtures.read(write("all.vtm", index(type, content))).get(0);
        assertArrayEquals(new double[]{0, 5}, firstOfEach(s));
        assertEquals(4, s.mesh().cells());
    }

    @Test
    void piecesThatTouchShareTheirPoints() throws IOException {
        write("p/a.vti", image(0, ""));
        write("p/b.vti", image(2, ""));
        Snapshot s = Fixtures.read(write("u.pvti", index("PImageData",
            "<Piece Extent='0 2 0 1 0 0' Source='p/a.vti'/><Piece Extent='2 4 0 1 0 0' Source='p/b.vti'/>"
                + "<Piece Extent='2 4 0 1 0 0' Source='p/b.vti'/>"))).get(0);
        assertArrayEquals(new double[]{0, 1, 2, 3, 4, 0, 1, 2, 3, 4}, s.field("f").orElseThrow().values());
        assertEquals(4, s.mesh().cells());
        assertEquals(10, s.mesh().points());
    }

    @Test
    void piecesThatDoNotFillABoxStayApart() throws IOException {
        write("a.vti", image(0, ""));
        write("b.vti", image(5, ""));
        Snapshot s = Fixtures.read(write("u.pvti", index("PImageData",
            "<Piece Extent='0 2 0 1 0 0' Source='a.vti'/><Piece Extent='5 7 0 1 0 0' Source='b.vti'/>"))).get(0);
        assertEquals(4, s.mesh().cells());
        assertEquals(12, s.mesh().points());
        assertEquals(5, s.mesh().coordinate(6, 0));
    }

    @Test
    void aFieldThatOnePieceLacksIsLeftOutWithAWarning() throws IOException {
        write("a.vti", image(0, ""));
        write("b.vti", image(5, "").replace("</PointData>",
            "<DataArray type='Int8' Name='g'>1 2 3 4 5 6</DataArray></PointData>"));
        Path file = write("all.vtm", index("vtkMultiBlockDataSet", "<DataSet file='b.vti'/><DataSet file='a.vti'/>"));
        try (var series = SnapshotFiles.open(file, ReadOptions.DEFAULTS, Progress.NONE)) {
            assertEquals(List.of("f"), series.fields().stream().map(f -> f.name()).toList());
            assertTrue(series.warnings().toString().contains("the fields g"), series.warnings().toString());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"PImageData | <Piece Source='u.pvti'/> | names itself",
        "vtkMultiBlockDataSet | <Block><DataSet file='u.pvti'/></Block> | names itself",
        "PImageData | <Piece/> | names no file", "PImageData | <PPointData/> | names no files",
        "vtkMultiBlockDataSet | <DataSet file='../a.vti'/> | leads out of",
        "vtkMultiBlockDataSet | <DataSet file='/etc/passwd'/> | not relative",
        "vtkMultiBlockDataSet | <DataSet file='c.vti'/> | there is no file",
        "vtkMultiBlockDataSet | <DataSet file='text.vti'/> | not well-formed",
        "PImageData | <Piece Source='a.vti'/><Piece Source='b.vtp'/> | pieces of different types",
        "vtkHierarchicalBoxDataSet | <Block/> | type vtkHierarchicalBoxDataSet"})
    void isRefused(final String type, final String content, final String reason) throws IOException {
        write("a.vti", image(0, ""));
        write("b.vtp", "<VTKFile type='PolyData'><PolyData><Piece NumberOfPoints='0'/></PolyData></VTKFile>");
        write("text.vti", "no XML");
        Path file = write("u.pvti", index(type, content));
        var e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(file));
        assertTrue(e.getMessage().contains(reason) && !e.remedy().isEmpty(), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void severalTimesInOneFile(final boolean pieces) throws IOException {
        String first = image(0, "TimeStep='0'").replace("<ImageData ", "<ImageData TimeValues='0.5 2 7' ");
        String array = "<DataArray type='Float64' Name='f' TimeStep='1 2'>9 9 9 9 9 9</DataArray>";
        String piece = first.substring(first.indexOf("<Piece"), first.indexOf("</ImageData>"));
        // an array that does not change may stand there once; text of VTK has a piece a time, all called step 0
        String later = piece.replaceAll(">0 1 2 0 1 2<", ">9 9 9 9 9 9<");
        String text = pieces ? first.replace("</ImageData>", later + later + "</ImageData>") 
            : first.replace("</PointData>", array + "</PointData>");
        try (var series = SnapshotFiles.open(write("t.vti", text), ReadOptions.DEFAULTS, Progress.NONE)) {
            assertEquals(List.of(0.5, 2.0, 7.0), series.entries().stream().map(SnapshotEntry::time).toList());
            assertEquals("t.vti, step 2", series.entries().get(2).source());
            assertArrayEquals(new double[]{0, 1, 2, 0, 1, 2}, values(series.read(0, Progress.NONE)));
            assertArrayEquals(new double[]{9, 9, 9, 9, 9, 9}, values(series.read(1, Progress.NONE)));
            assertArrayEquals(new double[]{9, 9, 9, 9, 9, 9}, values(series.read(2, Progress.NONE)));
            assertSame(series.read(1, Progress.NONE).mesh(), series.read(2, Progress.NONE).mesh());
        }
    }

    private static double[] values(final Snapshot s) {
        return s.fields().stream().filter(f -> f.name().equals("f")).map(MeshField::values).findFirst().orElseThrow();
    }

    @Test
    void severalTimesWithoutTheirListAreRefused() throws IOException {
        Path file = write("t.vti", image(0, "TimeStep='0'").replace("</PointData>",
            "<DataArray type='Float64' Name='f' TimeStep='1'>9 9 9 9 9 9</DataArray></PointData>"));
        var e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(file));
        assertTrue(e.getMessage().contains("several times"), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Extent='0 2 0 1 0 0' | Extent='0 2 0 1 0' | not six whole numbers",
        "Extent='0 2 0 1 0 0' | Extent='2 0 0 1 0 0' | empty grid",
        "Extent='0 2 0 1 0 0' | Extent='0 2 0 2 0 0' | needs 9 numbers",
        "Extent='0 2 0 1 0 0' | Extent='0 2000000000 0 1 0 0' | too large",
        "Spacing='1 1 1' | Spacing='1 0 1' | is 0 along an axis",
        "Spacing='1 1 1' | Spacing='1 1' | instead of 3 numbers", "Origin='0 0 0' | Origin='0 nan 0' | 3 numbers",
        "Origin='0 0 0' | Direction='1 0 0' | instead of 9 numbers"})
    void imagesAreChecked(final String what, final String with, final String reason) throws IOException {
        Path file = write("i.vti", image(0, "").replace("<Piece " + what, "<Piece " + with).replace(
            " " + (what.startsWith("Ext") ? "nothing" : what), " " + with));
        var e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(file));
        assertTrue(e.getMessage().contains(reason) && !e.remedy().isEmpty(), e.getMessage());
    }

    @Test
    void cellsOfPolyDataAreNumberedVertsLinesPolysStrips() throws IOException {
        String cells = "";
        for (String[] c : new String[][]{{"Verts", "0 1 2", "1 3"}, {"Lines", "0 1 0 1 2", "2 5"},
            {"Strips", "0 1 3 4", "4"}, {"Polys", "0 1 4 3 1 2 4", "4 7"}}) {
            cells += "<" + c[0] + "><DataArray type='Int32' Name='connectivity'>" + c[1] + "</DataArray>"
                + "<DataArray type='Int32' Name='offsets'>" + c[2] + "</DataArray></" + c[0] + ">";
        }
        Path file = write("p.vtp", "<VTKFile type='PolyData'><PolyData><Piece NumberOfPoints='5' NumberOfVerts='2'"
            + " NumberOfLines='2' NumberOfStrips='1' NumberOfPolys='2'><Points><DataArray type='Float32'>0 0 0 1 0 0"
            + " 2 0 0 0 1 0 1 1 0</DataArray></Points>" + cells + "<CellData><DataArray type='Int8' Name='n'>"
            + "0 1 2 3 4 5 6</DataArray></CellData></Piece></PolyData></VTKFile>");
        Snapshot s = Fixtures.read(file).get(0);
        assertEquals(List.of(1, 2, 3, 4, 9, 5, 6),
            java.util.stream.IntStream.range(0, 7).mapToObj(c -> s.mesh().type(c).vtk()).toList());
        assertEquals(4, s.mesh().node(6, 3));
        assertEquals(1, s.mesh().node(5, 0));
    }
}
