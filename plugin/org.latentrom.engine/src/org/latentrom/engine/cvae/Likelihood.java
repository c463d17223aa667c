package org.latentrom.engine.cvae;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.latentrom.engine.onnx.OnnxGraph;

/**
 * log p(x | z) of packed fields and its gradient by the decoder's output. Invalid values add nothing to either. Batches
 * are arrays {@code [row * packed size + position]}.
 */
abstract class Likelihood {
    private final Packing m_packing;

    Likelihood(final Packing packing) {
        m_packing = packing;
    }

    /**
     * @param options which distribution, and its limits
     * @param variance variances of the channels for the Gaussian, scaled; taken over, not copied
     */
    static Likelihood of(final CvaeOptions options, final Packing packing, final Scaling scaling,
        final double[] variance) {
        ObjectiveOptions o = options.objective();
        return switch (options.observation()) {
            case CONTINUOUS_BERNOULLI -> new ContinuousBernoulliLikelihood(packing, scaling, o.logitLimit());
            case BERNOULLI -> new BernoulliLikelihood(packing, scaling, o.logitLimit());
            case GAUSSIAN -> new GaussianLikelihood(packing, scaling, variance, GaussianLikelihood.Learned.GLOBAL);
            case GAUSSIAN_PER_CHANNEL ->
                new GaussianLikelihood(packing, scaling, variance, GaussianLikelihood.Learned.PER_CHANNEL);
            case GAUSSIAN_FIXED -> {
                Arrays.fill(variance, o.sigma() * o.sigma());
                yield new GaussianLikelihood(packing, scaling, variance, GaussianLikelihood.Learned.NOTHING);
            }
        };
    }

    final Packing packing() {
        return m_packing;
    }

    /** Packs what this distribution explains: scaled values, 0 where invalid. */
    abstract void target(float[] field, float[] packed, int offset);

    /** Learns from a batch what the distribution itself has to learn, before its gradient is asked for. */
    abstract void adapt(float[] output, float[] target, int rows);

    /**
     * Learns from all batches since the last call together.
     *
     * @return the mean of log p(x | z) over their rows, in nats
     */
    abstract double settle();

    /** @return what {@link #settle} would return now; nothing is learned or forgotten */
    abstract double soFar();

    /** @return what was learned of batches since the last {@link #settle}, for {@link #restore} */
    abstract double[] gathered();

    /** Goes on as the likelihood of the same kind whose {@link #gathered} this is. */
    abstract void restore(double[] gathered);

    /**
     * @return factor that keeps the size of the gradient as the distribution gets narrower. Adam does not mind a
     *         constant factor, but gradients that grow as 1 / sigma outrun its memory of their size, and the steps get
     *         too long
     */
    abstract double gradientFactor();

    /** @return log p(x | z) of one row, in nats */
    abstract double logDensity(float[] output, float[] target, int row);

    /** Writes the gradient of {@code -scale * log p(x | z)} of one row by the decoder's output. */
    abstract void gradient(float[] output, float[] target, int row, double scale, float[] gradient);

    /** Writes the mean of p(x | z) in physical units at the valid pixels of a field. */
    final void mean(final float[] output, final int row, final float[] field) {
        decode(DecodedValue.MEAN, null, output, row, field);
    }

    /**
     * Writes values of p(x | z) in physical units at the valid pixels of a field.
     *
     * @param random draws samples, one number a valid value; not asked for other values
     */
    abstract void decode(DecodedValue value, RandomGenerator random, float[] output, int row, float[] field);

    /**
     * Adds to a graph what {@link #decode(DecodedValue, RandomGenerator, float[], int, float[])} does.
     *
     * @param value not a sample
     * @param output name of the decoder's output, unpacked: [batch, channel, row, column]
     * @return name of the fields in physical units; what invalid pixels hold does not matter
     */
    abstract String decode(DecodedValue value, OnnxGraph graph, String output);

    /**
     * Adds to a row's gradient by the decoder's output what a loss of the decoded mean contributes.
     *
     * @param field derivative of the loss by the mean in physical units, {@code [channel][pixel]}; invalid pixels do
     *            not matter
     */
    abstract void meanGradient(float[] output, int row, double[][] field, float[] gradient);

    /** @return the variances of the channels, scaled; 0 entries if there are none; its own array */
    abstract double[] variance();
}
