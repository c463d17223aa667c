package org.latentrom.knime.table;

import java.util.Iterator;
import java.util.List;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.container.AbstractCellFactory;

/**
 * Appends cells that were made beforehand, one array a row in the table's order. Networks work on many rows at a time,
 * a cell factory gets them one by one.
 */
public final class PreparedCells extends AbstractCellFactory {
    private final Iterator<DataCell[]> m_cells;

    /**
     * @param cells the new cells of each row; null while the node is configured
     * @param columns the new columns
     */
    public PreparedCells(final List<DataCell[]> cells, final DataColumnSpec... columns) {
        super(columns);
        m_cells = cells == null ? null : cells.iterator();
    }

    @Override
    public DataCell[] getCells(final DataRow row) {
        return m_cells.next();
    }
}
