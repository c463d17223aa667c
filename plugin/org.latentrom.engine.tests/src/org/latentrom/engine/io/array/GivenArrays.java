package org.latentrom.engine.io.array;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Arrays with values of the test's choice, in memory as those of an archive. */
final class GivenArrays {
    private GivenArrays() {
    }

    /** @return an array of float64 */
    static NumberArray reals(final String name, final long[] shape, final double... values) {
        var b = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double v : values) {
            b.putDouble(v);
        }
        return RawArray.inMemory("f.npz", name, new RawLayout(shape, 'f', 8, ByteOrder.LITTLE_ENDIAN, false, 0),
            b.array());
    }

    /** @return a list of float64 */
    static NumberArray list(final String name, final double... values) {
        return reals(name, new long[]{values.length}, values);
    }

    /** @return an array of int64 */
    static NumberArray wholes(final String name, final long[] shape, final long... values) {
        var b = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (long v : values) {
            b.putLong(v);
        }
        return RawArray.inMemory("f.npz", name, new RawLayout(shape, 'i', 8, ByteOrder.LITTLE_ENDIAN, false, 0),
            b.array());
    }

    /** @return an array of truth values */
    static NumberArray truths(final String name, final long[] shape, final int... values) {
        var b = new byte[values.length];
        for (int i = 0; i < b.length; i++) {
            b[i] = (byte)values[i];
        }
        return RawArray.inMemory("f.npz", name, new RawLayout(shape, 'b', 1, ByteOrder.LITTLE_ENDIAN, false, 0), b);
    }

    /** @return lengths of axes */
    static long[] shape(final long... lengths) {
        return lengths;
    }
}
