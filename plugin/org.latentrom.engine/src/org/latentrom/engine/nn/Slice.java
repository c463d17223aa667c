package org.latentrom.engine.nn;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A stretch of a native array on the Java heap, in float64 whatever the array's type: for layers whose arithmetic is
 * done in Java. One pass there, with its copies, takes a fraction of the many native passes that it replaces.
 */
final class Slice {
    /** Arrays below this size are not worth the start of a second thread. */
    private static final int SMALL = 1 << 14;

    private final float[] m_floats;

    private final double[] m_values;

    /** @param capacity largest number of values */
    Slice(final int capacity) {
        m_floats = new float[capacity];
        m_values = new double[capacity];
    }

    /** @return the values; the array itself */
    double[] values() {
        return m_values;
    }

    /** Copies n values, beginning at {@code from} in C order, of an array that has a buffer of its own. */
    double[] read(final INDArray array, final long from, final int n) {
        var address = array.data().addressPointer();
        if (address instanceof FloatPointer floats) {
            floats.getPointer(from).get(m_floats, 0, n);
            for (int i = 0; i < n; i++) {
                m_values[i] = m_floats[i];
            }
        } else {
            ((DoublePointer)address).getPointer(from).get(m_values, 0, n);
        }
        return m_values;
    }

    /** Copies the first n values to where {@link #read} read them. */
    void write(final INDArray array, final long from, final int n) {
        var address = array.data().addressPointer();
        if (address instanceof FloatPointer floats) {
            for (int i = 0; i < n; i++) {
                m_floats[i] = (float)m_values[i];
            }
            floats.getPointer(from).put(m_floats, 0, n);
        } else {
            ((DoublePointer)address).getPointer(from).put(m_values, 0, n);
        }
    }

    /**
     * Does pieces of work that do not depend on each other, on several threads if that pays.
     *
     * @param pieces number of pieces
     * @param size values that all pieces together go through
     * @param work does a piece; its result must not depend on the thread or the order
     */
    static void forEach(final int pieces, final int size, final IntConsumer work) {
        if (size < SMALL || Backend.threads() == 1) {
            for (int i = 0; i < pieces; i++) {
                work.accept(i);
            }
        } else {
            IntStream.range(0, pieces).parallel().forEach(work);
        }
    }
}
