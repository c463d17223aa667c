package org.knime.core.data;

import java.io.DataOutput;
import java.io.IOException;

/** Where the serializer of a cell writes; cells may hold cells. */
public interface DataCellDataOutput extends DataOutput {
    /** Writes a whole cell, its class included. */
    void writeDataCell(DataCell cell) throws IOException;
}
