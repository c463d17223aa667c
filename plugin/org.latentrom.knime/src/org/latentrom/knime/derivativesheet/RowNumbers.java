package org.latentrom.knime.derivativesheet;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.latentrom.knime.table.ColumnKind;

/**
 * The numbers of a row that a formula can use: number columns by their names, and the time also as {@code t}.
 *
 * @param columns indices of the columns by the names that formulas give them
 */
record RowNumbers(Map<String, Integer> columns) {
    private static final String TIME = "t";

    static RowNumbers of(final DataTableSpec spec) {
        final Map<String, Integer> columns = new LinkedHashMap<>();
        for (int i = 0; i < spec.getNumColumns(); i++) {
            final DataColumnSpec c = spec.getColumnSpec(i);
            if (c.getType().isCompatible(DoubleValue.class)) {
                columns.put(c.getName(), i);
            }
        }
        final Integer time = columns.get(ColumnKind.TIME.preferredName());
        if (time != null) {
            columns.putIfAbsent(TIME, time);
        }
        return new RowNumbers(columns);
    }

    /** @throws IllegalArgumentException if one of the numbers is missing; the message names the column */
    Map<String, Double> of(final DataRow row, final Set<String> names) {
        final Map<String, Double> numbers = new LinkedHashMap<>();
        for (String name : names) {
            if (!(row.getCell(columns.get(name)) instanceof DoubleValue v)) {
                throw new IllegalArgumentException("the formula needs \"" + name + "\", which is missing in this row. "
                    + "Fill it in or remove the row");
            }
            numbers.put(name, v.getDoubleValue());
        }
        return numbers;
    }
}
