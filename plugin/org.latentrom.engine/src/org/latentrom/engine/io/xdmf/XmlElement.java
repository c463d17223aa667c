package org.latentrom.engine.io.xdmf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;

import org.latentrom.engine.io.SafeXml;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceBytes;
import org.latentrom.engine.io.SourceFolder;

/** An element of an XDMF file with what is in it. Names without prefixes. */
final class XmlElement {
    /** Deeper than any real file; keeps walks over the tree from overflowing the stack. */
    private static final int MAX_DEPTH = 64;

    private final String m_name;

    private final Map<String, String> m_attributes = new TreeMap<>();

    private final List<XmlElement> m_children = new ArrayList<>();

    private final StringBuilder m_text = new StringBuilder();

    private final int m_line;

    private final XmlElement m_parent;

    private XmlElement(final XMLStreamReader r, final XmlElement parent) {
        m_name = SafeXml.name(r);
        m_parent = parent;
        m_line = r.getLocation().getLineNumber();
        for (int i = 0; i < r.getAttributeCount(); i++) {
            m_attributes.put(r.getAttributeLocalName(i), r.getAttributeValue(i));
        }
    }

    /** @return the root element of a file */
    static XmlElement read(final Path path) throws IOException {
        byte[] bytes = SourceBytes.read(path);
        String file = SourceFolder.nameOf(path);
        Deque<XmlElement> open = new ArrayDeque<>();
        var root = new XmlElement[1];
        SafeXml.read(file, bytes, bytes.length, (event, r) -> {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    var e = new XmlElement(r, open.peek());
                    if (open.isEmpty()) {
                        root[0] = e;
                    } else {
                        open.peek().m_children.add(e);
                    }
                    if (open.size() > MAX_DEPTH) {
                        throw new SnapshotFormatException(file, SafeXml.at(r), "is nested too deeply",
                            "Export the file anew");
                    }
                    open.push(e);
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!open.isEmpty()) {
                        open.peek().m_text.append(r.getTextCharacters(), r.getTextStart(), r.getTextLength());
                    }
                }
                default -> {
                    // comments say nothing
                }
            }
            return true;
        });
        if (root[0] == null) {
            throw new SnapshotFormatException(file, "", "is not XML", "Export the file anew");
        }
        return root[0];
    }

    String name() {
        return m_name;
    }

    /** @return the line where the element begins, for messages */
    String at() {
        return m_name + " in line " + m_line;
    }

    /** @return whether this element is the other one, or around it */
    boolean encloses(final XmlElement other) {
        XmlElement e = other;
        while (e != null && e != this) {
            e = e.m_parent;
        }
        return e == this;
    }

    /** @return the value of the first of the attributes that is there */
    Optional<String> attribute(final String... names) {
        for (String n : names) {
            if (m_attributes.containsKey(n)) {
                return Optional.of(m_attributes.get(n).strip());
            }
        }
        return Optional.empty();
    }

    /** @return all attributes, in the order of their names */
    Map<String, String> attributes() {
        return m_attributes;
    }

    /** @return all children in the order of the file */
    List<XmlElement> children() {
        return m_children;
    }

    /** @return the children of a name */
    List<XmlElement> children(final String name) {
        return m_children.stream().filter(c -> c.m_name.equals(name)).toList();
    }

    /** @return the first child of a name */
    Optional<XmlElement> child(final String name) {
        return m_children.stream().filter(c -> c.m_name.equals(name)).findFirst();
    }

    /** @return the text directly in the element */
    CharSequence text() {
        return m_text;
    }
}
