package org.latentrom.knime.reconstructionsheet;

import java.util.Collection;
import java.util.Map;

import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;

/** The errors of the classes, and of all rows, as a table. */
final class RowErrors {
    static final DataTableSpec SPEC = new DataTableSpec(new DataColumnSpecCreator("Class", StringCell.TYPE).createSpec(),
        new DataColumnSpecCreator("Rows", LongCell.TYPE).createSpec(),
        new DataColumnSpecCreator("Mean l2", DoubleCell.TYPE).createSpec(),
        new DataColumnSpecCreator("Mean relative L2", DoubleCell.TYPE).createSpec(),
        new DataColumnSpecCreator("Greatest l2", DoubleCell.TYPE).createSpec(),
        new DataColumnSpecCreator("Worst row", StringCell.TYPE).createSpec());

    private static final String ALL = "all";

    private RowErrors() {
    }

    static double meanL2(final Collection<ChosenRows> classes) {
        return classes.stream().mapToDouble(ChosenRows::sumOfL2).sum() / count(classes);
    }

    static long count(final Collection<ChosenRows> classes) {
        return classes.stream().mapToLong(ChosenRows::count).sum();
    }

    /** @param classes by their names, in their order; if there are several, a last row is of all */
    static BufferedDataTable table(final ExecutionContext exec, final Map<String, ChosenRows> classes) {
        final var table = exec.createDataContainer(SPEC);
        if (classes.size() > 1 || !classes.containsKey("")) {
            classes.forEach((name, rows) -> table.addRowToTable(row("Class " + name, name, rows.count(),
                rows.sumOfL2(), rows.sumOfRelative(), rows)));
        }
        final var all = classes.values();
        final var worst = all.stream().reduce((a, b) -> b.greatest() > a.greatest() ? b : a).orElseThrow();
        table.addRowToTable(row(ALL, ALL, count(all), all.stream().mapToDouble(ChosenRows::sumOfL2).sum(),
            all.stream().mapToDouble(ChosenRows::sumOfRelative).sum(), worst));
        table.close();
        return table.getTable();
    }

    private static DefaultRow row(final String key, final String name, final long count, final double l2,
        final double relative, final ChosenRows worst) {
        return new DefaultRow(key, new StringCell(name), new LongCell(count), new DoubleCell(l2 / count),
            new DoubleCell(relative / count), new DoubleCell(worst.greatest()), new StringCell(worst.greatestRow()));
    }
}
