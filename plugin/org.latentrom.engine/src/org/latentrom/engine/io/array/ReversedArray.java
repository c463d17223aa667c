package org.latentrom.engine.io.array;

import java.io.IOException;

import org.latentrom.engine.io.SnapshotFormatException;

/**
 * An array with its axes in reverse order: MATLAB's, which run first axis fastest, stand so in HDF5.
 *
 * @param base the array as it stands in the file
 */
public record ReversedArray(NumberArray base) implements NumberArray {
    @Override
    public String name() {
        return base.name();
    }

    @Override
    public long[] shape() {
        long[] shape = base.shape();
        var reversed = new long[shape.length];
        for (int k = 0; k < shape.length; k++) {
            reversed[k] = shape[shape.length - 1 - k];
        }
        return reversed;
    }

    @Override
    public boolean isWhole() {
        return base.isWhole();
    }

    @Override
    public boolean isLogical() {
        return base.isLogical();
    }

    @Override
    public int together(final int axis) {
        return base.together(base.axes() - 1 - axis);
    }

    @Override
    public double[] block(final long[] from, final int[] count) throws IOException {
        int n = count.length;
        var start = new long[n];
        var size = new int[n];
        for (int k = 0; k < n; k++) {
            start[k] = from[n - 1 - k];
            size[k] = count[n - 1 - k];
        }
        double[] values = base.block(start, size);
        var turned = new double[values.length];
        var index = new int[n];
        for (int i = 0; i < values.length; i++) {
            int at = 0;
            for (int k = n - 1; k >= 0; k--) {
                at = at * count[k] + index[k];
            }
            turned[i] = values[at];
            for (int k = n - 1; k >= 0 && ++index[k] == count[k]; k--) {
                index[k] = 0;
            }
        }
        return turned;
    }

    @Override
    public SnapshotFormatException error(final String problem, final String remedy) {
        return base.error(problem, remedy);
    }
}
