package org.latentrom.knime.tests;

import java.util.ArrayList;
import java.util.List;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.BufferedDataTable;
import org.latentrom.runner.workflow.Workflow;

/** Looks into the tables of a workflow. */
final class Tables {
    private Tables() {
    }

    /** @return a table at an output that counts from 1 */
    static BufferedDataTable table(final Workflow workflow, final int node, final int port) {
        return (BufferedDataTable)workflow.node(node).outObject(port - 1);
    }

    static List<DataRow> rows(final BufferedDataTable table) {
        final List<DataRow> rows = new ArrayList<>();
        try (var all = table.iterator()) {
            while (all.hasNext()) {
                rows.add(all.next());
            }
        }
        return rows;
    }

    /** @return all cells of a column */
    static List<DataCell> column(final BufferedDataTable table, final String name) {
        final int i = table.getDataTableSpec().findColumnIndex(name);
        if (i < 0) {
            throw new AssertionError("no column " + name + " in " + columns(table));
        }
        return rows(table).stream().map(r -> r.getCell(i)).toList();
    }

    /** @return all numbers of a column */
    static double[] numbers(final BufferedDataTable table, final String name) {
        return column(table, name).stream().mapToDouble(c -> ((DoubleValue)c).getDoubleValue()).toArray();
    }

    /** @return the columns' names */
    static List<String> columns(final BufferedDataTable table) {
        return List.of(table.getDataTableSpec().getColumnNames());
    }

    /** @return RowIDs and cells of all rows, for comparison */
    static List<List<Object>> content(final BufferedDataTable table) {
        return rows(table).stream().map(r -> {
            final List<Object> cells = new ArrayList<>();
            cells.add(r.getKey().getString());
            for (int i = 0; i < r.getNumCells(); i++) {
                cells.add(r.getCell(i));
            }
            return cells;
        }).toList();
    }
}
