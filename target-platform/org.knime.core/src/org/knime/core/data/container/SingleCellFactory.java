package org.knime.core.data.container;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;

/** Makes one new column; one of the two methods getCell is to be overridden. */
public abstract class SingleCellFactory extends AbstractCellFactory {
    /** @param newColSpec the new column */
    public SingleCellFactory(final DataColumnSpec newColSpec) {
        super(newColSpec);
    }

    /** @param processConcurrently whether rows may be computed side by side
     * @param newColSpec the new column */
    public SingleCellFactory(final boolean processConcurrently, final DataColumnSpec newColSpec) {
        super(processConcurrently, newColSpec);
    }

    @Override
    public DataCell[] getCells(final DataRow row, final long rowIndex) {
        return new DataCell[]{getCell(row, rowIndex)};
    }

    /** The new cell of a row. */
    public DataCell getCell(final DataRow row) {
        throw new IllegalStateException("getCell is not overridden");
    }

    /** The new cell of a row.
     * @param rowIndex number of the row, from 0 */
    public DataCell getCell(final DataRow row, final long rowIndex) {
        return getCell(row);
    }
}
