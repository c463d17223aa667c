package org.latentrom.engine.nn;

import java.util.stream.IntStream;

/**
 * Values of a native array on the Java heap, few enough for the processor's cache, with the arithmetic of the layers
 * that are computed in Java: a formula is one pass over native memory then, where ND4J's ops would need one each. The
 * operations are as small as the compiler turns into vector instructions; sums are in float64.
 */
abstract class Row {
    /** Arrays below this size are not worth the start of a second thread. */
    private static final int SMALL = 1 << 14;

    private static final int PIECES_PER_THREAD = 4;

    /** Copies n values, beginning at {@code from}, to the beginning of this row. */
    abstract void read(Native array, int from, int n);

    /** Copies the first n values to an array, beginning at {@code to}. */
    abstract void write(Native array, int to, int n);

    /** @return a value */
    abstract double get(int i);

    /** Sets a value. */
    abstract void set(int i, double value);

    /** Sets all values to 0. */
    abstract void clear();

    /** @return the sum of n values */
    abstract double sum(int from, int n);

    /** @return the sum of (v - centre)^2 */
    abstract double squares(double centre, int from, int n);

    /** @return the sum of v o, with the other row's values at the same places */
    abstract double dot(Row other, int from, int n);

    /** v := (v - centre) factor + summand. */
    abstract void scale(double centre, double factor, double summand, int from, int n);

    /** v := a v + b o + c, with the other row's values at the same places. */
    abstract void combine(double a, Row other, double b, double c, int from, int n);

    /** v := v + factor o, with n values of this row from {@code to} on, and of the other from {@code from} on. */
    abstract void add(int to, Row other, double factor, int from, int n);

    /** v := max(v, 0) + alpha min(v, 0). */
    abstract void prelu(double alpha, int from, int n);

    /** The same, with an alpha for each of the first n values. */
    abstract void prelu(Row alpha, int n);

    /** v := v where x is positive, alpha v elsewhere. */
    abstract void slope(Row x, double alpha, int from, int n);

    /** The same, with an alpha for each of the first n values. */
    abstract void slope(Row x, Row alpha, int n);

    /** @return the sum of v min(x, 0) */
    abstract double negativeDot(Row x, int from, int n);

    /** v := v + g min(x, 0). */
    abstract void addNegative(Row g, Row x, int n);

    /** A piece of work. */
    interface Work {
        /** Does the parts from the first to before the second number, which do not depend on other parts. */
        void accept(int begin, int end);
    }

    /**
     * Does work on several threads if that pays. What is computed must not depend on how the parts are distributed.
     *
     * @param parts number of parts
     * @param size values that all parts together go through
     */
    static void forEach(final int parts, final int size, final Work work) {
        int pieces = Math.min(parts, PIECES_PER_THREAD * Backend.threads());
        if (size < SMALL || pieces < 2 || Backend.threads() == 1) {
            work.accept(0, parts);
        } else {
            IntStream.range(0, pieces).parallel().forEach(i -> work.accept((int)((long)i * parts / pieces),
                (int)((long)(i + 1) * parts / pieces)));
        }
    }
}
