package org.latentrom.knime.scorer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.latentrom.engine.score.FieldErrors;
import org.latentrom.engine.score.FieldErrors.Errors;
import org.latentrom.engine.score.Scorecard;
import org.latentrom.knime.data.FieldCell;

/** A scorecard as tables. */
final class ScoreTables {
    /**
     * All methods that a scorecard can hold; a table has a column for each, so that its columns are known beforehand.
     */
    private static final List<String> METHODS =
        List.of(Scorecard.MODEL, "Persistence", "Training mean", "POD reconstruction", "DMD");

    private static final List<String> MEASURES = List.of("Relative L2", "RMSE", "Maximum error");

    private static final List<ToDoubleFunction<Errors>> GETTERS =
        List.of(Errors::relativeL2, Errors::rmse, Errors::maximum);

    /** One row a predicted field and true field. */
    static final DataTableSpec COMPARED = new DataTableSpec(string("Run"), number("Time"),
        new DataColumnSpecCreator("Truth", FieldCell.TYPE).createSpec(),
        new DataColumnSpecCreator("Prediction", FieldCell.TYPE).createSpec(),
        new DataColumnSpecCreator("Error", FieldCell.TYPE).createSpec());

    /** One row a run and method, then one a method over all runs. */
    static final DataTableSpec SUMMARY = new DataTableSpec(string("Run"), string("Method"),
        new DataColumnSpecCreator("Snapshots", IntCell.TYPE).createSpec(), number("Mean relative L2"), number("Mean "
            + "RMSE"),
        number("Maximum error"), number("Relative L2 of the last"));

    private ScoreTables() {
    }

    private static DataColumnSpec number(final String name) {
        return new DataColumnSpecCreator(name, DoubleCell.TYPE).createSpec();
    }

    private static DataColumnSpec string(final String name) {
        return new DataColumnSpecCreator(name, StringCell.TYPE).createSpec();
    }

    private static List<String> methods(final boolean baselines) {
        return baselines ? METHODS : METHODS.subList(0, 1);
    }

    /** @return run, time, and each measure of each method */
    static DataTableSpec errorsSpec(final boolean baselines) {
        final List<DataColumnSpec> columns = new ArrayList<>(List.of(string("Run"), number("Time")));
        for (String measure : MEASURES) {
            for (String method : methods(baselines)) {
                columns.add(number(measure + " (" + method + ")"));
            }
        }
        return new DataTableSpec(columns.toArray(DataColumnSpec[]::new));
    }

    static BufferedDataTable errors(final ExecutionContext exec, final Scorecard card, final boolean baselines) {
        final var table = exec.createDataContainer(errorsSpec(baselines));
        int n = 0;
        for (Scorecard.Row row : card.rows()) {
            final List<DataCell> cells =
                new ArrayList<>(List.of(new StringCell(row.run()), new DoubleCell(row.time())));
            for (ToDoubleFunction<Errors> getter : GETTERS) {
                for (String method : methods(baselines)) {
                    final FieldErrors errors = row.errors().get(method);
                    cells.add(errors == null ? DataType.getMissingCell()
                        : new DoubleCell(getter.applyAsDouble(errors.all())));
                }
            }
            table.addRowToTable(new DefaultRow("Row" + n++, cells.toArray(DataCell[]::new)));
        }
        table.close();
        return table.getTable();
    }

    static BufferedDataTable summary(final ExecutionContext exec, final Scorecard card) {
        final var table = exec.createDataContainer(SUMMARY);
        int n = 0;
        for (Scorecard.Summary s : card.summaries()) {
            table.addRowToTable(new DefaultRow("Row" + n++, new StringCell(s.run() == null ? "All runs" : s.run()),
                new StringCell(s.method()), new IntCell(s.snapshots()), new DoubleCell(s.relativeL2()),
                new DoubleCell(s.rmse()), new DoubleCell(s.maximum()), new DoubleCell(s.lastRelativeL2())));
        }
        table.close();
        return table.getTable();
    }
}
