package org.latentrom.engine.io.xdmf;

import java.io.IOException;
import java.lang.reflect.Array;
import java.util.Arrays;

import org.latentrom.engine.io.hdf5.Hdf5Source;

/** A part of an array: on each axis {@code count} indices from {@code start} on, {@code stride} apart. */
final class HyperSlab {
    private final long[] m_start;

    private final long[] m_stride;

    private final int[] m_count;

    private final long[] m_shape;

    private HyperSlab(final long[] start, final long[] stride, final int[] count, final long[] shape) {
        m_start = start;
        m_stride = stride;
        m_count = count;
        m_shape = shape;
    }

    /**
     * @param numbers starts, strides and counts, one for each axis
     * @param shape the array's extent along each axis
     * @return the part; null if it does not lie in the array or is too large for one
     */
    static HyperSlab of(final double[] numbers, final long[] shape) {
        int n = shape.length;
        var start = new long[n];
        var stride = new long[n];
        var count = new int[n];
        long size = 1;
        for (int k = 0; k < n; k++) {
            start[k] = (long)numbers[k];
            stride[k] = (long)numbers[n + k];
            count[k] = (int)numbers[2 * n + k];
            boolean whole = start[k] == numbers[k] && stride[k] == numbers[n + k] && count[k] == numbers[2 * n + k];
            if (!whole || start[k] < 0 || stride[k] < 1 || count[k] < 1 || start[k] >= shape[k]
                || (count[k] - 1) > (shape[k] - 1 - start[k]) / stride[k]) {
                return null;
            }
            size *= count[k];
            if (size > Integer.MAX_VALUE - 16) {
                return null;
            }
        }
        return new HyperSlab(start, stride, count, shape);
    }

    /** @return number of values of the part */
    long size() {
        long size = 1;
        for (int c : m_count) {
            size *= c;
        }
        return size;
    }

    /** @return where the part begins in the array, row by row */
    long first() {
        long at = 0;
        for (int k = 0; k < m_shape.length; k++) {
            at = at * m_shape[k] + m_start[k];
        }
        return at;
    }

    /** @return one more than where it ends */
    long end() {
        long at = 0;
        for (int k = 0; k < m_shape.length; k++) {
            at = at * m_shape[k] + m_start[k] + (m_count[k] - 1) * m_stride[k];
        }
        return at + 1;
    }

    /** @return the part of a data set, of which only the smallest box around the part is read */
    Object read(final Hdf5Source hdf5, final HeavyData data, final long all) throws IOException {
        if (!Arrays.equals(m_shape, hdf5.dimensions(data.file(), data.dataSet()))) {
            return of(hdf5.read(data.file(), data.dataSet(), all), 0);
        }
        var box = new int[m_shape.length];
        var inBox = new long[m_shape.length];
        for (int k = 0; k < box.length; k++) {
            inBox[k] = (m_count[k] - 1) * m_stride[k] + 1;
            box[k] = (int)inBox[k];
        }
        Object values = hdf5.slice(data.file(), data.dataSet(), m_start, box);
        return new HyperSlab(new long[box.length], m_stride, m_count, inBox).of(values, 0);
    }

    /**
     * @param values an array of numbers: the whole one, row by row, or a piece of it
     * @param from where the piece begins in the whole array
     * @return the part, row by row, of the same type
     */
    Object of(final Object values, final long from) {
        int size = (int)size();
        if (from == first() && size == Array.getLength(values)) {
            return values;
        }
        Object part = Array.newInstance(values.getClass().getComponentType(), size);
        int last = m_count.length - 1;
        int run = m_stride[last] == 1 ? m_count[last] : 1;
        var index = new int[m_count.length];
        for (int to = 0; to < size; to += run) {
            long at = 0;
            for (int k = 0; k <= last; k++) {
                at = at * m_shape[k] + m_start[k] + index[k] * m_stride[k];
            }
            System.arraycopy(values, (int)(at - from), part, to, run);
            index[last] += run;
            for (int k = last; k > 0 && index[k] == m_count[k]; k--) {
                index[k] = 0;
                index[k - 1]++;
            }
        }
        return part;
    }
}
