package org.latentrom.engine.io.vtkhdf;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.hdf5.Hdf5Array;
import org.latentrom.engine.io.hdf5.Hdf5File;

/** The arrays of one group of a VTKHDF file, of which rows are read. */
final class VtkHdfArrays {
    private final Hdf5File m_hdf;

    private final String m_group;

    private final Map<String, Optional<Hdf5Array>> m_arrays = new HashMap<>();

    /** @param group path of the group that has the attribute Type */
    VtkHdfArrays(final Hdf5File hdf, final String group) {
        m_hdf = hdf;
        m_group = group;
    }

    Hdf5File hdf() {
        return m_hdf;
    }

    String path(final String name) {
        return m_group + "/" + name;
    }

    /** @return an array of the group; nothing if there is none of the name */
    synchronized Optional<Hdf5Array> find(final String name) throws IOException {
        Optional<Hdf5Array> found = m_arrays.get(name);
        if (found == null) {
            found = m_hdf.array(path(name));
            m_arrays.put(name, found);
        }
        return found;
    }

    Hdf5Array need(final String name) throws IOException {
        return find(name).orElseThrow(() -> new SnapshotFormatException(m_hdf.name(),
            "data set \"" + path(name) + "\"", "does not exist", "Export the file anew"));
    }

    /** @return the values of some rows of an array, which may have further axes */
    double[] rows(final String name, final long from, final long count) throws IOException {
        Hdf5Array a = need(name);
        if (count == 0) {
            return new double[0];
        }
        if (a.axes() == 0 || count > Integer.MAX_VALUE) {
            throw a.error("has not the rows " + from + " to " + (from + count), "Export the file anew");
        }
        var start = new long[a.axes()];
        var shape = new int[a.axes()];
        for (int k = 0; k < shape.length; k++) {
            shape[k] = a.length(k);
        }
        start[0] = from;
        shape[0] = (int)count;
        return a.block(start, shape);
    }

    /** @return as {@link #rows}, whole numbers not below 0 */
    long[] counts(final String name, final long from, final long count) throws IOException {
        double[] values = rows(name, from, count);
        var whole = new long[values.length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = (long)values[i];
            if (!(values[i] >= 0) || whole[i] != values[i]) {
                throw need(name).error("has the value " + values[i] + ", which is no number of things",
                    "Export the file anew");
            }
        }
        return whole;
    }

    /** @return one whole number */
    long count(final String name, final long row) throws IOException {
        return counts(name, row, 1)[0];
    }

    /** @return the numbers of an attribute of the group, as many as asked for */
    double[] numbers(final String attribute, final int count) throws IOException {
        Object value = m_hdf.attribute(m_group, attribute).orElse(null);
        var numbers = new double[count];
        boolean fits = value != null && value.getClass().isArray() && java.lang.reflect.Array.getLength(value) == count
            && value.getClass().getComponentType().isPrimitive();
        if (!fits) {
            throw new SnapshotFormatException(m_hdf.name(), "attribute \"" + attribute + "\" of \"" + m_group + "\"",
                "is no list of " + count + " numbers", "Export the file anew");
        }
        for (int i = 0; i < count; i++) {
            numbers[i] = java.lang.reflect.Array.getDouble(value, i);
        }
        return numbers;
    }
}
