package org.knime.core.node;

import org.knime.core.data.container.StandInTable;
import org.knime.core.data.filestore.StandInFileStores;

/** Not part of KNIME: lets the stand-in's runner make and open what nodes only use. */
public final class StandInAccess {
    private StandInAccess() {
    }

    public static ExecutionContext context(final NodeProgressMonitor progress, final StandInFileStores stores) {
        return new ExecutionContext(progress, stores);
    }

    /** The table of rows that were read from a file. */
    public static BufferedDataTable table(final StandInTable content) {
        return new BufferedDataTable(content);
    }

    public static StandInTable content(final BufferedDataTable table) {
        return table.content();
    }
}
