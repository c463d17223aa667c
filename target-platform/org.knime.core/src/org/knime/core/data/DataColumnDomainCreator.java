package org.knime.core.data;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** Makes domains. */
public class DataColumnDomainCreator {
    private DataCell m_lower;

    private DataCell m_upper;

    private Set<DataCell> m_values;

    public DataColumnDomainCreator() {
    }

    public DataColumnDomainCreator(final DataCell lowerBound, final DataCell upperBound) {
        m_lower = lowerBound;
        m_upper = upperBound;
    }

    /** Sets the values, null for unknown. */
    public void setValues(final Set<? extends DataCell> values) {
        m_values = values == null ? null : Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }

    public void setLowerBound(final DataCell lower) {
        m_lower = lower;
    }

    public void setUpperBound(final DataCell upper) {
        m_upper = upper;
    }

    public DataColumnDomain createDomain() {
        return new DataColumnDomain(m_lower, m_upper, m_values);
    }
}
