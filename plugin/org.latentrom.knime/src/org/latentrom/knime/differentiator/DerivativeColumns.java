package org.latentrom.knime.differentiator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.knime.core.node.InvalidSettingsException;
import org.latentrom.engine.wlsqm.DifferentiatorOptions;
import org.latentrom.knime.data.FieldCell;
import org.latentrom.knime.data.FieldCellWriter;
import org.latentrom.knime.data.FieldValue;
import org.latentrom.knime.table.FitNote;

/** The columns that the node appends: derivatives, and estimates of the noise. Columns of their names are replaced. */
final class DerivativeColumns {
    private final DataColumnSpec[] m_columns;

    /**
     * @param name name of the column with the derivatives
     * @param fit how they are computed
     * @param noisy the channels whose noise is estimated
     * @throws InvalidSettingsException if two columns would have one name
     */
    DerivativeColumns(final String name, final DifferentiatorOptions fit, final List<String> noisy)
        throws InvalidSettingsException {
        final List<DataColumnSpec> columns = new ArrayList<>();
        final var derivatives = new DataColumnSpecCreator(name, FieldCell.TYPE);
        derivatives.setProperties(FitNote.properties(fit));
        columns.add(derivatives.createSpec());
        for (String channel : noisy) {
            columns.add(new DataColumnSpecCreator("noise(" + channel + ")", DoubleCell.TYPE).createSpec());
        }
        final List<String> names = columns.stream().map(DataColumnSpec::getName).toList();
        for (String n : names) {
            if (names.indexOf(n) != names.lastIndexOf(n)) {
                throw new InvalidSettingsException("Two new columns would be called \"" + n
                    + "\". Name the column with the derivatives otherwise.");
            }
        }
        m_columns = columns.toArray(DataColumnSpec[]::new);
    }

    /**
     * @param table the input's columns
     * @param column index of the fields
     * @param writer makes the cells; null while the node is configured
     * @param derivatives computes them; null while the node is configured
     * @return the rearranger; an {@link IllegalArgumentException} of a field gets the row's name
     */
    ColumnRearranger rearranger(final DataTableSpec table, final int column, final FieldCellWriter writer,
        final FieldDerivatives derivatives) {
        final var rearranger = new ColumnRearranger(table);
        for (DataColumnSpec c : m_columns) {
            if (table.containsName(c.getName())) {
                rearranger.remove(c.getName());
            }
        }
        rearranger.append(new AbstractCellFactory(m_columns) {
            @Override
            public DataCell[] getCells(final DataRow row, final long rowIndex) {
                return cells(row, column, writer, derivatives);
            }
        });
        return rearranger;
    }

    private DataCell[] cells(final DataRow row, final int column, final FieldCellWriter writer,
        final FieldDerivatives derivatives) {
        final DataCell[] cells = new DataCell[m_columns.length];
        Arrays.fill(cells, DataType.getMissingCell());
        if (!(row.getCell(column) instanceof FieldValue value)) {
            return cells;
        }
        final String name = row.getKey().getString();
        try {
            final Derivatives result = derivatives.of(name, value.getField());
            cells[0] = writer.write(result.field());
            for (int i = 1; i < cells.length; i++) {
                final double noise = result.noise()[i - 1];
                cells[i] = Double.isNaN(noise) ? DataType.getMissingCell() : new DoubleCell(noise);
            }
            return cells;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Row \"" + name + "\": " + e.getMessage(), e);
        }
    }
}
