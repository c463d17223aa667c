package org.knime.core.node;

import java.io.IOException;

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

    public BufferedDataContainer createDataContainer(final DataTableSpec spec) {
        return createDataContainer(spec, true);
    }

    /** For the rows of a new table.
     * @param initDomain whether what the spec knows of the values is kept and widened */
    public BufferedDataContainer createDataContainer(final DataTableSpec spec, final boolean initDomain) {
        return new BufferedDataContainer(spec, initDomain, m_stores);
    }

    /** A table with columns changed, removed or added. */
    public BufferedDataTable createColumnRearrangeTable(final BufferedDataTable in, final ColumnRearranger rearranger,
        final ExecutionMonitor subProgressMon) throws CanceledExecutionException {
        return new BufferedDataTable(StandInTables.rearrange(in.content(), rearranger, subProgressMon, m_stores));
    }

    /** The same context for a part that makes up a share of the whole. */
    public ExecutionContext createSubExecutionContext(final double maxProg) {
        return new ExecutionContext(sub(maxProg, false), m_stores);
    }
}
