package org.latentrom.knime.image;

import java.util.List;

import org.latentrom.engine.field.Field;
import org.latentrom.engine.image.ValueRange;
import org.latentrom.knime.image.FieldToImageParameters.Range;

/** Finds the values that get the ends of the colour map. */
final class ColorRange {
    private final FieldToImageParameters m_parameters;

    private double m_low = Double.POSITIVE_INFINITY;

    private double m_high = Double.NEGATIVE_INFINITY;

    ColorRange(final FieldToImageParameters parameters) {
        m_parameters = parameters;
    }

    /** Takes a row of the table into account, for a range over all rows. */
    void add(final List<Field> fields) {
        final var range = ValueRange.of(fields, 0);
        m_low = Math.min(m_low, range.low());
        m_high = Math.max(m_high, range.high());
    }

    /**
     * @param fields all panels of the row
     * @param panel index of the panel
     * @throws IllegalArgumentException if there is no finite value to find a range by
     */
    ValueRange of(final List<Field> fields, final int panel) {
        if (m_parameters.m_range == Range.GIVEN) {
            return new ValueRange(m_parameters.m_least, m_parameters.m_greatest);
        }
        final var range = switch (m_parameters.m_range) {
            case PANEL -> ValueRange.of(List.of(fields.get(panel)), 0);
            case TABLE -> new ValueRange(m_low, m_high);
            default -> ValueRange.of(fields, 0);
        };
        return m_parameters.m_symmetric ? range.symmetric() : range;
    }
}
