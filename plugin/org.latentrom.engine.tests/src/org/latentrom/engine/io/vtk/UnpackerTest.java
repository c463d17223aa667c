package org.latentrom.engine.io.vtk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.io.vtk.ByteSource.Bytes;
import org.latentrom.engine.io.vtk.Unpacker.DamagedBlockException;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

import net.jpountz.lz4.LZ4Factory;

/** Blocks of the three compressors: whole, damaged, and lying about their size. */
class UnpackerTest {
    private static final byte[] DATA = data();

    private static byte[] data() {
        var data = new byte[5000];
        new Random(1).nextBytes(data);
        Arrays.fill(data, 1000, 4000, (byte)7);
        return data;
    }

    private static byte[] packed(final String compressor, final byte[] data) throws IOException {
        var out = new ByteArrayOutputStream();
        switch (compressor) {
            case "vtkZLibDataCompressor" -> {
                try (var deflate = new DeflaterOutputStream(out)) {
                    deflate.write(data);
                }
            }
            case "vtkLZ4DataCompressor" -> out.writeBytes(LZ4Factory.safeInstance().fastCompressor().compress(data));
            default -> {
                try (var xz = new XZOutputStream(out, new LZMA2Options(1))) {
                    xz.write(data);
                }
            }
        }
        return out.toByteArray();
    }

    private static byte[] unpack(final String compressor, final byte[] packed, final int length)
        throws DamagedBlockException {
        byte[] around = new byte[packed.length + 9];
        System.arraycopy(packed, 0, around, 5, packed.length);
        var target = new byte[length + 7];
        try (Unpacker unpacker = Unpacker.of(compressor).orElseThrow()) {
            unpacker.unpack(new Bytes(around, 5, packed.length), target, 3, length);
            unpacker.unpack(new Bytes(around, 5, packed.length), target, 3, length); // can be used again
        }
        assertEquals(0, target[2]);
        assertEquals(0, target[3 + length]);
        return Arrays.copyOfRange(target, 3, 3 + length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vtkZLibDataCompressor", "vtkLZ4DataCompressor", "vtkLZMADataCompressor"})
    void blocksComeBack(final String compressor) throws IOException, DamagedBlockException {
        assertArrayEquals(DATA, unpack(compressor, packed(compressor, DATA), DATA.length));
        assertArrayEquals(new byte[0], unpack(compressor, packed(compressor, new byte[0]), 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vtkZLibDataCompressor", "vtkLZ4DataCompressor", "vtkLZMADataCompressor"})
    void anotherSizeThanSaidIsDamage(final String compressor) throws IOException {
        byte[] packed = packed(compressor, DATA);
        assertThrows(DamagedBlockException.class, () -> unpack(compressor, packed, DATA.length - 1));
        assertThrows(DamagedBlockException.class, () -> unpack(compressor, packed, DATA.length + 1));
        byte[] cut = Arrays.copyOf(packed, packed.length / 2);
        assertThrows(DamagedBlockException.class, () -> unpack(compressor, cut, DATA.length));
        assertThrows(DamagedBlockException.class, () -> unpack(compressor, new byte[0], DATA.length));
        assertThrows(DamagedBlockException.class, () -> unpack(compressor, new byte[64], DATA.length));
    }

    /** zlib and xz have a checksum; LZ4 blocks have none, so a changed byte may only be a changed byte. */
    @ParameterizedTest
    @ValueSource(strings = {"vtkZLibDataCompressor", "vtkLZMADataCompressor"})
    void aChangedByteIsFound(final String compressor) throws IOException {
        byte[] packed = packed(compressor, DATA);
        int same = 0;
        int found = 0;
        for (int i = 0; i < packed.length; i += 97) {
            byte[] changed = packed.clone();
            changed[i] ^= 0x10;
            try {
                // a match that is found elsewhere in a run of equal bytes is no damage
                assertArrayEquals(DATA, unpack(compressor, changed, DATA.length), "byte " + i);
                same++;
            } catch (DamagedBlockException e) {
                found++;
            }
        }
        assertTrue(found > 10 * same, found + " found, " + same + " the same");
    }

    @Test
    void changedLz4IsDamageOrOtherBytesButNoCrash() throws IOException {
        byte[] packed = packed("vtkLZ4DataCompressor", DATA);
        int refused = 0;
        for (int i = 0; i < packed.length; i += 7) {
            byte[] changed = packed.clone();
            changed[i] ^= 0xff;
            try {
                assertEquals(DATA.length, unpack("vtkLZ4DataCompressor", changed, DATA.length).length);
            } catch (DamagedBlockException e) {
                refused++;
            }
        }
        assertTrue(refused > 0);
    }

    @Test
    void sizesThatCannotBeAreSeenBeforehand() {
        for (String name : new String[]{"vtkZLibDataCompressor", "vtkLZ4DataCompressor", "vtkLZMADataCompressor"}) {
            try (Unpacker u = Unpacker.of(name).orElseThrow()) {
                assertTrue(u.isPossible(100, 20_000), name);
                assertFalse(u.isPossible(100, 1_000_000), name);
                assertFalse(u.isPossible(0, 1000), name);
            }
        }
        assertTrue(Unpacker.of("vtkFooDataCompressor").isEmpty());
    }

    /** Its dictionary would be taken before a byte is read. */
    @Test
    void dictionariesLargerThanThoseOfVtkAreRefused() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var xz = new XZOutputStream(out, new LZMA2Options(1))) {
            xz.write(DATA);
        }
        byte[] packed = out.toByteArray();
        packed[16] = 36; // the size of the dictionary in the header of the block: 1 GiB
        var crc = new java.util.zip.CRC32();
        crc.update(packed, 12, 8);
        for (int i = 0; i < 4; i++) {
            packed[20 + i] = (byte)(crc.getValue() >>> 8 * i);
        }
        var e = assertThrows(DamagedBlockException.class, () -> unpack("vtkLZMADataCompressor", packed, DATA.length));
        assertTrue(e.getMessage().contains("MiB to be unpacked"), e.getMessage());
    }
}
