package org.knime.core.data.container;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.filestore.StandInRepository;

/**
 * Not part of KNIME: rows of a table, with cells in the form that their serializers wrote. Each pass over the table
 * makes new cells, as KNIME does for tables that are not in memory.
 */
public final class StandInTable implements DataTable {
    private final DataTableSpec m_spec;

    private final List<StoredRow> m_rows;

    private final StandInRepository m_repository;

    StandInTable(final DataTableSpec spec, final List<StoredRow> rows, final StandInRepository repository) {
        m_spec = spec;
        m_rows = rows;
        m_repository = repository;
    }

    public DataTableSpec spec() {
        return m_spec;
    }

    public long size() {
        return m_rows.size();
    }

    List<StoredRow> rows() {
        return m_rows;
    }

    @Override
    public DataTableSpec getDataTableSpec() {
        return m_spec;
    }

    @Override
    public CloseableRowIterator iterator() {
        Iterator<StoredRow> rows = m_rows.iterator();
        return new CloseableRowIterator() {
            private boolean m_closed;

            @Override
            public boolean hasNext() {
                return !m_closed && rows.hasNext();
            }

            @Override
            public DataRow next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("No more rows");
                }
                return restore(rows.next());
            }

            @Override
            public void close() {
                m_closed = true;
            }
        };
    }

    DataRow restore(final StoredRow row) {
        DataCell[] cells = new DataCell[row.cells().length];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = CellCodec.restore(row.cells()[i], m_repository);
        }
        return new DefaultRow(row.key(), cells);
    }
}
