package org.knime.core.data.container;

import java.util.LinkedHashSet;
import java.util.Set;

import org.knime.core.data.BoundedValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnDomainCreator;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.DataValueComparator;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.NominalValue;

/** Learns bounds and values of columns from cells. Columns with more than 60 values get no set of values. */
final class DomainCollector {
    private static final int MOST_VALUES = 60;

    private final DataTableSpec m_spec;

    private final DataCell[] m_lower;

    private final DataCell[] m_upper;

    private final Set<DataCell>[] m_values; // null: not nominal, or too many

    private final DataValueComparator[] m_order; // null: no bounds

    @SuppressWarnings("unchecked")
    DomainCollector(final DataTableSpec spec, final boolean keepKnown) {
        int n = spec.getNumColumns();
        m_spec = spec;
        m_lower = new DataCell[n];
        m_upper = new DataCell[n];
        m_values = new Set[n];
        m_order = new DataValueComparator[n];
        for (int i = 0; i < n; i++) {
            DataColumnSpec c = spec.getColumnSpec(i);
            DataType type = c.getType();
            if (type.isCompatible(BoundedValue.class)) {
                m_order[i] = type.getComparator();
                m_lower[i] = keepKnown ? c.getDomain().getLowerBound() : null;
                m_upper[i] = keepKnown ? c.getDomain().getUpperBound() : null;
            }
            if (type.isCompatible(NominalValue.class)) {
                m_values[i] = new LinkedHashSet<>();
                if (keepKnown && c.getDomain().hasValues()) {
                    m_values[i].addAll(c.getDomain().getValues());
                }
            }
        }
    }

    void add(final int i, final DataCell cell) {
        if (cell.isMissing()) {
            return;
        }
        if (m_order[i] != null && !(cell instanceof DoubleValue d && Double.isNaN(d.getDoubleValue()))) {
            m_lower[i] = m_lower[i] == null || m_order[i].compare(cell, m_lower[i]) < 0 ? cell : m_lower[i];
            m_upper[i] = m_upper[i] == null || m_order[i].compare(cell, m_upper[i]) > 0 ? cell : m_upper[i];
        }
        if (m_values[i] != null) {
            m_values[i].add(cell);
            if (m_values[i].size() > MOST_VALUES) {
                m_values[i] = null;
            }
        }
    }

    DataTableSpec createSpec() {
        DataColumnSpec[] columns = new DataColumnSpec[m_lower.length];
        for (int i = 0; i < columns.length; i++) {
            var domain = new DataColumnDomainCreator(m_lower[i], m_upper[i]);
            domain.setValues(m_values[i]);
            var creator = new DataColumnSpecCreator(m_spec.getColumnSpec(i));
            creator.setDomain(domain.createDomain());
            columns[i] = creator.createSpec();
        }
        return new DataTableSpec(m_spec.getName(), columns);
    }
}
