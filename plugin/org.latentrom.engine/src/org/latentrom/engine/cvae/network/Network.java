package org.latentrom.engine.cvae.network;

import org.latentrom.engine.nn.GraphVisitor;
import org.latentrom.engine.nn.Parameters;
import org.latentrom.engine.nn.Plan;
import org.latentrom.engine.nn.Tensor;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Encoder and decoder for one batch size, over one vector of parameters. Both may be told the parameters of each
 * field's run (conditional VAE: Sohn, Lee, Yan, 2015): a latent then need not say what is known anyway.
 */
public final class Network implements AutoCloseable {
    private final Parameters m_parameters;

    private final Plan m_encoder;

    private final Plan m_decoder;

    private final int m_encoderSize;

    private final Tensor m_input;

    private final Tensor m_mean;

    private final Tensor m_logVariance;

    private final Tensor m_latent;

    private final Tensor m_output;

    private final Tensor m_encoderConditions;

    private final Tensor m_decoderConditions;

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
        m_decoder = m_encoder.another();
        Family family = a.network().kind().family();
        boolean conditional = a.conditions() > 0;
        m_input = m_encoder.input(a.packedChannels(), a.rows(), a.columns());
        m_encoderConditions = conditional ? m_encoder.input(a.conditions()) : null;
        Family.Posterior posterior =
            family.encoder(a, new Layers(m_encoder, a.network().blocks()), m_input, m_encoderConditions);
        m_encoderSize = m_parameters.size();
        m_mean = posterior.mean();
        m_logVariance = posterior.logVariance();
        m_latent = m_decoder.input(a.latentSize());
        m_decoderConditions = conditional ? m_decoder.input(a.conditions()) : null;
        Tensor z = conditional ? m_decoder.concat(m_latent, m_decoderConditions) : m_latent;
        m_output = family.decoder(a, new Layers(m_decoder, a.network().blocks()), z);
    }

    /**
     * @return number of parameters of such a network
     * @throws IllegalArgumentException if that is more than an array holds
     */
    public static int parameterCount(final Architecture a) {
        try (var network = new Network(a, 1, DataType.FLOAT)) {
            return network.m_parameters.size();
        } catch (ArithmeticException ex) {
            throw new IllegalArgumentException("the network would have more than 2 billion parameters: choose a "
                + "smaller base width, fewer features or smaller hidden layers, more levels, or a lower "
                + "resolution", ex);
        }
    }

    /** @return number of parameters of such a network's encoder, which come first */
    static int encoderParameterCount(final Architecture a) {
        try (var network = new Network(a, 1, DataType.FLOAT)) {
            return network.m_encoderSize;
        }
    }

    /** @return bytes that a training takes at most for each field of a batch; nothing is allocated to find out */
    public static long trainingBytes(final Architecture a) {
        try (var network = new Network(a, 1, DataType.FLOAT)) {
            return network.m_encoder.bytes(true) + network.m_decoder.bytes(true);
        }
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

    /**
     * Switches dropout on, as in training; a new network's is off.
     *
     * @param seed the same seed drops the same channels; give another one for every step
     */
    public void dropFrom(final long seed) {
        m_encoder.dropFrom(seed);
        m_decoder.dropFrom(~seed);
    }

    /** Switches dropout off, as in use. */
    public void dropNothing() {
        m_encoder.dropNothing();
        m_decoder.dropNothing();
    }

    /**
     * Tells encoder and decoder the conditions of a batch; without conditions this does nothing.
     *
     * @param values scaled conditions {@code [row * conditions + condition]}
     */
    public void setConditions(final float[] values) {
        if (m_encoderConditions != null) {
            m_encoderConditions.set(values);
            m_decoderConditions.set(values);
        }
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

    /** @return the scaled conditions that the encoder is told: [batch, condition]; null if there are none */
    public Tensor encoderConditions() {
        return m_encoderConditions;
    }

    /** @return the scaled conditions that the decoder is told: [batch, condition]; null if there are none */
    public Tensor decoderConditions() {
        return m_decoderConditions;
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
