package org.latentrom.knime.pointcloud;

import java.util.List;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.container.AbstractCellFactory;
import org.knime.core.data.container.ColumnRearranger;
import org.knime.core.data.def.DoubleCell;

/** Appends columns of computed numbers to a table, row by row; columns of their names are replaced. */
final class NumberColumns extends AbstractCellFactory {
    private final double[][] m_values;

    private int m_row;

    private NumberColumns(final List<String> names, final double[][] values) {
        super(names.stream().map(n -> new DataColumnSpecCreator(n, DoubleCell.TYPE).createSpec())
            .toArray(DataColumnSpec[]::new));
        m_values = values;
    }

    /** @param values {@code [new column][row]}, NaN for a missing cell; null while the node is configured */
    static ColumnRearranger rearranger(final DataTableSpec spec, final List<String> names, final double[][] values) {
        final var rearranger = new ColumnRearranger(spec);
        names.stream().filter(spec::containsName).forEach(rearranger::remove);
        rearranger.append(new NumberColumns(names, values));
        return rearranger;
    }

    @Override
    public DataCell[] getCells(final DataRow row) {
        final DataCell[] cells = new DataCell[m_values.length];
        for (int i = 0; i < cells.length; i++) {
            final double value = m_values[i][m_row];
            cells[i] = Double.isNaN(value) ? DataType.getMissingCell() : new DoubleCell(value);
        }
        m_row++;
        return cells;
    }
}
