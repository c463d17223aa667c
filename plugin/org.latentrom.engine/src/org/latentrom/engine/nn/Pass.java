package org.latentrom.engine.nn;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One pass over native arrays of one length, value by value, with the arithmetic written as a Java loop: blocks that
 * fit the processor's cache are copied to Java arrays, worked on, and copied back. A formula of five operations is one
 * pass this way and five with ND4J's ops; the Java compiler makes vector instructions of such loops.
 */
final class Pass {
    /** Values in a block: a few arrays of them fit the first-level cache. */
    private static final int BLOCK = 2048;

    /** Values that a thread goes through before it asks for more. */
    private static final int PIECE = 32 * BLOCK;

    /** Arrays of a formula at most. */
    private static final int ARRAYS = 8;

    // made once for a thread: a training that fills the heap with blocks makes the process grow
    private static final ThreadLocal<float[][]> FLOAT_BLOCKS = ThreadLocal.withInitial(() -> new float[ARRAYS][BLOCK]);

    /** A formula in float32. */
    interface Floats {
        /**
         * @param a {@code a[array][value]}: those read, as they are, then those written, in the order given
         * @param n number of values
         */
        void apply(float[][] a, int n);
    }

    /** The same formula in float64, for the tests of gradients. */
    interface Doubles {
        /** @see Floats#apply */
        void apply(double[][] a, int n);
    }

    private final long m_length;

    private Pass(final INDArray[] read, final INDArray[] written) {
        m_length = read[0].length();
        check(read);
        check(written);
    }

    private void check(final INDArray[] arrays) {
        for (INDArray array : arrays) {
            if (array.length() != m_length || array.isView()) {
                throw new IllegalArgumentException("not a whole array of " + m_length + " values");
            }
        }
    }

    /** @return the arrays that a formula reads */
    static INDArray[] read(final INDArray... arrays) {
        return arrays;
    }

    /** @return the arrays that a formula writes; one that it also reads may be among them */
    static INDArray[] write(final INDArray... arrays) {
        return arrays;
    }

    /** Works on arrays of one length and type, each with a buffer of its own; on several threads if that pays. */
    static void run(final INDArray[] read, final INDArray[] written, final Floats floats, final Doubles doubles) {
        var pass = new Pass(read, written);
        if (read[0].dataType() == DataType.FLOAT) {
            FloatBuffer[] from = Arrays.stream(read).map(Pass::floats).toArray(FloatBuffer[]::new);
            FloatBuffer[] to = Arrays.stream(written).map(Pass::floats).toArray(FloatBuffer[]::new);
            pass.pieces((begin, end) -> run(from, to, floats, begin, end));
        } else {
            DoubleBuffer[] from = Arrays.stream(read).map(Pass::doubles).toArray(DoubleBuffer[]::new);
            DoubleBuffer[] to = Arrays.stream(written).map(Pass::doubles).toArray(DoubleBuffer[]::new);
            pass.pieces((begin, end) -> run(from, to, doubles, begin, end));
        }
    }

    private interface Piece {
        void run(int begin, int end);
    }

    private void pieces(final Piece piece) {
        int length = (int)m_length;
        Row.forEach((length + PIECE - 1) / PIECE, length,
            (begin, end) -> piece.run(begin * PIECE, Math.min(length, end * PIECE)));
    }

    private static void run(final FloatBuffer[] from, final FloatBuffer[] to, final Floats formula, final int first,
        final int end) {
        float[][] blocks = FLOAT_BLOCKS.get();
        for (int begin = first; begin < end; begin += BLOCK) {
            int n = Math.min(BLOCK, end - begin);
            for (int i = 0; i < from.length; i++) {
                from[i].get(begin, blocks[i], 0, n);
            }
            formula.apply(blocks, n);
            for (int i = 0; i < to.length; i++) {
                to[i].put(begin, blocks[from.length + i], 0, n);
            }
        }
    }

    private static void run(final DoubleBuffer[] from, final DoubleBuffer[] to, final Doubles formula,
        final int first, final int end) {
        var blocks = new double[from.length + to.length][Math.min(BLOCK, end - first)];
        for (int begin = first; begin < end; begin += BLOCK) {
            int n = Math.min(BLOCK, end - begin);
            for (int i = 0; i < from.length; i++) {
                from[i].get(begin, blocks[i], 0, n);
            }
            formula.apply(blocks, n);
            for (int i = 0; i < to.length; i++) {
                to[i].put(begin, blocks[from.length + i], 0, n);
            }
        }
    }

    /**
     * @return Euclidean norm of an array that has a buffer of its own. The squares are summed up in as many places as a
     *         block has values, in the array's type, and these in float64; so the threads make no difference
     */
    static double norm(final INDArray array) {
        var floats = new float[BLOCK];
        var doubles = new double[BLOCK];
        int length = (int)array.length();
        if (array.dataType() == DataType.FLOAT) {
            run(new FloatBuffer[]{floats(array)}, new FloatBuffer[0], (a, n) -> addSquares(a[0], floats, n), 0, length);
        } else {
            run(new DoubleBuffer[]{doubles(array)}, new DoubleBuffer[0], (a, n) -> addSquares(a[0], doubles, n), 0,
                length);
        }
        double sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += floats[i] + doubles[i];
        }
        return Math.sqrt(sum);
    }

    private static void addSquares(final float[] a, final float[] sums, final int n) {
        for (int i = 0; i < n; i++) {
            sums[i] += a[i] * a[i];
        }
    }

    private static void addSquares(final double[] a, final double[] sums, final int n) {
        for (int i = 0; i < n; i++) {
            sums[i] += a[i] * a[i];
        }
    }

    /** @return the values of an array that has a buffer of its own */
    static FloatBuffer floats(final INDArray array) {
        // ND4J's own pointer does not know how long its array is
        return new FloatPointer(array.data().addressPointer()).capacity(array.length()).asBuffer();
    }

    private static DoubleBuffer doubles(final INDArray array) {
        return new DoublePointer(array.data().addressPointer()).capacity(array.length()).asBuffer();
    }
}
