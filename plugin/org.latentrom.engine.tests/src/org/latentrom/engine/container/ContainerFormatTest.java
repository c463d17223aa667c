package org.latentrom.engine.container;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Models come back as they were written, and no damaged, foreign or hostile file becomes a model. */
class ContainerFormatTest {
    private static Container sample() {
        var large = new float[100_000];
        for (int i = 0; i < large.length; i++) {
            large[i] = (float)Math.sin(i);
        }
        return Container.of("test/model", 3, "{\"name\": \"\u00fcml\u00e4ut\"}").with("weights", large)
            .with("doubles", new double[]{Math.PI, Double.MIN_VALUE, -0.0, Double.NaN})
            .with("longs", new long[]{Long.MIN_VALUE, 7}).with("empty", new float[0]);
    }

    @Test
    void comesBackAsItWas() throws IOException {
        Container c = ContainerFormat.ofBytes(ContainerFormat.toBytes(sample()), "test/model", 3);
        assertEquals("test/model", c.kind());
        assertEquals(3, c.version());
        assertEquals(sample().header(), c.header());
        assertEquals(new ArrayList<>(sample().arrays().keySet()), new ArrayList<>(c.arrays().keySet()));
        assertArrayEquals(sample().floats("weights", 100_000), c.floats("weights", 100_000));
        assertArrayEquals(sample().doubles("doubles", 4), c.doubles("doubles", 4));
        assertArrayEquals(sample().longs("longs", 2), c.longs("longs", 2));
        assertEquals(0, c.floats("empty", 0).length);
    }

    @Test
    void sameModelSameBytes() {
        assertArrayEquals(ContainerFormat.toBytes(sample()), ContainerFormat.toBytes(sample()));
    }

    @Test
    void arraysOfAnotherNameTypeOrLengthAreRefused() {
        Container c = sample();
        assertTrue(message(() -> c.floats("nothing", 1)).contains("\"nothing\""));
        assertTrue(message(() -> c.floats("doubles", 4)).contains("no float[] \"doubles\""));
        assertTrue(message(() -> c.doubles("doubles", 5)).contains("has 4 values, its header needs 5"));
    }

