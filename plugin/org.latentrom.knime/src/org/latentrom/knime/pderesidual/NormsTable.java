package org.latentrom.knime.pderesidual;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.latentrom.engine.pde.Residual;
import org.latentrom.engine.pde.ResidualNorms;

/** How large residuals are: a row an equation and time. */
final class NormsTable {
    /** Columns of the table. */
    static final DataTableSpec SPEC = new DataTableSpec(column("Run", StringCell.TYPE), column("Time", DoubleCell.TYPE),
        column("Equation", StringCell.TYPE), column("RMS", DoubleCell.TYPE), column("Maximum", DoubleCell.TYPE),
        column("L2 norm", DoubleCell.TYPE), column("Relative RMS", DoubleCell.TYPE),
        column("Largest term", StringCell.TYPE), column("Pixels", IntCell.TYPE));

    private final BufferedDataContainer m_table;

    private int m_rows;

    NormsTable(final ExecutionContext exec) {
        m_table = exec.createDataContainer(SPEC);
    }

    private static DataColumnSpec column(final String name, final DataType type) {
        return new DataColumnSpecCreator(name, type).createSpec();
    }

    private static DataCell number(final double value) {
        return Double.isNaN(value) ? DataType.getMissingCell() : new DoubleCell(value);
    }

    /** @param time NaN if there is no time column */
    void add(final String run, final double time, final Residual residual) {
        for (int e = 0; e < residual.names().size(); e++) {
            final ResidualNorms n = residual.norms(e);
            m_table.addRowToTable(new DefaultRow("Row" + m_rows++, new StringCell(run), number(time),
                new StringCell(residual.names().get(e)), number(n.rms()), number(n.maximum()), number(n.l2()),
                number(n.relative()), new StringCell(n.largestTerm()), new IntCell(n.pixels())));
        }
    }

    BufferedDataTable close() {
        m_table.close();
        return m_table.getTable();
    }
}
