package org.knime.core.data;

import java.io.DataInput;

/** Where the serializer of a cell reads; cells may hold cells. */
public interface DataCellDataInput extends DataInput {
}
