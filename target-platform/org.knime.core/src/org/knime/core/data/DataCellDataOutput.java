package org.knime.core.data;

import java.io.DataOutput;

/** Where the serializer of a cell writes; cells may hold cells. */
public interface DataCellDataOutput extends DataOutput {
}
