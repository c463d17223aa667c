package org.latentrom.engine.cvae;

/**
 * The aggregate posterior q(z) of N fields: the mean of their posteriors q(z | x), an even mixture of N normal
 * distributions.
 */
final class AggregatePosterior {
    /** Fields a block: its sums of squares stay in the first cache. */
    private static final int BLOCK = 512;

    /** Terms below the largest by this factor's logarithm are lost in rounding, even ten thousand of them. */
    private static final double NEGLIGIBLE = -50;

    private final int m_latents;

    private final int m_fields;

    private final double[] m_mean;

    private final double[] m_weight;

    private final double[] m_constant;

    /**
     * @param mean {@code [field][latent]}
     * @param logVariance {@code [field][latent]}
     */
    AggregatePosterior(final double[][] mean, final double[][] logVariance) {
        m_fields = mean.length;
        m_latents = mean[0].length;
        // latent by latent, so that the inner loop runs along fields and becomes vector instructions
        m_mean = new double[m_latents * m_fields];
        m_weight = new double[m_latents * m_fields];
        m_constant = new double[m_fields];
        for (int k = 0; k < m_fields; k++) {
            for (int l = 0; l < m_latents; l++) {
                m_mean[l * m_fields + k] = mean[k][l];
                m_weight[l * m_fields + k] = -0.5 * Math.exp(-logVariance[k][l]);
                m_constant[k] -= 0.5 * (logVariance[k][l] + Math.log(2 * Math.PI));
            }
        }
    }

    /** @return log q(z) */
    double logDensity(final double[] z) {
        var log = new double[BLOCK];
        double largest = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (int from = 0; from < m_fields; from += BLOCK) {
            int count = Math.min(BLOCK, m_fields - from);
            block(z, from, count, log);
            double high = largest;
            for (int k = 0; k < count; k++) {
                high = Math.max(high, log[k]);
            }
            sum *= high == largest ? 1 : Math.exp(largest - high);
            largest = high;
            for (int k = 0; k < count; k++) {
                double d = log[k] - largest;
                if (d > NEGLIGIBLE) {
                    sum += Math.exp(d);
                }
            }
        }
        return largest + Math.log(sum / m_fields);
    }

    private void block(final double[] z, final int from, final int count, final double[] log) {
        System.arraycopy(m_constant, from, log, 0, count);
        for (int l = 0; l < m_latents; l++) {
            double zl = z[l];
            int offset = l * m_fields + from;
            for (int k = 0; k < count; k++) {
                double d = zl - m_mean[offset + k];
                log[k] += d * d * m_weight[offset + k];
            }
        }
    }
}
