package org.knime.core.data;

import java.io.DataInput;
import java.io.IOException;

/** Where the serializer of a cell reads; cells may hold cells. */
public interface DataCellDataInput extends DataInput {
    /** Reads a cell that {@link DataCellDataOutput#writeDataCell} wrote. */
    DataCell readDataCell() throws IOException;
}
