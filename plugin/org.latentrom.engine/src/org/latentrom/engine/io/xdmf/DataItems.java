package org.latentrom.engine.io.xdmf;

import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

import org.latentrom.engine.io.AsciiNumbers;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceFolder;
import org.latentrom.engine.io.hdf5.Hdf5Source;

/** Reads the numbers of DataItem elements, which stand in the file itself or in an HDF5 file beside it. */
final class DataItems {
    private final String m_file;

    private final SourceFolder m_folder;

    private final Hdf5Source m_hdf5;

    DataItems(final Path path, final Hdf5Source hdf5) {
        m_file = SourceFolder.nameOf(path);
        m_folder = new SourceFolder(path);
        m_hdf5 = hdf5;
    }

    /** @return the DataItem in an element, which must be one of plain numbers */
    XmlElement of(final XmlElement parent) throws SnapshotFormatException {
        if (parent.children("DataItem").size() != 1) {
            throw error(parent, "needs exactly one DataItem", "Export the file anew");
        }
        XmlElement item = parent.child("DataItem").get();
        String kind = item.attribute("ItemType").orElse("Uniform");
        String problem = !kind.equals("Uniform") ? "is of the kind " + SourceFolder.shorten(kind)
            : item.attribute("Reference").isPresent() ? "refers to another item"
                : !item.children().isEmpty() ? "includes other elements" : "";
        if (!problem.isEmpty()) {
            throw error(item, problem + ", which is not supported", "Write the arrays in full");
        }
        return item;
    }

    /** @return number of values by the attribute Dimensions */
    long count(final XmlElement item) throws SnapshotFormatException {
        String text = item.attribute("Dimensions").orElse("");
        long count = 1;
        try {
            for (String n : text.split("\\s+")) {
                long dimension = Long.parseLong(n);
                if (dimension < 0) {
                    throw new NumberFormatException();
                }
                count = Math.multiplyExact(count, dimension);
            }
        } catch (NumberFormatException | ArithmeticException e) {
            throw error(item, "has the Dimensions \"" + SourceFolder.shorten(text) + "\"", "Export the file anew");
        }
        if (count > Integer.MAX_VALUE - 16) {
            throw error(item, "would have " + count + " values", "Its Dimensions are wrong; export the file anew");
        }
        return count;
    }

    /** @return the values of an item as float64 */
    double[] doubles(final XmlElement item) throws IOException {
        Object data = data(item);
        if (data instanceof double[] d) {
            return d;
        }
        var values = new double[Array.getLength(data)];
        for (int i = 0; i < values.length; i++) {
            values[i] = data instanceof float[] f ? f[i] : Array.getDouble(data, i);
        }
        return values;
    }

    /** @return the values of an item as indices of points or cells, 0 to {@code limit} - 1 */
    int[] indices(final XmlElement item, final int limit) throws IOException {
        Object data = data(item);
        var values = new int[Array.getLength(data)];
        for (int i = 0; i < values.length; i++) {
            double v = data instanceof int[] n ? n[i] : data instanceof long[] n ? n[i] : Array.getDouble(data, i);
            if (!(v >= 0 && v < limit) || v != Math.rint(v)) {
                throw error(item, "names point " + v + ", but there are " + limit + " points", "Export the file anew");
            }
            values[i] = (int)v;
        }
        return values;
    }

    private Object data(final XmlElement item) throws IOException {
        long count = count(item);
        String format = item.attribute("Format").orElse("XML").toUpperCase(Locale.ROOT);
        switch (format) {
            case "XML" -> {
                byte[] text = item.text().toString().getBytes(StandardCharsets.ISO_8859_1);
                return new AsciiNumbers(m_file, item.at(), text, 0, text.length).doubles(count);
            }
            case "HDF" -> {
                String text = item.text().toString().strip();
                int colon = text.lastIndexOf(':');
                if (colon < 1 || text.length() > 4096) {
                    throw error(item, "does not name a file and a data set", "Export the file anew");
                }
                Path file = m_folder.resolve(text.substring(0, colon), item.at());
                return m_hdf5.read(file, text.substring(colon + 1).strip(), count);
            }
            default -> throw error(item, "has the format " + SourceFolder.shorten(format) + ", which is not supported",
                "Write the arrays to HDF5");
        }
    }

    SnapshotFormatException error(final XmlElement e, final String problem, final String remedy) {
        return new SnapshotFormatException(m_file, e.at(), problem, remedy);
    }
}
