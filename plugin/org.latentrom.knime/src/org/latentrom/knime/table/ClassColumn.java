package org.latentrom.knime.table;

import java.math.BigDecimal;
import java.util.Comparator;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;

/**
 * The classes of rows, such as the digits that images show: a text or a number a row.
 *
 * @param index of the column, or -1 if all rows are of one class
 */
public record ClassColumn(int index) {
    /** Of rows that say none. */
    private static final String UNKNOWN = "?";

    /** Numbers first, by value; then texts; rows without a class last. */
    public static final Comparator<String> ORDER = Comparator.comparing((final String c) -> c.equals(UNKNOWN))
        .thenComparing(c -> number(c) == null).thenComparing(ClassColumn::number,
            Comparator.nullsLast(Comparator.naturalOrder()))
        .thenComparing(Comparator.naturalOrder());

    /** @return the row's class: 3 for the number 3.0, "?" if it is missing, "" if all rows are of one class */
    public String of(final DataRow row) {
        if (index < 0) {
            return "";
        }
        final DataCell cell = row.getCell(index);
        if (cell instanceof DoubleValue v && Double.isFinite(v.getDoubleValue())) {
            return BigDecimal.valueOf(v.getDoubleValue()).stripTrailingZeros().toPlainString();
        }
        return cell instanceof StringValue s ? s.getStringValue() : UNKNOWN;
    }

    private static BigDecimal number(final String name) {
        try {
            return new BigDecimal(name);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
