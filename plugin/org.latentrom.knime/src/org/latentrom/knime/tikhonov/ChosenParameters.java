package org.latentrom.knime.tikhonov;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.latentrom.engine.tikhonov.Selection;
import org.latentrom.engine.tikhonov.Selection.CurvePoint;
import org.latentrom.knime.tikhonov.TikhonovChoices.Data;
import org.latentrom.knime.tikhonov.TikhonovChoices.Rule;

/** The regularisation parameters of all rows or runs and channels, as the second output. */
final class ChosenParameters {
    private record Entry(String row, String channel, Selection selection) {
    }

    private final TikhonovDifferentiatorParameters m_parameters;

    private final List<Entry> m_entries = new ArrayList<>();

    private long m_lostRows;

    private String m_firstLost;

    private long m_written;

    ChosenParameters(final TikhonovDifferentiatorParameters parameters) {
        m_parameters = parameters;
    }

    /** @param row the row's name, or the run */
    void add(final String row, final String channel, final Selection selection) {
        m_entries.add(new Entry(row, channel, selection));
    }

    /** @param lost pixels of the row that are not valid any more */
    void addLost(final String row, final int lost) {
        if (lost > 0 && m_lostRows++ == 0) {
            m_firstLost = lost + " in row \"" + row + "\"";
        }
    }

    private static DataColumnSpec column(final String name, final DataType type) {
        return new DataColumnSpecCreator(name, type).createSpec();
    }

    /** @return the columns; the points of an L-curve have some more */
    static DataTableSpec spec(final TikhonovDifferentiatorParameters p) {
        final boolean fields = p.m_data == Data.FIELDS;
        final List<DataColumnSpec> columns = new ArrayList<>(List.of(column(fields ? "Row" : "Run", StringCell.TYPE),
            column(fields ? "Channel" : "Column", StringCell.TYPE),
            column("Regularisation parameter", DoubleCell.TYPE), column("Residual RMS", DoubleCell.TYPE),
            column("Noise", DoubleCell.TYPE), column("Note", StringCell.TYPE)));
        if (p.m_rule == Rule.L_CURVE) {
            columns.addAll(List.of(column("Seminorm", DoubleCell.TYPE), column("Curvature", DoubleCell.TYPE),
                column("Chosen", BooleanCell.TYPE)));
        }
        return new DataTableSpec(columns.toArray(DataColumnSpec[]::new));
    }

    /** @return one row a channel and field, or column and run; for L-curves the points below it */
    BufferedDataTable table(final ExecutionContext exec) {
        final var table = exec.createDataContainer(spec(m_parameters));
        final boolean curve = m_parameters.m_rule == Rule.L_CURVE;
        for (Entry e : m_entries) {
            final Selection s = e.selection();
            final DataCell noise = number(s.noise());
            final DataCell note = s.status().isGood() ? DataType.getMissingCell()
                : new StringCell(s.status().warning() + ".");
            final DataCell[] chosen = {number(s.alpha()), number(s.residual()), noise, note, DataType.getMissingCell(),
                DataType.getMissingCell(), BooleanCell.TRUE};
            addRow(table, e, Arrays.copyOf(chosen, curve ? 7 : 4));
            for (CurvePoint p : s.curve()) {
                addRow(table, e, number(p.alpha()), number(p.residual()), noise, DataType.getMissingCell(),
                    number(p.seminorm()), number(p.curvature()), BooleanCell.FALSE);
            }
        }
        table.close();
        return table.getTable();
    }

    private void addRow(final BufferedDataContainer table, final Entry entry, final DataCell... cells) {
        final DataCell[] all = new DataCell[cells.length + 2];
        all[0] = new StringCell(entry.row());
        all[1] = new StringCell(entry.channel());
        System.arraycopy(cells, 0, all, 2, cells.length);
        table.addRowToTable(new DefaultRow("Row" + m_written++, all));
    }

    /** Infinity stays: it says that the result is a straight line or plane. */
    private static DataCell number(final double value) {
        return Double.isNaN(value) ? DataType.getMissingCell() : new DoubleCell(value);
    }

    /** @return what the user should know, once for all rows */
    Optional<String> warning() {
        final List<String> texts = new ArrayList<>();
        final List<Entry> bad = m_entries.stream().filter(e -> !e.selection().status().isGood()).toList();
        if (!bad.isEmpty()) {
            final Entry first = bad.get(0);
            final boolean fields = m_parameters.m_data == Data.FIELDS;
            texts.add("The regularisation parameter is not as asked for in " + bad.size() + " of " + m_entries.size()
                + " cases, first in "
                + (first.row().isEmpty() ? "" : (fields ? "row \"" : "run \"") + first.row() + "\", ")
                + (fields ? "channel" : "column") + " \"" + first.channel() + "\": " + first.selection().status().warning()
                + ".");
        }
        if (m_lostRows > 0) {
            texts.add("Valid pixels without a value (NaN) or with too few valid neighbours were left out in " + m_lostRows
                + (m_lostRows == 1 ? " row" : " rows") + " (" + m_firstLost + ").");
        }
        return texts.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", texts));
    }
}
