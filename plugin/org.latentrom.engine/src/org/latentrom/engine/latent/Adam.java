package org.latentrom.engine.latent;

/**
 * The Adam update (D. P. Kingma and J. Ba, 2015) of one flat weight vector, with the gradient's norm limited before and
 * weights drawn to zero apart from the gradient (I. Loshchilov and F. Hutter, "Decoupled weight decay", 2019).
 */
final class Adam {
    private static final double BETA1 = 0.9;

    private static final double BETA2 = 0.999;

    private static final double EPSILON = 1e-8;

    private final double[] m_first;

    private final double[] m_second;

    private final double m_clip;

    private final double m_decay;

    private final int m_decayed;

    private int m_updates;

    /**
     * @param clip greatest norm of the gradient; longer ones are shortened to it
     * @param decay share of a weight that is lost in an update of learning rate 1
     * @param decayed number of weights, from the first, that decay
     */
    Adam(final int weights, final double clip, final double decay, final int decayed) {
        m_first = new double[weights];
        m_second = new double[weights];
        m_clip = clip;
        m_decay = decay;
        m_decayed = decayed;
    }

    /** @return false if the gradient was not finite, so that nothing was changed */
    boolean update(final double[] w, final double[] gradient, final double rate) {
        double square = 0;
        for (double g : gradient) {
            square += g * g;
        }
        if (!Double.isFinite(square)) {
            return false;
        }
        double scale = Math.min(1, m_clip / Math.sqrt(square + Double.MIN_NORMAL));
        m_updates++;
        double correction1 = 1 - Math.pow(BETA1, m_updates);
        double correction2 = 1 - Math.pow(BETA2, m_updates);
        for (int i = 0; i < w.length; i++) {
            double g = gradient[i] * scale;
            m_first[i] = BETA1 * m_first[i] + (1 - BETA1) * g;
            m_second[i] = BETA2 * m_second[i] + (1 - BETA2) * g * g;
            w[i] -= rate * (m_first[i] / correction1 / (Math.sqrt(m_second[i] / correction2) + EPSILON)
                + (i < m_decayed ? m_decay * w[i] : 0));
        }
        return true;
    }
}
