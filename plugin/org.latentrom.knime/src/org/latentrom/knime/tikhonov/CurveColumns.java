package org.latentrom.knime.tikhonov;

import java.util.ArrayList;
import java.util.List;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.container.ColumnRearranger;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.tikhonov.RunTikhonov;
import org.latentrom.engine.wlsqm.Derivative;
import org.latentrom.knime.table.NameList;
import org.latentrom.knime.table.PreparedCells;
import org.latentrom.knime.table.RunTime;
import org.latentrom.knime.tikhonov.TikhonovChoices.Channels;

/**
 * Derivatives of number columns over a coordinate column, run by run.
 *
 * @param parameters the options
 * @param spec the input's columns
 * @param runTime run and coordinate
 * @param values names of the columns to derive
 */
record CurveColumns(TikhonovDifferentiatorParameters parameters, DataTableSpec spec, RunTime runTime,
    List<String> values) {
    private static final String TABLE = "Data";

    /** @throws InvalidSettingsException if a column is missing or of the wrong type; with the remedy */
    static CurveColumns of(final DataTableSpec spec, final TikhonovDifferentiatorParameters p)
        throws InvalidSettingsException {
        final var runTime = RunTime.of(spec, p.m_runColumn, p.m_timeColumn, TABLE);
        final List<String> values = new ArrayList<>();
        if (p.m_channels == Channels.NAMED) {
            for (String name : NameList.parse(p.m_channelNames)) {
                final int i = spec.findColumnIndex(name);
                if (i < 0 || !spec.getColumnSpec(i).getType().isCompatible(DoubleValue.class)) {
                    throw new InvalidSettingsException("The table \"" + TABLE + "\" has no number column \"" + name
                        + "\". Name others in the dialog.");
                }
                values.add(name);
            }
        } else {
            for (int i = 0; i < spec.getNumColumns(); i++) {
                if (i != runTime.runColumn() && i != runTime.timeColumn()
                    && spec.getColumnSpec(i).getType().isCompatible(DoubleValue.class)) {
                    values.add(spec.getColumnSpec(i).getName());
                }
            }
        }
        if (values.isEmpty()) {
            throw new InvalidSettingsException("The table \"" + TABLE + "\" has no number column beside its coordinate. "
                + "Append the values that are to be derived.");
        }
        return new CurveColumns(p, spec, runTime, values);
    }

    /** @param cells the new cells of each row; null while the node is configured */
    ColumnRearranger rearranger(final List<DataCell[]> cells) {
        final List<DataColumnSpec> columns = new ArrayList<>();
        final var rearranger = new ColumnRearranger(spec);
        for (String value : values) {
            for (Derivative d : parameters.derivatives()) {
                columns.add(new DataColumnSpecCreator(d.of(value), DoubleCell.TYPE).createSpec());
                if (spec.containsName(d.of(value))) {
                    rearranger.remove(d.of(value));
                }
            }
        }
        rearranger.append(new PreparedCells(cells, columns.toArray(DataColumnSpec[]::new)));
        return rearranger;
    }

    /**
     * @return the new cells of each row, in the table's order
     * @throws KNIMEException if a row lacks run or coordinate; the message names it
     * @throws IllegalArgumentException if values cannot be derived; the message names the column
     */
    List<DataCell[]> cells(final BufferedDataTable table, final ChosenParameters chosen, final Progress progress)
        throws KNIMEException {
        final List<String> names = new ArrayList<>();
        final List<String> runs = new ArrayList<>();
        final int rows = Math.toIntExact(table.size());
        final double[] x = new double[rows];
        final double[][] z = new double[values.size()][rows];
        final int[] columns = values.stream().mapToInt(spec::findColumnIndex).toArray();
        try (var iterator = table.iterator()) {
            for (int i = 0; i < rows; i++) {
                progress.checkCanceled();
                final var row = iterator.next();
                names.add(row.getKey().getString());
                runs.add(runTime.run(row));
                x[i] = runTime.time(row);
                for (int k = 0; k < columns.length; k++) {
                    z[k][i] = row.getCell(columns[k]) instanceof DoubleValue v ? v.getDoubleValue() : Double.NaN;
                }
            }
        }
        final List<DataCell[]> cells = new ArrayList<>();
        final int each = parameters.derivatives().size();
        for (int i = 0; i < rows; i++) {
            cells.add(new DataCell[each * values.size()]);
        }
        for (int k = 0; k < z.length; k++) {
            final double[][] derivatives = derive(k, runs, x, z[k], names, chosen,
                progress.part((double)k / z.length, (k + 1.0) / z.length));
            for (int i = 0; i < rows; i++) {
                for (int d = 0; d < each; d++) {
                    final double value = derivatives[parameters.derivatives().get(d).x()][i];
                    cells.get(i)[k * each + d] =
                        Double.isNaN(value) ? DataType.getMissingCell() : new DoubleCell(value);
                }
            }
        }
        return cells;
    }

    private double[][] derive(final int value, final List<String> runs, final double[] x, final double[] z,
        final List<String> names, final ChosenParameters chosen, final Progress progress) {
        final String column = values.get(value);
        try {
            final var result = new RunTikhonov(parameters.regularization(), parameters.rule()).differentiate(runs, x, z,
                names::get, progress);
            result.selections().forEach((run, selection) -> chosen.add(run, column, selection));
            return new double[][]{result.f(), result.fx(), result.fxx()};
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("column \"" + column + "\": " + e.getMessage(), e);
        }
    }
}
