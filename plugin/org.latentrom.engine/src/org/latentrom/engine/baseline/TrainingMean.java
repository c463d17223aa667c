package org.latentrom.engine.baseline;

import java.util.Optional;

import org.latentrom.engine.field.Field;

/** The mean of the training fields at all times. */
public final class TrainingMean implements Baseline {
    private final Field m_mean;

    /** @param basis a basis of the training fields, of any rank */
    public TrainingMean(final PodBasis basis) {
        m_mean = basis.mean();
    }

    @Override
    public String name() {
        return "Training mean";
    }

    @Override
    public Optional<Field> forecast(final TimedField start, final TimedField truth) {
        return Optional.of(m_mean);
    }
}
