package org.latentrom.knime.derivativesheet;

import java.util.ArrayList;
import java.util.List;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.latentrom.engine.image.DerivativeSheet;
import org.latentrom.engine.image.SheetEntry;
import org.latentrom.knime.derivativesheet.RowSheets.RowSheet;
import org.latentrom.knime.table.ColumnKind;

/** The numbers above the panels as a table: of the errors, or of the values if there is no truth. */
final class SheetNumbers {
    private static final List<ColumnKind> KEPT = List.of(ColumnKind.RUN, ColumnKind.TIME);

    private final List<DataRow> m_rows = new ArrayList<>();

    private final DataTableSpec m_input;

    private final boolean m_errors;

    /** @param errors whether there is a truth */
    SheetNumbers(final DataTableSpec input, final boolean errors) {
        m_input = input;
        m_errors = errors;
    }

    DataTableSpec spec() {
        final List<DataColumnSpec> columns = new ArrayList<>();
        columns.add(new DataColumnSpecCreator("Row", StringCell.TYPE).createSpec());
        for (ColumnKind kind : KEPT) {
            if (m_input.containsName(kind.preferredName())) {
                columns.add(new DataColumnSpecCreator(kind.preferredName(),
                    m_input.getColumnSpec(kind.preferredName()).getType()).createSpec());
            }
        }
        columns.add(new DataColumnSpecCreator("Derivative", StringCell.TYPE).createSpec());
        final String what = m_errors ? "error" : "value";
        columns.add(new DataColumnSpecCreator("Maximum absolute " + what, DoubleCell.TYPE).createSpec());
        columns.add(new DataColumnSpecCreator("RMS " + what, DoubleCell.TYPE).createSpec());
        columns.add(new DataColumnSpecCreator("Pixels", IntCell.TYPE).createSpec());
        return new DataTableSpec(columns.toArray(DataColumnSpec[]::new));
    }

    void add(final DataRow row, final RowSheet rowSheet) {
        final DerivativeSheet sheet = rowSheet.errors().orElse(rowSheet.values());
        for (SheetEntry entry : sheet.entries()) {
            final List<DataCell> cells = new ArrayList<>();
            cells.add(new StringCell(row.getKey().getString()));
            for (ColumnKind kind : KEPT) {
                if (m_input.containsName(kind.preferredName())) {
                    cells.add(row.getCell(m_input.findColumnIndex(kind.preferredName())));
                }
            }
            cells.add(new StringCell(entry.name()));
            cells.add(new DoubleCell(entry.maximum(sheet.mask())));
            cells.add(new DoubleCell(entry.rootMeanSquare(sheet.mask())));
            cells.add(new IntCell(sheet.mask().count()));
            m_rows.add(new DefaultRow("Row" + m_rows.size(), cells.toArray(DataCell[]::new)));
        }
    }

    BufferedDataTable table(final ExecutionContext exec) {
        final var container = exec.createDataContainer(spec());
        m_rows.forEach(container::addRowToTable);
        container.close();
        return container.getTable();
    }
}
