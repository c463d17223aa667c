package org.latentrom.engine.io.hdf5;

import java.lang.reflect.Array;
import java.math.BigInteger;

import io.jhdf.api.Dataset;

import org.latentrom.engine.io.SnapshotFormatException;

/** A data set of numbers, whose sizes are held against the file before anything is allocated. */
final class Hdf5Numbers {
    private final Dataset m_data;

    private final String m_name;

    private final String m_element;

    /**
     * @param fileSize bytes of the file
     * @throws SnapshotFormatException if the data set holds no numbers, or does not fit into the file
     */
    Hdf5Numbers(final Dataset data, final long fileSize, final String name, final String element)
        throws SnapshotFormatException {
        m_data = data;
        m_name = name;
        m_element = element;
        Class<?> type = data.getJavaType();
        if (data.isCompound() || data.isVariableLength() || type == boolean.class
            || !type.isPrimitive() && type != BigInteger.class) {
            throw error("holds no plain numbers", "Export numbers");
        }
        if (!HdfOpening.fits(data, fileSize)) {
            throw error("is larger than the file, or its data lie outside of the file",
                "The file is cut off, or its data were never written or are stored in another file; copy it anew");
        }
    }

    /** @return number of values */
    long count() {
        long values = 1;
        for (long n : m_data.getDimensionsAsLong()) {
            values = Math.multiplyExact(values, n);
        }
        return values;
    }

    /** @return the extent along each axis */
    long[] dimensions() {
        return m_data.getDimensionsAsLong().clone();
    }

    /** @return all values, row by row: an array of a primitive type */
    Object all() throws SnapshotFormatException {
        requireSize(count());
        requireWritten(new long[m_data.getDimensions().length], m_data.getDimensions());
        return primitive(m_data.getDataFlat());
    }

    /** @return the values of a box, row by row: an array of a primitive type */
    Object slice(final long[] offset, final int[] shape) throws SnapshotFormatException {
        long[] dimensions = m_data.getDimensionsAsLong();
        boolean inside = offset.length == dimensions.length && shape.length == dimensions.length;
        long count = 1;
        for (int k = 0; inside && k < shape.length; k++) {
            inside = offset[k] >= 0 && shape[k] >= 1 && offset[k] <= dimensions[k] - shape[k];
            count = Math.multiplyExact(count, (long)shape[k]);
        }
        if (!inside) {
            throw error("has no such part", "Export the file anew");
        }
        requireSize(count);
        requireWritten(offset, shape);
        if (shape.length == 0) {
            return all();
        }
        Object nested = m_data.getData(offset, shape);
        if (shape.length == 1) {
            return primitive(nested);
        }
        Class<?> type = m_data.getJavaType();
        Object flat = Array.newInstance(type, (int)count);
        copy(nested, shape.length, flat, 0);
        return primitive(flat);
    }

    /** @return where the next values go */
    private static int copy(final Object nested, final int depth, final Object flat, final int at) {
        int n = Array.getLength(nested);
        if (depth == 1) {
            System.arraycopy(nested, 0, flat, at, n);
            return at + n;
        }
        int next = at;
        for (int i = 0; i < n; i++) {
            next = copy(Array.get(nested, i), depth - 1, flat, next);
        }
        return next;
    }

    /** jHDF has objects for unsigned numbers of 64 bits; all that occur fit into a long. */
    private Object primitive(final Object values) throws SnapshotFormatException {
        if (!(values instanceof BigInteger[] big)) {
            return values;
        }
        var longs = new long[big.length];
        for (int i = 0; i < longs.length; i++) {
            if (big[i].bitLength() > 63) {
                throw error("has the value " + big[i] + ", which is too large", "Export smaller numbers");
            }
            longs[i] = big[i].longValue();
        }
        return longs;
    }

    private void requireWritten(final long[] offset, final int[] shape) throws SnapshotFormatException {
        if (count() > 0 && HdfGaps.areIn(m_data, offset, shape)) {
            throw error("has parts that were never written", "Write all of it");
        }
    }

    private void requireSize(final long count) throws SnapshotFormatException {
        if (Math.multiplyExact(count, (long)m_data.getDataType().getSize()) > Integer.MAX_VALUE - 16) {
            throw error("has " + count + " values, more than can be read at once", "Write smaller data sets");
        }
    }

    private SnapshotFormatException error(final String problem, final String remedy) {
        return new SnapshotFormatException(m_name, m_element, problem, remedy);
    }
}
