package org.latentrom.engine.io.legacy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.io.SnapshotFormatException;

/** Words, lines, names and arrays of legacy files. */
class LegacyInputTest {
    private static LegacyInput of(final String text) {
        return new LegacyInput("a.vtk", text.getBytes(StandardCharsets.UTF_8));
    }

    private static LegacyInput binary(final byte[] bytes) {
        var in = new LegacyInput("a.vtk", bytes);
        in.setBinary(true);
        return in;
    }

    @Test
    void wordsAndLinesMix() {
        LegacyInput in = of("  POINTS\t3 \r\n\n float rest of it \nlast");
        assertEquals("points", in.peek());
        assertEquals("POINTS", in.word());
        assertTrue(in.lineGoesOn());
        assertEquals("3", in.word());
        assertFalse(in.lineGoesOn());
        assertEquals("float", in.word());
        assertEquals("rest of it", in.line());
        assertEquals("last", in.line());
        assertEquals("", in.word());
        assertEquals("", in.line());
    }

    @Test
    void metadataEndsWithAnEmptyLine() {
        LegacyInput in = of("METADATA\nINFORMATION 1\nNAME L2 LOCATION vtkDataArray\nDATA 2 0 1\n\nPOINTS");
        in.skipMetadata();
        assertEquals("POINTS", in.word());
        LegacyInput endless = of("METADATA\nINFORMATION 0");
        endless.skipMetadata();
        assertEquals("", endless.word());
    }

    @ParameterizedTest
    @CsvSource({"plain,plain", "a%20b,a b", "100%25,100%", "%,%", "50%,50%", "%zz,%zz", "%C3%A4,\u00e4", "%2,%2",
        "%22q%22,\"q\""})
    void namesArePercentCoded(final String coded, final String name) throws SnapshotFormatException {
        assertEquals(name, PercentCode.decode(coded));
        assertEquals(name, of(coded + " 3").name("FIELD"));
    }

    @Test
    void numbersInWords() throws SnapshotFormatException {
        LegacyInput in = of("12 -3 1.5 2e0 x");
        assertEquals(12, in.count("POINTS"));
        assertThrows(SnapshotFormatException.class, () -> in.count("POINTS"));
        assertArrayEquals(new double[]{1.5, 2}, in.numbers("ORIGIN", 2));
        assertThrows(SnapshotFormatException.class, () -> in.whole("EXTENT"));
        assertThrows(SnapshotFormatException.class, () -> of("").name("FIELD"));
    }

