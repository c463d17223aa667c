package org.latentrom.engine.io.hdf5;

import java.io.Closeable;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceFolder;

/**
 * The HDF5 files of a series, opened when first asked for. Small files are held in memory until it is needed for
 * something else, of large ones a few are held open, so that runs and times in files of their own do not pile up.
 * Reads data sets of numbers, as a whole or in parts; sizes are held against the file before anything is allocated;
 * links to other files are refused. Paths in a file are given with or without a leading slash. All methods throw
 * {@link SnapshotFormatException} if the file is no HDF5 file, damaged, or lacks what is asked for.
 */
public final class Hdf5Source implements Closeable {
    private static final int MOST_OPEN = 8;

    private final Map<Path, SoftReference<Opened>> m_small = new HashMap<>();

    private final Map<Path, Opened> m_large = new LinkedHashMap<>(16, 0.75f, true);

    private record Opened(HdfFile file, long size) {
    }

    /** What is done with an opened file. */
    private interface Work<T> {
        T in(Opened opened, String name, String element) throws IOException;
    }

    /**
     * @param file the HDF5 file
     * @param path of the data set in it
     * @param count how many numbers it must have
     * @return the numbers, row by row: an array of a primitive type
     */
    public Object read(final Path file, final String path, final long count) throws IOException {
        return guarded(file, path, (opened, name, element) -> {
            Hdf5Numbers numbers = numbers(opened, path, name, element);
            if (numbers.count() != count) {
                throw new SnapshotFormatException(name, element, "has " + numbers.count()
                    + " values, the .xdmf file says " + count,
                    "The .xdmf and .h5 files do not belong together; copy both anew");
            }
            return numbers.all();
        });
    }

    /** @return all numbers of a data set, row by row: an array of a primitive type */
    public Object read(final Path file, final String path) throws IOException {
        return guarded(file, path, (opened, name, element) -> numbers(opened, path, name, element).all());
    }

    /**
     * @param offset first index of the part along each axis
     * @param shape extent of the part along each axis
     * @return the numbers of a part of a data set, row by row: an array of a primitive type; only what is needed is
     * read
     */
    public Object slice(final Path file, final String path, final long[] offset, final int[] shape)
        throws IOException {
        return guarded(file, path,
            (opened, name, element) -> numbers(opened, path, name, element).slice(offset, shape));
    }

    /** @return the extent of a data set of numbers along each axis */
    public long[] dimensions(final Path file, final String path) throws IOException {
        return guarded(file, path, (opened, name, element) -> numbers(opened, path, name, element).dimensions());
    }

    /** @return whether there is a group or data set of this path */
    public boolean has(final Path file, final String path) throws IOException {
        return guarded(file, path,
            (opened, name, element) -> Hdf5Path.find(opened.file, path, name, element) != null);
    }

    /** @return the names of what is in a group, sorted; none if there is no such group */
    public List<String> children(final Path file, final String group) throws IOException {
        return guarded(file, group, (opened, name, element) -> {
            Node node = Hdf5Path.find(opened.file, group, name, element);
            return node instanceof Group g ? g.getChildren().keySet().stream().sorted().toList() : List.of();
        });
    }

    /**
     * @param path of the group or data set that has the attribute
     * @return the attribute's value: a number, a text, or an array; nothing if there is none of this name
     */
    public Optional<Object> attribute(final Path file, final String path, final String attribute) throws IOException {
        return guarded(file, path, (opened, name, element) -> {
            Node node = Hdf5Path.find(opened.file, path, name, element);
            Attribute a = node == null ? null : node.getAttribute(attribute);
            if (a != null && a.getSizeInBytes() > opened.size) {
                throw new SnapshotFormatException(name, element, "has an attribute that is larger than the file",
                    "Copy the file anew");
            }
            return Optional.ofNullable(a == null ? null : a.getData());
        });
    }

    private static Hdf5Numbers numbers(final Opened opened, final String path, final String name,
        final String element) throws SnapshotFormatException {
        if (Hdf5Path.find(opened.file, path, name, element) instanceof Dataset data) {
            return new Hdf5Numbers(data, opened.size, name, element);
        }
        throw new SnapshotFormatException(name, element, "does not exist",
            "The .xdmf and .h5 files do not belong together; copy both anew");
    }

    private <T> T guarded(final Path file, final String path, final Work<T> work) throws IOException {
        String name = SourceFolder.nameOf(file);
        String element = "data set \"" + SourceFolder.shorten(path) + "\"";
        try {
            return work.in(open(file), name, element);
        } catch (RuntimeException | StackOverflowError e) {
            // jHDF has exceptions of its own and, on damaged files, those of buffers and arrays
            throw HdfFaults.of(name, element, e);
        }
    }

    private Opened open(final Path file) throws IOException {
        SoftReference<Opened> held = m_small.get(file);
        Opened opened = held == null ? m_large.get(file) : held.get();
        if (opened != null) {
            return opened;
        }
        long size = Files.size(file);
        opened = new Opened(HdfOpening.open(file, true), size);
        if (HdfOpening.isSmall(size)) {
            m_small.put(file, new SoftReference<>(opened));
            return opened;
        }
        if (m_large.size() >= MOST_OPEN) {
            var oldest = m_large.values().iterator();
            oldest.next().file.close();
            oldest.remove();
        }
        m_large.put(file, opened);
        return opened;
    }

    @Override
    public void close() {
        m_small.clear();
        m_large.values().forEach(o -> o.file.close());
        m_large.clear();
    }
}
