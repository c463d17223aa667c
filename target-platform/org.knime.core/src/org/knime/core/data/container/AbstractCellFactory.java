package org.knime.core.data.container;

import org.knime.core.data.DataColumnSpec;

/** A factory with fixed columns. The stand-in computes rows one after the other. */
public abstract class AbstractCellFactory implements CellFactory {
    private final DataColumnSpec[] m_specs;

    public AbstractCellFactory(final DataColumnSpec... colSpecs) {
        this(false, colSpecs);
    }

    /** @param processConcurrently whether rows may be computed side by side
     * @param colSpecs the new columns */
    public AbstractCellFactory(final boolean processConcurrently, final DataColumnSpec... colSpecs) {
        m_specs = colSpecs.clone();
    }

    @Override
    public DataColumnSpec[] getColumnSpecs() {
        return m_specs.clone();
    }

    /** Called after the last row, also when the execution failed. */
    public void afterProcessing() {
    }
}
