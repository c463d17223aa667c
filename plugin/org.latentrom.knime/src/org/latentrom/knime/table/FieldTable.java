package org.latentrom.knime.table;

import java.util.ArrayList;
import java.util.List;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.latentrom.engine.baseline.TimedField;
import org.latentrom.engine.progress.Progress;
import org.latentrom.knime.data.FieldValue;

/**
 * The rows of a table with a field column, with run and time.
 *
 * @param fields fields in the table's order
 * @param cells the cells that they came from, for tables that hand them on
 */
public record FieldTable(List<TimedField> fields, List<DataCell> cells) {
    /**
     * @param table the table
     * @param fieldColumn the chosen field column, or "" for the first
     * @param runColumn the chosen run column, or ""
     * @param timeColumn the chosen time column, or ""
     * @param name what the node calls the table
     * @throws InvalidSettingsException if a column is missing
     * @throws KNIMEException if a row lacks its field, run or time; the message names it
     */
    public static FieldTable read(final BufferedDataTable table, final String fieldColumn, final String runColumn,
        final String timeColumn, final String name, final Progress progress)
        throws InvalidSettingsException, KNIMEException {
        final var spec = table.getDataTableSpec();
        final int column = ColumnKind.FIELD.index(spec, fieldColumn, name);
        final var runTime = RunTime.of(spec, runColumn, timeColumn, name);
        final List<TimedField> fields = new ArrayList<>();
        final List<DataCell> cells = new ArrayList<>();
        try (var rows = table.iterator()) {
            while (rows.hasNext()) {
                progress.checkCanceled();
                final var row = rows.next();
                fields.add(new TimedField(runTime.run(row), runTime.time(row), field(row, column, name).getField()));
                cells.add(row.getCell(column));
            }
        }
        return new FieldTable(fields, cells);
    }

    /** @throws KNIMEException if the row has no field; the message names it */
    public static FieldValue field(final DataRow row, final int column, final String name) throws KNIMEException {
        if (row.getCell(column) instanceof FieldValue value) {
            return value;
        }
        throw NodeWork.failure("Row \"" + row.getKey().getString() + "\" of the table \"" + name + "\" has no field.",
            "Remove rows with missing fields.");
    }
}
