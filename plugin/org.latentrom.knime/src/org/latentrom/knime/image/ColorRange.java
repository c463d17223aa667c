package org.latentrom.knime.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.latentrom.engine.field.Field;
import org.latentrom.engine.image.ValueRange;
import org.latentrom.knime.image.FieldToImageParameters.Range;
import org.latentrom.knime.table.NameList;

/**
 * Finds the values that get the ends of the colour map. Panels of a group have one range: all are of group 0, but for
 * those that shall have a range of their own.
 */
final class ColorRange {
    private final FieldToImageParameters m_parameters;

    private final int[] m_groups;

    private final double[] m_low;

    private final double[] m_high;

    /** @param titles names of the panels' columns */
    ColorRange(final FieldToImageParameters parameters, final List<String> titles) {
        m_parameters = parameters;
        m_groups = new int[titles.size()];
        m_low = new double[titles.size() + 1];
        m_high = new double[titles.size() + 1];
        Arrays.fill(m_low, Double.POSITIVE_INFINITY);
        Arrays.fill(m_high, Double.NEGATIVE_INFINITY);
        final List<String> own = NameList.parse(parameters.m_ownRange);
        for (int i = 0; i < m_groups.length; i++) {
            m_groups[i] = parameters.m_range == Range.PANEL || own.contains(titles.get(i)) ? i + 1 : 0;
        }
    }

    /** Takes a row of the table into account, for a range over all rows. */
    void add(final List<Field> fields) {
        for (int i = 0; i < m_groups.length; i++) {
            final var range = ValueRange.of(List.of(fields.get(i)), 0);
            m_low[m_groups[i]] = Math.min(m_low[m_groups[i]], range.low());
            m_high[m_groups[i]] = Math.max(m_high[m_groups[i]], range.high());
        }
    }

    /**
     * @param fields all panels of the row
     * @param panel index of the panel
     * @throws IllegalArgumentException if there is no finite value to find a range by
     */
    ValueRange of(final List<Field> fields, final int panel) {
        final int group = m_groups[panel];
        if (m_parameters.m_range == Range.GIVEN && group == 0) {
            return new ValueRange(m_parameters.m_least, m_parameters.m_greatest);
        }
        final var range =
            m_parameters.m_range == Range.TABLE ? new ValueRange(m_low[group], m_high[group]) : ofGroup(fields, group);
        return m_parameters.m_symmetric && m_parameters.m_range != Range.GIVEN ? range.symmetric() : range;
    }

    private ValueRange ofGroup(final List<Field> fields, final int group) {
        final List<Field> members = new ArrayList<>();
        for (int i = 0; i < m_groups.length; i++) {
            if (m_groups[i] == group) {
                members.add(fields.get(i));
            }
        }
        return ValueRange.of(members, 0);
    }
}
