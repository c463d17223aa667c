package org.latentrom.engine.io.legacy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.latentrom.engine.io.AsciiNumbers;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceFolder;

/** The bytes of a legacy file and a place in them: words, lines, and arrays as text or big endian. */
final class LegacyInput {
    static final String CUT_OFF = "The file is cut off, or a count in it is wrong; export or copy it anew";

    private static final int LONGEST_WORD = 4096;

    private final String m_file;

    private final byte[] m_bytes;

    private boolean m_binary;

    private int m_at;

    /** @param file name for messages */
    LegacyInput(final String file, final byte[] bytes) {
        m_file = file;
        m_bytes = bytes;
    }

    String file() {
        return m_file;
    }

    /** Says how arrays are written from here on. */
    void setBinary(final boolean binary) {
        m_binary = binary;
    }

    /** @return the rest of the line, without white space at its ends */
    String line() {
        int start = m_at;
        while (m_at < m_bytes.length && m_bytes[m_at] != '\n') {
            m_at++;
        }
        String line = new String(m_bytes, start, Math.min(m_at - start, LONGEST_WORD), StandardCharsets.UTF_8).strip();
        m_at = Math.min(m_at + 1, m_bytes.length);
        return line;
    }

    /** @return the next word, empty at the end of the file */
    String word() {
        while (m_at < m_bytes.length && isSpace(m_bytes[m_at])) {
            m_at++;
        }
        int start = m_at;
        while (m_at < m_bytes.length && !isSpace(m_bytes[m_at]) && m_at - start < LONGEST_WORD) {
            m_at++;
        }
        return new String(m_bytes, start, m_at - start, StandardCharsets.UTF_8);
    }

    /** @return the next word in small letters, which is read again after this; empty at the end of the file */
    String peek() {
        int at = m_at;
        String word = word().toLowerCase(Locale.ROOT);
        m_at = at;
        return word;
    }

    /** Goes on behind a METADATA block whose keyword comes next. */
    void skipMetadata() {
        word();
        skipBlock();
    }

    /** Goes on behind a METADATA block: it tells of component names and the like and ends with an empty line. */
    void skipBlock() {
        line();
        while (m_at < m_bytes.length && !line().isEmpty()) {
            // nothing in it that mesh or fields need
        }
    }

    boolean isBinary() {
        return m_binary;
    }

    /** @return true if there is another word in this line */
    boolean lineGoesOn() {
        int i = m_at;
        while (i < m_bytes.length && m_bytes[i] != '\n' && isSpace(m_bytes[i])) {
            i++;
        }
        return i < m_bytes.length && m_bytes[i] != '\n';
    }

    /** @return the next word, decoded: VTK writes blanks and other special characters of names as %20 and the like */
    String name(final String element) throws SnapshotFormatException {
        String word = word();
        if (word.isEmpty()) {
            throw error(element, "has no name", CUT_OFF);
        }
        return PercentCode.decode(word);
    }

    /** @return the next word as a count, 0 to the largest array */
    int count(final String element) throws SnapshotFormatException {
        long n = whole(element);
        if (n < 0 || n > Integer.MAX_VALUE - 16) {
            throw error(element, "has the count " + n, "Export the file anew");
        }
        return (int)n;
    }

