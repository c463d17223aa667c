package org.knime.core.data;

/** A row: key and cells. */
public interface DataRow extends Iterable<DataCell> {
    int getNumCells();
    RowKey getKey();

    /** Cell at a column, from 0. */
    DataCell getCell(int index);
}
