package org.latentrom.engine.io.vtk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.vtk.VtuText.Compression;
import org.latentrom.engine.io.vtk.VtuText.Layout;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;

/** One thing at a time is changed in a good file: refused with the reason, or read where it is merely odd. */
class VtuRefusalTest {
    private static final String GOOD = text(new VtuText(Layout.ASCII, Compression.NONE, ByteOrder.LITTLE_ENDIAN, 4, 0)
        .file(VtkType.INT32, new double[]{1, 2, 3, 4, 5, 6}));

    private static final String APPENDED = text(
        new VtuText(Layout.APPENDED_BASE64, Compression.NONE, ByteOrder.LITTLE_ENDIAN, 4, 0).file(VtkType.INT32,
            new double[]{1, 2, 3, 4, 5, 6}));

    private static String text(final byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }

    private static Snapshot read(final String text, final String... fields) throws IOException {
        return new VtkAssembler(new CopyOnWriteArrayList<>()).assemble("t.vtu", List.of(List.of(
            VtkXmlParser.parse("t.vtu", text.getBytes(StandardCharsets.ISO_8859_1), List.of(fields), false))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "type=\"UnstructuredGrid\" | type=\"HyperTreeGrid\" | is a VTK file of type HyperTreeGrid",
        "<VTKFile | <NotVtk | is no VTK file",
        "</Points> | </Point> | is not well-formed",
        "version=\"1.0\" | header_type=\"UInt16\" | unknown header_type",
        "NumberOfPoints=\"6\" | NumberOfPoints=\"7\" | has",
        "NumberOfPoints=\"6\" | NumberOfPoints=\"x\" | NumberOfPoints is \"x\"",
        "NumberOfPoints=\"6\" | Nothing=\"6\" | NumberOfPoints is missing",
        "NumberOfCells=\"3\" | NumberOfCells=\"-3\" | NumberOfCells is \"-3\"",
        "NumberOfCells=\"3\" | NumberOfCells=\"4\" | array \"types\"",
        "NumberOfComponents=\"3\" | NumberOfComponents=\"2\" | have not three components",
        "NumberOfComponents=\"1\" | NumberOfComponents=\"x\" | NumberOfComponents \"x\"",
        "Name=\"f\" NumberOfComponents=\"1\" format=\"ascii\" | Name=\"f\" format=\"hex\" | unknown format \"hex\"",
        "Name=\"connectivity\" | Name=\"lost\" | lack the array connectivity",
        "Name=\"types\" | Name=\"offsets\" | lack the array types",
        "3 6 10 | 3 2 10 | before it begins",
        "3 6 10 | 3 6 12 | cell 2",
        "5 5 9 | 5 5 23 | is a quadratic quadrilateral of 4 nodes instead of 8",
        "5 5 9 | 5 5 42 | cell type 42 (polyhedron)",
        "5 5 9 | 5 5 36 | is a quadratic polygon of 4 nodes",
        "5 5 9 | 5 5 -1 | unknown type",
        "5 5 9 | 5 5 10000000000 | unknown type",
        "5 5 9 | 5 9 9 | is a quadrilateral of 3 nodes instead of 4",
        "0 1 2 0 2 3 | 0 1 6 0 2 3 | names point 6, but there are 6 points",
        "0 1 2 0 2 3 | 0 1.5 2 0 2 3 | not a whole number",
        "type=\"Int64\" Name=\"connectivity\" | type=\"Float64\" Name=\"connectivity\" | whole numbers belong",
        "1 2 3 4 5 6 | 1 2 3 4 5 | has 5 numbers instead of 6",
        "1 2 3 4 5 6 | 1 2 3 4 5 6 7 | more than the 6",
        "1 2 3 4 5 6 | 1 2 three 4 5 6 | \"three\"",
        "<UnstructuredGrid> | <UnstructuredGrid TimeValues=\"0 one\"> | TimeValues that are not all numbers",
        "Name=\"f\" | Name=\"f\" TimeStep=\"-2\" | TimeStep \"-2\"",
        "Name=\"f\" | Name=\"f\" TimeStep=\"one\" | TimeStep \"one\""})
    void isRefused(final String what, final String with, final String reason) {
        assertTrue(GOOD.contains(what), what);
        var e = assertThrows(SnapshotFormatException.class, () -> read(GOOD.replace(what, with)));
        assertTrue(e.getMessage().contains(reason), e.getMessage());
        assertTrue(e.getMessage().startsWith("t.vtu"), e.getMessage());
        assertFalse(e.remedy().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "version=\"1.0\" | Version=\"x\"",
        "NumberOfCells=\"3\" | NumberOfCells=\" 3 \"",
        "<PointData> | <PointData Scalars='f'><!-- odd --><Other a='1'/>",
        "5 5 9 | 5 69 70",
        "<Piece | <FieldData><DataArray type='String' Name='s' format='ascii'>1 2</DataArray></FieldData><Piece",
        "1 2 3 4 5 6 | <InformationKey name='k'>7 8 9</InformationKey>1 2 3<![CDATA[ 4 5 6]]>"})
    void oddButRight(final String what, final String with) throws IOException {
        assertTrue(GOOD.contains(what), what);
        Snapshot s = read(GOOD.replace(what, with));
        assertEquals(21, java.util.Arrays.stream(s.field("f").orElseThrow().values()).sum());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "offset=\"0\" | offset=\"\" | has no offset that is a number",
        "offset=\"0\" | offset=\"-1\" | begins at offset -1",
        "offset=\"0\" | offset=\"99999999999\" | begins at offset 99999999999",
        "offset=\"0\" | offset=\"4\" | array \"f\"",
        "<AppendedData | <OtherData | AppendedData element that is missing",
        "encoding=\"base64\" | encoding=\"raw\" | array",
        "_ |  | does not begin with an underscore",
        "</AppendedData> |  | has no end"})
    void appendedDataAreChecked(final String what, final String with, final String reason) {
        assertTrue(APPENDED.contains(what.strip()), what);
        String text = APPENDED.replaceFirst(java.util.regex.Pattern.quote(what.strip()),
            with == null ? "" : with.strip());
        String changed = what.startsWith("<Appended") ? text.replace("</AppendedData>", "</OtherData>") : text;
        var e = assertThrows(SnapshotFormatException.class,
            () -> read(what.strip().equals("_") ? APPENDED.replace("\n  _", "\n  ") : changed));
        assertTrue(e.getMessage().contains(reason), e.getMessage());
    }

