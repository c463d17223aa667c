package org.latentrom.engine.io.csv;

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
import org.latentrom.engine.io.SnapshotEntry;
import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/** Tables as spreadsheets and scripts save them: quotes, missing values, ragged lines, points that come twice. */
class CsvTablesTest {
    @TempDir
    private Path m_folder;

    private Path write(final String text) throws IOException {
        return Files.writeString(m_folder.resolve("a.csv"), text);
    }

    private static double[] values(final Snapshot s, final String name) {
        return s.field(name).orElseThrow().values();
    }

    @Test
    void quotesAroundNamesAndNumbers() throws IOException {
        Snapshot s = Fixtures.read(write("\"x\",\"y\",\"T, upper\",\"u [m/s]\"\n"
            + "\"1\",\"2\",\"3\",\"4\"\n5,6,\"7\",8\n")).get(0);
        assertEquals(List.of("T, upper", "u [m/s]"), s.fields().stream().map(MeshField::name).toList());
        assertArrayEquals(new double[]{1, 2, 0, 5, 6, 0}, s.mesh().pointArray());
        assertArrayEquals(new double[]{3, 7}, values(s, "T, upper"));
        assertArrayEquals(new double[]{4, 8}, values(s, "u [m/s]"));
    }

    @Test
    void decimalCommasOfGermanSpreadsheets() throws IOException {
        Snapshot s = Fixtures.read(write("x;y;T\n0,5;-1,25;1,5e-3\n\"2,5\";3;,5\n")).get(0);
        assertArrayEquals(new double[]{0.5, -1.25, 0, 2.5, 3, 0}, s.mesh().pointArray());
        assertArrayEquals(new double[]{0.0015, 0.5}, values(s, "T"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nan", "NaN", "-nan", "NA", "n/a", "null", "None", ""})
    void missingValues(final String cell) throws IOException {
        Path file = write("x,y,T,p\n0,0,1,2\n1,0," + cell + ",3\n");
        Snapshot s = Fixtures.read(file, ReadOptions.DEFAULTS.withNonFinite(true)).get(0);
        assertTrue(Double.isNaN(values(s, "T")[1]));
        assertArrayEquals(new double[]{2, 3}, values(s, "p"));
        var e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(file));
        assertTrue(e.getMessage().contains("\"T\"") && e.getMessage().contains("point 1"), e.getMessage());
    }

    /** Finite element codes save the nodes of each element: a point of a cloud may come several times. */
    @Test
    void pointsThatComeTwiceStayTwo() throws IOException {
        Snapshot s = Fixtures.read(write("x,y,T\n0,0,1\n1,0,2\n0,0,3\n")).get(0);
        assertEquals(3, s.mesh().points());
        assertArrayEquals(new double[]{1, 2, 3}, values(s, "T"));
    }

    @Test
    void lineNumbersCountCommentsAndBlankLines() throws IOException {
        Path file = write("# solver 1.0\n\nx,y,T\n0,0,1\n# pause\n\n1,0,2\n2,0,cold\n");
        var e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(file));
        assertEquals("a.csv, line 8: has \"cold\" in column 3, which is not a number. Correct the value, or leave the "
            + "column out.", e.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "2,0,3,4 | has 4 columns, the header has 3", "2 | has 1 columns, the header has 3",
        "2,,3 | has no finite coordinate in column 2", "two,0,3 | has \"two\" in column 1",
        "1e999,0,3 | has no finite coordinate in column 1"})
    void raggedLinesAreRefusedWithTheirNumber(final String line, final String reason) throws IOException {
        Path file = write("x,y,T\n0,0,1\n1,0,2\n" + line + "\n3,0,4\n");
        var e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(file));
        assertTrue(e.getMessage().startsWith("a.csv, line 4: " + reason), e.getMessage());
    }

    /** Spreadsheets leave out empty cells at the end. */
    @Test
    void cellsThatAreMissingAtTheEndHaveNoValue() throws IOException {
        Path file = write("x,y,T,p\n0,0,1,2\n1,0,3\n");
        assertTrue(Double.isNaN(values(Fixtures.read(file, ReadOptions.DEFAULTS.withNonFinite(true)).get(0), "p")[1]));
        assertArrayEquals(new double[]{1, 3},
            values(Fixtures.read(file, ReadOptions.DEFAULTS.withFields(List.of("T"))).get(0), "T"));
    }

    @Test
    void timesWithDifferentPoints() throws IOException {
        Path file = write("x,y,t,T\n0,0,0,1\n1,0,0,2\n0,5,1,3\n");
        List<Snapshot> all = Fixtures.read(file);
        assertEquals(2, all.get(0).mesh().points());
        assertArrayEquals(new double[]{0, 5, 0}, all.get(1).mesh().pointArray());
        assertArrayEquals(new double[]{3}, values(all.get(1), "T"));
    }

    @Test
    void aCapitalTIsATemperature() throws IOException {
        try (var series = SnapshotFiles.open(write("T,x,y,t\n300,0,0,0.5\n301,0,0,1.5\n"), ReadOptions.DEFAULTS,
            Progress.NONE)) {
            assertEquals(List.of(0.5, 1.5), series.entries().stream().map(SnapshotEntry::time).toList());
            assertArrayEquals(new double[]{301}, values(series.read(1, Progress.NONE), "T"));
            assertEquals("a.csv, time 1.5", series.entries().get(1).source());
        }
    }
}
