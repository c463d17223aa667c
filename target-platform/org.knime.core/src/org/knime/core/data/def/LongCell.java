package org.knime.core.data.def;

import java.io.IOException;

import org.knime.core.data.BoundedValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataCellDataInput;
import org.knime.core.data.DataCellDataOutput;
import org.knime.core.data.DataCellSerializer;
import org.knime.core.data.DataType;
import org.knime.core.data.DataValue;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.LongValue;

/** A 64-bit whole number. */
public class LongCell extends DataCell implements LongValue, DoubleValue, BoundedValue {
    public static final DataType TYPE = DataType.getType(LongCell.class);

    private static final long serialVersionUID = 1L;

    private final long m_long;

    public LongCell(final long value) {
        m_long = value;
    }

    @Override
    public long getLongValue() {
        return m_long;
    }

    @Override
    public double getDoubleValue() {
        return m_long;
    }

    @Override
    public String toString() {
        return Long.toString(m_long);
    }

    @Override
    protected boolean equalsDataCell(final DataCell dc) {
        return m_long == ((LongCell)dc).m_long;
    }

    @Override
    protected boolean equalContent(final DataValue otherValue) {
        return otherValue instanceof DoubleValue v && v.getDoubleValue() == m_long;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(m_long);
    }

    public static final class LongSerializer implements DataCellSerializer<LongCell> {
        @Override
        public void serialize(final LongCell cell, final DataCellDataOutput output) throws IOException {
            output.writeLong(cell.m_long);
        }

        @Override
        public LongCell deserialize(final DataCellDataInput input) throws IOException {
            return new LongCell(input.readLong());
        }
    }
}
