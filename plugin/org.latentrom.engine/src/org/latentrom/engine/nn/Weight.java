package org.latentrom.engine.nn;

import org.nd4j.linalg.api.ndarray.INDArray;

/** A block of parameters of one layer: a view of the flat parameter vector and one of the flat gradient vector. */
final class Weight {
    private final long[] m_shape;

    private final double m_deviation;

    private final double m_constant;

    private INDArray m_value;

    private INDArray m_gradient;

    /**
     * @param deviation standard deviation of the initial values
     * @param constant mean of the initial values
     */
    Weight(final double deviation, final double constant, final long... shape) {
        m_shape = shape;
        m_deviation = deviation;
        m_constant = constant;
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

    double deviation() {
        return m_deviation;
    }

    double constant() {
        return m_constant;
    }

    void bind(final INDArray value, final INDArray gradient) {
        m_value = value;
        m_gradient = gradient;
    }

    INDArray value() {
        return m_value;
    }

    INDArray gradient() {
        return m_gradient;
    }
}
