package org.knime.core.data;

import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A row: key and cells. */
public interface DataRow extends Iterable<DataCell> {
    /** Number of cells. */
    int getNumCells();

    /** Name of the row. */
    RowKey getKey();

    /** Cell at a column, from 0. */
    DataCell getCell(int index);

    /** The cells in order. */
    default Stream<DataCell> stream() {
        return StreamSupport.stream(spliterator(), false);
    }
}
