package org.latentrom.engine.io.gmsh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.progress.Progress;

class GmshLinesTest {
    private static final int BLOCK = 1 << 16;

    /** A stream that can be read in blocks only, of a given size at most. */
    private static final class Blocks extends ByteArrayInputStream {
        private final int m_most;

        Blocks(final String text, final int most) {
            super(text.getBytes(StandardCharsets.ISO_8859_1));
            m_most = most;
        }

        @Override
        public synchronized int read() {
            throw new AssertionError("read byte by byte");
        }

        @Override
        public synchronized int read(final byte[] b, final int off, final int len) {
            return super.read(b, off, Math.min(len, m_most));
        }

        @Override
        public int read(final byte[] b) {
            return read(b, 0, b.length);
        }
    }

    private static GmshLines lines(final InputStream in) {
        return new GmshLines("a.msh", in);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 4096, Integer.MAX_VALUE})
    void linesBytesAndMarksAreFoundInBlocksOfAnySize(final int most) throws IOException {
        var in = lines(new Blocks("$A\r\n12345678\n$En $$End $EndAB\n9$EndA \nlast", most));
        assertEquals("$A", in.line());
        assertEquals(4, in.position());
        in.skip("$A", 2);
        assertArrayEquals("345".getBytes(StandardCharsets.ISO_8859_1), in.bytes("$A", 3));
        assertEquals(9, in.position());
        assertEquals(31, in.skipTo("$EndA", Progress.NONE));
        assertEquals(38, in.position());
        assertEquals("last", in.line());
        assertNull(in.line());
        assertEquals(42, in.position());
    }

    @Test
    void marksAreFoundAcrossTheEndOfABlock() throws IOException {
        for (int before = BLOCK - 12; before <= BLOCK + 1; before++) {
            var in = lines(new Blocks("1".repeat(before) + "$EndNodes\n$Elements\n", Integer.MAX_VALUE));
            assertEquals(before, in.skipTo("$EndNodes", Progress.NONE));
            assertEquals("$Elements", in.line());
        }
    }

    @Test
    void partsLongerThanABlockArePassedOver() throws IOException {
        String text = "ab\n" + "x".repeat(3 * BLOCK) + "yz\nend";
        for (boolean skip : new boolean[]{true, false}) {
            var in = lines(new Blocks(text, Integer.MAX_VALUE));
            assertEquals("ab", in.line());
            if (skip) {
                in.skip("$A", 3 * BLOCK);
            } else {
                assertEquals('x', in.bytes("$A", 3 * BLOCK)[3 * BLOCK - 1]);
            }
            assertEquals(3 + 3 * BLOCK, in.position());
            assertEquals("yz", in.line());
            assertThrows(SnapshotFormatException.class, () -> in.bytes("$A", 4));
        }
        var whole = new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
        assertThrows(SnapshotFormatException.class, () -> lines(whole).skip("$A", 1L << 40));
        assertTrue(assertThrows(SnapshotFormatException.class, () -> lines(new Blocks(text, 10)).skipTo("$EndA",
            Progress.NONE)).getMessage().contains("$A: has no end"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "$EndNodesX\n", "$"})
    void theSearchEndsSoonAfterTheUserHasCanceled(final String repeated) {
        var turns = new AtomicInteger();
        Progress canceled = new Progress() {
            @Override
            public void report(final double fraction, final Supplier<String> message) {
                // nobody listens
            }

            @Override
            public void checkCanceled() {
                if (turns.incrementAndGet() > 2) {
                    throw new CancellationException();
                }
            }
        };
        var in = lines(new Blocks("12345" + repeated.repeat(5 * BLOCK), Integer.MAX_VALUE));
        assertThrows(CancellationException.class, () -> in.skipTo("$EndNodes", canceled));
        assertTrue(in.position() <= 2 * BLOCK, "at " + in.position());
    }
}
