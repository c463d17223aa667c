package org.latentrom.engine.io;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.MissingResourceException;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML of unknown origin: a DOCTYPE is allowed, since every FEniCS .xdmf has one, but what it names is never
 * loaded and entities of its own are refused.
 */
public final class SafeXml {
    private static final XMLInputFactory FACTORY = factory();

    private static final Pattern ENCODING =
        Pattern.compile("^\\s*<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");

    private SafeXml() {
    }

    private static XMLInputFactory factory() {
        // the JDK's own, whatever parser lies on the class path: its behaviour is the one that is tested
        XMLInputFactory f = XMLInputFactory.newDefaultFactory();
        f.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        f.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        f.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false); // hand-made files use prefixes without declaring them
        f.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        return f;
    }

    /** What is done with the elements of a file. */
    public interface Handler {
        /** Called at each event but the end of the document, which ends the reading. Return false to stop early. */
        boolean event(int event, XMLStreamReader reader) throws IOException, XMLStreamException;
    }

    /**
     * @param file name for messages
     * @param length number of bytes that count
     * @throws SnapshotFormatException if the bytes are not well-formed XML or use entities
     */
    public static void read(final String file, final byte[] bytes, final int length, final Handler handler)
        throws IOException {
        XMLStreamReader reader = null;
        try {
            reader = FACTORY.createXMLStreamReader(text(file, bytes, length));
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamReader.ENTITY_REFERENCE) {
                    throw new SnapshotFormatException(file, at(reader), "uses an XML entity, which is not allowed",
                        "Replace the entity by its text");
                }
                if (!handler.event(event, reader)) {
                    return;
                }
            }
        } catch (XMLStreamException e) {
            // the parser's own text is left out: it quotes the file
            String where = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNumber();
            throw new SnapshotFormatException(file, where,
                "is not well-formed XML (cut off, damaged, or another format)", "Export or copy the file anew", e);
        } catch (IndexOutOfBoundsException | ClassCastException | NullPointerException | IllegalStateException
                | NoSuchElementException | MissingResourceException e) {
            // the JDK's parser fails like this on some broken prologues; it lacks the text of one of its own errors
            throw new SnapshotFormatException(file, "", "is not XML", "Export or copy the file anew", e);
        } finally {
            close(reader);
        }
    }

    /** The text by the file's own encoding; the parser itself would print what it cannot decode to the console. */
    private static Reader text(final String file, final byte[] bytes, final int length)
        throws SnapshotFormatException {
        String head = new String(bytes, 0, Math.min(length, 200), StandardCharsets.ISO_8859_1);
        boolean mark = head.startsWith("\u00ef\u00bb\u00bf");
        boolean wide = head.startsWith("\u00fe\u00ff") || head.startsWith("\u00ff\u00fe");
        Charset charset = wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        Matcher declared = ENCODING.matcher(head);
        if (!mark && !wide && declared.find()) {
            try {
                charset = Charset.forName(declared.group(1));
            } catch (IllegalArgumentException e) {
                throw new SnapshotFormatException(file, "line 1", "declares an unknown encoding", "Save it as UTF-8",
                    e);
            }
        }
        var in = new ByteArrayInputStream(bytes, mark ? 3 : 0, mark ? length - 3 : length);
        return new InputStreamReader(in, charset.newDecoder());
    }

    private static void close(final XMLStreamReader reader) {
        if (reader != null) {
            try {
                reader.close();
            } catch (XMLStreamException e) {
                // nothing is open: the bytes are in memory
            }
        }
    }

    /** @return "line n", for messages */
    public static String at(final XMLStreamReader reader) {
        return "line " + reader.getLocation().getLineNumber();
    }

    /** @return the name of an element without its prefix */
    public static String name(final XMLStreamReader reader) {
        String name = reader.getLocalName();
        return name.substring(name.indexOf(':') + 1);
    }

    /** @return the value of an attribute, or null */
    public static String attribute(final XMLStreamReader reader, final String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }
}
