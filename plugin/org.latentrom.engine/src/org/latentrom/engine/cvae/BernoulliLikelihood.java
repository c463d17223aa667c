package org.latentrom.engine.cvae;

/**
 * Continuous Bernoulli distribution of values scaled to [0, 1]. The decoder's output is added to the logit of the mean
 * field, so that an untrained decoder says the mean. Values outside the training range count as 0 or 1.
 */
final class BernoulliLikelihood extends Likelihood {
    private final Scaling m_scaling;

    private final float[] m_base;

    private double m_log;

    private long m_rows;

    BernoulliLikelihood(final Packing packing, final Scaling scaling) {
        super(packing);
        m_scaling = scaling;
        m_base = new float[packing.size()];
        var mean = new float[packing.size()];
        target(scaling.mean(), mean, 0);
        for (int c = 0; c < packing.channels(); c++) {
            for (int i : packing.valid(c)) {
                m_base[i] = (float)ContinuousBernoulli.logit(mean[i]);
            }
        }
    }

    @Override
    void target(final float[] field, final float[] packed, final int offset) {
        for (int c = 0; c < packing().channels(); c++) {
            double low = m_scaling.low()[c];
            double range = m_scaling.high()[c] - low;
            for (int i : packing().valid(c)) {
                double x = (field[packing().source(i)] - low) / range;
                packed[offset + i] = (float)Math.max(0, Math.min(1, x));
            }
        }
    }

    @Override
    void adapt(final float[] output, final float[] target, final int rows) {
        for (int row = 0; row < rows; row++) {
            m_log += logDensity(output, target, row);
        }
        m_rows += rows;
    }

    @Override
    double settle() {
        double log = m_log / m_rows;
        m_log = 0;
        m_rows = 0;
        return log;
    }

    @Override
    double gradientFactor() {
        return 1;
    }

    @Override
    double logDensity(final float[] output, final float[] target, final int row) {
        int offset = row * packing().size();
        double log = 0;
        for (int c = 0; c < packing().channels(); c++) {
            for (int i : packing().valid(c)) {
                log += ContinuousBernoulli.logDensity(target[offset + i], m_base[i] + output[offset + i]);
            }
        }
        return log;
    }

    @Override
    void gradient(final float[] output, final float[] target, final int row, final double scale,
        final float[] gradient) {
        int offset = row * packing().size();
        for (int c = 0; c < packing().channels(); c++) {
            for (int i : packing().valid(c)) {
                double mean = ContinuousBernoulli.mean(m_base[i] + output[offset + i]);
                gradient[offset + i] = (float)(scale * (mean - target[offset + i]));
            }
        }
    }

    @Override
    void mean(final float[] output, final int row, final float[] field) {
        int offset = row * packing().size();
        for (int c = 0; c < packing().channels(); c++) {
            double low = m_scaling.low()[c];
            double range = m_scaling.high()[c] - low;
            for (int i : packing().valid(c)) {
                double mean = ContinuousBernoulli.mean(m_base[i] + output[offset + i]);
                field[packing().source(i)] = (float)(low + range * mean);
            }
        }
    }

    @Override
    double[] variance() {
        return new double[0];
    }
}
