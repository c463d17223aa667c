package org.latentrom.engine.io.vtk;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.vtk.ArrayDecoder.AppendedData;

/**
 * The XML of a VTK file without its numbers: each long text is replaced by a mark like {@code ~7~}, so that the XML
 * parser sees a few kilobytes and the numbers are decoded from the file's own bytes. Ends at the AppendedData element,
 * whose raw bytes are no XML. Characters that VTK forgets to escape in the values of attributes are escaped.
 */
final class XmlSkeleton {
    /** Around the number of a text. A text that has this character is always cut, so that it cannot pass for a mark. */
    static final char MARK = '~';

    private static final byte[] APPENDED = ascii("<AppendedData");

    private static final byte[] APPENDED_END = ascii("</AppendedData");

    private static final byte[] ROOT_END = ascii("</VTKFile>");

    private static final int LONGEST_TAG = 1000;

    /** Shorter texts are left in place; they are mostly the white space between elements. */
    private static final int SHORT = 32;

    private static final Pattern ENCODING = Pattern.compile("encoding\\s*=\\s*[\"']([A-Za-z0-9._-]*)");

    private static final Pattern ASCII_LIKE =
        Pattern.compile("(?i)utf-?8|us-ascii|ascii|iso-?8859.*|latin.*|windows-125\\d|cp125\\d");

    private final String m_file;

    private final byte[] m_bytes;

    private byte[] m_xml;

    private int m_length;

    private int[] m_texts = new int[64];

    private int m_count;

    private AppendedData m_appended;

    /** @throws SnapshotFormatException if the AppendedData element is there but not complete */
    XmlSkeleton(final String file, final byte[] bytes) throws SnapshotFormatException {
        m_file = file;
        m_bytes = bytes;
        m_xml = new byte[Math.min(bytes.length, 1 << 13) + 64];
        if (isAsciiLike()) {
            scan();
        } else {
            put(0, bytes.length);
        }
    }

    private static byte[] ascii(final String s) {
        return s.getBytes(StandardCharsets.US_ASCII);
    }

    /** @return the XML that is left */
    byte[] xml() {
        return m_xml;
    }

    /** @return how many bytes of {@link #xml()} count */
    int length() {
        return m_length;
    }

    /** @return the file */
    byte[] bytes() {
        return m_bytes;
    }

    /** @return where a text that was cut begins in the file, or -1 if there is no such text */
    int start(final int text) {
        return text < 0 || text >= m_count ? -1 : m_texts[2 * text];
    }

    /** @return where a text that was cut ends */
    int end(final int text) {
        return m_texts[2 * text + 1];
    }

    /** @return the content of the AppendedData element, or null if there is none */
    AppendedData appended() {
        return m_appended;
    }

    private boolean isAsciiLike() {
        int at = m_bytes.length > 2 && m_bytes[0] == (byte)0xef ? 3 : 0;
        String head = new String(m_bytes, at, Math.min(200, m_bytes.length - at), StandardCharsets.ISO_8859_1);
        Matcher encoding = ENCODING.matcher(head);
        return head.indexOf('\0') < 0 && !head.startsWith("\u00fe\u00ff") && !head.startsWith("\u00ff\u00fe")
            && (!head.startsWith("<?xml") || !encoding.find() || ASCII_LIKE.matcher(encoding.group(1)).matches());
    }

    private void scan() throws SnapshotFormatException {
        int at = 0;
        while (at < m_bytes.length) {
            if (m_bytes[at] != '<') {
                at = text(at);
            } else if (matches(APPENDED, at)) {
                m_appended = appended(at);
                ensure(ROOT_END.length);
                System.arraycopy(ROOT_END, 0, m_xml, m_length, ROOT_END.length);
                m_length += ROOT_END.length;
                return;
            } else if (matches("<!--", at)) {
                int end = find("-->", at + 4);
                at = end < 0 ? put(at, m_bytes.length) : end;
            } else if (matches("<?", at)) {
                int end = find("?>", at + 2);
                at = put(at, end < 0 ? m_bytes.length : end);
            } else if (matches("<!", at)) {
                // a DOCTYPE or CDATA section: rare, and better left to the parser with all that follows
                at = put(at, m_bytes.length);
            } else {
                at = tag(at);
            }
        }
    }

    private int text(final int from) {
        int end = from;
        boolean entity = false;
        boolean mark = false;
        for (; end < m_bytes.length && m_bytes[end] != '<'; end++) {
            entity |= m_bytes[end] == '&';
            mark |= m_bytes[end] == MARK;
        }
        if (entity || end - from < SHORT && !mark) {
            return put(from, end);
        }
        if (2 * m_count == m_texts.length) {
            m_texts = Arrays.copyOf(m_texts, 2 * m_texts.length);
        }
        m_texts[2 * m_count] = from;
        m_texts[2 * m_count + 1] = end;
        byte[] number = ascii(MARK + Integer.toString(m_count++) + MARK);
        ensure(number.length);
        System.arraycopy(number, 0, m_xml, m_length, number.length);
        m_length += number.length;
        return end;
    }