    @Test
    void onlyWantedFieldsAreDecoded() throws IOException {
        String two = GOOD.replace("</PointData>", "<DataArray type=\"Float64\" Name=\"g\" format=\"ascii\">rubbish"
            + "</DataArray></PointData><CellData><DataArray type=\"Int8\" Name=\"f\" format=\"ascii\">7 8 9</DataArray>"
            + "</CellData>");
        Snapshot s = read(two, "f");
        assertEquals(1, s.fields().stream().filter(f -> f.name().equals("f")).count());
        assertEquals(MeshField.Location.POINT, s.field("f").orElseThrow().location());
        assertEquals(List.of("f", "f (cell)"), s.fields().stream().map(MeshField::name).toList());
        assertEquals(9, read(two, "f (cell)").field("f (cell)").orElseThrow().values()[2]);
        assertThrows(SnapshotFormatException.class, () -> read(two));
    }

    @Test
    void piecesArePutAfterEachOther() throws IOException {
        String piece = GOOD.substring(GOOD.indexOf("<Piece"), GOOD.indexOf("</UnstructuredGrid>"));
        Snapshot s = read(GOOD.replace("</UnstructuredGrid>", piece + "</UnstructuredGrid>"));
        assertEquals(12, s.mesh().points());
        assertEquals(6, s.mesh().cells());
        assertEquals(6, s.mesh().node(3, 0));
        assertEquals(12, s.field("f").orElseThrow().tuples());
        Snapshot t = read(GOOD.replace("</UnstructuredGrid>", piece.replace("\"f\"", "\"g\"") + "</UnstructuredGrid>"));
        assertEquals(List.of(), t.fields());
    }

    @Test
    void arraysOfTextAreLeftOutUnlessChosen() throws IOException {
        String text = GOOD.replace("type=\"Int32\" Name=\"f\"", "type=\"String\" Name=\"f\"");
        assertEquals(List.of(), read(text).fields());
        var e = assertThrows(SnapshotFormatException.class, () -> read(text, "f"));
        assertTrue(e.getMessage().contains("array \"f\": has the type String"), e.getMessage());
    }

    @Test
    void ghostsOfAPieceAreNoField() throws IOException {
        Snapshot s = read(GOOD.replace("Name=\"f\"", "Name=\"vtkGhostType\"").replace("1 2 3 4 5 6", "0 0 0 0 2 0"));
        assertEquals(List.of(), s.fields());
        assertEquals(2, s.mesh().cells()); // the quadrilateral at the hidden point 4 is gone
        assertEquals(4, s.mesh().points());
    }

    @Test
    void ghostLevelsOfOldFiles() throws IOException {
        Snapshot s = read(GOOD.replace("</PointData>", "</PointData><CellData><DataArray type=\"UInt8\""
            + " Name=\"vtkGhostLevels\" format=\"ascii\">0 2 0</DataArray></CellData>"));
        assertEquals(2, s.mesh().cells());
        assertEquals(List.of("f"), s.fields().stream().map(MeshField::name).toList());
    }

    @Test
    void timeOfTheFile() throws IOException {
        String timed = GOOD.replace("<Piece",
            "<FieldData><DataArray type='Float64' Name='TimeValue' NumberOfTuples='1' "
            + "format='ascii'>2.5</DataArray></FieldData><Piece");
        VtkFile f = VtkXmlParser.parse("t.vtu", timed.getBytes(StandardCharsets.ISO_8859_1), List.of(), true);
        assertEquals(2.5, new ArrayDecoder(f.header()).doubles(f.timeArray().orElseThrow(), 1)[0]);
        assertTrue(VtkXmlParser.parse("t.vtu", GOOD.getBytes(StandardCharsets.ISO_8859_1), List.of(), true).timeArray()
            .isEmpty());
    }
}
