package org.latentrom.engine.io.vtk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.latentrom.engine.io.vtk.PieceTexts.pvd;
import static org.latentrom.engine.io.vtk.PieceTexts.row;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.SnapshotEntry;
import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SnapshotSeries;
import org.latentrom.engine.progress.Progress;

/** Lists of ParaView in which a time has several files, written here: cell field c tells which files were read. */
class PvdPartsTest {
    @TempDir
    private Path m_folder;

    @BeforeEach
    void write() throws IOException {
        for (int i = 0; i < 6; i++) {
            PieceTexts.write(m_folder.resolve("d/" + i + ".vtu"), row(i, 1, "", ""));
        }
    }

    private SnapshotSeries open(final String... dataSets) throws IOException {
        return SnapshotFiles.open(PieceTexts.write(m_folder.resolve("a.pvd"), pvd(dataSets)), ReadOptions.DEFAULTS,
            Progress.NONE);
    }

    private static String set(final String time, final String part, final int file) {
        return "<DataSet timestep='" + time + "' " + part + " file='d/" + file + ".vtu'/>";
    }

    /** @return the times and the left edges of the cells at each */
    private static String content(final SnapshotSeries series) throws IOException {
        var text = new StringBuilder();
        int i = 0;
        for (SnapshotEntry e : series.entries()) {
            text.append(e.time()).append(':');
            for (double c : series.read(i++, Progress.NONE).field("c").orElseThrow().values()) {
                text.append(' ').append((int)c);
            }
            text.append("; ");
        }
        return text.toString();
    }

    @Test
    void partsByNumberOrGroup() throws IOException {
        for (String[] parts : List.of(new String[]{"part='0'", "part='1'"}, new String[]{"group='a'", "group='b'"},
            new String[]{"group='a' part='0'", "group='a' part='1'"})) {
            try (var series = open(set("0", parts[0], 0), set("0", parts[1], 1), set("0.5", parts[0], 2),
                set("0.5", parts[1], 3))) {
                assertEquals("0.0: 0 1; 0.5: 2 3; ", content(series));
                assertEquals("0.vtu + 1.vtu", series.entries().get(0).source());
                assertEquals(List.of(), series.warnings());
            }
        }
    }

    @Test
    void partsNeedNotStandTogether() throws IOException {
        try (var series = open(set("0", "part='0'", 0), set("1", "part='0'", 2), set("0", "part='1'", 1),
            set("1", "part='1'", 3))) {
            assertEquals("0.0: 0 1; 1.0: 2 3; ", content(series));
        }
    }

    /** One name a part is missing, but every time has two files. */
    @Test
    void partsWithoutNumbersAreTold() throws IOException {
        try (var series = open(set("0", "", 0), set("0", "", 1), set("1", "", 2), set("1", "", 3))) {
            assertEquals("0.0: 0 1; 1.0: 2 3; ", content(series));
            assertEquals(List.of("Each time of a.pvd has 2 files, which are read as its parts."), series.warnings());
        }
    }

    /** A solver that was started again from a saved state names some times twice: the second is another snapshot. */
    @Test
    void timesOfARestartAreNoParts() {
        var e = assertThrows(SnapshotFormatException.class,
            () -> open(set("0", "part='0'", 0), set("1", "part='0'", 1), set("1", "part='0'", 2)));
        assertTrue(e.getMessage().contains("1.0") && e.getMessage().contains("1.vtu")
            && e.getMessage().contains("2.vtu"), e.getMessage());
    }

    @Test
    void filesWithoutTimesAreNumbered() throws IOException {
        try (var series = open("<DataSet file='d/3.vtu'/>", "<DataSet file='d/1.vtu'/>")) {
            assertEquals("0.0: 3; 1.0: 1; ", content(series));
        }
    }

    @Test
    void pathsOfOtherSystemsAndCharacters() throws IOException {
        Files.copy(m_folder.resolve("d/5.vtu"), m_folder.resolve("d/a & b.vtu"));
        try (var series = open("<DataSet timestep='0' file='d\\2.vtu'/>",
            "<DataSet timestep='1' file='./d/../d/4.vtu'/>", "<DataSet timestep='2' file='d/a &amp; b.vtu'/>")) {
            assertEquals("0.0: 2; 1.0: 4; 2.0: 5; ", content(series));
        }
    }

    @Test
    void numbersMayBeWrittenInManyWays() throws IOException {
        try (var series = open(set(" 1e-3 ", "", 0), set("+2.5E+0", "", 1), set("-.5", "", 2))) {
            assertEquals("-0.5: 2; 0.001: 0; 2.5: 1; ", content(series));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "<DataSet timestep='0'/> | a DataSet names no file",
        "<DataSet timestep='soon' file='d/0.vtu'/> | timestep \"soon\" is not a finite number",
        "<DataSet timestep='nan' file='d/0.vtu'/> | timestep \"nan\" is not a finite number",
        "<DataSet timestep='0' file='d/9.vtu'/> | there is no file",
        "<DataSet timestep='0' file='../x.vtu'/> | leads out of",
        "<DataSet timestep='0' file='/x.vtu'/> | not relative", "<DataSet timestep='0' file=''/> | a.pvd",
        "<Other/> | lists no files", "<DataSet timestep='0' file='d/0.vtu'> | is not well-formed"})
    void isRefusedWithItsLine(final String element, final String reason) {
        var e = assertThrows(SnapshotFormatException.class, () -> open(element));
        assertTrue(e.getMessage().contains(reason) && e.getMessage().startsWith("a.pvd") && !e.remedy().isEmpty(),
            e.getMessage());
    }

    @Test
    void otherXmlIsNoCollection() throws IOException {
        Path file = PieceTexts.write(m_folder.resolve("b.pvd"),
            pvd(set("0", "", 0)).replace("'Collection'", "'Other'"));
        assertThrows(SnapshotFormatException.class,
            () -> SnapshotFiles.open(file, ReadOptions.DEFAULTS, Progress.NONE));
        assertThrows(SnapshotFormatException.class, () -> PvdReader.open(file, Progress.NONE));
    }

    @Test
    void imagesAndLegacyFilesMayBeListedToo() throws IOException {
        PieceTexts.write(m_folder.resolve("d/i.vti"), "<VTKFile type='ImageData'><ImageData WholeExtent='0 1 0 1 0 0'>"
            + "<Piece Extent='0 1 0 1 0 0'><CellData>" + PieceTexts.array("Float32", "Name='c'", "8")
            + "</CellData></Piece></ImageData></VTKFile>");
        PieceTexts.write(m_folder.resolve("d/l.vtk"), "# vtk DataFile Version 3.0\nt\nASCII\nDATASET POLYDATA\nPOINTS 3"
            + " float\n0 0 0 1 0 0 0 1 0\nPOLYGONS 1 4\n3 0 1 2\nCELL_DATA 1\nSCALARS c float\nLOOKUP_TABLE default\n"
            + "9\n");
        try (var series = open("<DataSet timestep='0' file='d/i.vti'/>", "<DataSet timestep='1' file='d/l.vtk'/>")) {
            assertEquals("0.0: 8; 1.0: 9; ", content(series));
            assertArrayEquals(new int[]{0, 1, 2}, series.read(1, Progress.NONE).mesh().connectivityArray());
        }
    }
}
