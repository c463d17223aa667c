package org.knime.core.data.container;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;

/** Makes one new column; one of the two methods getCell is to be overridden. */
public abstract class SingleCellFactory extends AbstractCellFactory {
    public SingleCellFactory(final DataColumnSpec newColSpec) {
        super(newColSpec);
    }

    @Override
    public DataCell[] getCells(final DataRow row, final long rowIndex) {
        return new DataCell[]{getCell(row, rowIndex)};
    }

    public DataCell getCell(final DataRow row) {
        throw new IllegalStateException("getCell is not overridden");
    }

    /** The new cell of a row.
     * @param rowIndex number of the row, from 0 */
    public DataCell getCell(final DataRow row, final long rowIndex) {
        return getCell(row);
    }
}
