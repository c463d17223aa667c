package org.knime.core.data.container;

import org.knime.core.data.RowKey;

/** A row as a table keeps it: each cell a plain cell, or a {@link StoredCell}. */
record StoredRow(RowKey key, Object[] cells) {
}
