package org.latentrom.engine.io.array;

import java.io.IOException;
import java.util.Arrays;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceFolder;

/** An array of numbers in a file, of which blocks are read when they are asked for. */
public interface NumberArray {
    /** @return the name that a field made of it gets */
    String name();

    /** @return lengths of the axes, the slowest first in C order; not to be changed */
    long[] shape();

    /** @return true if the numbers are whole by their type */
    boolean isWhole();

    /** @return true if the numbers are 0 and 1 for false and true by their type */
    default boolean isLogical() {
        return false;
    }

    /**
     * @param from first position on each axis
     * @param count positions on each axis, at least 1
     * @return the values there, the last axis fastest
     * @throws SnapshotFormatException if the block is too large for memory, or the file damaged
     */
    double[] block(long[] from, int[] count) throws IOException;

    /** @return how many positions on an axis cost hardly more than one, because the file stores them side by side */
    default int together(final int axis) {
        return 1;
    }

    /** @return an error about this array, to be thrown */
    SnapshotFormatException error(String problem, String remedy);

    /** @return number of axes */
    default int axes() {
        return shape().length;
    }

    /** @return length of an axis, at most 2^31 - 1 */
    default int length(final int axis) {
        return (int)Math.min(Integer.MAX_VALUE, shape()[axis]);
    }

    /** @return number of values, at most 2^63 - 1 */
    default long count() {
        long n = 1;
        for (long s : shape()) {
            if (s == 0) {
                return 0;
            }
            n = n > Long.MAX_VALUE / s ? Long.MAX_VALUE : n * s;
        }
        return n;
    }

    /** @return true if at most one axis is longer than 1: a list, which MATLAB stores as (1, n) or (n, 1) */
    default boolean isList() {
        return axes() > 0 && Arrays.stream(shape()).filter(n -> n != 1).count() <= 1;
    }

    /** @return all values, the last axis fastest */
    default double[] all() throws IOException {
        if (count() > Integer.MAX_VALUE - 16) {
            throw error("has more values than memory can take at once", "Save a smaller array");
        }
        var count = new int[axes()];
        Arrays.setAll(count, this::length);
        return block(new long[axes()], count);
    }

    /** @return like {@code array "u" (40, 64, 64)}, for messages */
    default String label() {
        String s = Arrays.toString(shape());
        return "array \"" + SourceFolder.shorten(name()) + "\" (" + s.substring(1, s.length() - 1) + ")";
    }
}
