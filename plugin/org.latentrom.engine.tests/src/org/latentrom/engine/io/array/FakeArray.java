package org.latentrom.engine.io.array;

import java.util.Arrays;

import org.latentrom.engine.io.SnapshotFormatException;

/** An array whose values tell where they stand: the indices are decimal digits. Counts how often it is read. */
class FakeArray implements NumberArray {
    private final String m_name;

    private final long[] m_shape;

    private final int m_together;

    int m_reads;

    FakeArray(final String name, final int together, final long... shape) {
        m_name = name;
        m_shape = shape;
        m_together = together;
    }

    @Override
    public String name() {
        return m_name;
    }

    @Override
    public long[] shape() {
        return m_shape;
    }

    @Override
    public boolean isWhole() {
        return true;
    }

    @Override
    public boolean isLogical() {
        return m_name.equals("mask");
    }

    @Override
    public int together(final int axis) {
        return m_together;
    }

    @Override
    public double[] block(final long[] from, final int[] count) {
        m_reads++;
        var values = new double[Arrays.stream(count).reduce(1, (a, b) -> a * b)];
        var index = new int[count.length];
        for (int i = 0; i < values.length; i++) {
            for (int k = 0; k < count.length; k++) {
                if (from[k] + count[k] > m_shape[k]) {
                    throw new IndexOutOfBoundsException("axis " + k);
                }
                values[i] = 10 * values[i] + from[k] + index[k];
            }
            for (int k = count.length - 1; k >= 0 && ++index[k] == count[k]; k--) {
                index[k] = 0;
            }
        }
        return values;
    }

    @Override
    public SnapshotFormatException error(final String problem, final String remedy) {
        return new SnapshotFormatException("fake", label(), problem, remedy);
    }
}
