package org.latentrom.engine.io.numpy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.io.ArrayAxis;
import org.latentrom.engine.io.ArrayOptions;
import org.latentrom.engine.io.Fixtures;
import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.testing.CancelAfter;

/** Arrays that were made to do harm. The large files here have holes: they take no room on the disk. */
class HostileArraysTest {
    @TempDir
    private Path m_folder;

    private static byte[] header(final String dict) {
        byte[] text = dict.getBytes(StandardCharsets.ISO_8859_1);
        byte[] bytes = Arrays.copyOf(new byte[]{(byte)0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}, 10 + text.length);
        bytes[8] = (byte)text.length;
        bytes[9] = (byte)(text.length >> 8);
        System.arraycopy(text, 0, bytes, 10, text.length);
        return bytes;
    }

    /** @return a file of a shape whose zeros were never written */
    private Path sparse(final String descr, final String shape, final long bytes) throws IOException {
        byte[] head = header("{'descr': '" + descr + "', 'fortran_order': False, 'shape': (" + shape + ")}\n");
        Path file = Files.write(m_folder.resolve("u.npy"), head);
        try (var f = new RandomAccessFile(file.toFile(), "rw")) {
            f.setLength(head.length + bytes);
        }
        return file;
    }

    /** Headers of 64 KiB that nearly fit a pattern: to try all ways would take years. */
    @ParameterizedTest
    @ValueSource(strings = {"'descr':[]", "'descr': [[", "'shape': (), ", "'shape': ()              ", "         ",
        "[]", "], "})
    void headersThatNearlyFitAreRefusedAtOnce(final String piece) {
        for (String begin : new String[]{"{", "{'descr': [", "{'descr': '<f8', 'shape': ()"}) {
            String text = begin + piece.repeat((60_000 - begin.length()) / piece.length()) + "x";
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20),
                () -> assertThrows(SnapshotFormatException.class,
                    () -> NpyHeader.read("a.npy", "", new ByteArrayInputStream(header(text)))));
        }
    }

    @Test
    void nestedTypesAreStillNamedAsUnsupported() throws IOException {
        String descr = "[('a', [('b', '<f8', (2,)), ('c', [('d', '<i4')])]), ('e', '<f4')]";
        NpyHeader h = NpyHeader.read("a.npy", "", new ByteArrayInputStream(
            header("{'descr': " + descr + ", 'fortran_order': False, 'shape': (2,), }\n")));
        assertEquals('?', h.kind());
        assertEquals(descr, h.description());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "<f8 ; 1, 20000, 20000 ; 3200000000 ; more than 16777216 pixels",
        "|u1 ; 1, 1, 1000000000 ; 1000000000 ; more than 16777216 pixels",
        "|u1 ; 2000000000, 1, 1 ; 2000000000 ; more than 1000000 snapshots",
        "<f8 ; 1, 16, 4096, 4096 ; 2147483648 ; more than 1024 MiB at once"})
    void whatWouldNotFitIntoMemoryIsRefusedBeforeItIsRead(final String descr, final String shape, final long bytes,
        final String reason) throws IOException {
        Path file = sparse(descr, shape, bytes);
        var e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(file));
        assertTrue(e.getMessage().startsWith("u.npy") && e.getMessage().contains(reason), e.getMessage());
        assertTrue(!e.remedy().isEmpty());
    }

    @Test
    void aLongSeriesOfSmallSnapshotsIsReadPieceByPiece() throws IOException {
        Path file = sparse("<f4", "2000, 256, 256", 2000L * 256 * 256 * 4);
        try (var series = SnapshotFiles.open(file, ReadOptions.DEFAULTS, org.latentrom.engine.progress.Progress.NONE)) {
            assertEquals(2000, series.entries().size());
            assertEquals(256 * 256,
                series.read(1999, org.latentrom.engine.progress.Progress.NONE).fields().get(0).tuples());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"times", "points", "triangles", "extent"})
    void arraysBesideMayNotBeLinksThatLeadOut(final String name) throws IOException {
        Path outside = Files.createDirectory(m_folder.resolve("outside"));
        Path inside = Files.createDirectory(m_folder.resolve("inside"));
        Files.write(outside.resolve("x.npy"), ArrayReaderTest.npy("<f8", false, 3));
        Path file = Files.write(inside.resolve("u.npy"), ArrayReaderTest.npy("<f8", false, 3, 2, 2));
        try {
            Files.createSymbolicLink(inside.resolve(name + ".npy"), outside.resolve("x.npy"));
        } catch (IOException | UnsupportedOperationException e) {
            assumeTrue(false, "no symbolic links here");
        }
        var e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(file));
        assertTrue(e.getMessage().startsWith(name + ".npy: is a link that leads out"), e.getMessage());
    }

    /** A megabyte that inflates to a gigabyte which nobody asked for, and that cannot be skipped unread. */
    @Test
    void anArchiveThatInflatesForLongCanBeCancelled() throws IOException {
        Path file = m_folder.resolve("a.npz");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("flags.npy"));
            zip.write(header("{'descr': '|b1', 'fortran_order': False, 'shape': (99,)}\n"));
            var zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                zip.write(zeros);
            }
        }
        var soon = new CancelAfter(20);
        assertThrows(CancellationException.class, () -> SnapshotFiles.open(file, ReadOptions.DEFAULTS, soon));
        assertEquals(21, soon.asked());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0, 2, 2", "3, 0, 2", "3, 2, 0", "0, 0, 0"})
    void emptyArraysAreNoSeries(final String shape) throws IOException {
        var e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(sparse("<f8", shape, 0)));
        assertTrue(e.getMessage().contains("has no array of a shape"), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"node,time | call the axis x", "time,x,y | are said to be time,x,y; correct"})
    void axesThatDoNotFitAreSaid(final String axes, final String reason) throws IOException {
        var options = ReadOptions.DEFAULTS.withArrays(ArrayOptions.DEFAULTS.withAxes(ArrayAxis.parse(axes)));
        var e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(sparse("<f8", "4, 2", 64), options));
        assertTrue(e.getMessage().contains(reason), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"triangles | 1, 3 | names point 4", "points | 5, 5 | must hold coordinates",
        "triangles | 2, 2 | must hold point indices", "extent | 3 | must be xMin", "times | 5 | must have one time"})
    void companionsMustFit(final String name, final String shape, final String reason) throws IOException {
        int[] sizes = Arrays.stream(shape.split(", ")).mapToInt(Integer::parseInt).toArray();
        boolean grid = name.equals("extent") || name.equals("times");
        Path file = Files.write(m_folder.resolve("u.npy"),
            grid ? ArrayReaderTest.npy("<f8", false, 2, 2, 2) : ArrayReaderTest.npy("<f8", false, 2, 3));
        byte[] companion = ArrayReaderTest.npy("<i4", false, sizes);
        companion[companion.length - 4] += 2;
        if (!grid) {
            Files.write(m_folder.resolve("points.npy"), ArrayReaderTest.npy("<f8", false, 3, 2));
        }
        Files.write(m_folder.resolve(name + ".npy"), companion);
        var e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(file));
        assertTrue(e.getMessage().contains(reason), e.getMessage());
    }
}
