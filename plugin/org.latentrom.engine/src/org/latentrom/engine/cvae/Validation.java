package org.latentrom.engine.cvae;

import java.util.List;
import java.util.Random;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.progress.Progress;

/**
 * ELBO and relative error of held-out fields. The noise is the same each time, so that epochs compare. A Gaussian's
 * variance is the one that fits these fields' errors, and stays: that of the training errors would be too certain of
 * itself.
 */
final class Validation {
    private final List<Field> m_fields;

    private final Session m_session;

    private final float[] m_noise;

    private final double[] m_norm;

    private final int m_latents;

    private double m_elbo;

    private double m_error;

    Validation(final List<Field> fields, final Session session, final int latents, final long seed) {
        m_fields = fields;
        m_session = session;
        m_latents = latents;
        m_noise = new float[fields.size() * latents];
        var random = new Random(seed);
        for (int i = 0; i < m_noise.length; i++) {
            m_noise[i] = (float)random.nextGaussian();
        }
        m_norm = new double[fields.size()];
        for (int i = 0; i < m_norm.length; i++) {
            m_norm[i] = norm(session.likelihood().packing(), fields.get(i).values(), null);
        }
    }

    void run(final Progress progress) {
        Likelihood likelihood = m_session.likelihood();
        double kl = 0;
        m_error = 0;
        var decoded = new float[likelihood.packing().fieldSize()];
        for (int from = 0; from < m_fields.size(); from += m_session.batch()) {
            progress.checkCanceled();
            int rows = Math.min(m_session.batch(), m_fields.size() - from);
            m_session.encode(m_fields.subList(from, from + rows));
            m_session.sample(m_noise, from * m_latents, rows);
            m_session.decode();
            likelihood.adapt(m_session.output(), m_session.target(), rows);
            if (!m_session.isDeterministic()) {
                m_session.means();
                m_session.decode();
            }
            for (int row = 0; row < rows; row++) {
                kl += m_session.kl(row);
                likelihood.mean(m_session.output(), row, decoded);
                m_error += relative(norm(likelihood.packing(), m_fields.get(from + row).values(), decoded),
                    m_norm[from + row]);
            }
        }
        m_elbo = likelihood.settle() - kl / m_fields.size();
        m_error /= m_fields.size();
    }

    /** @return ||difference|| / ||truth||; a field that is 0 everywhere is right or infinitely wrong */
    static double relative(final double difference, final double truth) {
        return truth == 0 && difference == 0 ? 0 : difference / truth;
    }

    /** @return Euclidean norm of a field, or of its difference from another, over the valid values */
    static double norm(final Packing packing, final float[] field, final float[] other) {
        double sum = 0;
        for (int c = 0; c < packing.channels(); c++) {
            for (int i : packing.valid(c)) {
                int source = packing.source(i);
                double d = other == null ? field[source] : field[source] - other[source];
                sum += d * d;
            }
        }
        return Math.sqrt(sum);
    }

    /** @return mean ELBO, nats a field */
    double elbo() {
        return m_elbo;
    }

    /** @return mean relative L2 error of the decoded means */
    double relativeError() {
        return m_error;
    }
}
