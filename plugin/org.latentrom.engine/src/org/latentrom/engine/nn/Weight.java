package org.latentrom.engine.nn;

import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A block of parameters of one layer: a view of the flat parameter vector and one of the flat gradient vector. */
final class Weight {
    private final long[] m_shape;

    private final ToDoubleFunction<Random> m_start;

    private final boolean m_decays;

    private INDArray m_value;

    private INDArray m_gradient;

    /**
     * @param start gives the initial values, one after the other
     * @param decays whether weight decay shrinks it: not if it begins as a constant, as biases and gains do
     */
    Weight(final ToDoubleFunction<Random> start, final boolean decays, final long... shape) {
        m_shape = shape;
        m_decays = decays;
        m_start = start;
    }

    int length() {
        long n = 1;
        for (long s : m_shape) {
            n = Math.multiplyExact(n, s);
        }
        return Math.toIntExact(n);
    }

    long[] shape() {
        return m_shape.clone();
    }

    boolean decays() {
        return m_decays;
    }

    double start(final Random random) {
        return m_start.applyAsDouble(random);
    }

    void bind(final INDArray value, final INDArray gradient) {
        m_value = value;
        m_gradient = gradient;
    }

    INDArray value() {
        return m_value;
    }

    /** @return a copy of the values in C order */
    float[] values() {
        var copy = new float[length()];
        Row row = Native.of(m_value).row(0, copy.length);
        for (int i = 0; i < copy.length; i++) {
            copy[i] = (float)row.get(i);
        }
        return copy;
    }

    /** Sets the gradient to the sums over samples; {@code ofSamples[sample * length + i]} is added up in this order. */
    void setGradient(final double[] ofSamples) {
        Native gradient = Native.of(m_gradient);
        var sums = new double[length()];
        for (int i = 0; i < ofSamples.length; i++) {
            sums[i % sums.length] += ofSamples[i];
        }
        Row row = gradient.row(sums.length);
        for (int i = 0; i < sums.length; i++) {
            row.set(i, sums[i]);
        }
        row.write(gradient, 0, sums.length);
    }

    INDArray gradient() {
        return m_gradient;
    }
}
