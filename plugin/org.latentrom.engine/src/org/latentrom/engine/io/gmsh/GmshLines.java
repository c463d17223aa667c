package org.latentrom.engine.io.gmsh;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.progress.Progress;

/** A file from the front to the back: lines, bytes, and what is passed over. */
final class GmshLines {
    private static final int LONGEST = 4096;

    private static final int CHECK = 1 << 20;

    private final String m_file;

    private final InputStream m_in;

    private long m_position;

    GmshLines(final String file, final InputStream in) {
        m_file = file;
        m_in = in;
    }

    /** @return how many bytes have been read */
    long position() {
        return m_position;
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
                throw new SnapshotFormatException(m_file, "at byte " + m_position,
                    "has a line of more than " + LONGEST + " characters", GmshFile.CUT_OFF);
            }
            line.write(c);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    byte[] bytes(final String element, final int count) throws IOException {
        byte[] bytes = m_in.readNBytes(count);
        m_position += bytes.length;
        if (bytes.length < count) {
            throw new SnapshotFormatException(m_file, element, "ends too early", GmshFile.CUT_OFF);
        }
        return bytes;
    }

    void skip(final String element, final long count) throws IOException {
        try {
            m_in.skipNBytes(count);
        } catch (java.io.EOFException e) {
            throw new SnapshotFormatException(m_file, element, "needs " + count + " bytes, which are not there",
                GmshFile.CUT_OFF, e);
        }
        m_position += count;
    }

    /**
     * Passes over everything up to a line that begins with a mark, and that line.
     *
     * @return where the mark begins
     */
    long skipTo(final String mark, final Progress progress) throws IOException {
        byte[] wanted = mark.getBytes(StandardCharsets.ISO_8859_1);
        int matched = 0;
        for (int c = next(); c >= 0; c = next()) {
            // the mark begins with the only $ in it, so that a mismatch can begin it anew at once
            matched = c == wanted[matched] ? matched + 1 : c == wanted[0] ? 1 : 0;
            if (matched == wanted.length) {
                long begin = m_position - wanted.length;
                String rest = line();
                if (rest == null || rest.isEmpty()) {
                    return begin;
                }
                matched = 0;
            }
            if (m_position % CHECK == 0) {
                progress.checkCanceled();
            }
        }
        throw new SnapshotFormatException(m_file, mark.replace("$End", "$"), "has no end", GmshFile.CUT_OFF);
    }

    private int next() throws IOException {
        int c = m_in.read();
        if (c >= 0) {
            m_position++;
        }
        return c;
    }
}
