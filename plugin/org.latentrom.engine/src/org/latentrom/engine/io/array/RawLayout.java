package org.latentrom.engine.io.array;

import java.nio.ByteOrder;

/**
 * How the numbers of an array stand in a file.
 *
 * @param shape lengths of the axes
 * @param kind f (floating point), i (signed), u (unsigned whole numbers) or b (true and false)
 * @param itemBytes bytes of one number
 * @param order byte order
 * @param firstFastest true if the first axis runs fastest, as in Fortran and MATLAB
 * @param offset where the numbers begin in the file
 */
public record RawLayout(long[] shape, char kind, int itemBytes, ByteOrder order, boolean firstFastest, long offset) {
}