    @ParameterizedTest
    @EnumSource(value = LegacyType.class, mode = EnumSource.Mode.EXCLUDE, names = {"BIT", "STRING"})
    void binaryArraysAreBigEndian(final LegacyType type) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeBytes(" rest of the line\n");
        for (int v : new int[]{1, 100}) {
            switch ((int)type.bytes(1)) {
                case 1 -> out.writeByte(v);
                case 2 -> out.writeShort(v);
                case 4 -> out.writeInt(type.isFloat() ? Float.floatToIntBits(v) : v);
                default -> out.writeLong(type.isFloat() ? Double.doubleToLongBits(v) : v);
            }
        }
        out.writeBytes("\nNEXT");
        LegacyInput in = binary(bytes.toByteArray());
        assertArrayEquals(new double[]{1, 100}, in.doubles("T", type, 2));
        assertEquals("NEXT", in.word());
        LegacyInput again = binary(bytes.toByteArray());
        if (type.isFloat()) {
            assertThrows(SnapshotFormatException.class, () -> again.longs("CELLS", type, 2));
        } else {
            assertArrayEquals(new long[]{1, 100}, again.longs("CELLS", type, 2));
        }
        LegacyInput skipped = binary(bytes.toByteArray());
        skipped.skip("T", type, 2);
        assertEquals("NEXT", skipped.word());
        assertThrows(SnapshotFormatException.class, () -> binary(bytes.toByteArray()).doubles("T", type, 200));
    }

    @Test
    void bitsAreEightAByteFromTheHighest() throws SnapshotFormatException {
        byte[] bytes = {'\n', (byte)0b1010_0001, (byte)0b1000_0000, 'X'};
        LegacyInput in = binary(bytes);
        assertArrayEquals(new double[]{1, 0, 1, 0, 0, 0, 0, 1, 1}, in.doubles("flag", LegacyType.BIT, 9));
        assertEquals("X", in.word());
        assertEquals(2, LegacyType.BIT.bytes(9));
        assertThrows(SnapshotFormatException.class, () -> binary(bytes).longs("flag", LegacyType.BIT, 2));
    }

    @Test
    void unsignedNumbersArePositive() {
        ByteBuffer ones = ByteBuffer.wrap(new byte[]{-1, -1, -1, -1, -1, -1, -1, -1});
        assertArrayEquals(new double[]{255}, LegacyType.UINT8.doubles(ones, 1));
        assertArrayEquals(new double[]{-1}, LegacyType.INT8.doubles(ones, 1));
        assertArrayEquals(new double[]{65535}, LegacyType.UINT16.doubles(ones, 1));
        assertArrayEquals(new double[]{4294967295.0}, LegacyType.UINT32.doubles(ones, 1));
        assertArrayEquals(new double[]{0x1p64}, LegacyType.UINT64.doubles(ones, 1));
    }

    @Test
    void textOfFloatsIsTheFloatThatWasWritten() throws SnapshotFormatException {
        assertEquals(0.1f, of("0.1").doubles("T", LegacyType.FLOAT32, 1)[0]);
        assertEquals(0.1, of("0.1").doubles("T", LegacyType.FLOAT64, 1)[0]);
    }

    /** VTK's lengths of texts: the first two bits say how many bytes they have. */
    @ParameterizedTest
    @ValueSource(ints = {0, 5, 63, 64, 300, 16383, 16384, 70000})
    void binaryTextsAreSkipped(final int length) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeBytes("string\n");
        for (int i = 0; i < 2; i++) {
            if (length < 1 << 6) {
                out.writeByte(0xc0 | length);
            } else if (length < 1 << 14) {
                out.writeShort(0x8000 | length);
            } else {
                out.writeInt(1 << 30 | length);
            }
            out.writeBytes("y".repeat(length));
        }
        out.writeBytes("\nNEXT");
        LegacyInput in = binary(bytes.toByteArray());
        assertEquals("string", in.word());
        in.skip("notes", LegacyType.STRING, 2);
        assertEquals("NEXT", in.word());
        LegacyInput cut = binary(bytes.toByteArray());
        assertThrows(SnapshotFormatException.class, () -> cut.skip("notes", LegacyType.STRING, 9));
    }

    @ParameterizedTest
    @CsvSource({"float,FLOAT32", "DOUBLE,FLOAT64", "vtkIdType,INT32", "vtktypeint64,INT64", "unsigned_long,UINT64",
        "signed_char,INT8", "char,INT8", "utf8_string,STRING", "bit,BIT"})
    void typesByName(final String name, final LegacyType type) throws SnapshotFormatException {
        assertEquals(type, of(name).type("T"));
    }

    @Test
    void unknownTypesAreRefusedByName() {
        var e = assertThrows(SnapshotFormatException.class, () -> of("quaternion").type("array \"q\""));
        assertTrue(e.getMessage().contains("\"quaternion\"") && e.element().equals("array \"q\""), e.getMessage());
    }

    @Test
    void strangeCharactersAreNotRepeatedInMessages() {
        assertEquals("\"a?b\"", LegacyInput.quoted("a\u0007b"));
        assertEquals("nothing", LegacyInput.quoted(""));
        assertTrue(LegacyInput.quoted("x".repeat(500)).length() < 100);
    }
}
