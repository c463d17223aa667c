package org.latentrom.engine.cvae;

import java.util.List;
import org.latentrom.engine.cvae.network.Network;
import org.latentrom.engine.field.Field;

/**
 * The negative ELBO of a batch, KL weighted by beta, and its gradient by all parameters: one draw z = mean + noise
 * sigma a field (Kingma, Welling, 2014), KL in closed form. Divided by the number of fields and valid values.
 */
final class Objective {
    private final Session m_session;

    private final int m_latents;

    private final float[] m_outputGradient;

    private final float[] m_latentGradient;

    private final float[] m_meanGradient;

    private final float[] m_logVarianceGradient;

    private double m_kl;

    Objective(final Session session, final int latents) {
        m_session = session;
        m_latents = latents;
        m_outputGradient = new float[session.output().length];
        m_latentGradient = new float[session.batch() * latents];
        m_meanGradient = new float[session.batch() * latents];
        m_logVarianceGradient = new float[session.batch() * latents];
    }

    /**
     * Encodes and decodes a batch and lets the likelihood adapt.
     *
     * @param fields as many fields as the session's batch
     * @param noise standard normal, {@code [field * latents + latent]}
     */
    void forward(final List<Field> fields, final float[] noise) {
        int rows = fields.size();
        m_session.encode(fields);
        m_session.sample(noise, 0, rows);
        m_session.decode();
        m_session.likelihood().adapt(m_session.output(), m_session.target(), rows);
        m_kl = 0;
        for (int row = 0; row < rows; row++) {
            m_kl += m_session.kl(row) / rows;
        }
    }

    /** @return mean KL divergence of the batch, nats a field */
    double kl() {
        return m_kl;
    }

    /**
     * Writes the parameters' gradient for the batch of the last {@link #forward}, multiplied by
     * {@link Likelihood#gradientFactor}.
     */
    void backward(final int rows, final float[] noise, final double beta) {
        Likelihood likelihood = m_session.likelihood();
        double scale = likelihood.gradientFactor() / ((double)rows * likelihood.packing().validSize());
        for (int row = 0; row < rows; row++) {
            likelihood.gradient(m_session.output(), m_session.target(), row, scale, m_outputGradient);
        }
        Network network = m_session.network();
        network.output().setGradient(m_outputGradient);
        network.backwardDecoder();
        network.latent().getGradient(m_latentGradient);
        for (int i = 0; i < rows * m_latents; i++) {
            int row = i / m_latents;
            int l = i % m_latents;
            double variance = Math.exp(m_session.logVariance(row, l));
            double gz = m_latentGradient[i];
            m_meanGradient[i] = (float)(gz + beta * scale * m_session.mean(row, l));
            m_logVarianceGradient[i] = m_session.limited(row, l) ? 0
                : (float)(0.5 * (gz * noise[i] * Math.sqrt(variance) + beta * scale * (variance - 1)));
        }
        network.mean().setGradient(m_meanGradient);
        network.logVariance().setGradient(m_logVarianceGradient);
        network.backwardEncoder();
    }
}
