package org.latentrom.engine.container;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Containers as values, and the format byte by byte. */
class ContainerTest {
    @Test
    void isImmutable() {
        Container a = Container.of("kind", 1, "{}");
        Container b = a.with("x", new float[]{1});
        assertEquals(0, a.arrays().size());
        assertEquals(1, b.arrays().size());
        assertThrows(UnsupportedOperationException.class, () -> b.arrays().put("y", new float[0]));
    }

    @Test
    void laterArraysReplaceEarlierOnes() throws ContainerException {
        Container c = Container.of("kind", 1, "").with("x", new float[]{1}).with("x", new double[]{2, 3});
        assertArrayEquals(new double[]{2, 3}, c.doubles("x", 2));
    }

    /** The format is read here by hand: a later version of this software must find the same bytes. */
    @Test
    void bytesAreAsDocumented() throws Exception {
        byte[] bytes = ContainerFormat.toBytes(
            Container.of("k", 5, "{\"a\":1}").with("f", new float[]{1.5f}).with("d", new double[]{2.5})
                .with("l", new long[]{-3}));
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        assertEquals("LATENROM", new String(in.readNBytes(8), StandardCharsets.US_ASCII));
        assertEquals(1, in.readInt());
        assertEquals("k", text(in));
        assertEquals(5, in.readInt());
        assertEquals("{\"a\":1}", text(in));
        assertEquals(3, in.readInt());
        assertEquals("f", text(in));
        assertEquals(1, in.readByte());
        assertEquals(1, in.readLong());
        assertEquals(1.5f, in.readFloat());
        assertEquals("d", text(in));
        assertEquals(2, in.readByte());
        assertEquals(1, in.readLong());
        assertEquals(2.5, in.readDouble());
        assertEquals("l", text(in));
        assertEquals(3, in.readByte());
        assertEquals(1, in.readLong());
        assertEquals(-3, in.readLong());
        byte[] body = Arrays.copyOf(bytes, bytes.length - 32);
        assertArrayEquals(MessageDigest.getInstance("SHA-256").digest(body), in.readNBytes(32));
        assertEquals(-1, in.read());
    }

    private static String text(final DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    /** Streams that give one byte at a time are read all the same. */
    @Test
    void slowStreamsAreRead() throws IOException {
        byte[] bytes = ContainerFormat.toBytes(Container.of("k", 1, "h").with("f", new float[300]));
        InputStream slow = new SequenceInputStream(new ByteArrayInputStream(bytes, 0, 50),
            new InputStream() {
                private int m_next = 50;

                @Override
                public int read() {
                    return m_next < bytes.length ? bytes[m_next++] & 0xff : -1;
                }

                @Override
                public int read(final byte[] b, final int from, final int length) {
                    int next = read();
                    if (next < 0) {
                        return -1;
                    }
                    b[from] = (byte)next;
                    return 1;
                }
            });
        assertEquals(300, ContainerFormat.read(slow, "k", 1).floats("f", 300).length);
    }

    @Test
    void olderVersionsOfAKindAreRead() throws IOException {
        byte[] bytes = ContainerFormat.toBytes(Container.of("k", 2, ""));
        assertEquals(2, ContainerFormat.ofBytes(bytes, "k", 7).version());
    }

    @Test
    void failuresOfTheStreamAreNotTakenForDamage() {
        var full = new OutputStream() {
            @Override
            public void write(final int b) throws IOException {
                throw new IOException("no space left on device");
            }
        };
        IOException ex = assertThrows(IOException.class,
            () -> ContainerFormat.write(Container.of("k", 1, "").with("f", new float[100_000]), full));
        assertEquals("no space left on device", ex.getMessage());
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection lost");
            }
        };
        IOException lost = assertThrows(IOException.class, () -> ContainerFormat.read(broken, "k", 1));
        assertEquals("connection lost", lost.getMessage());
        assertEquals(false, lost instanceof ContainerException);
    }

    @Test
    void streamsAreLeftOpen() throws IOException {
        var out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                throw new IllegalStateException("closed");
            }
        };
        for (String kind : List.of("a", "b")) {
            ContainerFormat.write(Container.of(kind, 1, ""), out);
        }
        int half = out.size() / 2;
        assertEquals("b",
            ContainerFormat.ofBytes(Arrays.copyOfRange(out.toByteArray(), half, 2 * half), "b", 1).kind());
    }
}
