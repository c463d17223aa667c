package org.latentrom.knime.image;

import java.util.ArrayList;
import java.util.List;

import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.latentrom.engine.field.Field;
import org.latentrom.knime.data.FieldValue;
import org.latentrom.knime.image.FieldToImageParameters.Panels;
import org.latentrom.knime.image.FieldToImageParameters.Quantity;
import org.latentrom.knime.table.ColumnKind;
import org.latentrom.knime.table.NameList;

/**
 * Takes the fields to draw out of rows.
 *
 * @param titles names of the columns, one a panel
 * @param columns their indices
 * @param parameters the node's options
 */
record RowPanels(List<String> titles, int[] columns, FieldToImageParameters parameters) {
    static final String TABLE = "Fields";

    /** @throws InvalidSettingsException if a column is missing or holds no fields */
    static RowPanels of(final DataTableSpec spec, final FieldToImageParameters p) throws InvalidSettingsException {
        final List<String> names = new ArrayList<>();
        if (p.m_panels == Panels.NAMED) {
            names.addAll(NameList.parse(p.m_panelColumns));
        } else if (p.m_panels == Panels.ONE) {
            names.add(p.m_fieldColumn);
        } else {
            for (int i = 0; i < spec.getNumColumns(); i++) {
                if (spec.getColumnSpec(i).getType().isCompatible(FieldValue.class)) {
                    names.add(spec.getColumnSpec(i).getName());
                }
            }
        }
        if (names.isEmpty()) {
            names.add(""); // none is there: the check below says so
        }
        final int[] columns = new int[names.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = ColumnKind.FIELD.index(spec, names.get(i), TABLE);
            names.set(i, spec.getColumnSpec(columns[i]).getName());
        }
        return new RowPanels(List.copyOf(names), columns, p);
    }

    /**
     * @return one field with one channel a panel; null if one is missing
     * @throws IllegalArgumentException if a field lacks the channel; the message names the column
     */
    List<Field> fields(final DataRow row) {
        final List<Field> fields = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            if (!(row.getCell(columns[i]) instanceof FieldValue value)) {
                return null;
            }
            final Field field = value.getField();
            if (parameters.m_quantity == Quantity.MAGNITUDE) {
                fields.add(DrawnChannel.magnitude(field));
            } else {
                fields.add(DrawnChannel.of(field, parameters.m_channel.strip(), titles.get(i)));
            }
        }
        return fields;
    }
}