    private int tag(final int from) {
        int copied = from;
        int quote = 0;
        for (int i = from + 1; i < m_bytes.length; i++) {
            int b = m_bytes[i];
            if (quote == 0) {
                if (b == '>') {
                    return put(copied, i + 1);
                }
                int end = b == 'R' && (matches("RangeMin=", i) || matches("RangeMax=", i)) ? value(i + 9) : i;
                if (end > i) {
                    put(copied, i); // says nothing that the numbers do not, and differs from file to file
                    copied = end;
                    i = end - 1;
                    continue;
                }
                quote = b == '"' || b == '\'' ? b : 0;
            } else if (b == quote) {
                quote = 0;
            } else if (b == '<' || b == '&' && !isReference(i)) {
                put(copied, i);
                byte[] escape = ascii(b == '<' ? "&lt;" : "&amp;");
                ensure(escape.length);
                System.arraycopy(escape, 0, m_xml, m_length, escape.length);
                m_length += escape.length;
                copied = i + 1;
            }
        }
        return put(copied, m_bytes.length);
    }

    /** @return the end of the quoted value that begins here; -1 if none does */
    private int value(final int from) {
        if (from >= m_bytes.length || m_bytes[from] != '"' && m_bytes[from] != '\'') {
            return -1;
        }
        for (int i = from + 1; i < m_bytes.length && m_bytes[i] != '<'; i++) {
            if (m_bytes[i] == m_bytes[from]) {
                return i + 1;
            }
        }
        return -1;
    }

    /** An ampersand that begins something like a reference is the parser's business, which refuses unknown entities. */
    private boolean isReference(final int at) {
        int i = at + 1;
        while (i < m_bytes.length && i - at < 64
            && (Character.isLetterOrDigit(m_bytes[i]) || m_bytes[i] == '#' || m_bytes[i] == '_')) {
            i++;
        }
        return i > at + 1 && i < m_bytes.length && m_bytes[i] == ';';
    }

    private AppendedData appended(final int open) throws SnapshotFormatException {
        int tagEnd = open;
        while (tagEnd < m_bytes.length && tagEnd - open < LONGEST_TAG && m_bytes[tagEnd] != '>') {
            tagEnd++;
        }
        int underscore = tagEnd + 1;
        while (underscore < m_bytes.length && m_bytes[underscore] <= ' ' && m_bytes[underscore] > 0) {
            underscore++;
        }
        if (underscore >= m_bytes.length || m_bytes[underscore] != '_') {
            throw new SnapshotFormatException(m_file, "AppendedData", "does not begin with an underscore",
                "The file is cut off or damaged; export or copy it anew");
        }
        int close = m_bytes.length - APPENDED_END.length;
        while (close >= underscore && !matches(APPENDED_END, close)) {
            close--;
        }
        if (close < underscore) {
            throw new SnapshotFormatException(m_file, "AppendedData", "has no end",
                "The file is cut off; export or copy it anew");
        }
        String tag = new String(m_bytes, open, tagEnd - open, StandardCharsets.ISO_8859_1);
        boolean raw = tag.matches("(?s).*encoding\\s*=\\s*[\"']raw[\"'].*");
        return new AppendedData(m_bytes, underscore + 1, close, !raw);
    }

    private int put(final int from, final int to) {
        ensure(to - from);
        System.arraycopy(m_bytes, from, m_xml, m_length, to - from);
        m_length += to - from;
        return to;
    }

    private void ensure(final int more) {
        if (m_length + more > m_xml.length) {
            m_xml = Arrays.copyOf(m_xml, Math.max(m_length + more, (int)Math.min(Integer.MAX_VALUE - 16,
                2L * m_xml.length)));
        }
    }

    private int find(final String word, final int from) {
        for (int i = from; i <= m_bytes.length - word.length(); i++) {
            if (matches(word, i)) {
                return i + word.length();
            }
        }
        return -1;
    }

    private boolean matches(final String word, final int at) {
        if (at + word.length() > m_bytes.length) {
            return false;
        }
        for (int k = 0; k < word.length(); k++) {
            if (m_bytes[at + k] != word.charAt(k)) {
                return false;
            }
        }
        return true;
    }

    private boolean matches(final byte[] word, final int at) {
        return at + word.length <= m_bytes.length
            && Arrays.equals(m_bytes, at, at + word.length, word, 0, word.length);
    }
}
