package org.latentrom.engine.io;

import java.nio.charset.StandardCharsets;

/**
 * Numbers that stand as text between white space. Understands what solvers write: NaN and infinities in any usual
 * spelling, Fortran's D as exponent.
 */
public final class AsciiNumbers {
    private static final double[] POWERS = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13,
        1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

    private final String m_file;

    private final String m_element;

    private final byte[] m_text;

    private final int m_end;

    private int m_at;

    /**
     * @param file name for messages
     * @param element the array, for messages
     * @param text ASCII
     */
    public AsciiNumbers(final String file, final String element, final byte[] text, final int start, final int end) {
        m_file = file;
        m_element = element;
        m_text = text;
        m_at = start;
        m_end = end;
    }

    /**
     * @param count how many numbers there must be, neither more nor fewer
     * @throws SnapshotFormatException if there are more or fewer, or one is no number
     */
    public double[] doubles(final long count) throws SnapshotFormatException {
        double[] values = take(count);
        checkEnd(count);
        return values;
    }

    /** @see #doubles(long) */
    public long[] longs(final long count) throws SnapshotFormatException {
        long[] values = takeLongs(count);
        checkEnd(count);
        return values;
    }

    /**
     * @return the next numbers; more may follow
     * @throws SnapshotFormatException if there are fewer, or one is no number
     */
    public double[] take(final long count) throws SnapshotFormatException {
        var values = new double[checked(count)];
        for (int i = 0; i < values.length; i++) {
            values[i] = nextDouble(i, count);
        }
        return values;
    }

    /** @see #take(long) */
    public long[] takeLongs(final long count) throws SnapshotFormatException {
        var values = new long[checked(count)];
        for (int i = 0; i < values.length; i++) {
            double v = nextDouble(i, count);
            values[i] = (long)v;
            if (values[i] != v) {
                throw error("value " + i + " is not a whole number", "Export the file anew");
            }
        }
        return values;
    }

    /** Goes on behind the next numbers. */
    public void skip(final long count) throws SnapshotFormatException {
        checked(count);
        for (int i = 0; i < count; i++) {
            nextDouble(i, count);
        }
    }

    /** @return where the next number, or the space before it, begins in the text */
    public int position() {
        return m_at;
    }

    private int checked(final long count) throws SnapshotFormatException {
        if (count < 0 || count > (m_end - m_at + 1L) / 2) { // a digit and a blank each
            throw error("needs " + count + " numbers, its text is too short for them",
                "The file is cut off, or a count in it is wrong; export it anew");
        }
        return (int)count;
    }

    private void checkEnd(final long count) throws SnapshotFormatException {
        skipSpace();
        if (m_at < m_end) {
            throw error("has more than the " + count + " numbers it needs", "Export the file anew");
        }
    }

    private void skipSpace() {
        while (m_at < m_end && m_text[m_at] <= ' ' && m_text[m_at] >= 0) {
            m_at++;
        }
    }

    private double nextDouble(final int index, final long count) throws SnapshotFormatException {
        skipSpace();
        int start = m_at;
        long mantissa = 0;
        int digits = 0;
        int point = -1;
        boolean simple = true;
        for (; m_at < m_end && (m_text[m_at] > ' ' || m_text[m_at] < 0); m_at++) {
            int c = m_text[m_at];
            if (c >= '0' && c <= '9') {
                mantissa = 10 * mantissa + (c - '0');
                digits++;
                simple &= digits <= 15;
            } else if (c == '.' && point < 0) {
                point = digits;
            } else if (m_at > start || c != '-' && c != '+') {
                simple = false;
            }
        }
        if (m_at == start) {
            throw error("has " + index + " numbers instead of " + count, "The file is cut off; export it anew");
        }
        if (simple && digits > 0) {
            // at most 15 digits over a power of ten up to 22 divide without a rounding error (Clinger 1990)
            double v = point < 0 ? mantissa : mantissa / POWERS[digits - point];
            return m_text[start] == '-' ? -v : v;
        }
        return parse(new String(m_text, start, m_at - start, StandardCharsets.ISO_8859_1), index);
    }

    private double parse(final String word, final int index) throws SnapshotFormatException {
        boolean negative = word.startsWith("-");
        String body = negative || word.startsWith("+") ? word.substring(1) : word;
        if (body.equalsIgnoreCase("nan")) {
            return Double.NaN;
        }
        if (body.equalsIgnoreCase("inf") || body.equalsIgnoreCase("infinity")) {
            return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        try {
            if (body.chars().allMatch(c -> c >= '0' && c <= '9' || "+-.eEdD".indexOf(c) >= 0)
                && !body.endsWith("d") && !body.endsWith("D")) {
                return Double.parseDouble(word.replace('D', 'E').replace('d', 'e'));
            }
        } catch (NumberFormatException e) {
            // falls through
        }
        throw error("value " + index + " is \"" + word.substring(0, Math.min(word.length(), 20))
            + "\", which is not a number", "Correct the value or export the file anew");
    }

    private SnapshotFormatException error(final String problem, final String remedy) {
        return new SnapshotFormatException(m_file, m_element, problem, remedy);
    }
}
