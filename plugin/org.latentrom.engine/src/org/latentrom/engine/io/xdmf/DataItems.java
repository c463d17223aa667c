package org.latentrom.engine.io.xdmf;

import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.latentrom.engine.io.AsciiNumbers;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceFolder;
import org.latentrom.engine.io.hdf5.Hdf5Source;

/**
 * Reads the numbers of DataItem elements: those that stand in the file itself, in an HDF5 or in a binary file beside
 * it, and those that are a part of others (HyperSlab, Coordinates), a function of others, or others one after the other
 * (Collection). See the XDMF model and format, xdmf.org.
 */
final class DataItems {
    private static final Set<String> KINDS = Set.of("UNIFORM", "HYPERSLAB", "COORDINATES", "FUNCTION", "COLLECTION");

    /** Items that one array may be made of; more would be a file that wants to keep the reader busy. */
    private static final int MOST_ITEMS = 1000;

    private final XdmfDocument m_document;

    private final SourceFolder m_folder;

    private final Hdf5Source m_hdf5;

    private final ComposedItems m_composed;

    private int m_items;

    DataItems(final Path path, final XdmfDocument document, final Hdf5Source hdf5) {
        m_document = document;
        m_folder = new SourceFolder(path);
        m_hdf5 = hdf5;
        m_composed = new ComposedItems(this, document);
    }

    /** @return the DataItem in an element, which must have just one */
    XmlElement of(final XmlElement parent) throws SnapshotFormatException {
        List<XmlElement> items = m_document.children(parent, "DataItem");
        if (items.size() != 1) {
            throw error(parent, "has " + items.size() + " DataItems instead of one", "Export the file anew");
        }
        return items.get(0);
    }

    /** @return number of values by the attribute Dimensions */
    long count(final XmlElement item) throws SnapshotFormatException {
        long count = 1;
        for (long n : shape(item)) {
            count *= n;
        }
        return count;
    }

    /** @return the attribute Dimensions; the product is a number of array elements */
    long[] shape(final XmlElement item) throws SnapshotFormatException {
        String text = item.attribute("Dimensions").orElse("");
        String[] words = text.split("\\s+");
        var shape = new long[words.length];
        long count = 1;
        try {
            for (int i = 0; i < shape.length; i++) {
                shape[i] = Long.parseLong(words[i]);
                if (shape[i] < 0) {
                    throw new NumberFormatException();
                }
                count = Math.multiplyExact(count, shape[i]);
            }
        } catch (NumberFormatException | ArithmeticException e) {
            throw error(item, "has the Dimensions \"" + SourceFolder.shorten(text) + "\"", "Export the file anew");
        }
        // the larger array that a HyperSlab takes a part of is not read as a whole
        if (count > Integer.MAX_VALUE - 16 && !kind(item).equals("UNIFORM")) {
            throw tooMany(item, count);
        }
        return shape;
    }

    private SnapshotFormatException tooMany(final XmlElement item, final long count) {
        return error(item, "would have " + count + " values", "Its Dimensions are wrong; export the file anew");
    }

    /** @return the values of an item as float64 */
    double[] doubles(final XmlElement item) throws IOException {
        return asDoubles(values(item));
    }

    static double[] asDoubles(final Object data) {
        if (data instanceof double[] d) {
            return d;
        }
        var values = new double[Array.getLength(data)];
        for (int i = 0; i < values.length; i++) {
            values[i] = data instanceof float[] f ? f[i] : Array.getDouble(data, i);
        }
        return values;
    }

    /** @return the values of an item as whole numbers, for indices and codes */
    int[] integers(final XmlElement item) throws IOException {
        Object data = values(item);
        if (data instanceof int[] n) {
            return n;
        }
        var values = new int[Array.getLength(data)];
        for (int i = 0; i < values.length; i++) {
            double v = data instanceof long[] n ? n[i] : Array.getDouble(data, i);
            values[i] = (int)v;
            if (values[i] != v) {
                throw error(item, "value " + i + " is " + v + ", which is no index", "Export the file anew");
            }
        }
        return values;
    }

