package org.latentrom.engine.nn;

import org.nd4j.linalg.api.ndarray.INDArray;
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
     * Moves the parameters against their gradient; the gradient vector may be changed.
     *
     * @return norm of the gradient before it was clipped; if it is not finite, nothing has moved
     */
    public double step(final double learningRate) {
        INDArray gradient = m_parameters.gradient();
        double norm = Pass.norm(gradient);
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
        m_step++;
        move(learningRate);
        return norm;
    }

    private void move(final double learningRate) {
        double rate = learningRate / (1 - Math.pow(BETA1, m_step));
        double scale = 1 / (1 - Math.pow(BETA2, m_step));
        INDArray value = m_parameters.value();
        Pass.run(Pass.read(m_parameters.gradient(), m_first, m_second, value), Pass.write(m_first, m_second, value),
            (a, n) -> floats(a, n, (float)rate, (float)scale), (a, n) -> doubles(a, n, rate, scale));
    }

    // m = b1 m + (1 - b1) g, v = b2 v + (1 - b2) g g, x -= rate m / (sqrt(scale v) + epsilon)
    private static void floats(final float[][] a, final int n, final float rate, final float scale) {
        float[] g = a[0];
        float[] m = a[1];
        float[] v = a[2];
        float[] x = a[3];
        float[] newM = a[4];
        float[] newV = a[5];
        float[] newX = a[6];
        // three loops: with more than one array written, the compiler makes no vector instructions
        for (int i = 0; i < n; i++) {
            newM[i] = m[i] + (1 - (float)BETA1) * (g[i] - m[i]);
        }
        for (int i = 0; i < n; i++) {
            newV[i] = v[i] + (1 - (float)BETA2) * (g[i] * g[i] - v[i]);
        }
        for (int i = 0; i < n; i++) {
            newX[i] = x[i] - rate * newM[i] / ((float)Math.sqrt(scale * newV[i]) + (float)EPSILON);
        }
    }

    private static void doubles(final double[][] a, final int n, final double rate, final double scale) {
        for (int i = 0; i < n; i++) {
            a[4][i] = a[1][i] + (1 - BETA1) * (a[0][i] - a[1][i]);
            a[5][i] = a[2][i] + (1 - BETA2) * (a[0][i] * a[0][i] - a[2][i]);
            a[6][i] = a[3][i] - rate * a[4][i] / (Math.sqrt(scale * a[5][i]) + EPSILON);
        }
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
