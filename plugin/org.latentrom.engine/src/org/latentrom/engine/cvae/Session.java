package org.latentrom.engine.cvae;

import java.util.Arrays;
import java.util.List;
import org.latentrom.engine.cvae.network.Architecture;
import org.latentrom.engine.cvae.network.Network;
import org.latentrom.engine.field.Field;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A network with the Java arrays that one batch goes through, and the arithmetic between encoder and decoder that is
 * done in Java: posterior, noise, KL. For one thread.
 */
final class Session implements AutoCloseable {
    // sigma between 3e-4 and 150: outside, exp and its square lose float32's range long before anything is gained
    static final float LEAST_LOG_VARIANCE = -16;

    static final float LARGEST_LOG_VARIANCE = 10;

    private final Network m_network;

    private final Likelihood m_likelihood;

    private final int m_latents;

    private final Scaling m_scaling;

    private final float[] m_input;

    private final float[] m_target;

    private final float[] m_mean;

    private final float[] m_logVariance;

    private final float[] m_z;

    private final float[] m_output;

    /** {@code [row * conditions + condition]}, scaled. */
    private final float[] m_conditions;

    private FieldConditions m_known = FieldConditions.NONE;

    private boolean m_deterministic;

    Session(final Architecture a, final Scaling scaling, final Likelihood likelihood, final int batch,
        final boolean training) {
        this(a, scaling, likelihood, new Network(a, batch, training, DataType.FLOAT));
    }

    /** With a network of any data type; it is closed with this session. */
    Session(final Architecture a, final Scaling scaling, final Likelihood likelihood, final Network network) {
        int batch = network.batch();
        m_network = network;
        m_likelihood = likelihood;
        m_latents = a.latentSize();
        m_scaling = scaling;
        m_input = new float[batch * a.packedSize()];
        m_target = new float[batch * a.packedSize()];
        m_mean = new float[batch * m_latents];
        m_logVariance = new float[batch * m_latents];
        m_z = new float[batch * m_latents];
        m_output = new float[batch * a.packedSize()];
        m_conditions = new float[batch * a.conditions()];
    }

    /** Makes posteriors points: no noise, no KL divergence. */
    void makeDeterministic() {
        m_deterministic = true;
    }

    /** @return whether posteriors are points */
    boolean isDeterministic() {
        return m_deterministic;
    }

    Network network() {
        return m_network;
    }

    Likelihood likelihood() {
        return m_likelihood;
    }

    int batch() {
        return m_network.batch();
    }

    /** Tells the conditions of all fields that will be encoded; a conditional network needs them. */
    void know(final FieldConditions conditions) {
        m_known = conditions;
    }

    /** Sets the scaled conditions of a row that will be decoded without having been encoded. */
    void condition(final int row, final float[] values) {
        System.arraycopy(values, 0, m_conditions, row * values.length, values.length);
    }

    /** Encodes fields to the first rows of the batch; the rest of it is empty. */
    void encode(final List<Field> fields) {
        Packing packing = m_likelihood.packing();
        for (int i = 0; i < fields.size(); i++) {
            float[] values = fields.get(i).values();
            packing.standardize(values, m_scaling, m_input, i * packing.size());
            m_likelihood.target(values, m_target, i * packing.size());
            condition(i, m_known.of(fields.get(i)));
        }
        Arrays.fill(m_input, fields.size() * packing.size(), m_input.length, 0);
        m_network.input().set(m_input);
        m_network.setConditions(m_conditions);
        m_network.encode();
        m_network.mean().get(m_mean);
        m_network.logVariance().get(m_logVariance);
        for (int i = 0; i < m_logVariance.length; i++) {
            m_logVariance[i] = m_deterministic ? Float.NEGATIVE_INFINITY
                : Math.max(LEAST_LOG_VARIANCE, Math.min(LARGEST_LOG_VARIANCE, m_logVariance[i]));
        }
    }

    /** @return posterior mean of a latent of a row of the batch */
    float mean(final int row, final int latent) {
        return m_mean[row * m_latents + latent];
    }

    /** @return log of the posterior variance of a latent of a row of the batch; -infinity if it is a point */
    float logVariance(final int row, final int latent) {
        return m_logVariance[row * m_latents + latent];
    }

    /** @return a copy of all posteriors of the batch */
    LatentBatch posteriors() {
        var all = new LatentBatch(batch(), m_latents);
        for (int i = 0; i < m_mean.length; i++) {
            all.mean()[i] = m_mean[i];
            all.logVariance()[i] = m_logVariance[i];
        }
        return all;
    }

    /** Sets the gradient by log variances to 0 where they have reached an end of their range. */
    void limit(final double[] gradient) {
        for (int i = 0; i < gradient.length; i++) {
            if (limited(i / m_latents, i % m_latents)) {
                gradient[i] = 0;
            }
        }
    }

    /** @return true if the log variance has reached an end of its range, where it has no gradient */
    boolean limited(final int row, final int latent) {
        float v = logVariance(row, latent);
        return v <= LEAST_LOG_VARIANCE || v >= LARGEST_LOG_VARIANCE;
    }

    /**
     * @return KL divergence of a row's posterior from the prior N(0, I): 0.5 sum(mean^2 + variance - 1 - log variance);
     *         0 of points
     */
    double kl(final int row) {
        double kl = 0;
        if (m_deterministic) {
            return kl;
        }
        for (int l = 0; l < m_latents; l++) {
            kl += kl(mean(row, l), logVariance(row, l));
        }
        return kl;
    }

    static double kl(final double mean, final double logVariance) {
        return 0.5 * (mean * mean + Math.expm1(logVariance) - logVariance);
    }

    /** @return the latents of the batch, to be set before {@link #decode}: {@code [row * latents + latent]} */
    float[] z() {
        return m_z;
    }

    /** Sets the latents to mean + noise sigma; {@code noise[offset...]} has latents x rows values. */
    void sample(final float[] noise, final int offset, final int rows) {
        Arrays.fill(m_z, 0);
        for (int i = 0; i < rows * m_latents; i++) {
            m_z[i] = (float)(m_mean[i] + noise[offset + i] * Math.exp(0.5 * m_logVariance[i]));
        }
    }

    /** Sets the latents to the posterior means. */
    void means() {
        System.arraycopy(m_mean, 0, m_z, 0, m_z.length);
    }

    /** Decodes the latents, with the conditions of the fields that were encoded last or those that were set. */
    void decode() {
        m_network.setConditions(m_conditions);
        m_network.latent().set(m_z);
        m_network.decode();
        m_network.output().get(m_output);
    }

    /** @return what the likelihood explains, of the fields that were encoded last */
    float[] target() {
        return m_target;
    }

    /** @return the decoder's output of the batch */
    float[] output() {
        return m_output;
    }

    @Override
    public void close() {
        m_network.close();
    }
}
