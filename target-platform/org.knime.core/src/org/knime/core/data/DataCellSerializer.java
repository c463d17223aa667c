package org.knime.core.data;

import java.io.IOException;

/** Writes and reads the cells of one class; registered at the extension point org.knime.core.DataType. */
public interface DataCellSerializer<T extends DataCell> {
    void serialize(T cell, DataCellDataOutput output) throws IOException;
    T deserialize(DataCellDataInput input) throws IOException;
}
