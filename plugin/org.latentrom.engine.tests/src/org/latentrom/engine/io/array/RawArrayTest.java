package org.latentrom.engine.io.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.io.SnapshotFormatException;

/** Numbers of every type, and blocks out of the middle of arrays, in memory and in files. */
class RawArrayTest {
    private static final long[] SHAPE = {3, 4, 2, 5};

    private static final int OFFSET = 11;

    @TempDir
    private Path m_folder;

    private static RawArray one(final char kind, final ByteOrder order, final byte... bytes) {
        return RawArray.inMemory("f", "a", new RawLayout(new long[]{1}, kind, bytes.length, order, false, 0), bytes);
    }

    @ParameterizedTest
    @CsvSource({"i, ff, -1", "u, ff, 255", "b, 01, 1", "i, ff7f, -129", "u, ff7f, 65407", "i, 80000000, -2147483648",
        "u, 80000000, 2147483648", "i, ffffffffffffffff, -1", "u, ffffffffffffffff, 18446744073709551615",
        "u, 8000000000000000, 9223372036854775808", "f, 3c00, 1", "f, c000, -2", "f, 0001, 5.960464477539063e-8",
        "f, 7bff, 65504", "f, bf800000, -1", "f, 00000001, 1.401298464324817e-45", "f, 3ff8000000000000, 1.5",
        "f, 7c00, Infinity", "f, 7e00, NaN"})
    void everyTypeInBothByteOrders(final char kind, final String hex, final double expected) throws IOException {
        var bytes = new byte[hex.length() / 2];
        var turned = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte)Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
            turned[bytes.length - 1 - i] = bytes[i];
        }
        assertEquals(expected, one(kind, ByteOrder.BIG_ENDIAN, bytes).all()[0]);
        assertEquals(expected, one(kind, ByteOrder.LITTLE_ENDIAN, turned).all()[0]);
        assertEquals(kind != 'f', one(kind, ByteOrder.BIG_ENDIAN, bytes).isWhole());
        assertEquals(kind == 'b', one(kind, ByteOrder.BIG_ENDIAN, bytes).isLogical());
    }

    /** Values are their place in C order, stored in the order asked for. */
    private static byte[] bytes(final boolean firstFastest) {
        var b = ByteBuffer.allocate(4 * 120).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 120; i++) {
            int at = i;
            if (firstFastest) {
                at = (i / 40 + 3 * (i / 10 % 4)) + 12 * (i / 5 % 2) + 24 * (i % 5);
            }
            b.putInt(4 * at, i);
        }
        return b.array();
    }

    private RawArray array(final boolean inFile, final boolean firstFastest) throws IOException {
        var layout = new RawLayout(SHAPE, 'i', 4, ByteOrder.LITTLE_ENDIAN, firstFastest, OFFSET);
        byte[] values = bytes(firstFastest);
        if (!inFile) {
            return RawArray.inMemory("f", "a", layout, values);
        }
        Path file = m_folder.resolve("a.bin");
        Files.write(file, ByteBuffer.allocate(OFFSET + values.length + 3).position(OFFSET).put(values).array());
        return RawArray.inFile(file, "f", "a", layout);
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void everyBlockIsTheOneAskedFor(final boolean inFile, final boolean firstFastest) throws IOException {
        var random = new Random(3);
        for (int trial = 0; trial < 200; trial++) {
            var from = new long[4];
            var count = new int[4];
            int n = 1;
            for (int k = 0; k < 4; k++) {
                from[k] = random.nextInt((int)SHAPE[k]);
                count[k] = 1 + random.nextInt((int)(SHAPE[k] - from[k]));
                n *= count[k];
            }
            var expected = new double[n];
            for (int i = 0; i < n; i++) {
                int rest = i;
                var at = new long[4];
                for (int k = 3; k >= 0; k--) {
                    at[k] = from[k] + rest % count[k];
                    rest /= count[k];
                }
                expected[i] = 40 * at[0] + 10 * at[1] + 5 * at[2] + at[3];
            }
            assertArrayEquals(expected, array(inFile, firstFastest).block(from, count), "trial " + trial);
        }
    }

    /** Snapshots of a file of gigabytes are read one by one: the file may change in between, a copy would not. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSnapshotOfAFileIsReadAlone(final boolean all) throws IOException {
        RawArray a = array(true, false);
        assertEquals(40, a.block(new long[]{1, 0, 0, 0}, new int[]{1, 4, 2, 5})[0]);
        Path file = m_folder.resolve("a.bin");
        Files.write(file, java.util.Arrays.copyOf(Files.readAllBytes(file), OFFSET + 4 * 80 + (all ? 160 : 0)));
        assertEquals(79, a.block(new long[]{1, 0, 0, 0}, new int[]{1, 4, 2, 5})[39]);
        if (all) {
            assertEquals(119, a.block(new long[]{2, 0, 0, 0}, new int[]{1, 4, 2, 5})[39]);
        } else {
            var e = assertThrows(SnapshotFormatException.class,
                () -> a.block(new long[]{2, 0, 0, 0}, new int[]{1, 4, 2, 5}));
            assertEquals("f, array \"a\" (3, 4, 2, 5): has become shorter while it was read. Do not write to the file "
                + "while it is read.", e.getMessage());
        }
    }

    @Test
    void blocksBeyondMemoryAreRefused() {
        var huge = RawArray.inMemory("f", "a", new RawLayout(new long[]{1 << 20, 1 << 20}, 'f', 8,
            ByteOrder.LITTLE_ENDIAN, false, 0), new byte[0]);
        var e = assertThrows(SnapshotFormatException.class,
            () -> huge.block(new long[2], new int[]{1 << 14, 1 << 20}));
        assertTrue(e.getMessage().contains("needs more than 1024 MiB at once"), e.getMessage());
        assertThrows(SnapshotFormatException.class, huge::all);
    }

    @Test
    void aFileInFortransOrderIsNotReadWholeIfItIsLarge() {
        var huge = RawArray.inFile(m_folder.resolve("none"), "f", "a", new RawLayout(new long[]{1000, 1 << 20}, 'f', 8,
            ByteOrder.LITTLE_ENDIAN, true, 0));
        var e = assertThrows(SnapshotFormatException.class, () -> huge.block(new long[2], new int[]{1, 1 << 20}));
        assertEquals("Save the time as the first axis in C order, or fewer values", e.remedy());
    }

    @Test
    void listsAndCounts() {
        assertTrue(new FakeArray("a", 1, 5).isList());
        assertTrue(new FakeArray("a", 1, 1, 5, 1).isList());
        assertFalse(new FakeArray("a", 1, 2, 5).isList());
        assertFalse(new FakeArray("a", 1).isList());
        assertEquals(1, new FakeArray("a", 1).count());
        assertEquals(0, new FakeArray("a", 1, 1L << 40, 0, 1L << 40).count());
        assertEquals(Long.MAX_VALUE, new FakeArray("a", 1, 1L << 40, 1L << 40).count());
        assertEquals(Integer.MAX_VALUE, new FakeArray("a", 1, 1L << 40).length(0));
    }

    @Test
    void heldValuesAreThoseOfTheTest() throws IOException {
        var held = new HeldArray(new FakeArray("times", 1, 2), new double[]{0.25, 0.5}, false);
        assertArrayEquals(new double[]{0.25, 0.5}, held.all());
        assertArrayEquals(new long[]{2}, held.shape());
        assertFalse(held.isWhole());
        assertEquals("fake, array \"times\" (2): p. r.", held.error("p", "r").getMessage());
    }
}
