package org.latentrom.engine.io.hdf5;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Link;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.filter.FilterManager;
import io.jhdf.links.ExternalLink;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceBytes;
import org.latentrom.engine.io.SourceFolder;

/**
 * The HDF5 files of a series, opened when first asked for. Reads whole data sets of numbers; sizes are held against the
 * file before anything is allocated; links to other files are refused.
 */
public final class Hdf5Source implements Closeable {
    /** Up to this size a file is read at once, 64 MiB; larger ones are read piece by piece. */
    private static final long AT_ONCE = 64L << 20;

    /** Deflate cannot do better than 1032 bytes out of one (zlib's documentation). */
    private static final long DEFLATE_RATIO = 1032;

    private static final int MAX_SOFT_LINKS = 16;

    /** jHDF says at INFO what it does, several lines a data set; kept, as a logger without a reference is collected. */
    private static final Logger LOGGER = prepared();

    private final Map<Path, Opened> m_files = new HashMap<>();

    private static Logger prepared() {
        FilterManager.addFilter(new LimitedDeflate(SourceBytes.LIMIT));
        Logger logger = Logger.getLogger("io.jhdf");
        if (logger.getLevel() == null) {
            logger.setLevel(Level.WARNING);
        }
        return logger;
    }

    private record Opened(HdfFile file, long size) {
    }

    /**
     * @param file the HDF5 file
     * @param path of the data set in it, with or without a leading slash
     * @param count how many numbers it must have
     * @return the numbers, row by row: an array of a primitive type
     * @throws SnapshotFormatException if the file is no HDF5 file, lacks the data set, or the data set does not fit
     */
    public Object read(final Path file, final String path, final long count) throws IOException {
        String name = SourceFolder.nameOf(file);
        String element = "data set \"" + SourceFolder.shorten(path) + "\"";
        try {
            Opened opened = open(file, name);
            Dataset data = dataset(opened.file, path, name, element);
            check(data, opened.size, count, name, element);
            return data.getDataFlat();
        } catch (RuntimeException | StackOverflowError e) {
            // jHDF has exceptions of its own and, on damaged files, those of buffers and arrays
            throw new SnapshotFormatException(name, element, "cannot be read: the file is damaged or cut off, or uses "
                + "a feature of HDF5 that is not supported", "Copy or export it anew", e);
        }
    }

    private Opened open(final Path file, final String name) throws IOException {
        Opened opened = m_files.get(file);
        if (opened != null) {
            return opened;
        }
        long size = Files.size(file);
        try {
            opened = new Opened(size <= AT_ONCE ? HdfFile.fromBytes(Files.readAllBytes(file))
                : new HdfFile(Files.newByteChannel(file), file.toUri()), size);
        } catch (RuntimeException e) {
            throw new SnapshotFormatException(name, "", "is no HDF5 file, or cut off", "Copy or export it anew", e);
        }
        m_files.put(file, opened);
        return opened;
    }

    private static Dataset dataset(final HdfFile hdf, final String path, final String name, final String element)
        throws SnapshotFormatException {
        Node node = hdf;
        String rest = path;
        int links = 0;
        while (!rest.isEmpty()) {
            int slash = rest.indexOf('/');
            String part = slash < 0 ? rest : rest.substring(0, slash);
            rest = slash < 0 ? "" : rest.substring(slash + 1);
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            if (!(node instanceof Group group)) {
                throw missing(name, element);
            }
            Node child = group.getChild(part);
            if (child == null) {
                throw missing(name, element);
            }
            if (child instanceof ExternalLink) {
                throw new SnapshotFormatException(name, element, "is a link to another file, which is not followed",
                    "Copy the data into one file (h5repack)");
            }
            if (child instanceof Link link) {
                if (++links > MAX_SOFT_LINKS) {
                    throw new SnapshotFormatException(name, element, "is a link that leads in a circle",
                        "Export the file anew");
                }
                String target = link.getTargetPath();
                rest = target + "/" + rest;
                node = target.startsWith("/") ? hdf : node;
                continue;
            }
            node = child;
        }
        if (!(node instanceof Dataset data)) {
            throw missing(name, element);
        }
        return data;
    }

    private static SnapshotFormatException missing(final String name, final String element) {
        return new SnapshotFormatException(name, element, "does not exist",
            "The .xdmf and .h5 files do not belong together; copy both anew");
    }

    private static void check(final Dataset data, final long fileSize, final long count, final String name,
        final String element) throws SnapshotFormatException {
        if (data.isCompound() || data.isVariableLength() || !data.getJavaType().isPrimitive()
            || data.getJavaType() == boolean.class) {
            throw new SnapshotFormatException(name, element, "holds no plain numbers", "Export numbers");
        }
        long values = 1;
        for (long n : data.getDimensionsAsLong()) {
            values = Math.multiplyExact(values, n);
        }
        if (values != count) {
            throw new SnapshotFormatException(name, element, "has " + values + " values, the .xdmf file says " + count,
                "The .xdmf and .h5 files do not belong together; copy both anew");
        }
        long bytes = Math.multiplyExact(values, (long)data.getDataType().getSize());
        boolean fits = bytes <= Integer.MAX_VALUE - 16;
        if (data instanceof ChunkedDataset chunked) {
            long chunk = data.getDataType().getSize();
            for (int n : chunked.getChunkDimensions()) {
                chunk = Math.multiplyExact(chunk, (long)n);
            }
            fits &= bytes <= DEFLATE_RATIO * fileSize && chunk > 0 && chunk <= DEFLATE_RATIO * fileSize;
        } else if (data instanceof ContiguousDataset contiguous) {
            fits &= bytes <= fileSize && contiguous.getDataAddress() + bytes <= fileSize;
        } else {
            fits &= bytes <= fileSize;
        }
        if (!fits) {
            throw new SnapshotFormatException(name, element,
                "is larger than the file, or its data lie outside of the file",
                "The file is cut off, or its data were never written or are stored in another file; copy it anew");
        }
    }

    @Override
    public void close() {
        m_files.values().forEach(o -> o.file.close());
        m_files.clear();
    }
}
