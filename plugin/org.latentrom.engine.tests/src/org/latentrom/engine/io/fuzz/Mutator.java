package org.latentrom.engine.io.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Changes good files at random places, in ways that parsers are known to fail at. One seed gives one file. */
final class Mutator {
    private static final String[] WORDS = {"99999999999", "-1", "0", "2147483647", "4294967295", "9223372036854775807",
        "1e308", "nan", "\"", "'", "<", ">", "/", "..", "\u0000", "&x;", "&#0;", "]]>", "<!--", "UInt64", "Int8",
        "Float32", "appended", "ascii", "binary", "XY", "XYZ", "Cell", "Node", "=", "//Grid", " ", "\n", "Triangle",
        "Mixed", "Polyvertex", "HDF", "Binary", "XML", "$End", "POINTS", "LOOKUP_TABLE default", ",", ":", ";", "(",
        ")", "$0", "[1]", "/etc/hostname", "../x", "http://localhost/", "<f8", "|O", "True"};

    private static final long[] NUMBERS = {0, 1, -1, 2, 3, 7, 127, 128, 255, 256, 65535, 65536, Integer.MAX_VALUE,
        Integer.MIN_VALUE, 0xffffffffL, 1L << 32, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE, 0x7ff0000000000000L};

    private final Random m_random;

    Mutator(final long seed) {
        m_random = new Random(seed);
    }

    /**
     * @param good the file
     * @param others other files of the format, to take pieces from
     * @return the file with one to four changes
     */
    byte[] mutate(final byte[] good, final List<byte[]> others) {
        byte[] b = good.clone();
        int changes = 1 + m_random.nextInt(4);
        for (int k = 0; k < changes && b.length > 16; k++) {
            b = once(b, others);
        }
        return b;
    }

    private byte[] once(final byte[] b, final List<byte[]> others) {
        // headers are short and hold most of what a parser decides by
        int at = m_random.nextInt(m_random.nextBoolean() ? b.length : Math.min(b.length, 2048));
        int rest = b.length - at;
        byte[] word = WORDS[m_random.nextInt(WORDS.length)].getBytes(StandardCharsets.ISO_8859_1);
        switch (m_random.nextInt(12)) {
            case 0:
                b[at] ^= (byte)(1 << m_random.nextInt(8));
                return b;
            case 1:
                b[at] = (byte)m_random.nextInt(256);
                return b;
            case 2:
                return replace(b, at, 0, word);
            case 3:
                return replace(b, at, Math.min(rest, 1 + m_random.nextInt(8)), word);
            case 4:
                return replace(b, at, Math.min(rest, 1 + m_random.nextInt(64)), new byte[0]);
            case 5:
                Arrays.fill(b, at, at + Math.min(rest, 8), m_random.nextBoolean() ? (byte)0xff : 0x7f);
                return b;
            case 6:
                return m_random.nextInt(4) == 0 ? Arrays.copyOf(b, at)
                    : replace(b, at, 0, Arrays.copyOfRange(b, at, at + Math.min(rest, m_random.nextInt(200))));
            case 7, 8:
                return otherNumber(b, at);
            case 9:
                return binaryNumber(b, at);
            case 10:
                return withoutElement(b, at);
            default:
                byte[] other = others.get(m_random.nextInt(others.size()));
                int from = m_random.nextInt(other.length);
                int n = Math.min(other.length - from, m_random.nextInt(400));
                return replace(b, at, Math.min(rest, m_random.nextInt(400)), Arrays.copyOfRange(other, from, from + n));
        }
    }

    /** The next decimal number in the text becomes another. */
    private byte[] otherNumber(final byte[] b, final int at) {
        int from = at;
        while (from < b.length && (b[from] < '0' || b[from] > '9')) {
            from++;
        }
        int to = from;
        while (to < b.length && b[to] >= '0' && b[to] <= '9') {
            to++;
        }
        long number = NUMBERS[m_random.nextInt(NUMBERS.length)];
        if (m_random.nextInt(3) == 0 && to - from > 0 && to - from < 10) {
            number =
                Long.parseLong(new String(b, from, to - from, StandardCharsets.US_ASCII)) + m_random.nextInt(5) - 2;
        }
        return replace(b, from, to - from, Long.toString(number).getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] binaryNumber(final byte[] b, final int at) {
        int size = 1 << m_random.nextInt(4);
        int aligned = Math.max(0, Math.min(b.length - size, at / size * size));
        var buffer = ByteBuffer.wrap(b).order(m_random.nextBoolean() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long number = NUMBERS[m_random.nextInt(NUMBERS.length)];
        switch (size) {
            case 1 -> buffer.put(aligned, (byte)number);
            case 2 -> buffer.putShort(aligned, (short)number);
            case 4 -> buffer.putInt(aligned, (int)number);
            default -> buffer.putLong(aligned, number);
        }
        return b;
    }

    /** The next tag, or the line if there is none, goes away or comes twice. */
    private byte[] withoutElement(final byte[] b, final int at) {
        int from = next(b, at, '<');
        int to = next(b, from, '>');
        if (to >= b.length) {
            from = next(b, at, '\n');
            to = next(b, Math.min(b.length, from + 1), '\n');
        }
        to = Math.min(b.length, to + 1);
        return m_random.nextBoolean() ? replace(b, from, to - from, new byte[0])
            : replace(b, to, 0, Arrays.copyOfRange(b, from, to));
    }

    private static int next(final byte[] b, final int from, final char c) {
        int i = from;
        while (i < b.length && b[i] != c) {
            i++;
        }
        return i;
    }

    private static byte[] replace(final byte[] b, final int at, final int length, final byte[] with) {
        var r = new byte[b.length - length + with.length];
        System.arraycopy(b, 0, r, 0, at);
        System.arraycopy(with, 0, r, at, with.length);
        System.arraycopy(b, at + length, r, at + with.length, b.length - at - length);
        return r;
    }
}
