package org.latentrom.engine.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers as text, against the JDK's own parser. */
class AsciiNumbersTest {
    private static AsciiNumbers of(final String text) {
        byte[] b = text.getBytes(StandardCharsets.ISO_8859_1);
        return new AsciiNumbers("f", "a", b, 0, b.length);
    }

    @Test
    void everyDecimalIsRoundedAsTheJdkDoes() throws SnapshotFormatException {
        var random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            double v = i % 2 == 0 ? Double.longBitsToDouble(random.nextLong()) : random.nextGaussian() * 1000;
            if (!Double.isFinite(v)) {
                continue;
            }
            String format = new String[]{"%.3f", "%.15g", "%.17g", "%+.6e", "%.0f"}[i % 5];
            String text = format.formatted(Math.abs(v) > 1e30 ? v / 1e290 : v);
            assertEquals(Double.parseDouble(text), of(text).doubles(1)[0], text);
        }
    }

    @ParameterizedTest
    @CsvSource({"-0,-0.0", "+5.,5", ".5,0.5", "-.25,-0.25", "1D+00,1", "2.5d-3,0.0025", "NAN,NaN", "-nan,NaN",
        "-inf,-Infinity", "+Infinity,Infinity", "1e999,Infinity", "000123456789012345.0,123456789012345"})
    void whatSolversWrite(final String text, final double value) throws SnapshotFormatException {
        assertEquals(value, of(text).doubles(1)[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.#QNAN", "0x1p3", "1d", "1f", "--1", "1e", "abc", "1,5", "1.2.3", "-", "."})
    void whatIsNoNumber(final String text) {
        var e = assertThrows(SnapshotFormatException.class, () -> of(text + "  ").doubles(1));
        assertTrue(e.getMessage().contains("is not a number"), e.getMessage());
    }

    @Test
    void countsMustAgree() throws SnapshotFormatException {
        assertArrayEquals(new double[]{1, 2, 3}, of(" 1\n2\t3 ").doubles(3));
        assertThrows(SnapshotFormatException.class, () -> of("1 2 3").doubles(2));
        assertThrows(SnapshotFormatException.class, () -> of("1 2   ").doubles(3));
        assertThrows(SnapshotFormatException.class, () -> of("1 2").doubles(1L << 40));
        assertThrows(SnapshotFormatException.class, () -> of("1 2").doubles(-1));
        assertArrayEquals(new double[0], of("  ").doubles(0));
    }

    @Test
    void wholeNumbersHaveNoFraction() throws SnapshotFormatException {
        assertArrayEquals(new long[]{7, -3}, of("7 -3").longs(2));
        assertThrows(SnapshotFormatException.class, () -> of("7 3.5").longs(2));
    }

    @Test
    void numbersInTheMiddleOfAText() throws SnapshotFormatException {
        byte[] text = "1 2.5 -3 4 rest".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        var numbers = new AsciiNumbers("a.vtk", "POINTS", text, 0, text.length);
        assertArrayEquals(new double[]{1, 2.5}, numbers.take(2));
        assertEquals(5, numbers.position());
        assertArrayEquals(new long[]{-3}, numbers.takeLongs(1));
        numbers.skip(1);
        assertEquals(10, numbers.position());
        assertThrows(SnapshotFormatException.class, () -> numbers.take(1));
        assertThrows(SnapshotFormatException.class, () -> numbers.skip(1_000_000));
    }
}