    @Test
    void namesAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> Container.of("../x y", 1, ""));
        assertThrows(IllegalArgumentException.class, () -> Container.of("x", 0, ""));
        assertThrows(IllegalArgumentException.class, () -> sample().with("", new float[1]));
    }

    @Test
    void everyTruncationIsRefused() {
        byte[] bytes = ContainerFormat.toBytes(Container.of("m", 1, "{}").with("a", new double[]{1, 2, 3}));
        for (int n = 0; n < bytes.length; n++) {
            byte[] cut = Arrays.copyOf(bytes, n);
            assertThrows(ContainerException.class, () -> ContainerFormat.ofBytes(cut, "m", 1));
        }
    }

    @Test
    void everyFlippedBitIsRefused() {
        byte[] bytes = ContainerFormat.toBytes(Container.of("m", 1, "{}").with("a", new float[]{1, 2}));
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] bad = bytes.clone();
            bad[bit / 8] ^= (byte)(1 << bit % 8);
            assertThrows(ContainerException.class, () -> ContainerFormat.ofBytes(bad, "m", 1), "bit " + bit);
        }
    }

    @Test
    void bytesAfterTheEndAreRefused() {
        byte[] bytes = ContainerFormat.toBytes(sample());
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        assertTrue(message(() -> ContainerFormat.ofBytes(longer, "test/model", 3)).contains("after its end"));
    }

    @Test
    void noiseIsRefused() {
        var random = new Random(7);
        for (int i = 0; i < 200; i++) {
            var noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            byte[] magic = "LATENROM\0\0\0\1".getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(magic, 0, noise, 0, Math.min(magic.length, noise.length));
            assertThrows(ContainerException.class, () -> ContainerFormat.ofBytes(noise, "m", 1));
        }
    }

    @Test
    void anotherKindOrANewerVersionIsNamed() {
        byte[] bytes = ContainerFormat.toBytes(sample());
        String kind = message(() -> ContainerFormat.ofBytes(bytes, "cvae", 3));
        assertTrue(kind.contains("\"test/model\"") && kind.contains("\"cvae\""), kind);
        String version = message(() -> ContainerFormat.ofBytes(bytes, "test/model", 2));
        assertTrue(version.contains("version 3") && version.contains("update"), version);
        byte[] format = bytes.clone();
        format[11] = 2;
        assertTrue(message(() -> ContainerFormat.ofBytes(format, "test/model", 3)).contains("format version 2"));
    }

    /** Files with right checksums that lie about sizes: refused without taking the memory they ask for. */
    @Test
    void hugeDeclaredSizesCostNothing() throws Exception {
        long before = allocated();
        assertTrue(message(() -> ContainerFormat.ofBytes(forged(1 << 28, 1, 1, 4), "m", 1)).contains("header"));
        assertTrue(message(() -> ContainerFormat.ofBytes(forged(-1, 1, 1, 4), "m", 1)).contains("header"));
        assertTrue(message(() -> ContainerFormat.ofBytes(forged(2, 1 << 30, 1, 4), "m", 1)).contains("arrays"));
        assertTrue(message(() -> ContainerFormat.ofBytes(forged(2, 1, 9, 4), "m", 1)).contains("type 9"));
        assertTrue(message(() -> ContainerFormat.ofBytes(forged(2, 1, 2, Long.MAX_VALUE), "m", 1)).contains("values"));
        assertTrue(message(() -> ContainerFormat.ofBytes(forged(2, 1, 2, -5), "m", 1)).contains("values"));
        assertTrue(message(() -> ContainerFormat.ofBytes(forged(2, 1, 1, 1 << 28), "m", 1)).contains("cut off"));
        assertTrue(message(() -> ContainerFormat.ofBytes(forged(12 << 20, 1, 1, 4), "m", 1)).contains("cut off"));
        assertTrue(allocated() - before < 16 << 20, "took " + (allocated() - before) + " bytes");
    }

    /** What could not be read again is not written, not even in part. */
    @Test
    void whatReadWouldRefuseIsNotWritten() {
        var out = new ByteArrayOutputStream();
        Container header = Container.of("m", 1, "\u00e4".repeat((8 << 20) + 1));
        assertTrue(assertThrows(IOException.class, () -> ContainerFormat.write(header, out)).getMessage()
            .contains("a header of 16777218 bytes"));
        Container many = Container.of("m", 1, "{}");
        for (int i = 0; i <= 4096; i++) {
            many = many.with("a" + i, new long[0]);
        }
        Container tooMany = many;
        assertTrue(assertThrows(IOException.class, () -> ContainerFormat.write(tooMany, out)).getMessage()
            .contains("4097 arrays"));
        assertEquals(0, out.size());
    }

    @Test
    void twoArraysOfOneNameAreRefused() throws Exception {
        assertTrue(message(() -> ContainerFormat.ofBytes(forged(2, 2, 1, 0), "m", 1)).contains("named \"a\""));
    }

    private static byte[] forged(final int headerBytes, final int arrays, final int type, final long length)
        throws Exception {
        var bytes = new ByteArrayOutputStream();
        var data = new DataOutputStream(bytes);
        data.writeBytes("LATENROM");
        data.writeInt(1);
        data.writeInt(1);
        data.writeBytes("m");
        data.writeInt(1);
        data.writeInt(headerBytes);
        data.writeBytes("{}");
        data.writeInt(arrays);
        for (int i = 0; i < Math.min(arrays, 2); i++) {
            data.writeInt(1);
            data.writeBytes("a");
            data.writeByte(type);
            data.writeLong(length);
        }
        data.write(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        return bytes.toByteArray();
    }

    private static long allocated() {
        var bean = (com.sun.management.ThreadMXBean)java.lang.management.ManagementFactory.getThreadMXBean();
        return bean.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static String message(final org.junit.jupiter.api.function.Executable code) {
        String message = assertThrows(ContainerException.class, code).getMessage();
        assertFalse(message.isBlank());
        return message;
    }
}
