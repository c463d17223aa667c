package org.latentrom.engine.cvae;

/**
 * The importance-weighted bound of a batch: of each group of rows, which are draws z for one field, the log of the mean
 * of w = p(x | z) (p(z) / q(z | x))^beta (Burda, Grosse, Salakhutdinov, 2016, arXiv:1509.00519); float64.
 */
final class ImportanceBound {
    private final LatentBatch m_at;

    private final float[] m_noise;

    private final double m_beta;

    private final double[] m_weight;

    private double m_value;

    /**
     * @param at the posteriors that z was drawn from
     * @param noise z = mean + noise sigma
     * @param logDensity log p(x | z) of each row
     * @param samples rows of a group
     */
    ImportanceBound(final LatentBatch at, final float[] noise, final double[] logDensity, final int samples,
        final double beta) {
        m_at = at;
        m_noise = noise;
        m_beta = beta;
        m_weight = new double[logDensity.length];
        var log = new double[samples];
        for (int from = 0; from < logDensity.length; from += samples) {
            for (int s = 0; s < samples; s++) {
                log[s] = logDensity[from + s] + beta * logRatio(from + s);
            }
            double mean = Estimators.logMeanExp(log);
            m_value += mean;
            for (int s = 0; s < samples; s++) {
                m_weight[from + s] = Math.exp(log[s] - mean) / samples;
            }
        }
    }

    private double z(final int i) {
        return m_at.mean()[i] + m_noise[i] * Math.exp(0.5 * m_at.logVariance()[i]);
    }

    /** log p(z) - log q(z | x) */
    private double logRatio(final int row) {
        double log = 0;
        for (int i = row * m_at.latents(), end = i + m_at.latents(); i < end; i++) {
            double z = z(i);
            log += 0.5 * ((double)m_noise[i] * m_noise[i] + m_at.logVariance()[i] - z * z);
        }
        return log;
    }

    /** @return sum of the groups' bounds, in nats */
    double value() {
        return m_value;
    }

    /** @return w of each row, as a share of its group's: derivative of the value by the row's log density */
    double[] weights() {
        return m_weight;
    }

    /** Adds the gradient of {@code -factor * value} at fixed log densities. */
    void addGradient(final double factor, final LatentBatch gradient) {
        for (int i = 0; i < m_noise.length; i++) {
            double share = factor * m_beta * m_weight[i / m_at.latents()];
            double z = z(i);
            gradient.mean()[i] += share * z;
            gradient.logVariance()[i] += 0.5 * share * (z * (z - m_at.mean()[i]) - 1);
        }
    }
}
