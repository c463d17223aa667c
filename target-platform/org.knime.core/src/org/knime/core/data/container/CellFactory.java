package org.knime.core.data.container;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.RowKey;
import org.knime.core.node.ExecutionMonitor;

/** Makes new columns from rows. */
public interface CellFactory {
    default DataCell[] getCells(final DataRow row) {
        return getCells(row, -1);
    }

    /** The new cells of a row.
     * @param rowIndex number of the row, from 0 */
    default DataCell[] getCells(final DataRow row, final long rowIndex) {
        return getCells(row);
    }

    DataColumnSpec[] getColumnSpecs();

    default void setProgress(final long curRowNr, final long rowCount, final RowKey lastKey,
        final ExecutionMonitor exec) {
        exec.setProgress(rowCount == 0 ? 1 : curRowNr / (double)rowCount,
            () -> "Row " + curRowNr + " of " + rowCount + " (\"" + lastKey + "\")");
    }
}
