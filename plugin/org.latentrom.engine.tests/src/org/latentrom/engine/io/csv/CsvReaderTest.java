package org.latentrom.engine.io.csv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
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
import org.latentrom.engine.io.SnapshotSeries;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.testing.Npz;

/** Point clouds as NumPy, COMSOL, ParaView, spreadsheets and gnuplot write them. */
class CsvReaderTest {
    private static final String LONG = """
        time,x,y,u,v
        0,0,0,1,2
        0,1,0,3,4
        0.5,0,0,5,6
        0.5,1,0,7,8
        """;

    @TempDir
    private Path m_folder;

    private Path write(final String name, final String text) throws IOException {
        return Files.writeString(m_folder.resolve(name), text);
    }

    private static SnapshotSeries open(final Path path) throws IOException {
        return SnapshotFiles.open(path, ReadOptions.DEFAULTS, Progress.NONE);
    }

    private static double[] values(final Snapshot s, final String name) {
        return s.field(name).orElseThrow().values();
    }

    private static List<Double> times(final SnapshotSeries series) {
        return series.entries().stream().map(SnapshotEntry::time).toList();
    }

    @Test
    void timesInTheHeader() throws IOException {
        var truth = Npz.all("/io/numpy/snapshots.npz");
        try (var series = open(Fixtures.path("csv/snapshots.csv"))) {
            assertEquals(List.of(0.0, 0.1, 0.2, 0.3, 0.4), times(series));
            for (int k = 0; k < 5; k++) {
                Snapshot s = series.read(k, Progress.NONE);
                assertEquals(121, s.mesh().points());
                assertEquals(0, s.mesh().cells());
                for (int p = 0; p < 121; p++) {
                    assertEquals(truth.get("S").values()[5 * p + k], values(s, "value")[p]);
                }
            }
            double[] points = truth.get("points").values();
            int axes = points.length / 121;
            for (int p = 0; p < 121; p++) {
                assertEquals(points[axes * p], series.read(1, Progress.NONE).mesh().coordinate(p, 0));
                assertEquals(points[axes * p + 1], series.read(1, Progress.NONE).mesh().coordinate(p, 1));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"as it is", "crlf", "bom", "tabs", "blanks", "semicolons", "decimal commas", "points first",
        "comments", "no end", "fortran"})
    void aColumnOfTimes(final String how) throws IOException {
        String text = switch (how) {
            case "crlf" -> LONG.replace("\n", "\r\n");
            case "bom" -> "\uFEFF" + LONG;
            case "tabs" -> LONG.replace(',', '\t');
            case "blanks" -> LONG.replace(",", "   ");
            case "semicolons" -> LONG.replace(",", " ; ");
            case "decimal commas" -> LONG.replace(",", ";").replace("0.5", "0,5");
            case "points first" -> "time,x,y,u,v\n0,0,0,1,2\n0.5,0,0,5,6\n0,1,0,3,4\n0.5,1,0,7,8\n";
            case "comments" -> LONG.replace("0,1,0", "# half\n\n0,1,0").replace("time", "% time");
            case "no end" -> LONG.stripTrailing();
            case "fortran" -> LONG.replace("0.5", "5.0D-01").replace("7,8", "+7.d0,8");
            default -> LONG;
        };
        try (var series = open(write("a.csv", text))) {
            assertEquals(List.of(0.0, 0.5), times(series));
            Snapshot first = series.read(0, Progress.NONE);
            Snapshot last = series.read(1, Progress.NONE);
            assertSame(first.mesh(), last.mesh());
            assertArrayEquals(new double[]{0, 0, 0, 1, 0, 0}, first.mesh().pointArray());
            assertArrayEquals(new double[]{1, 3}, values(first, "u"));
            assertArrayEquals(new double[]{6, 8}, values(last, "v"));
            assertEquals(2, last.fields().size());
        }
    }

    @Test
    void comsolsHeaderIsTheLastOfItsComments() throws IOException {
        Path file = write("c.txt", "% Model,x.mph\n% Dimension,2\n"
            + "% x,y,T (K) @ t=0,T (K) @ t=0.5,u (m/s) @ t=0,u (m/s) @ t=0.5\n0,0,1,2,3,4\n1,0,5,6,7,8\n");
        try (var series = open(file)) {
            assertEquals(List.of(0.0, 0.5), times(series));
            assertArrayEquals(new double[]{2, 6}, values(series.read(1, Progress.NONE), "T (K)"));
            assertArrayEquals(new double[]{3, 7}, values(series.read(0, Progress.NONE), "u (m/s)"));
        }
    }

    @Test
    void paraViewsComponentsAreOneField() throws IOException {
        Path file = write("p.csv", "\"Points:0\",\"Points:1\",\"Points:2\",\"U:0\",\"U:1\",\"Point ID\",\"p\"\n"
            + "1,2,3,4,5,0,6\n");
        Snapshot s = Fixtures.read(file).get(0);
        assertArrayEquals(new double[]{1, 2, 3}, s.mesh().pointArray());
        assertArrayEquals(new double[]{4, 5}, values(s, "U"));
        assertEquals(2, s.field("U").orElseThrow().components());
        assertEquals(List.of("U", "p"), s.fields().stream().map(f -> f.name()).toList());
    }

    @ParameterizedTest
    @CsvSource({"x,y", "X,Y", "X (m),Y (m)", "x [mm],y [mm]", "x-coordinate,y-coordinate", "coord_x,coord_y", "cx,cy",
        "Points_0,Points_1", "xcoord,ycoord"})
    void namesOfCoordinates(final String x, final String y) throws IOException {
        Snapshot s = Fixtures.read(write("a.csv", y + ",p," + x + "\n1,2,3\n")).get(0);
        assertArrayEquals(new double[]{3, 1, 0}, s.mesh().pointArray());
        assertArrayEquals(new double[]{2}, values(s, "p"));
    }

    @Test
    void filesWithoutTimesAreASeries() throws IOException {
        for (int n : new int[]{0, 5, 10}) {
            write("u_" + n + ".csv", "x y u\n0 0 " + n + "\n1 0 2\n");
        }
        for (Path p : List.of(m_folder, m_folder.resolve("u_5.csv"))) {
            try (var series = open(p)) {
                assertEquals(List.of(0.0, 5.0, 10.0), times(series));
                assertEquals("u", series.entries().get(0).run());
                assertEquals(5, values(series.read(1, Progress.NONE), "u")[0]);
                assertTrue(series.parameters().isEmpty());
            }
        }
    }

    @Test
    void filesWithTimesAreRuns() throws IOException {
        write("nu_1.csv", LONG);
        write("nu_2.csv", LONG);
        write("parameters.csv", "run,nu\nnu_1,1\nnu_2,2\n");
        try (var series = open(m_folder)) {
            assertEquals(4, series.entries().size());
            assertEquals(List.of("nu"), series.parameters());
            assertEquals(2.0, series.entries().get(3).parameters().get("nu"));
        }
    }

    @Test
    void tablesOfNumbersAloneBeginWithXAndY() throws IOException {
        try (var series = open(write("a.dat", "# made by hand\n0 0 1\n1 0 2\n"))) {
            assertArrayEquals(new double[]{1, 2}, values(series.read(0, Progress.NONE), "column 3"));
            assertTrue(series.warnings().toString().contains("no header"), series.warnings().toString());
        }
    }

    @Test
    void textIsLeftOutWithAWarningAndMissingValuesAreNoNumbers() throws IOException {
        Path file = write("a.csv", "x,y,T,zone\n0,0,1,wall\n1,0,,inlet\n");
        try (var series = SnapshotFiles.open(file, ReadOptions.DEFAULTS.withNonFinite(true), Progress.NONE)) {
            Snapshot s = series.read(0, Progress.NONE);
            assertTrue(Double.isNaN(values(s, "T")[1]));
            assertTrue(series.warnings().toString().contains("left out zone"), series.warnings().toString());
        }
        var e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(file));
        assertTrue(e.getMessage().contains("NaN at point 1"), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "x,y,T\\n0,0,300 K\\n|line 2: has no field that is a number: the column \"T\" has \"300 K\". Write numbers "
            + "without units",
        "x,y,zone,T\\n0,0,wall,hot\\n|the column \"zone\" has \"wall\"",
        "x,y,U:0,U:1\\n0,0,a,b\\n|\"U\" has \"a\"",
        "x,y,t\\n0,0,1\\n|header: has no column besides coordinates, time",
        "x,y,node\\n0,0,1\\n|header: has no column"})
    void tablesWithoutFieldsAreRefusedWithTheirText(final String text, final String reason) throws IOException {
        Path file = write("a.csv", text.replace("\\n", "\n"));
        var e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(file));
        assertTrue(e.getMessage().startsWith("a.csv, ") && e.getMessage().contains(reason), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"x,y|a,b|no columns named x and y",
        "u,v|u,u|column \"u\" twice", "0,1,0,3,4|0,1,0,3,4,5|line 3: has 6 columns, the header has 5",
        "0,1,0,3,4|0,1|line 3: has 2 columns", "0,1,0,3,4|0,1,0,three,4|line 3: has \"three\" in column 4",
        "0,1,0,3,4|0,nan,0,3,4|line 3: has no finite coordinate in column 2", "0,1,0,3,4|,1,0,3,4|no finite time",
        "0,1,0,3,4|0,1,0,0x1p3,4|not a number", "0,1,0,3,4|0,1,0,3f,4|not a number"})
    void isRefusedWithFileLineAndReason(final String what, final String with, final String reason) throws IOException {
        Path file = write("a.csv", LONG.replace(what, with));
        var e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(file));
        assertTrue(e.getMessage().contains(reason) && e.getMessage().startsWith("a.csv"), e.getMessage());
        assertTrue(!e.remedy().isEmpty());
    }

    @Test
    void tablesWithoutNumbersOrWithEndlessLinesAreRefused() throws IOException {
        Path empty = write("a.csv", "x,y,u\n");
        assertTrue(assertThrows(SnapshotFormatException.class, () -> Fixtures.read(empty)).getMessage()
            .contains("no line of numbers"));
        Path endless = write("b.csv", "x,y,u\n" + "1".repeat(2_000_000));
        assertTrue(assertThrows(SnapshotFormatException.class, () -> Fixtures.read(endless)).getMessage()
            .contains("longer than"));
        Path gap = write("c.csv", "x,y,u @ t=0,u @ t=1,p @ t=0\n0,0,1,2,3\n");
        assertTrue(assertThrows(SnapshotFormatException.class, () -> Fixtures.read(gap)).getMessage()
            .contains("no column of \"p\" for every time"));
    }
}
