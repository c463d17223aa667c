package org.latentrom.engine.io.numpy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.io.SnapshotFormatException;

/** Headers of NumPy arrays, right and wrong. */
class NpyHeaderTest {
    private static byte[] header(final int version, final String dict) {
        var b = ByteBuffer.allocate(12 + dict.length()).order(ByteOrder.LITTLE_ENDIAN);
        b.put(new byte[]{(byte)0x93, 'N', 'U', 'M', 'P', 'Y', (byte)version, 0});
        if (version == 1) {
            b.putShort((short)dict.length());
        } else {
            b.putInt(dict.length());
        }
        b.put(dict.getBytes(StandardCharsets.ISO_8859_1));
        return Arrays.copyOf(b.array(), b.position());
    }

    private static NpyHeader read(final byte[] bytes) throws IOException {
        return NpyHeader.read("a.npy", "", new ByteArrayInputStream(bytes));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void versions(final int version) throws IOException {
        NpyHeader h = read(header(version, "{'descr': '>f4', 'fortran_order': True, 'shape': (2, 3), }      \n"));
        assertArrayEquals(new long[]{2, 3}, h.shape());
        assertEquals('f', h.kind());
        assertEquals(4, h.itemBytes());
        assertEquals(ByteOrder.BIG_ENDIAN, h.order());
        assertTrue(h.fortran());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "{'descr': '<f8', 'fortran_order': False, 'shape': (5,), }; 5",
        "{'shape': (7, 1), 'descr': '<f8', 'fortran_order': False}; 7",
        "{'descr':'<i2','fortran_order':False,'shape':(3,4,5)}; 60",
        "{'descr': '|u1', 'fortran_order': False, 'shape': (), }; 1",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2L, 3L), }; 6",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (0, 3), }; 0",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (99999, 99999), }; 9999800001",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (9999999999, 9999999999), }; 9223372036854775807"})
    void shapes(final String dict, final long count) throws IOException {
        NpyHeader h = read(header(1, dict + "   \n"));
        assertEquals(count, NpyArray.inMemory("a.npy", "a", h, null).count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"'|O'", "'<c16'", "'|f1'", "'<U36'", "'|S5'", "'<M8[ns]'", "[('a', '<f8'), ('b', '<i4')]",
        "'<f16'", "'|b2'"})
    void typesThatAreNotSupportedAreNamed(final String descr) throws IOException {
        NpyHeader h = read(header(1, "{'descr': " + descr + ", 'fortran_order': False, 'shape': (2,), }\n"));
        var e = assertThrows(SnapshotFormatException.class, () -> NpyArray.checkType("a.npy", "", h));
        assertTrue(e.getMessage().contains(descr), e.getMessage());
    }

    @Test
    void complexNumbersAreRefusedWithARemedy() throws IOException {
        NpyHeader h = read(header(1, "{'descr': '<c16', 'fortran_order': False, 'shape': (2,), }\n"));
        var e = assertThrows(SnapshotFormatException.class, () -> NpyArray.checkType("a.npy", "", h));
        assertTrue(e.getMessage().contains("complex128") && e.remedy().contains("real and the imaginary part"),
            e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'descr': '<f8', 'fortran_order': False, 'shape': (-2,), }",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2,)", "{'descr': '<f8', 'shape': (2,), }", "", "{}", "None",
        "{'descr': '<f8', 'fortran_order': 0, 'shape': (2,), }",
        "{'descr': f(), 'fortran_order': False, 'shape': (2,)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999,), }",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2 3 4 x), }",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), 'more': 1, }",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), } + __import__('os')"})
    void headersThatNumpyDoesNotWrite(final String dict) {
        assertThrows(SnapshotFormatException.class, () -> read(header(1, dict + "\n")));
    }

    @Test
    void everyCutIsRefused() {
        byte[] whole = header(2, "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }\n");
        for (int n = 0; n < whole.length; n++) {
            byte[] cut = Arrays.copyOf(whole, n);
            assertThrows(SnapshotFormatException.class, () -> read(cut));
        }
        whole[6] = 4;
        assertThrows(SnapshotFormatException.class, () -> read(whole));
        byte[] huge = header(2, "x");
        Arrays.fill(huge, 8, 12, (byte)0xff);
        assertThrows(SnapshotFormatException.class, () -> read(huge));
    }
}
