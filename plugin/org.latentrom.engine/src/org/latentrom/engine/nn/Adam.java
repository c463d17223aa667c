package org.latentrom.engine.nn;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.SubOp;
import org.nd4j.linalg.api.ops.impl.updaters.AdamUpdater;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The Adam optimiser (Kingma, Ba, 2015, arXiv:1412.6980) over one flat vector, with clipping of the gradient's norm.
 */
public final class Adam implements AutoCloseable {
    private static final double BETA1 = 0.9;

    private static final double BETA2 = 0.999;

    private static final double EPSILON = 1e-8;

    private final Parameters m_parameters;

    private final double m_clip;

    private final INDArray m_first;

    private final INDArray m_second;

    private int m_step;

    private double m_meanNorm;

    /**
     * @param parameters the parameters, allocated
     * @param clip largest norm of a gradient, as a multiple of the running mean of the norms; 0 = no limit. The limit
     *            moves along because a Gaussian likelihood's gradient grows as its variance falls
     */
    public Adam(final Parameters parameters, final double clip) {
        m_parameters = parameters;
        m_clip = clip;
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
        Nd4j.exec(new AdamUpdater(gradient, m_second, m_first, learningRate, BETA1, BETA2, EPSILON, m_step++));
        Nd4j.exec(new SubOp(m_parameters.value(), gradient, m_parameters.value()));
        return norm;
    }

    @Override
    public void close() {
        m_first.close();
        m_second.close();
    }
}