    /** @return the next word as a whole number */
    long whole(final String element) throws SnapshotFormatException {
        String word = word();
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException e) {
            throw new SnapshotFormatException(m_file, element,
                "has " + quoted(word) + " where a whole number belongs", CUT_OFF, e);
        }
    }

    /** @return the next words as numbers, in ASCII and BINARY files alike */
    double[] numbers(final String element, final int count) throws SnapshotFormatException {
        return text(element, count);
    }

    /** @return the next word as a number type */
    LegacyType type(final String element) throws SnapshotFormatException {
        String word = word();
        return LegacyType.of(word).orElseThrow(() -> error(element,
            "has the data type " + quoted(word) + ", which is not supported", "Save the array as float or double"));
    }

    /** @return an array; the words that describe it have been read */
    double[] doubles(final String element, final LegacyType type, final long count) throws SnapshotFormatException {
        if (type == LegacyType.STRING) {
            throw error(element, "holds texts where numbers belong", "Leave the array out");
        }
        if (m_binary) {
            return type.doubles(bytes(element, type, count), (int)count);
        }
        double[] values = text(element, count);
        if (type == LegacyType.FLOAT32) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float)values[i]; // the number that was written; its text is shorter
            }
        }
        return values;
    }

    /** @return an array of whole numbers */
    long[] longs(final String element, final LegacyType type, final long count) throws SnapshotFormatException {
        if (type.isFloat() || type == LegacyType.BIT || type == LegacyType.STRING) {
            throw error(element, "has the data type " + type + " where whole numbers belong", "Export the file anew");
        }
        if (m_binary) {
            return type.longs(bytes(element, type, count), (int)count);
        }
        var numbers = ascii(element);
        long[] values = numbers.takeLongs(count);
        m_at = numbers.position();
        return values;
    }

    /** Goes on behind an array. */
    void skip(final String element, final LegacyType type, final long count) throws SnapshotFormatException {
        if (type == LegacyType.STRING) {
            skipTexts(element, count);
        } else if (m_binary) {
            bytes(element, type, count);
        } else {
            var numbers = ascii(element);
            numbers.skip(count);
            m_at = numbers.position();
        }
    }

    /** Text: a line each, percent-coded. BINARY: the length in 1, 2, 4 or 8 bytes, as the first two bits say. */
    private void skipTexts(final String element, final long count) throws SnapshotFormatException {
        if (m_binary) {
            line();
        }
        for (long i = 0; i < count; i++) {
            if (m_at >= m_bytes.length) {
                throw error(element, "has " + i + " texts instead of " + count, CUT_OFF);
            }
            if (m_binary) {
                skipText(element);
            } else {
                if (i == 0) {
                    line(); // ends the line of the description
                }
                line();
            }
        }
    }

    private void skipText(final String element) throws SnapshotFormatException {
        int first = m_bytes[m_at] & 0xff;
        int size = 8 >> (first >> 6);
        long length = first & 0x3f;
        for (int k = 1; k < size && m_at + k < m_bytes.length; k++) {
            length = length << 8 | m_bytes[m_at + k] & 0xff;
        }
        if (length < 0 || length > m_bytes.length - m_at - size) {
            throw error(element, "has a text that goes beyond the end of the file", CUT_OFF);
        }
        m_at += size + (int)length;
    }

    private ByteBuffer bytes(final String element, final LegacyType type, final long count)
        throws SnapshotFormatException {
        line(); // the data begin behind the line of the description
        long length = type.bytes(count);
        if (length < 0 || count > Integer.MAX_VALUE - 16 || length > m_bytes.length - m_at) {
            throw error(element, "needs " + length + " bytes, but there are " + (m_bytes.length - m_at), CUT_OFF);
        }
        ByteBuffer b = ByteBuffer.wrap(m_bytes, m_at, (int)length).slice();
        m_at += (int)length;
        return b;
    }

    private double[] text(final String element, final long count) throws SnapshotFormatException {
        var numbers = ascii(element);
        double[] values = numbers.take(count);
        m_at = numbers.position();
        return values;
    }

    private AsciiNumbers ascii(final String element) {
        return new AsciiNumbers(m_file, element, m_bytes, m_at, m_bytes.length);
    }

    private static boolean isSpace(final byte b) {
        return b >= 0 && b <= ' ';
    }

    SnapshotFormatException error(final String element, final String problem, final String remedy) {
        return new SnapshotFormatException(m_file, element, problem, remedy);
    }

    /** @return a word of the file for a message */
    static String quoted(final String word) {
        return word.isEmpty() ? "nothing"
            : "\"" + SourceFolder.shorten(word).replaceAll("[^\\x20-\\x7e]", "?") + "\"";
    }
}
