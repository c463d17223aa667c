package org.latentrom.engine.cvae;

import java.util.List;
import java.util.Locale;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.progress.Progress;

/**
 * Whether a model says more than the mean field. A model whose posteriors have collapsed to the prior, or whose decoder
 * is stuck, decodes every field to about the same one: its squared error is the variance of the fields. Both kinds of
 * collapse show in that, whatever the observation model is.
 */
final class CollapseProbe {
    /** Above this share of unexplained variance a model counts as collapsed. */
    private static final double COLLAPSED = 0.98;

    /** Fields that are looked at, at most. */
    private static final int FIELDS = 64;

    /** Least variance of a posterior mean that counts as active (Burda et al., 2016, arXiv:1509.00519). */
    private static final double ACTIVE = 0.01;

    private final List<Field> m_fields;

    private final Session m_session;

    private final Scaling m_scaling;

    private final int m_latents;

    private double m_unexplained;

    private int m_active;

    CollapseProbe(final List<Field> training, final Session session, final Scaling scaling, final int latents) {
        m_fields = MonitorOptions.spread(training, FIELDS);
        m_session = session;
        m_scaling = scaling;
        m_latents = latents;
    }

    /** @return whether the model says no more than the mean field; fields that do not vary cannot collapse */
    boolean collapsed(final Progress progress) {
        Packing packing = m_session.likelihood().packing();
        var decoded = new float[packing.fieldSize()];
        double error = 0;
        double variance = 0;
        var sums = new double[m_latents];
        var squares = new double[m_latents];
        for (int from = 0; from < m_fields.size(); from += m_session.batch()) {
            progress.checkCanceled();
            int rows = Math.min(m_session.batch(), m_fields.size() - from);
            m_session.encode(m_fields.subList(from, from + rows));
            m_session.means();
            m_session.decode();
            for (int row = 0; row < rows; row++) {
                m_session.likelihood().mean(m_session.output(), row, decoded);
                float[] values = m_fields.get(from + row).values();
                error += squares(packing, values, decoded);
                variance += squares(packing, values, m_scaling.mean());
                for (int l = 0; l < m_latents; l++) {
                    double m = m_session.mean(row, l);
                    sums[l] += m;
                    squares[l] += m * m;
                }
            }
        }
        int n = m_fields.size();
        m_active = 0;
        for (int l = 0; l < m_latents; l++) {
            m_active += squares[l] / n - sums[l] * sums[l] / n / n > ACTIVE ? 1 : 0;
        }
        m_unexplained = variance == 0 ? 0 : error / variance;
        // a constant channel's deviation is the rounding of its values
        return variance > 1e-6 * n && m_unexplained > COLLAPSED;
    }

    /** @return sum of squared differences, each channel in units of its deviation */
    private double squares(final Packing packing, final float[] a, final float[] b) {
        double sum = 0;
        for (int c = 0; c < packing.channels(); c++) {
            double channel = 0;
            for (int i : packing.valid(c)) {
                double d = a[packing.source(i)] - (double)b[packing.source(i)];
                channel += d * d;
            }
            sum += channel / (m_scaling.deviation()[c] * m_scaling.deviation()[c]);
        }
        return sum;
    }

    /** @return what was found, for a message */
    @Override
    public String toString() {
        return String.format(Locale.ROOT,
            "the decoded fields say no more than the mean field (%.0f %% of the variance is unexplained, %d of %d "
                + "latent variables are active)", 100 * m_unexplained, m_active, m_latents);
    }
}
