package org.knime.core.node;

import java.io.IOException;

import org.knime.core.data.DataRow;
import org.knime.core.data.DataTable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.ColumnRearranger;
import org.knime.core.data.container.StandInTables;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.StandInFileStores;

/** What an execution has: progress, cancel, tables and file stores. */
public class ExecutionContext extends ExecutionMonitor {
    private final StandInFileStores m_stores;

    ExecutionContext(final NodeProgressMonitor progress, final StandInFileStores stores) {
        super(progress);
        m_stores = stores;
    }

    /** A file of this node that is saved with the workflow.
     * @param relativePath unique within the execution, no slash, no leading dot */
    public FileStore createFileStore(final String relativePath) throws IOException {
        return m_stores.create(relativePath);
    }

    /** For the rows of a new table. */
    public BufferedDataContainer createDataContainer(final DataTableSpec spec) {
        return createDataContainer(spec, true);
    }

    /** For the rows of a new table.
     * @param initDomain whether what the spec knows of the values is kept and widened */
    public BufferedDataContainer createDataContainer(final DataTableSpec spec, final boolean initDomain) {
        return new BufferedDataContainer(spec, initDomain, m_stores);
    }

    /** A table with the rows of another. */
    public BufferedDataTable createBufferedDataTable(final DataTable table, final ExecutionMonitor exec)
        throws CanceledExecutionException {
        var container = createDataContainer(table.getDataTableSpec());
        try {
            for (DataRow row : table) {
                exec.checkCanceled();
                container.addRowToTable(row);
            }
        } finally {
            container.close();
        }
        return container.getTable();
    }

    /** A table with columns changed, removed or added. */
    public BufferedDataTable createColumnRearrangeTable(final BufferedDataTable in, final ColumnRearranger rearranger,
        final ExecutionMonitor subProgressMon) throws CanceledExecutionException {
        return new BufferedDataTable(StandInTables.rearrange(in.content(), rearranger, subProgressMon, m_stores));
    }

    /** A table with the same rows and other names of columns or domains. */
    public BufferedDataTable createSpecReplacerTable(final BufferedDataTable in, final DataTableSpec newSpec) {
        return new BufferedDataTable(in.content().withSpec(newSpec));
    }

    /** The same context for a part that makes up a share of the whole. */
    public ExecutionContext createSubExecutionContext(final double maxProg) {
        return new ExecutionContext(sub(maxProg, false, true), m_stores);
    }
}
