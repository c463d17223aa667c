package org.knime.core.data;

import java.io.IOException;

/** Writes and reads the cells of one class; registered at the extension point org.knime.core.DataType. */
public interface DataCellSerializer<T extends DataCell> {
    /** Writes the content of a cell. */
    void serialize(T cell, DataCellDataOutput output) throws IOException;

    /** Reads what {@link #serialize} wrote. */
    T deserialize(DataCellDataInput input) throws IOException;
}