    private Object values(final XmlElement item) throws IOException {
        m_items = 0;
        return values(item, 0);
    }

    /** @param depth number of items around this one */
    Object values(final XmlElement item, final int depth) throws IOException {
        if (++m_items > MOST_ITEMS || depth > 16) {
            throw error(item, "is made of too many others", "Write the arrays in full");
        }
        return switch (kind(item)) {
            case "UNIFORM" -> uniform(item);
            case "HYPERSLAB" -> m_composed.hyperSlab(item, depth);
            case "COORDINATES" -> m_composed.coordinates(item, depth);
            case "FUNCTION" -> m_composed.function(item, depth);
            case "COLLECTION" -> m_composed.collection(item, depth);
            default -> throw error(item, "is of the kind " + SourceFolder.shorten(kind(item))
                + ", which is not supported", "Write the arrays in full");
        };
    }

    static String kind(final XmlElement item) {
        String kind = item.attribute("ItemType").orElse("").toUpperCase(Locale.ROOT);
        if (kind.isEmpty()) { // the attribute's name in the second version, where Type can also be that of the numbers
            String type = item.attribute("Type").orElse("").toUpperCase(Locale.ROOT);
            kind = KINDS.contains(type) ? type : "UNIFORM";
        }
        return kind;
    }

    private Object uniform(final XmlElement item) throws IOException {
        long count = count(item);
        if (count > Integer.MAX_VALUE - 16) {
            throw tooMany(item, count);
        }
        if (!item.children().isEmpty()) {
            throw error(item, "includes other elements, which is not supported", "Write the arrays in full");
        }
        String format = format(item);
        switch (format) {
            case "XML" -> {
                byte[] text = item.text().toString().getBytes(StandardCharsets.ISO_8859_1);
                double[] values = new AsciiNumbers(m_document.file(), item.at(), text, 0, text.length).doubles(count);
                return isFloat32(item) ? rounded(values) : values;
            }
            case "HDF", "HDF5" -> {
                HeavyData heavy = HeavyData.of(item, m_document, m_folder);
                return m_hdf5.read(heavy.file(), heavy.dataSet(), count);
            }
            case "BINARY" -> {
                return BinaryItem.of(item, m_document).read(file(item), 0, count, count);
            }
            default -> throw error(item, "has the format " + SourceFolder.shorten(format) + ", which is not supported",
                "Write the arrays to HDF5");
        }
    }

    private static boolean isFloat32(final XmlElement item) {
        return item.attribute("Precision").orElse("").equals("4")
            && item.attribute("NumberType", "DataType").orElse("Float").equalsIgnoreCase("Float");
    }

    /** Text of a float32 has more digits than the number: what the solver had is the nearest float32. */
    private static double[] rounded(final double[] values) {
        Arrays.setAll(values, i -> (float)values[i]);
        return values;
    }

    private static String format(final XmlElement item) {
        return item.attribute("Format").orElse("XML").toUpperCase(Locale.ROOT);
    }

    private Path file(final XmlElement item) throws IOException {
        return HeavyData.resolve(item.text().toString(), item, m_folder);
    }

    /** @return a part of an item, of which as little as possible is read */
    Object part(final XmlElement item, final HyperSlab slab, final int depth) throws IOException {
        boolean plain = kind(item).equals("UNIFORM");
        if (plain && format(item).equals("BINARY")) {
            return slab.of(BinaryItem.of(item, m_document).read(file(item), slab.first(), slab.end() - slab.first(),
                count(item)), slab.first());
        }
        if (plain && format(item).startsWith("HDF")) {
            return slab.read(m_hdf5, HeavyData.of(item, m_document, m_folder), count(item));
        }
        return slab.of(values(item, depth), 0);
    }

    SnapshotFormatException error(final XmlElement e, final String problem, final String remedy) {
        return m_document.error(e, problem, remedy);
    }
}
