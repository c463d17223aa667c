package org.latentrom.engine.nn;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.SubOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Exponential moving average of the parameters over the steps (Polyak, Juditsky, 1992; as in Kingma, Ba, 2015, section
 * 7.2): steps at a large learning rate jump about a minimum, their average lies nearer to it. The first steps count
 * less, a step t has the decay min(decay, (1 + t) / (10 + t)), so that the initial weights are soon forgotten.
 */
public final class WeightAverage implements AutoCloseable {
    private final Parameters m_parameters;

    private final double m_decay;

    private final INDArray m_average;

    private int m_step;

    /**
     * @param parameters the parameters, allocated with gradients and initialised
     * @param decay share of the old average in the new one, 0 to below 1
     */
    public WeightAverage(final Parameters parameters, final double decay) {
        m_parameters = parameters;
        m_decay = decay;
        m_average = Nd4j.create(parameters.type(), parameters.size());
        m_average.assign(parameters.value());
    }

    /** Takes the parameters in after a step; the gradient vector is used up. */
    public void step() {
        double decay = Math.min(m_decay, (1.0 + m_step) / (10.0 + m_step));
        m_step++;
        INDArray difference = m_parameters.gradient();
        Nd4j.exec(new SubOp(m_parameters.value(), m_average, difference));
        difference.muli(1 - decay);
        m_average.addi(difference);
    }

    /** Exchanges average and parameters, so that the network works with the average; again, and all is as before. */
    public void swap() {
        INDArray value = m_parameters.value();
        INDArray between = m_parameters.gradient();
        between.assign(value);
        value.assign(m_average);
        m_average.assign(between);
    }

    /** @return number of steps taken in */
    public int steps() {
        return m_step;
    }

    /** @return a copy of the average */
    public float[] get() {
        var values = new float[m_parameters.size()];
        Backend.get(m_average, values);
        return values;
    }

    /** Goes on as the average of which these are {@link #get} and {@link #steps}. */
    public void restore(final float[] average, final int steps) {
        Backend.put(m_average, average);
        m_step = steps;
    }

    @Override
    public void close() {
        m_average.close();
    }
}
