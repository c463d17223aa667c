package org.latentrom.engine.io.idx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

import org.latentrom.engine.io.SnapshotFormatException;

/**
 * The header of an IDX file: two zero bytes, the type of the numbers, the number of axes, and the length of each axis as
 * a big-endian int (Y. LeCun, C. Cortes, C. Burges, "The MNIST database of handwritten digits", 1998, "the IDX file
 * format").
 *
 * @param type type of the numbers
 * @param shape lengths of the axes, not negative; the last axis runs fastest
 */
record IdxHeader(IdxType type, int[] shape) {
    /** Bytes before the lengths of the axes. */
    static final int MAGIC = 4;

    private static final int MOST_AXES = 8;

    /** @return true if a file that begins so is an IDX file */
    static boolean begins(final byte[] head) {
        return head.length >= MAGIC && head[0] == 0 && head[1] == 0 && IdxType.of(head[2]).isPresent() && head[3] >= 1
            && head[3] <= MOST_AXES;
    }

    /** @throws SnapshotFormatException if the bytes are no header of an IDX file */
    static IdxHeader read(final String file, final InputStream in) throws IOException {
        byte[] magic = in.readNBytes(MAGIC);
        if (!begins(magic)) {
            throw new SnapshotFormatException(file, "", "is no IDX file", "Copy it anew, or choose another");
        }
        var shape = new int[magic[3]];
        byte[] lengths = in.readNBytes(4 * shape.length);
        if (lengths.length < 4 * shape.length) {
            throw new SnapshotFormatException(file, "header", "is cut off", "Copy the file anew");
        }
        ByteBuffer.wrap(lengths).asIntBuffer().get(shape);
        for (int n : shape) {
            if (n < 0) {
                throw new SnapshotFormatException(file, "header", "has an axis of " + Integer.toUnsignedString(n)
                    + " entries, more than 2147483647", "Copy the file anew, or divide it");
            }
        }
        return new IdxHeader(IdxType.of(magic[2]).orElseThrow(), shape);
    }

    /** @return bytes before the first number */
    int length() {
        return MAGIC + 4 * shape.length;
    }

    /** @return bytes of what belongs to one index of the first axis; at least {@link Long#MAX_VALUE} / 8 if absurd */
    long itemBytes() {
        double product = type.bytes();
        for (int i = 1; i < shape.length; i++) {
            product *= shape[i];
        }
        // axes of 2^31 entries overflow a long; no file is as long as this
        return product < Long.MAX_VALUE / 8 ? (long)product : Long.MAX_VALUE / 8;
    }

    /** @return bytes of all numbers, exact where a file can have as many, else more than any file has */
    long bytes() {
        double product = (double)itemBytes() * shape[0];
        return product < 1L << 53 ? itemBytes() * shape[0] : Long.MAX_VALUE / 8;
    }
}
