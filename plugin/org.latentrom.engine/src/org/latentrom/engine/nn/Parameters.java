package org.latentrom.engine.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * All parameters of one or more plans in one vector, and their gradient in another, so that an optimiser, a norm and a
 * saved model deal with one array. Weights are declared while plans are built; then {@link #allocate} makes the
 * vectors.
 */
public final class Parameters implements AutoCloseable {
    private final DataType m_type;

    private final List<Weight> m_weights = new ArrayList<>();

    private int m_size;

    private INDArray m_value;

    private INDArray m_gradient;

    /** @param type FLOAT for training; DOUBLE, many times slower, for tests of gradients */
    public Parameters(final DataType type) {
        Backend.prepare();
        m_type = type;
    }

    DataType type() {
        return m_type;
    }

    /** Declares a weight whose initial values are normally distributed; 0 as the deviation: constant. */
    Weight declare(final double deviation, final double constant, final long... shape) {
        // a constant start uses up no random numbers
        return declare(random -> constant + (deviation == 0 ? 0 : deviation * random.nextGaussian()), deviation != 0,
            shape);
    }

    /** @param start gives the initial values, one after the other; they are not constant */
    Weight declare(final ToDoubleFunction<Random> start, final long... shape) {
        return declare(start, true, shape);
    }

    private Weight declare(final ToDoubleFunction<Random> start, final boolean decays, final long... shape) {
        if (m_value != null) {
            throw new IllegalStateException("the parameters are allocated already");
        }
        var weight = new Weight(start, decays, shape);
        m_weights.add(weight);
        m_size = Math.addExact(m_size, weight.length());
        return weight;
    }

    /**
     * Makes the vectors; all plans must have been built.
     *
     * @param training whether gradients will be computed
     */
    public void allocate(final boolean training) {
        m_value = Nd4j.create(m_type, m_size);
        m_gradient = training ? Nd4j.create(m_type, m_size) : null;
        int from = 0;
        for (Weight w : m_weights) {
            var part = NDArrayIndex.interval(from, from + w.length());
            w.bind(m_value.get(part).reshape('c', w.shape()),
                training ? m_gradient.get(part).reshape('c', w.shape()) : null);
            from += w.length();
        }
    }

    /** @return initial values, each weight's by its {@link Initializer}; repeatable by the seed */
    public float[] initial(final long seed) {
        var random = new Random(seed);
        var values = new float[m_size];
        int i = 0;
        for (Weight w : m_weights) {
            for (int end = i + w.length(); i < end; i++) {
                values[i] = (float)w.start(random);
            }
        }
        return values;
    }

    /** @return number of parameters */
    public int size() {
        return m_size;
    }

    /** Sets all parameters. */
    public void set(final float[] values) {
        Backend.put(m_value, values);
    }

    /** @return a copy of all parameters */
    public float[] get() {
        var values = new float[m_size];
        Backend.get(m_value, values);
        return values;
    }

    /** Multiplies the weights by a factor; what begins as a constant (biases, gains) stays as it is. */
    void shrink(final double factor) {
        for (Weight w : m_weights) {
            if (w.decays()) {
                w.value().muli(factor);
            }
        }
    }

    /** @return the vector of parameters itself */
    public INDArray value() {
        return m_value;
    }

    /** @return the gradient vector itself */
    public INDArray gradient() {
        return m_gradient;
    }

    @Override
    public void close() {
        Tensor.close(m_value);
        Tensor.close(m_gradient);
    }
}
