package org.latentrom.engine.io.dolfin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

import javax.xml.stream.XMLStreamReader;

import org.latentrom.engine.io.SafeXml;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceBytes;
import org.latentrom.engine.io.SourceFolder;
import org.latentrom.engine.io.vtk.VtkBytes;

/** An XML file of dolfin, perhaps packed with gzip, and its numbers as attributes of many small elements. */
final class DolfinFile {
    static final String ANEW = "Export or copy the file anew";

    private static final int HEAD = 1 << 10;

    private static final int PACKED_HEAD = 1 << 12;

    private static final Pattern ROOT = Pattern.compile("<(?:\\w{1,40}:)?dolfin[\\s>][^<]{0,400}<([\\w:]{1,40})");

    private final String m_name;

    private final byte[] m_bytes;

    /** What is done with an element. */
    interface Handler {
        void element(String name, XMLStreamReader reader) throws IOException;
    }

    DolfinFile(final Path path) throws IOException {
        m_name = SourceFolder.nameOf(path);
        m_bytes = VtkBytes.read(path);
    }

    /** @param head the first characters of a file @return what is in the root element, or an empty text */
    static String content(final String head) {
        Matcher m = ROOT.matcher(head);
        return m.find() ? m.group(1) : "";
    }

    /** @return the first characters of a file, unpacked; nothing if it is damaged */
    static String head(final Path path) throws IOException {
        byte[] head = SourceBytes.head(path, PACKED_HEAD);
        if (head.length > 1 && head[0] == 0x1f && head[1] == (byte)0x8b) {
            try (var in = new GZIPInputStream(new ByteArrayInputStream(head))) {
                head = in.readNBytes(HEAD);
            } catch (IOException e) {
                return "";
            }
        }
        return new String(head, 0, Math.min(head.length, HEAD), StandardCharsets.ISO_8859_1);
    }

    void read(final Handler handler) throws IOException {
        SafeXml.read(m_name, m_bytes, m_bytes.length, (event, reader) -> {
            if (event == XMLStreamReader.START_ELEMENT) {
                handler.element(SafeXml.name(reader), reader);
            }
            return true;
        });
    }

    /**
     * @return the attribute {@code size}: how many elements follow
     * @throws SnapshotFormatException if the file is too short for so many
     */
    int size(final XMLStreamReader reader) throws SnapshotFormatException {
        int size = whole(reader, "size");
        if (size > m_bytes.length / 8) {
            throw error(reader, "says that " + size + " elements follow, the file is too short for them");
        }
        return size;
    }

    /** @return an attribute that is a whole number, 0 or more */
    int whole(final XMLStreamReader reader, final String attribute) throws SnapshotFormatException {
        String text = SafeXml.attribute(reader, attribute);
        try {
            int v = Integer.parseInt(text == null ? "" : text.strip());
            if (v >= 0) {
                return v;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw error(reader, "has no whole number " + attribute);
    }

    /** @return an attribute that is a number; NaN and infinite ones are told where fields are checked */
    double real(final XMLStreamReader reader, final String attribute) throws SnapshotFormatException {
        String text = SafeXml.attribute(reader, attribute);
        try {
            String t = text == null ? "" : text.strip();
            return t.matches("[+-]?(?i:nan)") ? Double.NaN
                : t.matches("[+-]?(?i:inf(inity)?)") ? t.startsWith("-") ? Double.NEGATIVE_INFINITY
                    : Double.POSITIVE_INFINITY : Double.parseDouble(t);
        } catch (NumberFormatException e) {
            throw new SnapshotFormatException(m_name, SafeXml.at(reader), "has no number " + attribute, ANEW, e);
        }
    }

    SnapshotFormatException error(final XMLStreamReader reader, final String problem) {
        String element = SafeXml.at(reader) + ", <" + SafeXml.name(reader) + ">";
        return new SnapshotFormatException(m_name, element, problem, ANEW);
    }

    SnapshotFormatException error(final String problem, final String remedy) {
        return new SnapshotFormatException(m_name, "", problem, remedy);
    }
}
