package org.latentrom.engine.cvae;

import java.util.random.RandomGenerator;
import org.latentrom.engine.onnx.OnnxGraph;

/**
 * Distributions on [0, 1] with density exp(t x) / Z(t) in their logit t, of values scaled to [0, 1]. The decoder's
 * output is added to the logit of the mean field, so that an untrained decoder says the mean. Values outside the
 * training range count as 0 or 1.
 *
 * <p>The logit, sum of both, is limited to [-limit, limit]: without a limit the density of a pixel that is 0 in every
 * field grows without bound. Beyond the limit the density and what is decoded are those at the limit; of the gradient
 * there, the part that would push further out is 0, and the part that pulls back is that at the limit, so that no pixel
 * is lost for good.
 */
abstract class LogitLikelihood extends Likelihood {
    private final Scaling m_scaling;

    private final float[] m_base;

    private final float m_limit;

    private double m_log;

    private long m_rows;

    /** @param limit largest absolute value of the logit, above 0; may be infinite */
    LogitLikelihood(final Packing packing, final Scaling scaling, final double limit) {
        super(packing);
        m_scaling = scaling;
        m_limit = (float)limit;
        m_base = new float[packing.size()];
        var mean = new float[packing.size()];
        target(scaling.mean(), mean, 0);
        for (int c = 0; c < packing.channels(); c++) {
            for (int i : packing.valid(c)) {
                m_base[i] = limited((float)logit(mean[i]));
            }
        }
    }

    /** @return log density at x in [0, 1] */
    abstract double logDensity(double x, double logit);

    /** @return mean of the distribution, increasing in the logit; x - mean is the derivative of the log density */
    abstract double mean(double logit);

    /** Adds {@link #mean(double)} to a graph. @return the name of its value */
    abstract String mean(OnnxGraph graph, String logit);

    /** @return derivative of the mean by the logit, which is the variance */
    abstract double variance(double logit);

    /** @return the logit whose mean is m in [0, 1]; finite */
    abstract double logit(double m);

    /** @return the quantile of u in [0, 1): with u uniform, a draw */
    abstract double quantile(double logit, double u);

    private float limited(final float logit) {
        return Math.max(-m_limit, Math.min(m_limit, logit));
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
    double soFar() {
        return m_log / m_rows;
    }

    @Override
    double[] gathered() {
        return new double[]{m_log, m_rows};
    }

    @Override
    void restore(final double[] gathered) {
        m_log = gathered[0];
        m_rows = (long)gathered[1];
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
                log += logDensity(target[offset + i], limited(m_base[i] + output[offset + i]));
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
                float logit = m_base[i] + output[offset + i];
                double slope = mean(limited(logit)) - target[offset + i];
                boolean outward = logit > m_limit && slope < 0 || logit < -m_limit && slope > 0;
                gradient[offset + i] = outward ? 0 : (float)(scale * slope);
            }
        }
    }

    @Override
    void decode(final DecodedValue value, final RandomGenerator random, final float[] output, final int row,
        final float[] field) {
        int offset = row * packing().size();
        for (int c = 0; c < packing().channels(); c++) {
            double low = m_scaling.low()[c];
            double range = m_scaling.high()[c] - low;
            for (int i : packing().valid(c)) {
                double logit = limited(m_base[i] + output[offset + i]);
                double x = switch (value) {
                    case MEAN -> mean(logit);
                    case LAMBDA -> 1 / (1 + Math.exp(-logit));
                    case SAMPLE -> quantile(logit, random.nextDouble());
                };
                field[packing().source(i)] = (float)(low + range * x);
            }
        }
    }

    @Override
    String decode(final DecodedValue value, final OnnxGraph graph, final String output) {
        var base = new float[packing().fieldSize()];
        var range = new double[packing().channels()];
        for (int c = 0; c < packing().channels(); c++) {
            range[c] = m_scaling.high()[c] - m_scaling.low()[c];
            for (int i : packing().valid(c)) {
                base[packing().source(i)] = m_base[i];
            }
        }
        String logit = graph.apply("Add", output, packing().constant(graph, base));
        if (Float.isFinite(m_limit)) {
            logit = graph.apply("Clip", logit, graph.scalar(-m_limit), graph.scalar(m_limit));
        }
        String x = value == DecodedValue.LAMBDA ? graph.apply("Sigmoid", logit) : mean(graph, logit);
        return graph.apply("Add", graph.apply("Mul", x, CvaeOnnx.perChannel(graph, range)),
            CvaeOnnx.perChannel(graph, m_scaling.low()));
    }

    @Override
    void meanGradient(final float[] output, final int row, final double[][] field, final float[] gradient) {
        int offset = row * packing().size();
        int pixels = packing().fieldSize() / packing().channels();
        for (int c = 0; c < packing().channels(); c++) {
            double range = m_scaling.high()[c] - m_scaling.low()[c];
            for (int i : packing().valid(c)) {
                float logit = m_base[i] + output[offset + i];
                double slope = field[c][packing().source(i) - c * pixels];
                boolean outward = logit > m_limit && slope < 0 || logit < -m_limit && slope > 0;
                gradient[offset + i] += outward ? 0 : (float)(range * variance(limited(logit)) * slope);
            }
        }
    }

    @Override
    double[] variance() {
        return new double[0];
    }
}
