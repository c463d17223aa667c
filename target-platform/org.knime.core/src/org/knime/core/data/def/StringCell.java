package org.knime.core.data.def;

import java.io.IOException;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataCellDataInput;
import org.knime.core.data.DataCellDataOutput;
import org.knime.core.data.DataCellSerializer;
import org.knime.core.data.DataType;
import org.knime.core.data.NominalValue;
import org.knime.core.data.StringValue;

/** A text. */
public final class StringCell extends DataCell implements StringValue, NominalValue {
    public static final DataType TYPE = DataType.getType(StringCell.class);

    private static final long serialVersionUID = 1L;

    private final String m_string;

    /** @param str the text, not null */
    public StringCell(final String str) {
        if (str == null) {
            throw new NullPointerException("A string cell needs a text; use a missing cell");
        }
        m_string = str;
    }

    @Override
    public String getStringValue() {
        return m_string;
    }

    @Override
    public String toString() {
        return m_string;
    }

    @Override
    protected boolean equalsDataCell(final DataCell dc) {
        return m_string.equals(((StringCell)dc).m_string);
    }

    @Override
    public int hashCode() {
        return m_string.hashCode();
    }

    public static final class StringSerializer implements DataCellSerializer<StringCell> {
        @Override
        public void serialize(final StringCell cell, final DataCellDataOutput output) throws IOException {
            byte[] b = cell.m_string.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            output.writeInt(b.length);
            output.write(b);
        }

        @Override
        public StringCell deserialize(final DataCellDataInput input) throws IOException {
            return new StringCell(new String(CellBytes.read(input), java.nio.charset.StandardCharsets.UTF_8));
        }
    }
}
