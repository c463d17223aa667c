package org.latentrom.engine.cvae;

import java.util.Random;

/**
 * A model whose answers are known: z ~ N(0, 1) in each latent, x = W z + noise of deviation s, W with columns at right
 * angles to each other. Then the latents are independent under p(z | x): variance 1 / (1 + |w_l|^2 / s^2), and I(x; z) is
 * the sum of 0.5 ln(1 + |w_l|^2 / s^2). The posterior that it claims may be off, as that of a network.
 */
class LinearGaussian implements LatentVariableModel {
    static final int VALUES = 6;

    private final double[] m_length;

    private final double m_s;

    private final double[][] m_x;

    private final double m_shift;

    private final double m_widening;

    private int m_from;

    private int m_rows;

    /**
     * @param length |w_l| of each latent; w_l points along axis l, split between it and the last axis but l
     * @param s deviation of the noise
     * @param shift shift of the claimed posterior's mean, in its deviations
     * @param widening claimed deviation over the true one
     */
    LinearGaussian(final int fields, final double[] length, final double s, final double shift, final double widening,
        final long seed) {
        m_length = length;
        m_s = s;
        m_shift = shift;
        m_widening = widening;
        var random = new Random(seed);
        m_x = new double[fields][VALUES];
        for (double[] x : m_x) {
            for (int l = 0; l < length.length; l++) {
                double z = random.nextGaussian();
                x[l] += 0.6 * length[l] * z;
                x[VALUES - 1 - l] += 0.8 * length[l] * z;
            }
            for (int d = 0; d < VALUES; d++) {
                x[d] += s * random.nextGaussian();
            }
        }
    }

    private double ratio(final int l) {
        return m_length[l] * m_length[l] / (m_s * m_s);
    }

    private double projection(final double[] x, final int l) {
        return m_length[l] * (0.6 * x[l] + 0.8 * x[VALUES - 1 - l]) / (m_s * m_s);
    }

    private double trueVariance(final int l) {
        return 1 / (1 + ratio(l));
    }

    /** log p(x) of a field: matrix determinant lemma and Sherman-Morrison, latent by latent. */
    double logEvidence(final int field) {
        double log = -0.5 * VALUES * Math.log(2 * Math.PI * m_s * m_s);
        for (double v : m_x[field]) {
            log -= 0.5 * v * v / (m_s * m_s);
        }
        for (int l = 0; l < m_length.length; l++) {
            double p = projection(m_x[field], l);
            log += 0.5 * p * p * trueVariance(l) - 0.5 * Math.log(1 + ratio(l));
        }
        return log;
    }

    /** Mean of -log p(x) over these fields. */
    double nll() {
        double sum = 0;
        for (int i = 0; i < m_x.length; i++) {
            sum -= logEvidence(i) / m_x.length;
        }
        return sum;
    }

    /** Mean of -log p(x) over all x: the entropy of a normal distribution. */
    double entropy() {
        return 0.5 * VALUES * (Math.log(2 * Math.PI * m_s * m_s) + 1) + information();
    }

    double information() {
        double sum = 0;
        for (int l = 0; l < m_length.length; l++) {
            sum += 0.5 * Math.log(1 + ratio(l));
        }
        return sum;
    }

    /** KL divergence of the claimed posterior from the true one, the same for every x: what the ELBO loses. */
    double gap() {
        double kl = 0.5 * (m_widening * m_widening + m_shift * m_shift - 1) - Math.log(m_widening);
        return m_length.length * kl;
    }

    /** KL divergence of the claimed posterior from the prior, averaged over all x. */
    double kl(final int l) {
        double v = trueVariance(l);
        double claimed = m_widening * m_widening * v;
        double meanSquare = 1 - v + m_shift * m_shift * v;
        return 0.5 * (meanSquare + claimed - 1 - Math.log(claimed));
    }

    /** Variance of the posterior mean over all x. */
    double meanVariance(final int l) {
        return 1 - trueVariance(l);
    }

    /** Covariance of the posterior mean with the sum of x: that of z itself, as E[z | x] is a projection of z. */
    double covariance(final int l) {
        return 1.4 * m_length[l];
    }

    @Override
    public int fields() {
        return m_x.length;
    }

    @Override
    public int latentSize() {
        return m_length.length;
    }

    @Override
    public boolean hasPosterior() {
        return true;
    }

    @Override
    public int batch() {
        return 7;
    }

    @Override
    public void encode(final int from, final int rows) {
        m_from = from;
        m_rows = rows;
    }

    @Override
    public double mean(final int row, final int l) {
        return trueVariance(l) * projection(m_x[m_from + row], l) + m_shift * Math.sqrt(trueVariance(l));
    }

    @Override
    public double logVariance(final int row, final int l) {
        return Math.log(m_widening * m_widening * trueVariance(l));
    }

    private double[] decode(final float[] z, final int row) {
        var x = new double[VALUES];
        for (int l = 0; l < m_length.length; l++) {
            double v = m_length[l] * z[row * m_length.length + l];
            x[l] += 0.6 * v;
            x[VALUES - 1 - l] += 0.8 * v;
        }
        return x;
    }

    @Override
    public void logLikelihood(final float[] z, final double[] log) {
        for (int row = 0; row < m_rows; row++) {
            double[] decoded = decode(z, row);
            log[row] = -0.5 * VALUES * Math.log(2 * Math.PI * m_s * m_s);
            for (int d = 0; d < VALUES; d++) {
                double e = (m_x[m_from + row][d] - decoded[d]) / m_s;
                log[row] -= 0.5 * e * e;
            }
        }
    }

    @Override
    public void reconstruct(final DecodedValue value, final double[] error, final double[] norm) {
        for (int row = 0; row < m_rows; row++) {
            var z = new float[m_rows * m_length.length];
            for (int l = 0; l < m_length.length; l++) {
                z[row * m_length.length + l] = (float)mean(row, l);
            }
            double[] decoded = decode(z, row);
            double squares = 0;
            double all = 0;
            for (int d = 0; d < VALUES; d++) {
                double x = m_x[m_from + row][d];
                squares += (x - decoded[d]) * (x - decoded[d]);
                all += x * x;
            }
            error[row] = Math.sqrt(squares);
            norm[row] = Math.sqrt(all);
        }
    }

    @Override
    public double sum(final int row) {
        double sum = 0;
        for (double v : m_x[m_from + row]) {
            sum += v;
        }
        return sum;
    }
}
