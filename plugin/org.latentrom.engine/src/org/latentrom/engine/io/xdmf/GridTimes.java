package org.latentrom.engine.io.xdmf;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.latentrom.engine.io.SourceFolder;

/** The Time element of a grid or a collection: one value, a list, or start, step and count (HyperSlab). */
final class GridTimes {
    /** the times, or the first and the distance of regular ones */
    private final double[] m_values;

    private final int m_count;

    private final boolean m_regular;

    private GridTimes(final double[] values, final int count, final boolean regular) {
        m_values = values;
        m_count = count;
        m_regular = regular;
    }

    /** @return the times that an element gives; nothing if it gives none */
    static Optional<GridTimes> of(final XmlElement grid, final XdmfDocument document, final DataItems items)
        throws IOException {
        Optional<XmlElement> found = document.child(grid, "Time");
        if (found.isEmpty()) {
            return Optional.empty();
        }
        XmlElement e = found.get();
        String type = e.attribute("TimeType", "Type").orElse("Single").toUpperCase(Locale.ROOT);
        boolean item = !document.children(e, "DataItem").isEmpty();
        GridTimes times = switch (type) {
            case "SINGLE" -> new GridTimes(item ? items.doubles(items.of(e)) : value(e, items), 1, false);
            case "LIST" -> {
                double[] list = item ? items.doubles(items.of(e)) : values(e, items);
                yield new GridTimes(list, list.length, false);
            }
            case "HYPERSLAB" -> {
                double[] slab = item ? items.doubles(items.of(e)) : values(e, items);
                boolean right = slab.length == 3 && slab[2] >= 1 && slab[2] == (int)slab[2];
                if (!right) {
                    throw items.error(e, "gives no start, step and count", "Correct the times");
                }
                yield new GridTimes(new double[]{slab[0], slab[1]}, (int)slab[2], true);
            }
            default -> throw items.error(e, "gives times as " + SourceFolder.shorten(type) + ", which is not supported",
                "Write a Time element with a value into each grid");
        };
        for (double t : times.m_values) {
            if (!Double.isFinite(t)) {
                throw items.error(e, "the time " + t + " is not a finite number", "Correct the time");
            }
        }
        if (times.m_values.length == 0) {
            throw items.error(e, "gives no time", "Correct the times");
        }
        return Optional.of(times);
    }

    private static double[] value(final XmlElement e, final DataItems items) throws IOException {
        List<String> words = List.of(e.attribute("Value").orElse(""));
        return parsed(e, words, items);
    }

    private static double[] values(final XmlElement e, final DataItems items) throws IOException {
        return parsed(e, List.of(e.attribute("Value").orElse("").split("\\s+")), items);
    }

    private static double[] parsed(final XmlElement e, final List<String> words, final DataItems items)
        throws IOException {
        var values = new double[words.size()];
        for (int i = 0; i < values.length; i++) {
            try {
                values[i] = Double.parseDouble(words.get(i));
            } catch (NumberFormatException x) {
                throw items.error(e, "Value \"" + SourceFolder.shorten(words.get(i)) + "\" is not a finite number",
                    "Correct the time");
            }
        }
        return values;
    }

    /** @return number of times */
    int count() {
        return m_count;
    }

    /** @return the time of a child of the collection */
    double at(final int index) {
        return m_regular ? m_values[0] + index * m_values[1] : m_values[index];
    }
}
