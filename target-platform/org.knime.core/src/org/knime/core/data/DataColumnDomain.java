package org.knime.core.data;

import java.util.Objects;
import java.util.Set;

/** What is known of the values of a column: bounds, or the set of values. */
public final class DataColumnDomain {
    private final DataCell m_lower;

    private final DataCell m_upper;

    private final Set<DataCell> m_values;

    DataColumnDomain(final DataCell lower, final DataCell upper, final Set<DataCell> values) {
        m_lower = lower;
        m_upper = upper;
        m_values = values;
    }

    /** The values in order of appearance, null if not known. */
    public Set<DataCell> getValues() {
        return m_values;
    }

    /** Whether the values are known. */
    public boolean hasValues() {
        return m_values != null;
    }

    /** The smallest value, or null. */
    public DataCell getLowerBound() {
        return m_lower;
    }

    /** Whether the smallest value is known. */
    public boolean hasLowerBound() {
        return m_lower != null;
    }

    /** The largest value, or null. */
    public DataCell getUpperBound() {
        return m_upper;
    }

    /** Whether the largest value is known. */
    public boolean hasUpperBound() {
        return m_upper != null;
    }

    /** Whether both bounds are known. */
    public boolean hasBounds() {
        return hasLowerBound() && hasUpperBound();
    }

    @Override
    public boolean equals(final Object o) {
        return o instanceof DataColumnDomain d && Objects.equals(m_lower, d.m_lower)
            && Objects.equals(m_upper, d.m_upper) && Objects.equals(m_values, d.m_values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(m_lower, m_upper, m_values);
    }
}
