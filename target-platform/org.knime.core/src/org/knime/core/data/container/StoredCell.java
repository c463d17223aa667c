package org.knime.core.data.container;

import org.knime.core.data.DataCell;
import org.knime.core.data.filestore.FileStoreKey;

/** A cell as its serializer wrote it. */
record StoredCell(Class<? extends DataCell> cellClass, FileStoreKey[] keys, byte[] bytes) {
}
