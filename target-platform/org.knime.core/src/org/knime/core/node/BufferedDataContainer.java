package org.knime.core.node;

import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.DataContainer;
import org.knime.core.data.filestore.StandInFileStores;

/** Collects the rows of a node's table. */
public class BufferedDataContainer extends DataContainer {
    BufferedDataContainer(final DataTableSpec spec, final boolean initDomain, final StandInFileStores stores) {
        super(spec, initDomain, stores);
    }

    /** The closed table. */
    public BufferedDataTable getTable() {
        return new BufferedDataTable(content());
    }
}
