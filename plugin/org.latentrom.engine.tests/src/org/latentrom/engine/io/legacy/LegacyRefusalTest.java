package org.latentrom.engine.io.legacy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
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
import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/** A small file, its allowed variations, and what is wrong with it in many ways. */
class LegacyRefusalTest {
    private static final String GOOD = """
        # vtk DataFile Version 3.0
        a title
        ASCII
        DATASET UNSTRUCTURED_GRID
        FIELD FieldData 1
        TIME 1 1 double
        0.5
        POINTS 4 float
        0 0 0 1 0 0 1 1 0
        0 1 0
        CELLS 2 8
        3 0 1 2
        3 0 2 3
        CELL_TYPES 2
        5 5
        CELL_DATA 2
        SCALARS k float 1
        LOOKUP_TABLE default
        1 2
        POINT_DATA 4
        SCALARS k int
        1 2 3 4
        FIELD more 2
        v 2 4 double
        1 2 3 4 5 6 7 8
        name 1 1 string
        hello
        COLOR_SCALARS c 1
        0 0.5 1 0.2
        """;

    @TempDir
    private Path m_folder;

    private Snapshot read(final String text, final List<String> fields) throws IOException {
        Path file = Files.writeString(m_folder.resolve("a.vtk"), text);
        return Fixtures.read(file, ReadOptions.DEFAULTS.withFields(fields)).get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"as it is", "crlf", "lower", "blanks", "no end"})
    void oddButGood(final String how) throws IOException {
        String text = switch (how) {
            case "crlf" -> GOOD.replace("\n", "\r\n");
            case "lower" -> GOOD.replace("DATASET UNSTRUCTURED_GRID", "Dataset Unstructured_Grid")
                .replace("CELL", "cell");
            case "blanks" -> GOOD.replace(" ", "  \t").replace("\nPOINTS", "  \n\n POINTS");
            case "no end" -> GOOD.stripTrailing();
            default -> GOOD;
        };
        String first = "# vtk DataFile Version 3.0";
        Snapshot s = read(first + text.substring(text.indexOf("3.0") + 3), List.of());
        assertEquals(List.of("k (cell)", "k", "v", "c"), s.fields().stream().map(f -> f.name()).toList());
        assertEquals(CellType.TRIANGLE, s.mesh().type(1));
        assertArrayEquals(new double[]{0, 128, 255, 51}, s.field("c").orElseThrow().values());
        assertArrayEquals(new double[]{1, 2}, s.field("k (cell)").orElseThrow().values());
        assertEquals(2, s.field("v").orElseThrow().components());
    }

    @Test
    void onlyWhatIsAskedForComes() throws IOException {
        assertEquals(List.of("v", "k (cell)"),
            read(GOOD, List.of("v", "k (cell)")).fields().stream().map(f -> f.name()).toList());
        assertEquals(List.of("k"), read(GOOD, List.of("k")).fields().stream().map(f -> f.name()).toList());
    }

    @Test
    void newerVersionsAreReadWithAWarning() throws IOException {
        Path file = Files.writeString(m_folder.resolve("a.vtk"), GOOD.replace("3.0", "9.9"));
        try (var series = SnapshotFiles.open(file, ReadOptions.DEFAULTS, Progress.NONE)) {
            assertEquals(0.5, series.entries().get(0).time());
            assertTrue(series.warnings().stream().anyMatch(w -> w.contains("\"9.9\", newer than 5.1")));
        }
    }

    @Test
    void blankedPointsOfOldGridsAreDropped() throws IOException {
        Snapshot s = read("""
            # vtk DataFile Version 1.0
            old
            ASCII
            DATASET STRUCTURED_GRID
            DIMENSIONS 3 2 1
            BLANKING 6 int
            1 1 0 1 1 1
            POINTS 6 float
            0 0 0 1 0 0 2 0 0 0 1 0 1 1 0 2 1 0
            POINT_DATA 6
            VECTORS v float
            1 0 0 2 0 0 3 0 0 4 0 0 5 0 0 6 0 0
            """, List.of());
        assertEquals(1, s.mesh().cells());
        assertEquals(4, s.mesh().points());
        assertArrayEquals(new double[]{1, 0, 0, 2, 0, 0, 4, 0, 0, 5, 0, 0}, s.field("v").orElseThrow().values());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"ASCII|TEXT|line 3: is \"TEXT\"",
        "DATASET UNSTRUCTURED_GRID|DATASET TABLE|kind \"TABLE\"", "DATASET |DATASOT |where DATASET belongs",
        "TIME 1 1 double|TIME 1 1 complex|data type \"complex\"", "0.5|nan|not a finite time",
        "POINTS 4|POINTS -4|count -4", "POINTS 4|POINTS 3|where a keyword belongs",
        "POINTS 4|POINTS 99999999999|count 99999999999", "POINTS 4|POINTS four|where a whole number belongs",
        "POINTS 4|POINTS 2000000000|its text is too short", "0 1 0|0 1 zero|not a number",
        "POINTS 4 float|POINTS 4 string|holds texts", "CELLS 2 8|CELLS 2 9|is not a number",
        "CELLS 2 8|CELLS 3 8|goes beyond", "CELLS 2 8|CELLS 1 8|1 cells need 4", "CELLS 2 8|CELLS 9 8|9 cells in 8",
        "3 0 2 3|3 0 2 4|names point 4", "3 0 2 3|-3 0 2 3|goes beyond", "CELL_TYPES 2|CELL_TYPES 1|keyword belongs",
        "5 5|5 9|quadrilateral of 3 nodes", "5 5|5 42|polyhedron", "5 5|5 5.5|not a whole number",
        "CELL_DATA 2|CELL_DATA 1|keyword belongs", "POINT_DATA 4|POINT_DATA 3|keyword belongs",
        "v 2 4 double|v 2 3 double|has 3 tuples", "v 2 4 double|v -2 4 double|count -2",
        "v 2 4 double|k 2 4 double|occurs twice", "1 2 3 4 5 6 7 8|1 2 3 4 5 6 7|is not a number",
        "SCALARS k int|SCALORS k int|\"SCALORS\" where", "POINTS 4 float|DIMENSIONS 2 2 1|where a keyword",
        "COLOR_SCALARS c 1|COLOR_SCALARS c 0|0 components", "0 0.5 1 0.2|0 0.5|2 numbers instead of 4",
        "CELL_TYPES 2|METADATA|are 0 for 2 cells"})
    void isRefusedWithReason(final String what, final String with, final String reason) {
        var e = assertThrows(SnapshotFormatException.class, () -> read(GOOD.replace(what, with), List.of()));
        assertTrue(e.getMessage().contains(reason) && e.getMessage().startsWith("a.vtk"), e.getMessage());
        assertTrue(!e.remedy().isEmpty());
    }

    /** Found by a mutant: the first cell's nodes leave no numbers for those of the last, which has none. */
    @Test
    void cellsThatLeaveNoNumbersForOthers() {
        String text = GOOD.replace("CELLS 2 8\n3 0 1 2\n3 0 2 3", "CELLS 3 8\n6 0 1 2 0 2 3\n0");
        var e = assertThrows(SnapshotFormatException.class, () -> read(text, List.of()));
        assertTrue(e.getMessage().contains("has in cell 0 6 nodes, which goes beyond"), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"STRUCTURED_POINTS|DIMENSIONS: are missing",
        "STRUCTURED_GRID|DIMENSIONS: are missing", "RECTILINEAR_GRID|DIMENSIONS: are missing",
        "POLYDATA|POINTS: are missing", "UNSTRUCTURED_GRID|POINTS: are missing"})
    void dataSetsWithoutMesh(final String kind, final String reason) {
        String text = "# vtk DataFile Version 3.0\n\nASCII\nDATASET " + kind + "\nPOINT_DATA 1\nSCALARS a float\n1\n";
        var e = assertThrows(SnapshotFormatException.class, () -> read(text, List.of()));
        assertTrue(e.getMessage().contains(reason), e.getMessage());
    }

    @Test
    void binaryFilesThatAreCutOff() throws IOException {
        byte[] good = Files.readAllBytes(Fixtures.path("legacy/attributes/all_binary_v51.vtk"));
        for (int length = good.length - 2; length > 30; length -= 97) {
            Path file = Files.write(m_folder.resolve("cut.vtk"), java.util.Arrays.copyOf(good, length));
            try {
                assertTrue(Fixtures.read(file).get(0).fields().size() < 16, "at " + length);
            } catch (SnapshotFormatException e) {
                assertTrue(e.getMessage().startsWith("cut"), e.getMessage());
            }
        }
    }
}
