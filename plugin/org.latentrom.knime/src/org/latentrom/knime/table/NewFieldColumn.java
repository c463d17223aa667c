package org.latentrom.knime.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.container.ColumnRearranger;
import org.knime.core.data.container.SingleCellFactory;
import org.latentrom.engine.field.Field;
import org.latentrom.knime.data.FieldCell;
import org.latentrom.knime.data.FieldCellWriter;

/** A column of fields that a node appends, row by row. A column of its name is replaced. */
public final class NewFieldColumn {
    private NewFieldColumn() {
    }

    /** @return the table with the new column */
    public static DataTableSpec spec(final DataTableSpec table, final String name) {
        return rearranger(table, name, null, null).createSpec();
    }

    /**
     * @param table the input's columns
     * @param name name of the new column
     * @param writer makes the cells; null while the node is configured
     * @param fields the field of a row; null gives a missing cell
     * @return the rearranger; an {@link IllegalArgumentException} of {@code fields} gets the row's name
     */
    public static ColumnRearranger rearranger(final DataTableSpec table, final String name,
        final FieldCellWriter writer, final Function<DataRow, Field> fields) {
        final DataColumnSpec column = new DataColumnSpecCreator(name, FieldCell.TYPE).createSpec();
        final var rearranger = new ColumnRearranger(table);
        if (table.containsName(name)) {
            rearranger.remove(name);
        }
        rearranger.append(new SingleCellFactory(column) {
            @Override
            public DataCell getCell(final DataRow row) {
                try {
                    final Field field = fields.apply(row);
                    return field == null ? DataType.getMissingCell() : writer.write(field);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException(
                        "Row \"" + row.getKey().getString() + "\": " + e.getMessage(), e);
                }
            }
        });
        return rearranger;
    }
}
