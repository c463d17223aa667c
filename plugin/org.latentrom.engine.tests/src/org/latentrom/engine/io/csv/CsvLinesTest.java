package org.latentrom.engine.io.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latentrom.engine.io.Fixtures;
import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.progress.Progress;

class CsvLinesTest {
    @TempDir
    private Path m_folder;

    private CsvLines lines(final String text, final long start, final long number) throws IOException {
        return new CsvLines(Files.writeString(m_folder.resolve("a.csv"), text), start, number, Progress.NONE);
    }

    @Test
    void linesPlacesAndNumbers() throws IOException {
        try (CsvLines in = lines("\uFEFFa\r\n\nlast", 0, 0)) {
            assertEquals("a", in.next());
            assertEquals(6, in.position());
            assertEquals("", in.next());
            assertEquals("last", in.next());
            assertEquals(3, in.number());
            assertEquals(11, in.position());
            assertNull(in.next());
        }
        try (CsvLines in = lines("one\ntwo\nthree\n", 4, 1)) {
            assertEquals("two", in.next());
            assertEquals(2, in.number());
            assertEquals("three", in.next());
            assertNull(in.next());
        }
    }

    /** Lines longer than the buffer, and ends at its border. */
    @Test
    void linesAreWholeWhereverTheBufferEnds() throws IOException {
        var random = new Random(7);
        var text = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String line = "x".repeat(random.nextInt(9000) + (i % 20 == 0 ? 100_000 : 0));
            expected.add(line);
            text.append(line).append('\n');
        }
        List<String> read = new ArrayList<>();
        try (CsvLines in = lines(text.toString(), 0, 0)) {
            for (String l = in.next(); l != null; l = in.next()) {
                read.add(l);
            }
            assertEquals(text.length(), in.position());
        }
        assertEquals(expected, read);
    }

    @Test
    void endlessLinesAreRefused() throws IOException {
        try (CsvLines in = lines("y\n" + "x".repeat(3_000_000), 0, 0)) {
            in.next();
            var e = assertThrows(SnapshotFormatException.class, in::next);
            assertEquals("line 2", e.element());
        }
        assertThrows(SnapshotFormatException.class, () -> lines("short", 99, 0));
    }

    /** A column of times in any order of lines gives the same snapshots as one sorted by time. */
    @Test
    void theOrderOfLinesDoesNotMatter() throws IOException {
        List<String> rows = new ArrayList<>();
        for (int t = 0; t < 5; t++) {
            for (int p = 0; p < 7; p++) {
                rows.add(t / 4.0 + "," + p + "," + p * p + "," + (10 * t + p));
            }
        }
        Path sorted = Files.writeString(m_folder.resolve("s.csv"), "t,x,y,u\n" + String.join("\n", rows));
        List<String> byPoint = new ArrayList<>();
        for (int p = 0; p < 7; p++) {
            for (int t = 4; t >= 0; t--) {
                byPoint.add(rows.get(7 * t + p));
            }
        }
        Path mixed = Files.writeString(m_folder.resolve("m.csv"), "t,x,y,u\n" + String.join("\n", byPoint));
        var a = Fixtures.read(sorted);
        var b = Fixtures.read(mixed);
        assertEquals(5, b.size());
        for (int k = 0; k < 5; k++) {
            assertEquals(a.get(k).mesh(), b.get(k).mesh());
            assertEquals(10.0 * k, b.get(k).field("u").orElseThrow().values()[0]);
            assertEquals(10.0 * k + 6, b.get(k).field("u").orElseThrow().values()[6]);
        }
    }

    @Test
    void readingCanBeCancelled() throws IOException {
        var text = new StringBuilder("x,y,t,u\n");
        for (int i = 0; i < 20_000; i++) {
            text.append(i).append(",0,").append(i % 3).append(",1\n");
        }
        Path file = Files.writeString(m_folder.resolve("big.csv"), text);
        var stopped = new Progress() {
            private int m_asked;

            @Override
            public void report(final double done, final java.util.function.Supplier<String> message) {
                // nobody looks
            }

            @Override
            public void checkCanceled() {
                if (++m_asked > 4) {
                    throw new CancellationException();
                }
            }
        };
        assertThrows(CancellationException.class, () -> SnapshotFiles.open(file, ReadOptions.DEFAULTS, stopped));
        assertTrue(stopped.m_asked < 8);
    }
}
