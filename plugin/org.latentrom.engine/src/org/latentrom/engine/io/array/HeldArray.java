package org.latentrom.engine.io.array;

import java.io.IOException;

import org.latentrom.engine.io.SnapshotFormatException;

/**
 * A small array whose values have been changed after reading.
 *
 * @param base the array as it stands in the file
 * @param values all values, last axis fastest
 * @param whole true if they are whole
 */
public record HeldArray(NumberArray base, double[] values, boolean whole) implements NumberArray {
    @Override
    public String name() {
        return base.name();
    }

    @Override
    public long[] shape() {
        return base.shape();
    }

    @Override
    public boolean isWhole() {
        return whole;
    }

    @Override
    public double[] block(final long[] from, final int[] count) throws IOException {
        throw new UnsupportedOperationException("read all of it");
    }

    @Override
    public double[] all() {
        return values;
    }

    @Override
    public SnapshotFormatException error(final String problem, final String remedy) {
        return base.error(problem, remedy);
    }
}
