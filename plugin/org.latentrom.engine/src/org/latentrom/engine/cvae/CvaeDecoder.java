package org.latentrom.engine.cvae;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.progress.Progress;

/**
 * The decoder of a {@link CvaeModel}, kept ready in native memory until it is closed: making a network takes longer than
 * decoding a few fields. For one thread.
 */
public final class CvaeDecoder implements AutoCloseable {
    private final CvaeModel m_model;

    private final Session m_session;

    /** @param session of the model; closed with this decoder */
    CvaeDecoder(final CvaeModel model, final Session session) {
        m_model = model;
        m_session = session;
    }

    /**
     * As {@link #decode(double[][], double[][], DecodedValue, long, Progress)}, the mean, for a model that is not
     * conditional.
     */
    public List<Field> decode(final double[][] z, final Progress progress) {
        return decode(z, m_model.noConditions(z.length), DecodedValue.MEAN, 0, progress);
    }

    /** As {@link CvaeModel#decode(double[][], double[][], DecodedValue, long, Progress)}. */
    public List<Field> decode(final double[][] z, final double[][] conditions, final DecodedValue value,
        final long seed, final Progress progress) {
        check(m_model, z, conditions);
        // each call has its own progress to ask for cancel
        m_session.network().watch(progress::checkCanceled);
        var random = new Random(seed);
        var fields = new ArrayList<Field>(z.length);
        int latents = m_model.latentSize();
        for (int from = 0; from < z.length; from += m_session.batch()) {
            progress.checkCanceled();
            progress.report((double)from / z.length, () -> "decoding");
            int rows = Math.min(m_session.batch(), z.length - from);
            for (int i = 0; i < m_session.z().length; i++) {
                int row = i / latents;
                m_session.z()[i] = row < rows ? (float)z[from + row][i % latents] : 0;
            }
            for (int row = 0; row < rows; row++) {
                m_session.condition(row, m_model.conditions().scaled(conditions[from + row]));
            }
            m_session.decode();
            for (int row = 0; row < rows; row++) {
                var values = new float[m_model.shape().size()];
                m_session.likelihood().decode(value, random, m_session.output(), row, values);
                fields.add(new Field(m_model.shape(), values, m_model.mask()));
            }
        }
        return fields;
    }

    /** Refuses rows that cannot be decoded, with their number. */
    static void check(final CvaeModel model, final double[][] z, final double[][] conditions) {
        model.conditions().check(conditions, z.length);
        int latents = model.latentSize();
        for (int i = 0; i < z.length; i++) {
            if (z[i].length != latents) {
                throw new IllegalArgumentException(
                    "row " + (i + 1) + " has " + z[i].length + " latents, the model has " + latents);
            }
            for (int l = 0; l < latents; l++) {
                if (!Float.isFinite((float)z[i][l])) {
                    throw new IllegalArgumentException("row " + (i + 1) + ": latent " + l + " is " + z[i][l]
                        + ", which cannot be decoded: a rollout may have diverged");
                }
            }
        }
    }

    @Override
    public void close() {
        m_session.close();
    }
}
