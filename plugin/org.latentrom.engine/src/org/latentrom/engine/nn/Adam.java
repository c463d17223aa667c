package org.latentrom.engine.nn;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.SubOp;
import org.nd4j.linalg.api.ops.impl.updaters.AdamUpdater;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The Adam optimiser (Kingma, Ba, 2015, arXiv:1412.6980) over one flat vector, with clipping of the gradient's norm and
 * weight decay beside the gradient (AdamW: Loshchilov, Hutter, 2019, arXiv:1711.05101).
 */
public final class Adam implements AutoCloseable {
    private static final double BETA1 = 0.9;

    private static final double BETA2 = 0.999;

    private static final double EPSILON = 1e-8;

    private final Parameters m_parameters;

    private final double m_clip;

    private final double m_decay;

    private final INDArray m_first;

    private final INDArray m_second;

    private int m_step;

    private double m_meanNorm;

    /** As {@link #Adam(Parameters, double, double)}, without weight decay. */
    public Adam(final Parameters parameters, final double clip) {
        this(parameters, clip, 0);
    }

    /**
     * @param parameters the parameters, allocated
     * @param clip largest norm of a gradient, as a multiple of the running mean of the norms; 0 = no limit. The limit
     *            moves along because a Gaussian likelihood's gradient grows as its variance falls
     * @param decay weight decay: a step shrinks the weights, but no biases or gains, by learning rate x decay; 0 = none
     */
    public Adam(final Parameters parameters, final double clip, final double decay) {
        m_parameters = parameters;
        m_clip = clip;
        m_decay = decay;
        m_first = Nd4j.create(parameters.type(), parameters.size());
        m_second = Nd4j.create(parameters.type(), parameters.size());
    }

    /**
     * Moves the parameters against their gradient; the gradient vector is used up.
     *
     * @return norm of the gradient before it was clipped; if it is not finite, nothing has moved
     */
    public double step(final double learningRate) {
        INDArray gradient = m_parameters.gradient();
        double norm = gradient.norm2Number().doubleValue();
        if (!Double.isFinite(norm)) {
            return norm;
        }
        double used = norm;
        // a mean of 0 says nothing of the size of gradients, and a limit by it would stop all steps for good
        if (m_clip > 0 && m_meanNorm > 0 && norm > m_clip * m_meanNorm) {
            used = m_clip * m_meanNorm;
            gradient.muli(used / norm);
        }
        m_meanNorm = m_meanNorm == 0 ? norm : 0.95 * m_meanNorm + 0.05 * used;
        if (m_decay > 0) {
            m_parameters.shrink(1 - learningRate * m_decay);
        }
        Nd4j.exec(new AdamUpdater(gradient, m_second, m_first, learningRate, BETA1, BETA2, EPSILON, m_step++));
        Nd4j.exec(new SubOp(m_parameters.value(), gradient, m_parameters.value()));
        return norm;
    }

    /** @return a copy of what the next steps depend on */
    public AdamState state() {
        var first = new float[m_parameters.size()];
        var second = new float[m_parameters.size()];
        Backend.get(m_first, first);
        Backend.get(m_second, second);
        return new AdamState(first, second, m_step, m_meanNorm);
    }

    /** Goes on as the optimiser whose state this is. */
    public void restore(final AdamState state) {
        Backend.put(m_first, state.first());
        Backend.put(m_second, state.second());
        m_step = state.step();
        m_meanNorm = state.meanNorm();
    }

    @Override
    public void close() {
        m_first.close();
        m_second.close();
    }
}
