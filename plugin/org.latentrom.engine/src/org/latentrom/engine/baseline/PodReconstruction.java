package org.latentrom.engine.baseline;

import java.util.Optional;

import org.latentrom.engine.field.Field;

/**
 * The truth projected on the POD basis and back: no forecast, but the error that no linear code of this size can get
 * below.
 */
public final class PodReconstruction implements Baseline {
    private final PodBasis m_basis;

    /** @param basis a basis of the training fields */
    public PodReconstruction(final PodBasis basis) {
        m_basis = basis;
    }

    @Override
    public String name() {
        return "POD reconstruction";
    }

    @Override
    public Optional<Field> forecast(final TimedField start, final TimedField truth) {
        return Optional.of(m_basis.reconstruct(m_basis.project(truth.field())));
    }
}
