package org.latentrom.engine.io.csv;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceFolder;
import org.latentrom.engine.progress.Progress;

/** The lines of a text file from the front to the back, and where each begins. */
final class CsvLines implements Closeable {
    private static final int LONGEST = 1 << 20;

    private static final int BUFFER = 1 << 16;

    private static final int CHECK = 1 << 12;

    private final String m_file;

    private final InputStream m_in;

    private final Progress m_progress;

    private final byte[] m_buffer = new byte[BUFFER];

    private int m_at;

    private int m_filled;

    private long m_position;

    private long m_number;

    /** @param start a place where a line begins @param number the number of that line, from 0 */
    CsvLines(final Path file, final long start, final long number, final Progress progress) throws IOException {
        m_file = SourceFolder.nameOf(file);
        m_progress = progress;
        m_number = number;
        m_position = start;
        m_in = Files.newInputStream(file);
        try {
            m_in.skipNBytes(start);
        } catch (EOFException e) {
            m_in.close();
            throw new SnapshotFormatException(m_file, "", "has become shorter while it was read",
                "Wait until the solver has ended", e);
        } catch (IOException | RuntimeException e) {
            m_in.close();
            throw e;
        }
    }

    /** @return the next line without its end, or null at the end of the file */
    String next() throws IOException {
        if (m_number++ % CHECK == 0) {
            m_progress.checkCanceled();
        }
        ByteArrayOutputStream longer = null;
        while (fill()) {
            int end = m_at;
            while (end < m_filled && m_buffer[end] != '\n') {
                end++;
            }
            boolean whole = end < m_filled;
            int length = end - m_at;
            m_position += length + (whole ? 1 : 0);
            if (whole && longer == null) {
                var line = new String(m_buffer, m_at, length, StandardCharsets.UTF_8);
                m_at = end + 1;
                return trimmed(line);
            }
            longer = longer == null ? new ByteArrayOutputStream() : longer;
            longer.write(m_buffer, m_at, length);
            m_at = whole ? end + 1 : end;
            if (longer.size() > LONGEST) {
                throw new SnapshotFormatException(m_file, "line " + m_number, "is longer than " + LONGEST
                    + " characters", "Save a table of text, one point a line");
            }
            if (whole) {
                break;
            }
        }
        return longer == null ? null : trimmed(longer.toString(StandardCharsets.UTF_8));
    }

    private String trimmed(final String line) {
        String l = m_number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
        return l.endsWith("\r") ? l.substring(0, l.length() - 1) : l;
    }

    private boolean fill() throws IOException {
        if (m_at == m_filled) {
            m_filled = Math.max(0, m_in.read(m_buffer));
            m_at = 0;
        }
        return m_filled > 0;
    }

    /** @return where the next line begins */
    long position() {
        return m_position;
    }

    /** @return the number of the last line, from 1 */
    long number() {
        return m_number;
    }

    @Override
    public void close() throws IOException {
        m_in.close();
    }
}
