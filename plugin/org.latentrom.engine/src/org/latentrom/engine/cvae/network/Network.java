package org.latentrom.engine.cvae.network;

import org.latentrom.engine.nn.GraphVisitor;
import org.latentrom.engine.nn.Parameters;
import org.latentrom.engine.nn.Plan;
import org.latentrom.engine.nn.Tensor;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Encoder and decoder for one batch size, over one vector of parameters. Residual blocks (He et al., 2016) at every
 * level; z enters the decoder anew at every level, as in the skip-VAE (Dieng et al., 2019, arXiv:1807.04863), and its
 * features also reach the output directly: that path alone is a nonlinear POD with as many modes as there are features,
 * and the convolutions learn what it cannot say.
 */
public final class Network implements AutoCloseable {
    /** Initial log variance of the posteriors: with sigma = 1 noise would drown the latents for the first epochs. */
    private static final double INITIAL_LOG_VARIANCE = -4;

    private final Parameters m_parameters;

    private final Plan m_encoder;

    private final Plan m_decoder;

    private final Tensor m_input;

    private final Tensor m_mean;

    private final Tensor m_logVariance;

    private final Tensor m_latent;

    private final Tensor m_output;

    /**
     * @param batch fields that go through at once
     * @param training whether gradients will be computed
     * @param type FLOAT; DOUBLE for tests of gradients
     */
    public Network(final Architecture a, final int batch, final boolean training, final DataType type) {
        this(a, batch, type);
        m_parameters.allocate(training);
    }

    private Network(final Architecture a, final int batch, final DataType type) {
        m_parameters = new Parameters(type);
        m_encoder = new Plan(m_parameters, batch);
        m_decoder = new Plan(m_parameters, batch);
        m_input = m_encoder.input(a.packedChannels(), a.rows(), a.columns());
        Tensor features = encoder(a, m_encoder, m_input);
        m_mean = m_encoder.dense(features, 1, 0, a.latentSize());
        m_logVariance = m_encoder.dense(features, 0.1, INITIAL_LOG_VARIANCE, a.latentSize());
        m_latent = m_decoder.input(a.latentSize());
        m_output = decoder(a, m_decoder, m_latent);
    }

    /**
     * @return number of parameters of such a network
     * @throws ArithmeticException if that is more than an array holds
     */
    public static int parameterCount(final Architecture a) {
        try (var network = new Network(a, 1, DataType.FLOAT)) {
            return network.m_parameters.size();
        }
    }

    private static Tensor encoder(final Architecture a, final Plan p, final Tensor input) {
        Tensor t = p.activation(p.convolution(input, a.width(0), 3, 1, 1));
        t = block(p, t);
        for (int level = 1; level < a.levels(); level++) {
            t = p.activation(p.convolution(t, a.width(level), 3, 2, 0.7));
            t = block(p, t);
        }
        return p.activation(p.dense(t, 0.7, 0, a.features()));
    }

    private static Tensor decoder(final Architecture a, final Plan p, final Tensor z) {
        Tensor e = p.activation(p.dense(z, 1, 0, a.features()));
        e = p.activation(p.sum(e, p.dense(e, 0.7, 0, a.features())));
        int coarsest = a.levels() - 1;
        Tensor t = p.dense(e, 0.7, 0, a.width(coarsest), a.rows() >> coarsest, a.columns() >> coarsest);
        t = block(p, p.activation(t));
        for (int level = coarsest - 1; level >= 0; level--) {
            t = p.upsampling(p.convolution(t, a.width(level), 3, 1, 0.7));
            t = p.sum(t, p.dense(z, 0.3, 0, a.width(level), a.rows() >> level, a.columns() >> level));
            t = p.activation(t);
            // the finest level costs most: one convolution there instead of a block
            t = level > 0 ? block(p, t) : p.activation(p.convolution(t, a.width(0), 3, 1, 0.7));
        }
        Tensor local = p.convolution(t, a.packedChannels(), 3, 1, 0.1);
        return p.sum(local, p.dense(e, 0.1, 0, a.packedChannels(), a.rows(), a.columns()));
    }

    /** Two convolutions beside the identity; the second begins small, so that a deep stack begins near the identity. */
    private static Tensor block(final Plan p, final Tensor in) {
        Tensor t = p.activation(p.convolution(in, in.size(1), 3, 1, 0.7));
        return p.activation(p.sum(in, p.convolution(t, in.size(1), 3, 1, 0.2)));
    }

    /** @return the parameters of both */
    public Parameters parameters() {
        return m_parameters;
    }

    /** @return fields that go through at once */
    public int batch() {
        return m_encoder.batch();
    }

    /** Runs something before every layer, see {@link Plan#watch}. */
    public void watch(final Runnable between) {
        m_encoder.watch(between);
        m_decoder.watch(between);
    }

    /** Encodes {@link #input} to {@link #mean} and {@link #logVariance}. */
    public void encode() {
        m_encoder.forward();
    }

    /** Decodes {@link #latent} to {@link #output}. */
    public void decode() {
        m_decoder.forward();
    }

    /** From the gradient of {@link #output} to that of {@link #latent} and the decoder's parameters. */
    public void backwardDecoder() {
        m_decoder.backward(m_output);
    }

    /** From the gradients of {@link #mean} and {@link #logVariance} to those of the encoder's parameters. */
    public void backwardEncoder() {
        m_encoder.backward(m_mean, m_logVariance);
    }

    /** @return packed fields: [batch, {@link Architecture#packedChannels}, rows, columns] */
    public Tensor input() {
        return m_input;
    }

    /** @return posterior means: [batch, latent] */
    public Tensor mean() {
        return m_mean;
    }

    /** @return logs of the posterior variances: [batch, latent] */
    public Tensor logVariance() {
        return m_logVariance;
    }

    /** @return the decoder's input: [batch, latent] */
    public Tensor latent() {
        return m_latent;
    }

    /** @return the decoder's output, of the shape of {@link #input} */
    public Tensor output() {
        return m_output;
    }

    /** Tells what {@link #encode} computes. */
    public void describeEncoder(final GraphVisitor visitor) {
        m_encoder.describe(visitor);
    }

    /** Tells what {@link #decode} computes. */
    public void describeDecoder(final GraphVisitor visitor) {
        m_decoder.describe(visitor);
    }

    @Override
    public void close() {
        m_encoder.close();
        m_decoder.close();
        m_parameters.close();
    }
}
