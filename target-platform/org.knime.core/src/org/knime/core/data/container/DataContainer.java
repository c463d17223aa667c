package org.knime.core.data.container;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.filestore.StandInFileStores;
import org.knime.core.util.DuplicateKeyException;

/** Collects rows, checks them, and learns bounds and values of the columns. */
public class DataContainer {
    private final DataTableSpec m_spec;

    private final StandInFileStores m_stores;

    private final DomainCollector m_domains;

    private final List<StoredRow> m_rows = new ArrayList<>();

    private final Set<String> m_keys = new HashSet<>();

    private StandInTable m_content;

    protected DataContainer(final DataTableSpec spec, final boolean initDomain, final StandInFileStores stores) {
        m_spec = spec;
        m_stores = stores;
        m_domains = new DomainCollector(spec, initDomain);
    }

    /** Appends a row.
     * @throws IllegalArgumentException if cells do not fit the columns
     * @throws DuplicateKeyException if there is a row of this key */
    public void addRowToTable(final DataRow row) {
        if (m_content != null) {
            throw new IllegalStateException("The table is closed, row \"" + row.getKey() + "\" comes too late");
        }
        if (row.getNumCells() != m_spec.getNumColumns()) {
            throw new IllegalArgumentException("Row \"" + row.getKey() + "\" has " + row.getNumCells()
                + " cells, the table has " + m_spec.getNumColumns() + " columns");
        }
        Object[] cells = new Object[row.getNumCells()];
        for (int i = 0; i < cells.length; i++) {
            DataCell cell = row.getCell(i);
            check(cell, i, row);
            m_domains.add(i, cell);
            cells[i] = CellCodec.store(cell);
        }
        if (!m_keys.add(row.getKey().getString())) {
            throw new DuplicateKeyException("Two rows have the key \"" + row.getKey() + "\"");
        }
        m_rows.add(new StoredRow(row.getKey(), cells));
    }

    private void check(final DataCell cell, final int column, final DataRow row) {
        if (cell == null) {
            throw new NullPointerException("Row \"" + row.getKey() + "\" has a null cell; use a missing cell");
        }
        DataType type = m_spec.getColumnSpec(column).getType();
        if (!cell.isMissing() && !type.isASuperTypeOf(cell.getType())) {
            throw new IllegalArgumentException("The " + cell.getClass().getSimpleName() + " in row \"" + row.getKey()
                + "\" does not fit the column \"" + m_spec.getColumnSpec(column).getName() + "\" of type " + type);
        }
    }

    public long size() {
        return m_rows.size();
    }

    /** Ends the table; a second call does nothing. */
    public void close() {
        if (m_content == null) {
            m_content = new StandInTable(m_domains.createSpec(), List.copyOf(m_rows), m_stores.repository());
        }
    }

    protected final StandInTable content() {
        if (m_content == null) {
            throw new IllegalStateException("The table is not closed");
        }
        return m_content;
    }
}
