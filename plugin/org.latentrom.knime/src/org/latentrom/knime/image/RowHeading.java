package org.latentrom.knime.image;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;
import org.latentrom.knime.table.ColumnKind;

/** What stands above the picture of a row: its run and time, as far as the table has them. */
public final class RowHeading {
    private static final int SIX = 6;

    private RowHeading() {
    }

    /** @return such as "nu_0.008, t = 1.5"; empty if the table has neither */
    public static String of(final DataRow row, final DataTableSpec spec) {
        final List<String> parts = new ArrayList<>();
        final int run = spec.findColumnIndex(ColumnKind.RUN.preferredName());
        if (run >= 0 && row.getCell(run) instanceof StringValue v && !v.getStringValue().isEmpty()) {
            parts.add(v.getStringValue());
        }
        final int time = spec.findColumnIndex(ColumnKind.TIME.preferredName());
        if (time >= 0 && row.getCell(time) instanceof DoubleValue v && Double.isFinite(v.getDoubleValue())) {
            // six digits: 7.99 and not 7.989999999999999
            parts.add("t = " + new BigDecimal(v.getDoubleValue()).round(new MathContext(SIX)).stripTrailingZeros()
                .toPlainString());
        }
        return String.join(", ", parts);
    }
}
