package org.knime.core.data.container;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.RowKey;
import org.knime.core.node.ExecutionMonitor;

/** A factory with fixed columns. The stand-in computes rows one after the other. */
public abstract class AbstractCellFactory implements CellFactory {
    private final DataColumnSpec[] m_specs;

    private boolean m_parallel;

    /** @param colSpecs the new columns */
    public AbstractCellFactory(final DataColumnSpec... colSpecs) {
        this(false, colSpecs);
    }

    /** @param processConcurrently whether rows may be computed side by side
     * @param colSpecs the new columns */
    public AbstractCellFactory(final boolean processConcurrently, final DataColumnSpec... colSpecs) {
        m_parallel = processConcurrently;
        m_specs = colSpecs.clone();
    }

    /** Whether rows may be computed side by side. */
    public final void setParallelProcessing(final boolean value) {
        m_parallel = value;
    }

    /** Whether rows may be computed side by side. */
    public final boolean isParallelProcessing() {
        return m_parallel;
    }

    @Override
    public DataColumnSpec[] getColumnSpecs() {
        return m_specs.clone();
    }

    /** Called after the last row, also when the execution failed. */
    public void afterProcessing() {
    }

    @Override
    @Deprecated
    public void setProgress(final int curRowNr, final int rowCount, final RowKey lastKey,
        final ExecutionMonitor exec) {
        setProgress((long)curRowNr, (long)rowCount, lastKey, exec);
    }

    @Override
    public void setProgress(final long curRowNr, final long rowCount, final RowKey lastKey,
        final ExecutionMonitor exec) {
        CellFactory.super.setProgress(curRowNr, rowCount, lastKey, exec);
    }
}
