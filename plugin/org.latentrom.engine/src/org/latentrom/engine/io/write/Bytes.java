package org.latentrom.engine.io.write;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Arrays of numbers as little endian bytes, less than 2 GiB. */
final class Bytes {
    private Bytes() {
    }

    /** @throws IllegalArgumentException if there are too many */
    static byte[] of(final double[] values) {
        ByteBuffer b = buffer(values.length, Double.BYTES);
        b.asDoubleBuffer().put(values);
        return b.array();
    }

    /** @param from the first value that is taken, up to {@code to}, without that */
    static byte[] of(final int[] values, final int from, final int to) {
        ByteBuffer b = buffer(to - from, Integer.BYTES);
        b.asIntBuffer().put(values, from, to - from);
        return b.array();
    }

    /** @param from the first value that is taken, up to {@code to}, without that */
    static byte[] of(final float[] values, final int from, final int to) {
        ByteBuffer b = buffer(to - from, Float.BYTES);
        b.asFloatBuffer().put(values, from, to - from);
        return b.array();
    }

    /** @return 1 for true, 0 for false, a byte each */
    static byte[] of(final boolean[] flags) {
        var bytes = new byte[flags.length];
        for (int i = 0; i < flags.length; i++) {
            bytes[i] = (byte)(flags[i] ? 1 : 0);
        }
        return bytes;
    }

    private static ByteBuffer buffer(final int count, final int size) {
        if (count > (Integer.MAX_VALUE - 16) / size) {
            throw new IllegalArgumentException("an array of " + count + " values is larger than 2 GiB, which cannot be "
                + "written: write fewer points, or a coarser grid");
        }
        return ByteBuffer.allocate(count * size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
