package org.latentrom.engine.image;

import java.util.Optional;
import java.util.function.Function;

import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.wlsqm.Derivative;

/** What fitted values and derivatives should be, pixel by pixel. */
public final class TrueDerivatives {
    private final FieldShape m_grid;

    private final Mask m_mask;

    private final Function<Derivative, double[]> m_values;

    TrueDerivatives(final FieldShape grid, final Mask mask, final Function<Derivative, double[]> values) {
        m_grid = grid;
        m_mask = mask;
        m_values = values;
    }

    /**
     * @param field channels named by {@link Derivative#of}; the true value may also be the channel itself
     * @param channel the channel that was derived, such as {@code u}
     */
    public static TrueDerivatives of(final Field field, final String channel) {
        return new TrueDerivatives(field.shape(), field.mask(), d -> {
            int derived = field.shape().channel(d.of(channel));
            int index = d == Derivative.F && derived < 0 ? field.shape().channel(channel) : derived;
            if (index < 0) {
                return null;
            }
            int pixels = field.shape().pixels();
            var values = new double[pixels];
            for (int i = 0; i < pixels; i++) {
                values[i] = field.values()[index * pixels + i];
            }
            return values;
        });
    }

    /** @return the grid that it lies on */
    public FieldShape grid() {
        return m_grid;
    }

    /** @return where it is known */
    public Mask mask() {
        return m_mask;
    }

    /** @return one value a pixel, or nothing if it is not known */
    public Optional<double[]> of(final Derivative derivative) {
        return Optional.ofNullable(m_values.apply(derivative));
    }
}
