package org.latentrom.engine.io.xdmf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceFolder;

/**
 * An XDMF file as a tree whose inclusions ({@code xi:include} with an xpointer, any prefix) and references
 * ({@code Reference="XML"}) are followed when an element's children are asked for.
 */
final class XdmfDocument {
    private static final int MOST_HOPS = 16;

    private final String m_file;

    private final XmlElement m_root;

    private final ElementPath m_paths;

    private final Map<String, List<XmlElement>> m_found = new HashMap<>();

    private XdmfDocument(final String file, final XmlElement root) {
        m_file = file;
        m_root = root;
        m_paths = new ElementPath(root);
    }

    /** @throws SnapshotFormatException if the file is not well-formed XML */
    static XdmfDocument read(final Path path) throws IOException {
        return new XdmfDocument(SourceFolder.nameOf(path), XmlElement.read(path));
    }

    String file() {
        return m_file;
    }

    XmlElement root() {
        return m_root;
    }

    /**
     * @return the children of a name, its own and those that it includes, in the order of the file; an element that
     *         refers to another stands for that one
     */
    List<XmlElement> children(final XmlElement e, final String name) throws SnapshotFormatException {
        List<XmlElement> found = new ArrayList<>();
        for (XmlElement c : e.children()) {
            if (c.name().equals(name)) {
                found.add(target(c));
            } else if (c.name().equals("include")) {
                for (XmlElement t : included(c)) {
                    if (t.name().equals(name)) {
                        found.add(target(t));
                    }
                }
            }
        }
        return found;
    }

    /** @return the first of {@link #children} */
    Optional<XmlElement> child(final XmlElement e, final String name) throws SnapshotFormatException {
        return children(e, name).stream().findFirst();
    }

    private List<XmlElement> included(final XmlElement include) throws SnapshotFormatException {
        if (!include.attribute("href").orElse("").isEmpty()) {
            throw error(include, "includes another file, which is not allowed", "Put everything into one file");
        }
        List<XmlElement> found = find(include, include.attribute("xpointer").orElse(""));
        if (found.stream().anyMatch(f -> f.encloses(include))) {
            throw error(include, "includes an element that it is a part of", "Export the file anew");
        }
        return found;
    }

    /** @return the element, or the one that its attribute Reference points to, from one to the next */
    private XmlElement target(final XmlElement element) throws SnapshotFormatException {
        XmlElement e = element;
        for (int hops = 0; e.attribute("Reference").isPresent(); hops++) {
            String reference = e.attribute("Reference").get();
            String path = reference.equalsIgnoreCase("XML") ? e.text().toString() : reference;
            XmlElement next = find(e, path).get(0);
            if (hops == MOST_HOPS || !next.name().equals(e.name())) {
                throw error(e, hops == MOST_HOPS ? "refers to others in a circle"
                    : "refers to an element of another kind",
                    "Export the file anew");
            }
            e = next;
        }
        return e;
    }

    private List<XmlElement> find(final XmlElement from, final String pointer) throws SnapshotFormatException {
        List<XmlElement> found = m_found.computeIfAbsent(pointer, m_paths::find);
        if (found.isEmpty()) {
            throw error(from, "points to nothing in this file (\"" + SourceFolder.shorten(pointer.strip()) + "\")",
                "Export the file anew, with the mesh");
        }
        return found;
    }

    SnapshotFormatException error(final XmlElement e, final String problem, final String remedy) {
        return new SnapshotFormatException(m_file, e.at(), problem, remedy);
    }
}
