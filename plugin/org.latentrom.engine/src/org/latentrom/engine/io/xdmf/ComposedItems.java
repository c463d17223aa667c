package org.latentrom.engine.io.xdmf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.latentrom.engine.io.SnapshotFormatException;

/** DataItems that are made of others: parts, picked values, functions, and one after the other. */
final class ComposedItems {
    private final DataItems m_items;

    private final XdmfDocument m_document;

    ComposedItems(final DataItems items, final XdmfDocument document) {
        m_items = items;
        m_document = document;
    }

    private List<XmlElement> parts(final XmlElement item, final int least) throws SnapshotFormatException {
        List<XmlElement> parts = m_document.children(item, "DataItem");
        if (parts.size() < least) {
            throw m_items.error(item, "needs " + least + " DataItems in it, but has " + parts.size(),
                "Export the file anew");
        }
        return parts;
    }

    /** Start, stride and count for each axis of the second item: only what lies between them is read. */
    Object hyperSlab(final XmlElement item, final int depth) throws IOException {
        List<XmlElement> parts = parts(item, 2);
        XmlElement source = parts.get(1);
        long[] shape = m_items.shape(source);
        double[] numbers = DataItems.asDoubles(m_items.values(parts.get(0), depth + 1));
        if (numbers.length != 3 * shape.length) {
            throw m_items.error(parts.get(0), "has " + numbers.length
                + " numbers instead of start, stride and count for "
                + shape.length + " axes", "Export the file anew");
        }
        HyperSlab slab = HyperSlab.of(numbers, shape);
        if (slab == null || slab.size() != m_items.count(item)) {
            throw m_items.error(item, "takes a part that does not lie in the array of " + source.at()
                + ", or has not as many values as it says", "Export the file anew");
        }
        return m_items.part(source, slab, depth + 1);
    }

    /** The values of the second item whose indices, one for each axis, the first item lists. */
    Object coordinates(final XmlElement item, final int depth) throws IOException {
        List<XmlElement> parts = parts(item, 2);
        long[] shape = m_items.shape(parts.get(1));
        double[] indices = DataItems.asDoubles(m_items.values(parts.get(0), depth + 1));
        double[] source = DataItems.asDoubles(m_items.values(parts.get(1), depth + 1));
        var values = new double[indices.length / shape.length];
        if (values.length * shape.length != indices.length || values.length != m_items.count(item)) {
            throw m_items.error(item, "lists " + indices.length + " indices in " + shape.length + " axes for "
                + m_items.count(item)
                + " values", "Export the file anew");
        }
        for (int i = 0; i < values.length; i++) {
            long at = 0;
            for (int k = 0; k < shape.length; k++) {
                double n = indices[i * shape.length + k];
                if (!(n >= 0 && n < shape[k])) {
                    throw m_items.error(item, "lists the index " + n + " on an axis of " + shape[k],
                        "Export the file anew");
                }
                at = at * shape[k] + (long)n;
            }
            values[i] = source[(int)at];
        }
        return values;
    }

    Object function(final XmlElement item, final int depth) throws IOException {
        List<double[]> arguments = new ArrayList<>();
        for (XmlElement part : parts(item, 0)) {
            arguments.add(DataItems.asDoubles(m_items.values(part, depth + 1)));
        }
        double[] values;
        try {
            values = new ItemFunction(item.attribute("Function").orElse(""), arguments, m_items.count(item)).value();
        } catch (IllegalArgumentException e) {
            throw m_items.error(item, e.getMessage(), "Write the arrays in full");
        }
        return sized(item, values);
    }

    Object collection(final XmlElement item, final int depth) throws IOException {
        long count = m_items.count(item);
        var values = new double[(int)Math.min(count, 1 << 16)];
        int n = 0;
        for (XmlElement part : parts(item, 1)) {
            double[] next = DataItems.asDoubles(m_items.values(part, depth + 1));
            if (n + (long)next.length > count) {
                throw m_items.error(item, "has more than the " + count + " values that it says",
                    "Export the file anew");
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
        if (values.length != m_items.count(item)) {
            throw m_items.error(item, "has " + values.length + " values, but says " + m_items.count(item),
                "Export the file anew");
        }
        return values;
    }
}
