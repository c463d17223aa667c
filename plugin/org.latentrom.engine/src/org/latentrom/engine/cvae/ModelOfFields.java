package org.latentrom.engine.cvae;

import java.util.Arrays;
import java.util.List;
import org.latentrom.engine.field.Field;

/** A CVAE and a list of fields, as the statistics see them. */
final class ModelOfFields implements LatentVariableModel {
    private final Session m_session;

    private final List<Field> m_fields;

    private final CvaeModel m_model;

    private List<Field> m_batch = List.of();

    ModelOfFields(final CvaeModel model, final Session session, final List<Field> fields) {
        m_model = model;
        m_session = session;
        m_fields = fields;
    }

    @Override
    public int fields() {
        return m_fields.size();
    }

    @Override
    public int latentSize() {
        return m_model.latentSize();
    }

    @Override
    public boolean hasPosterior() {
        return !m_model.options().objective().deterministic();
    }

    @Override
    public int batch() {
        return m_session.batch();
    }

    @Override
    public void encode(final int from, final int rows) {
        m_batch = m_fields.subList(from, from + rows);
        m_session.encode(m_batch);
    }

    @Override
    public double mean(final int row, final int latent) {
        return m_session.mean(row, latent);
    }

    @Override
    public double logVariance(final int row, final int latent) {
        return m_session.logVariance(row, latent);
    }

    @Override
    public void logLikelihood(final float[] z, final double[] log) {
        Arrays.fill(m_session.z(), 0);
        System.arraycopy(z, 0, m_session.z(), 0, z.length);
        m_session.decode();
        for (int row = 0; row < m_batch.size(); row++) {
            log[row] = m_session.likelihood().logDensity(m_session.output(), m_session.target(), row);
        }
    }

    @Override
    public void reconstruct(final DecodedValue value, final double[] error, final double[] norm) {
        m_session.means();
        m_session.decode();
        Packing packing = m_session.likelihood().packing();
        var decoded = new float[packing.fieldSize()];
        for (int row = 0; row < m_batch.size(); row++) {
            float[] truth = m_batch.get(row).values();
            m_session.likelihood().decode(value, null, m_session.output(), row, decoded);
            error[row] = Validation.norm(packing, truth, decoded);
            norm[row] = Validation.norm(packing, truth, null);
        }
    }

    @Override
    public double sum(final int row) {
        Packing packing = m_session.likelihood().packing();
        double sum = 0;
        for (int c = 0; c < packing.channels(); c++) {
            for (int i : packing.valid(c)) {
                sum += m_session.target()[row * packing.size() + i];
            }
        }
        return sum;
    }
}
