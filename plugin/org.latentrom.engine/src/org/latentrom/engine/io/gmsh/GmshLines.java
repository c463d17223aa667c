package org.latentrom.engine.io.gmsh;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.progress.Progress;

/**
 * A file from the front to the back: lines, bytes, and what is passed over. Has a buffer of its own, as asking a stream
 * for each byte takes most of the time in files of gigabytes.
 */
final class GmshLines {
    private static final int LONGEST = 4096;

    private final String m_file;

    private final InputStream m_in;

    private final byte[] m_block = new byte[1 << 16];

    /** where the block begins in the file */
    private long m_base;

    private int m_at;

    private int m_end;

    /** @param in is read in blocks: needs no buffer */
    GmshLines(final String file, final InputStream in) {
        m_file = file;
        m_in = in;
    }

    /** @return how many bytes have been read */
    long position() {
        return m_base + m_at;
    }

    /** @return the rest of the line without white space at its ends, or null at the end of the file */
    String line() throws IOException {
        var line = new ByteArrayOutputStream();
        int c = next();
        if (c < 0) {
            return null;
        }
        for (; c >= 0 && c != '\n'; c = next()) {
            if (line.size() >= LONGEST) {
                throw new SnapshotFormatException(m_file, "at byte " + position(),
                    "has a line of more than " + LONGEST + " characters", GmshFile.CUT_OFF);
            }
            line.write(c);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    byte[] bytes(final String element, final int count) throws IOException {
        int held = Math.min(count, m_end - m_at);
        byte[] rest = m_in.readNBytes(count - held);
        int begin = m_at;
        passed(held + rest.length, held);
        if (held + rest.length < count) {
            throw new SnapshotFormatException(m_file, element, "ends too early", GmshFile.CUT_OFF);
        }
        byte[] bytes = Arrays.copyOf(Arrays.copyOfRange(m_block, begin, begin + held), count);
        System.arraycopy(rest, 0, bytes, held, rest.length);
        return bytes;
    }

    void skip(final String element, final long count) throws IOException {
        int held = (int)Math.min(count, m_end - m_at);
        try {
            m_in.skipNBytes(count - held);
        } catch (java.io.EOFException e) {
            throw new SnapshotFormatException(m_file, element, "needs " + count + " bytes, which are not there",
                GmshFile.CUT_OFF, e);
        }
        passed(count, held);
    }

    /** @param held how many of the bytes were in the block; if there were more, it is used up */
    private void passed(final long count, final int held) {
        if (count > held) {
            m_base += m_at + count;
            m_at = 0;
            m_end = 0;
        } else {
            m_at += held;
        }
    }

    /**
     * Passes over everything up to a line that begins with a mark, and that line.
     *
     * @return where the mark begins
     */
    long skipTo(final String mark, final Progress progress) throws IOException {
        byte[] wanted = mark.getBytes(StandardCharsets.ISO_8859_1);
        int matched = 0;
        while (fill()) {
            progress.checkCanceled();
            while (m_at < m_end) {
                byte c = m_block[m_at++];
                // the mark begins with the only $ in it, so that a mismatch can begin it anew at once
                matched = c == wanted[matched] ? matched + 1 : c == wanted[0] ? 1 : 0;
                if (matched == wanted.length) {
                    long begin = position() - wanted.length;
                    String rest = line();
                    if (rest == null || rest.isEmpty()) {
                        return begin;
                    }
                    matched = 0;
                    break; // to look whether the user has canceled
                }
                if (matched == 0) {
                    m_at = find(wanted[0]);
                }
            }
        }
        throw new SnapshotFormatException(m_file, mark.replace("$End", "$"), "has no end", GmshFile.CUT_OFF);
    }

    /** @return where a byte stands in the rest of the block, else its end */
    private int find(final byte wanted) {
        int i = m_at;
        while (i < m_end && m_block[i] != wanted) {
            i++;
        }
        return i;
    }

    private int next() throws IOException {
        return fill() ? m_block[m_at++] & 0xff : -1;
    }

    /** @return false at the end of the file, else there is a byte in the block */
    private boolean fill() throws IOException {
        if (m_at == m_end) {
            m_base += m_at;
            m_at = 0;
            m_end = Math.max(0, m_in.read(m_block));
        }
        return m_at < m_end;
    }
}
