package org.knime.core.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes specs column by column. */
public final class DataTableSpecCreator {
    private final List<DataColumnSpec> m_columns = new ArrayList<>();

    private String m_name;

    /** Without columns. */
    public DataTableSpecCreator() {
    }

    /** With the columns of a spec. */
    public DataTableSpecCreator(final DataTableSpec spec) {
        m_name = spec.getName();
        addColumns(spec);
    }

    /** Appends columns. */
    public DataTableSpecCreator addColumns(final DataColumnSpec... columns) {
        m_columns.addAll(Arrays.asList(columns));
        return this;
    }

    /** Appends the columns of a spec. */
    public DataTableSpecCreator addColumns(final DataTableSpec fromSpec) {
        fromSpec.forEach(m_columns::add);
        return this;
    }

    /** Puts another column in the place of one. */
    public DataTableSpecCreator replaceColumn(final int index, final DataColumnSpec colSpec) {
        m_columns.set(index, colSpec);
        return this;
    }

    /** Names the table. */
    public DataTableSpecCreator setName(final String name) {
        m_name = name;
        return this;
    }

    /** Forgets all bounds and values. */
    public DataTableSpecCreator dropAllDomains() {
        m_columns.replaceAll(c -> {
            var creator = new DataColumnSpecCreator(c);
            creator.setDomain(null);
            return creator.createSpec();
        });
        return this;
    }

    /** The spec. */
    public DataTableSpec createSpec() {
        return new DataTableSpec(m_name, m_columns.toArray(DataColumnSpec[]::new));
    }
}
