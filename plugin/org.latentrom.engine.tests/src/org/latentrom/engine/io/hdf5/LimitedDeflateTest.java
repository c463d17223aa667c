package org.latentrom.engine.io.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;

import org.junit.jupiter.api.Test;

import io.jhdf.exceptions.HdfFilterException;

/** Chunks of HDF5: those that are right, those that are cut off, and those that burst. */
class LimitedDeflateTest {
    private static byte[] packed(final byte[] bytes) {
        var deflater = new Deflater();
        deflater.setInput(bytes);
        deflater.finish();
        var packed = new byte[bytes.length + 1000];
        int n = deflater.deflate(packed);
        deflater.end();
        return Arrays.copyOf(packed, n);
    }

    @Test
    void whatWasPackedComesBack() {
        for (int size : new int[]{0, 1, 63, 64, 65, 1000, 100_000}) {
            var noise = new byte[size];
            new Random(size).nextBytes(noise);
            assertArrayEquals(noise, new LimitedDeflate(1 << 20).decode(packed(noise), new int[]{6}), size + " bytes");
            var zeros = new byte[size];
            assertArrayEquals(zeros, new LimitedDeflate(1 << 20).decode(packed(zeros), null), size + " zeros");
        }
    }

    @Test
    void aBombIsStoppedAtTheLimit() {
        byte[] bomb = packed(new byte[10_000_000]);
        assertTrue(bomb.length < 20_000, bomb.length + " bytes");
        var e = assertThrows(HdfFilterException.class, () -> new LimitedDeflate(1 << 20).decode(bomb, null));
        assertTrue(e.getMessage().contains("more than 1048576 bytes"), e.getMessage());
    }

    @Test
    void everyCutAndForeignBytesAreRefused() {
        byte[] good = packed("a snapshot of a flow".repeat(9).getBytes());
        for (int n = 0; n < good.length; n++) {
            byte[] cut = Arrays.copyOf(good, n);
            assertThrows(HdfFilterException.class, () -> new LimitedDeflate(1 << 20).decode(cut, null), n + " bytes");
        }
        assertThrows(HdfFilterException.class, () -> new LimitedDeflate(9).decode(new byte[]{1, 2, 3, 4}, null));
    }

    @Test
    void standsInForTheFilterOfItsNumber() {
        assertEquals(1, new LimitedDeflate(1).getId());
        assertEquals("deflate", new LimitedDeflate(1).getName());
    }
}
