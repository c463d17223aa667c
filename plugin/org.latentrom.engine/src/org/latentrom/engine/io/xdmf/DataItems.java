package org.latentrom.engine.io.xdmf;

import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.latentrom.engine.io.AsciiNumbers;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceFolder;
import org.latentrom.engine.io.hdf5.Hdf5Source;

/**
 * Reads the numbers of DataItem elements: those that stand in the file itself, in an HDF5 or in a binary file beside it,
 * and those that are a part of others (HyperSlab, Coordinates), a function of others, or others one after the other
 * (Collection). See the XDMF model and format, xdmf.org.
 */
final class DataItems {
    private static final Set<String> KINDS = Set.of("UNIFORM", "HYPERSLAB", "COORDINATES", "FUNCTION", "COLLECTION");

    /** Items that one array may be made of; more would be a file that wants to keep the reader busy. */
    private static final int MOST_ITEMS = 1000;

    private final XdmfDocument m_document;

    private final SourceFolder m_folder;

    private final Hdf5Source m_hdf5;

    private int m_items;

    DataItems(final Path path, final XdmfDocument document, final Hdf5Source hdf5) {
        m_document = document;
        m_folder = new SourceFolder(path);
        m_hdf5 = hdf5;
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

    private static double[] asDoubles(final Object data) {
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

    private Object values(final XmlElement item, final int depth) throws IOException {
        if (++m_items > MOST_ITEMS || depth > 16) {
            throw error(item, "is made of too many others", "Write the arrays in full");
        }
        return switch (kind(item)) {
            case "UNIFORM" -> uniform(item);
            case "HYPERSLAB" -> hyperSlab(item, depth);
            case "COORDINATES" -> coordinates(item, depth);
            case "FUNCTION" -> function(item, depth);
            case "COLLECTION" -> collection(item, depth);
            default -> throw error(item, "is of the kind " + SourceFolder.shorten(kind(item))
                + ", which is not supported", "Write the arrays in full");
        };
    }

    private static String kind(final XmlElement item) {
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

    private List<XmlElement> parts(final XmlElement item, final int least) throws SnapshotFormatException {
        List<XmlElement> parts = m_document.children(item, "DataItem");
        if (parts.size() < least) {
            throw error(item, "needs " + least + " DataItems in it, but has " + parts.size(), "Export the file anew");
        }
        return parts;
    }

    /** Start, stride and count for each axis of the second item: only what lies between them is read. */
    private Object hyperSlab(final XmlElement item, final int depth) throws IOException {
        List<XmlElement> parts = parts(item, 2);
        XmlElement source = parts.get(1);
        long[] shape = shape(source);
        double[] numbers = asDoubles(values(parts.get(0), depth + 1));
        if (numbers.length != 3 * shape.length) {
            throw error(parts.get(0), "has " + numbers.length + " numbers instead of start, stride and count for "
                + shape.length + " axes", "Export the file anew");
        }
        HyperSlab slab = HyperSlab.of(numbers, shape);
        if (slab == null || slab.size() != count(item)) {
            throw error(item, "takes a part that does not lie in the array of " + source.at()
                + ", or has not as many values as it says", "Export the file anew");
        }
        Object values;
        if (!kind(source).equals("UNIFORM")) {
            values = slab.of(values(source, depth + 1), 0);
        } else if (format(source).equals("BINARY")) {
            values = slab.of(BinaryItem.of(source, m_document).read(file(source), slab.first(),
                slab.end() - slab.first(), count(source)), slab.first());
        } else if (format(source).startsWith("HDF")) {
            HeavyData heavy = HeavyData.of(source, m_document, m_folder);
            values = slab.read(m_hdf5, heavy, count(source));
        } else {
            values = slab.of(uniform(source), 0);
        }
        return values;
    }

    /** The values of the second item whose indices, one for each axis, the first item lists. */
    private Object coordinates(final XmlElement item, final int depth) throws IOException {
        List<XmlElement> parts = parts(item, 2);
        long[] shape = shape(parts.get(1));
        double[] indices = asDoubles(values(parts.get(0), depth + 1));
        double[] source = asDoubles(values(parts.get(1), depth + 1));
        var values = new double[indices.length / shape.length];
        if (values.length * shape.length != indices.length || values.length != count(item)) {
            throw error(item, "lists " + indices.length + " indices in " + shape.length + " axes for " + count(item)
                + " values", "Export the file anew");
        }
        for (int i = 0; i < values.length; i++) {
            long at = 0;
            for (int k = 0; k < shape.length; k++) {
                double n = indices[i * shape.length + k];
                if (!(n >= 0 && n < shape[k])) {
                    throw error(item, "lists the index " + n + " on an axis of " + shape[k], "Export the file anew");
                }
                at = at * shape[k] + (long)n;
            }
            values[i] = source[(int)at];
        }
        return values;
    }

    private Object function(final XmlElement item, final int depth) throws IOException {
        List<double[]> arguments = new ArrayList<>();
        for (XmlElement part : parts(item, 0)) {
            arguments.add(asDoubles(values(part, depth + 1)));
        }
        double[] values;
        try {
            values = new ItemFunction(item.attribute("Function").orElse(""), arguments, count(item)).value();
        } catch (IllegalArgumentException e) {
            throw error(item, e.getMessage(), "Write the arrays in full");
        }
        return sized(item, values);
    }

    private Object collection(final XmlElement item, final int depth) throws IOException {
        long count = count(item);
        var values = new double[(int)Math.min(count, 1 << 16)];
        int n = 0;
        for (XmlElement part : parts(item, 1)) {
            double[] next = asDoubles(values(part, depth + 1));
            if (n + (long)next.length > count) {
                throw error(item, "has more than the " + count + " values that it says", "Export the file anew");
            }
            if (n + next.length > values.length) {
                values = Arrays.copyOf(values, (int)Math.min(count, 2L * (n + next.length)));
            }
            System.arraycopy(next, 0, values, n, next.length);
            n += next.length;
        }
        return sized(item, Arrays.copyOf(values, n));
    }

    private double[] sized(final XmlElement item, final double[] values) throws SnapshotFormatException {
        if (values.length != count(item)) {
            throw error(item, "has " + values.length + " values, but says " + count(item), "Export the file anew");
        }
        return values;
    }

    SnapshotFormatException error(final XmlElement e, final String problem, final String remedy) {
        return m_document.error(e, problem, remedy);
    }
}
