package org.latentrom.engine.cvae;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.latentrom.engine.onnx.OnnxGraph;

/**
 * Normal distribution. A learned variance is the mean squared error of the fields at hand: in training of each batch,
 * in the model of the validation fields. It is the variance that makes the likelihood largest (Rybkin, Daniilidis,
 * Levine, 2021, arXiv:2006.13202), so the likelihood's derivative by it is 0, and the gradient is that at fixed
 * variance.
 */
final class GaussianLikelihood extends Likelihood {
    /** Least variance: 1e-4 of a channel's deviation, about what float32 convolutions resolve. */
    private static final double FLOOR = 1e-8;

    /** How many variances are learned. */
    enum Learned {
        NOTHING, GLOBAL, PER_CHANNEL
    }

    private final Scaling m_scaling;

    private final double[] m_variance;

    private final Learned m_learned;

    private final double[] m_squares;

    private long m_rows;

    GaussianLikelihood(final Packing packing, final Scaling scaling, final double[] variance,
        final Learned learned) {
        super(packing);
        m_scaling = scaling;
        m_variance = variance;
        m_learned = learned;
        m_squares = new double[variance.length];
    }

    @Override
    void target(final float[] field, final float[] packed, final int offset) {
        packing().standardize(field, m_scaling, packed, offset);
    }

    @Override
    void adapt(final float[] output, final float[] target, final int rows) {
        var squares = new double[m_variance.length];
        for (int c = 0; c < squares.length; c++) {
            for (int row = 0; row < rows; row++) {
                squares[c] += squares(c, output, target, row);
            }
            m_squares[c] += squares[c];
        }
        m_rows += rows;
        set(squares, rows);
    }

    @Override
    double settle() {
        set(m_squares, m_rows);
        double log = 0;
        for (int c = 0; c < m_variance.length; c++) {
            log += logDensity(c, m_squares[c] / m_rows);
        }
        Arrays.fill(m_squares, 0);
        m_rows = 0;
        return log;
    }

    @Override
    double soFar() {
        double[] variance = fitted(m_squares, m_rows);
        double log = 0;
        for (int c = 0; c < variance.length; c++) {
            log += logDensity(c, m_squares[c] / m_rows, variance[c]);
        }
        return log;
    }

    @Override
    double[] gathered() {
        double[] gathered = Arrays.copyOf(m_squares, m_squares.length + 1);
        gathered[m_squares.length] = m_rows;
        return gathered;
    }

    @Override
    void restore(final double[] gathered) {
        System.arraycopy(gathered, 0, m_squares, 0, m_squares.length);
        m_rows = (long)gathered[m_squares.length];
    }

    private double logDensity(final int channel, final double squares) {
        return logDensity(channel, squares, m_variance[channel]);
    }

    private double logDensity(final int channel, final double squares, final double v) {
        return -0.5 * (squares / v + packing().valid(channel).length * Math.log(2 * Math.PI * v));
    }

    private void set(final double[] squares, final long rows) {
        System.arraycopy(fitted(squares, rows), 0, m_variance, 0, m_variance.length);
    }

    /** @return the variances that make the likelihood of so many rows with these squared errors largest */
    private double[] fitted(final double[] squares, final long rows) {
        double[] variance = m_variance.clone();
        if (m_learned == Learned.NOTHING) {
            return variance;
        }
        int channels = m_variance.length;
        double count = (double)rows * packing().valid(0).length;
        double all = Arrays.stream(squares).sum() / (channels * count);
        for (int c = 0; c < channels; c++) {
            variance[c] = Math.max(FLOOR, m_learned == Learned.PER_CHANNEL ? squares[c] / count : all);
        }
        return variance;
    }

    @Override
    double gradientFactor() {
        return Math.sqrt(Arrays.stream(m_variance).average().orElseThrow());
    }

    private double squares(final int channel, final float[] output, final float[] target, final int row) {
        int offset = row * packing().size();
        double sum = 0;
        for (int i : packing().valid(channel)) {
            double d = output[offset + i] - target[offset + i];
            sum += d * d;
        }
        return sum;
    }

    @Override
    double logDensity(final float[] output, final float[] target, final int row) {
        double log = 0;
        for (int c = 0; c < m_variance.length; c++) {
            log += logDensity(c, squares(c, output, target, row));
        }
        return log;
    }

    @Override
    void gradient(final float[] output, final float[] target, final int row, final double scale,
        final float[] gradient) {
        int offset = row * packing().size();
        for (int c = 0; c < m_variance.length; c++) {
            float factor = (float)(scale / m_variance[c]);
            for (int i : packing().valid(c)) {
                gradient[offset + i] = factor * (output[offset + i] - target[offset + i]);
            }
        }
    }

    @Override
    void decode(final DecodedValue value, final RandomGenerator random, final float[] output, final int row,
        final float[] field) {
        int offset = row * packing().size();
        for (int c = 0; c < m_variance.length; c++) {
            double sigma = value == DecodedValue.SAMPLE ? Math.sqrt(m_variance[c]) : 0;
            for (int i : packing().valid(c)) {
                int source = packing().source(i);
                double x = sigma == 0 ? output[offset + i] : output[offset + i] + sigma * random.nextGaussian();
                field[source] = (float)(m_scaling.mean()[source] + m_scaling.deviation()[c] * x);
            }
        }
    }

    @Override
    String decode(final DecodedValue value, final OnnxGraph graph, final String output) {
        String scaled = graph.apply("Mul", output, CvaeOnnx.perChannel(graph, m_scaling.deviation()));
        return graph.apply("Add", scaled, packing().constant(graph, m_scaling.mean()));
    }

    @Override
    void meanGradient(final float[] output, final int row, final double[][] field, final float[] gradient) {
        int offset = row * packing().size();
        int pixels = packing().fieldSize() / packing().channels();
        for (int c = 0; c < m_variance.length; c++) {
            for (int i : packing().valid(c)) {
                double slope = field[c][packing().source(i) - c * pixels];
                gradient[offset + i] += (float)(m_scaling.deviation()[c] * slope);
            }
        }
    }

    @Override
    double[] variance() {
        return m_variance;
    }
}
