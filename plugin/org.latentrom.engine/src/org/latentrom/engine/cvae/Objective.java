package org.latentrom.engine.cvae;

import java.util.Arrays;
import org.latentrom.engine.cvae.network.Network;

/**
 * What {@link ObjectiveOptions} say is minimised, for a batch, and its gradient by all parameters: the negative ELBO
 * with draws z = mean + noise sigma (Kingma, Welling, 2014) and its KL divergence in closed form, or the
 * importance-weighted bound, and what is added. The mean over the batch's fields and their neighbours, divided by the
 * number of valid values.
 */
final class Objective {
    private final Session m_session;

    private final ObjectiveOptions m_options;

    private final BatchLayout m_layout;

    private final FieldPenalty m_penalty;

    private final int m_latents;

    private final float[] m_outputGradient;

    private final float[] m_latentGradient;

    private final float[] m_asFloats;

    private int[] m_numbers;

    private double m_kl;

    private double m_penalized;

    /**
     * @param session with as many rows as the layout
     * @param options as they are without warm-up
     * @param latents number of latents
     */
    Objective(final Session session, final ObjectiveOptions options, final BatchLayout layout,
        final FieldPenalty penalty, final int latents) {
        m_session = session;
        m_options = options;
        m_layout = layout;
        m_penalty = penalty;
        m_latents = latents;
        m_outputGradient = new float[session.output().length];
        m_latentGradient = new float[session.batch() * latents];
        m_asFloats = new float[session.batch() * latents];
    }

    Session session() {
        return m_session;
    }

    /**
     * Encodes and decodes a batch and lets the likelihood adapt.
     *
     * @param batch of this objective's layout
     * @param noise standard normal, {@code [row * latents + latent]}
     */
    void forward(final Batch batch, final float[] noise) {
        int rows = m_layout.rows();
        m_numbers = batch.numbers();
        m_session.encode(batch.fields());
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

    /** @return mean penalty of the fields that the last {@link #backward} went through */
    double penalty() {
        return m_penalized;
    }

    /**
     * Writes the parameters' gradient for the batch of the last {@link #forward}, multiplied by
     * {@link Likelihood#gradientFactor}.
     *
     * @param noise as it was in that
     * @param beta weight of the KL divergence, warmed up
     */
    void backward(final float[] noise, final double beta) {
        Likelihood likelihood = m_session.likelihood();
        double scale = likelihood.gradientFactor() / ((double)m_layout.groups() * likelihood.packing().validSize());
        LatentBatch at = m_session.posteriors();
        ImportanceBound bound = m_layout.samples() == 1 ? null
            : new ImportanceBound(at, noise, logDensities(), m_layout.samples(), beta);
        for (int row = 0; row < m_layout.rows(); row++) {
            double weight = bound == null ? 1 : bound.weights()[row];
            likelihood.gradient(m_session.output(), m_session.target(), row, scale * weight, m_outputGradient);
        }
        if (m_penalty != FieldPenalty.NONE && m_options.penalty() > 0) {
            penalize(m_options.penalty() * scale / m_layout.samples());
        }
        Network network = m_session.network();
        network.output().setGradient(m_outputGradient);
        network.backwardDecoder();
        network.latent().getGradient(m_latentGradient);
        var gradient = new LatentBatch(m_layout.rows(), m_latents);
        LatentTerms.reparametrize(at, noise, m_latentGradient, gradient);
        if (bound != null) {
            bound.addGradient(scale, gradient);
        } else if (!m_options.deterministic()) {
            LatentTerms.kl(at, m_options.freeBits(), beta * scale, gradient);
        }
        if (m_layout.neighbours()) {
            LatentTerms.consistency(at, m_layout, m_options.consistency() * scale, gradient);
        }
        network.mean().setGradient(floats(gradient.mean()));
        m_session.limit(gradient.logVariance());
        network.logVariance().setGradient(floats(gradient.logVariance()));
        network.backwardEncoder();
    }

    private double[] logDensities() {
        var log = new double[m_layout.rows()];
        for (int row = 0; row < log.length; row++) {
            log[row] = m_session.likelihood().logDensity(m_session.output(), m_session.target(), row);
        }
        return log;
    }

    private void penalize(final double factor) {
        Packing packing = m_session.likelihood().packing();
        int pixels = packing.fieldSize() / packing.channels();
        var field = new float[packing.fieldSize()];
        var decoded = new double[packing.channels()][pixels];
        var slope = new double[packing.channels()][pixels];
        m_penalized = 0;
        for (int row = 0; row < m_layout.rows(); row++) {
            m_session.likelihood().mean(m_session.output(), row, field);
            for (int c = 0; c < decoded.length; c++) {
                Arrays.fill(slope[c], 0);
                for (int i = 0; i < pixels; i++) {
                    decoded[c][i] = field[c * pixels + i];
                }
            }
            m_penalized += m_penalty.evaluate(m_numbers[row], decoded, slope) / m_layout.rows();
            for (double[] channel : slope) {
                for (int i = 0; i < pixels; i++) {
                    channel[i] *= factor;
                }
            }
            m_session.likelihood().meanGradient(m_session.output(), row, slope, m_outputGradient);
        }
    }

    private float[] floats(final double[] values) {
        for (int i = 0; i < values.length; i++) {
            m_asFloats[i] = (float)values[i];
        }
        return m_asFloats;
    }
}
