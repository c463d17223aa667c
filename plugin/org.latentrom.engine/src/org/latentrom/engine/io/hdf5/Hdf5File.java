package org.latentrom.engine.io.hdf5;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.links.ExternalLink;

import org.latentrom.engine.io.NameOrder;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceFolder;

/**
 * An open HDF5 file: groups, attributes and data sets of numbers. Links to other files are refused; sizes are held
 * against the file before anything is allocated; whatever jHDF throws on a damaged file becomes an error that names it.
 */
public final class Hdf5File implements Closeable {
    private static final int MAX_DEPTH = 16;

    private static final int MAX_NODES = 100_000;

    private final String m_name;

    private final HdfFile m_hdf;

    private final long m_size;

    private final Set<String> m_outer = new TreeSet<>(NameOrder.INSTANCE);

    private Hdf5File(final String name, final HdfFile hdf, final long size) {
        m_name = name;
        m_hdf = hdf;
        m_size = size;
    }

    /**
     * @param path the file, of any file system; it stays open and is read where needed
     * @throws SnapshotFormatException if it is no HDF5 file
     */
    public static Hdf5File open(final Path path) throws IOException {
        long size = Files.size(path);
        return new Hdf5File(SourceFolder.nameOf(path), HdfOpening.open(path, false), size);
    }

    /** @return the file's name, for messages */
    public String name() {
        return m_name;
    }

    /**
     * @param path of a data set, with or without a leading slash; soft links are followed
     * @return the data set; nothing if there is no node of that path
     * @throws SnapshotFormatException if it holds no plain numbers, leads out of the file or does not fit into it
     */
    public Optional<Hdf5Array> array(final String path) throws IOException {
        String element = "data set \"" + SourceFolder.shorten(path) + "\"";
        Node node = guarded(element, () -> node(path, element));
        if (!(node instanceof Dataset data)) {
            return Optional.empty();
        }
        return Optional.of(array(path, element, data));
    }

    /** @return as {@link #array}, and its lack is an error */
    public Hdf5Array need(final String path) throws IOException {
        return array(path).orElseThrow(() -> new SnapshotFormatException(m_name,
            "data set \"" + SourceFolder.shorten(path) + "\"", "does not exist", "Copy or export the file anew"));
    }

    private Hdf5Array array(final String path, final String element, final Dataset data) throws IOException {
        Hdf5Array array = guarded(element, () -> Hdf5Array.of(m_name, path, data));
        if (array == null) {
            throw new SnapshotFormatException(m_name, element, "holds no plain numbers", "Export numbers");
        }
        try {
            array.requireInside(m_size);
        } catch (RuntimeException e) {
            throw damaged(element, e);
        }
        return array;
    }

    /** @return names of what a group holds, sorted, 2 before 10; none if there is no such group */
    public List<String> children(final String path) throws IOException {
        String element = "group \"" + SourceFolder.shorten(path) + "\"";
        return guarded(element, () -> node(path, element) instanceof Group g
            ? g.getChildren().keySet().stream().sorted(NameOrder.INSTANCE).toList() : List.<String>of());
    }

    /** @return true if there is a group of that path */
    public boolean hasGroup(final String path) throws IOException {
        String element = "group \"" + SourceFolder.shorten(path) + "\"";
        return guarded(element, () -> node(path, element) instanceof Group);
    }

    /**
     * @return the value of an attribute of a group or data set, as jHDF gives it: a text, a number or an array; nothing
     *         if there is none
     */
    public Optional<Object> attribute(final String path, final String name) throws IOException {
        String element = "attribute \"" + SourceFolder.shorten(name) + "\" of \"" + SourceFolder.shorten(path) + "\"";
        return guarded(element, () -> {
            Node node = node(path, element);
            Attribute a = node == null ? null : node.getAttribute(name);
            // a damaged size must not become an array of that size
            return a == null || a.isEmpty() || a.getSizeInBytes() > m_size ? Optional.empty()
                : Optional.ofNullable(a.getData());
        });
    }

    /** @return paths of all data sets of plain numbers without the leading slash, sorted; links are not followed */
    public List<String> numberPaths() throws IOException {
        return List.copyOf(numbers().keySet());
    }

    /** @return the data sets of {@link #numberPaths()}, not held against the file yet: to be listed, not to be read */
    Map<String, Hdf5Array> numbers() throws IOException {
        Map<String, Hdf5Array> found = new TreeMap<>(NameOrder.INSTANCE);
        return guarded("", () -> {
            collect(m_hdf, "", 0, new int[1], found);
            return found;
        });
    }

    /** @return paths of the links to other files that {@link #numbers()} has come across; they are never opened */
    Set<String> outerLinks() {
        return Collections.unmodifiableSet(m_outer);
    }

    /** @throws SnapshotFormatException as {@link #array} */
    void requireInside(final String path) throws IOException {
        need(path);
    }

    private void collect(final Group group, final String prefix, final int depth, final int[] seen,
        final Map<String, Hdf5Array> found) throws SnapshotFormatException {
        for (var e : group.getChildren().entrySet()) {
            if (++seen[0] > MAX_NODES) {
                throw new SnapshotFormatException(m_name, "", "has more than " + MAX_NODES + " groups and data sets",
                    "Save fewer to a file");
            }
            Node node = e.getValue();
            String path = prefix + e.getKey();
            if (node.isLink()) {
                if (node instanceof ExternalLink) {
                    m_outer.add(path);
                }
                continue;
            }
            if (node instanceof Group g && depth < MAX_DEPTH) {
                collect(g, path + "/", depth + 1, seen, found);
            } else if (node instanceof Dataset d) {
                Hdf5Array array = Hdf5Array.of(m_name, path, d);
                if (array != null) {
                    found.put(path, array);
                }
            }
        }
    }

    private Node node(final String path, final String element) throws SnapshotFormatException {
        return Hdf5Path.find(m_hdf, path, m_name, element);
    }

    /** What is asked of jHDF. */
    private interface Reading<T> {
        T get() throws SnapshotFormatException;
    }

    private <T> T guarded(final String element, final Reading<T> read) throws SnapshotFormatException {
        try {
            return read.get();
        } catch (RuntimeException | StackOverflowError e) {
            // jHDF has exceptions of its own and, on damaged files, those of buffers and arrays
            throw damaged(element, e);
        }
    }

    private SnapshotFormatException damaged(final String element, final Throwable cause) {
        return HdfFaults.of(m_name, element, cause);
    }

    @Override
    public void close() {
        m_hdf.close();
    }
}
