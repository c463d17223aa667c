package org.latentrom.runner.tests.nodes;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.StringValue;

/** A cell that no plugin.xml names. */
public final class UnregisteredCell extends DataCell implements StringValue {
    /** Type of these cells. */
    public static final DataType TYPE = DataType.getType(UnregisteredCell.class);

    private static final long serialVersionUID = 1L;

    @Override
    public String getStringValue() {
        return "unregistered";
    }

    @Override
    public String toString() {
        return "unregistered";
    }

    @Override
    protected boolean equalsDataCell(final DataCell dc) {
        return true;
    }

    @Override
    public int hashCode() {
        return 1;
    }
}
