package org.latentrom.engine.io.hdf5;

import java.lang.reflect.Array;

import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.exceptions.HdfException;

/**
 * Chunks of a data set that were never written. HDF5 has a value for these; jHDF gives 0 instead, so that data sets
 * whose value is another one must not be read where chunks are missing.
 */
final class HdfGaps {
    private HdfGaps() {
    }

    /**
     * @param from first position of a block on each axis
     * @param count its positions on each axis
     * @return true if values of the block would be wrong
     */
    static boolean areIn(final Dataset data, final long[] from, final int[] count) {
        if (!(data instanceof ChunkedDataset chunked) || count.length == 0 || !hasFill(data)) {
            return false;
        }
        int[] chunk = chunked.getChunkDimensions();
        var at = new int[count.length];
        for (int k = 0; k < at.length; k++) {
            at[k] = first(from, chunk, k);
        }
        while (true) {
            try {
                chunked.getRawChunkBuffer(at.clone());
            } catch (HdfException e) {
                return true;
            }
            int k = at.length - 1;
            while (k >= 0 && (at[k] += chunk[k]) >= from[k] + count[k]) {
                at[k] = first(from, chunk, k);
                k--;
            }
            if (k < 0) {
                return false;
            }
        }
    }

    private static int first(final long[] from, final int[] chunk, final int axis) {
        return Math.toIntExact(from[axis] / chunk[axis] * chunk[axis]);
    }

    private static boolean hasFill(final Dataset data) {
        Object value = data.getFillValue();
        if (value != null && value.getClass().isArray()) {
            value = Array.getLength(value) == 0 ? null : Array.get(value, 0);
        }
        return value instanceof Number n && n.doubleValue() != 0;
    }
}
