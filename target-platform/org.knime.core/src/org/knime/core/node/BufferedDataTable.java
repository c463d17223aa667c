package org.knime.core.node;

import javax.swing.JComponent;

import org.knime.core.data.DataTable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.container.StandInTable;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;

/** Table of a node. */
public final class BufferedDataTable implements DataTable, PortObject {
    public static final PortType TYPE = PortTypeRegistry.getInstance().getPortType(BufferedDataTable.class);

    /** The same, for a port that need not be connected. */
    public static final PortType TYPE_OPTIONAL =
        PortTypeRegistry.getInstance().getPortType(BufferedDataTable.class, true);

    private final StandInTable m_content;

    BufferedDataTable(final StandInTable content) {
        m_content = content;
    }

    StandInTable content() {
        return m_content;
    }

    @Override
    public DataTableSpec getDataTableSpec() {
        return m_content.spec();
    }

    @Override
    public DataTableSpec getSpec() {
        return m_content.spec();
    }

    @Override
    public String getSummary() {
        return "Rows: " + size() + ", Cols: " + getSpec().getNumColumns();
    }

    @Override
    public CloseableRowIterator iterator() {
        return m_content.iterator();
    }

    public long size() {
        return m_content.size();
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }
}
