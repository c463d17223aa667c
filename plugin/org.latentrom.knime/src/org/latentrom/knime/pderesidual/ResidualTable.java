package org.latentrom.knime.pderesidual;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.pde.PdeSystem;
import org.latentrom.engine.pde.Residual;
import org.latentrom.engine.pde.RunResiduals;
import org.latentrom.engine.pde.Variable;
import org.latentrom.engine.progress.Progress;
import org.latentrom.knime.data.FieldCellWriter;
import org.latentrom.knime.data.FieldValue;
import org.latentrom.knime.table.ColumnKind;
import org.latentrom.knime.table.KnimeProgress;
import org.latentrom.knime.table.NodeWork;
import org.latentrom.knime.table.RunTime;

/** The rows of the input and their residuals. Fields stay in their cells and are read when they are needed. */
final class ResidualTable {
    static final String TABLE = "Fields";

    /** A row of the input without its other cells; the field is null if it is missing. */
    private record Row(String label, String run, double time, FieldValue field, double[] numbers) {
    }

    private final PdeResidualParameters m_parameters;

    private final List<String> m_numberColumns;

    private final boolean m_hasTime;

    private final List<Row> m_rows = new ArrayList<>();

    private final List<String> m_warnings = new ArrayList<>();

    private int m_notFinite;

    ResidualTable(final BufferedDataTable table, final PdeResidualParameters p, final Progress progress)
        throws InvalidSettingsException, KNIMEException {
        m_parameters = p;
        final DataTableSpec spec = table.getDataTableSpec();
        final int field = ColumnKind.FIELD.index(spec, p.m_fieldColumn, TABLE);
        final int run = ColumnKind.RUN.indexIfAny(spec, p.m_runColumn, TABLE);
        final int time = timeColumn(spec, p);
        m_hasTime = time >= 0;
        m_numberColumns = numberColumns(spec);
        try (var rows = table.iterator()) {
            while (rows.hasNext()) {
                progress.checkCanceled();
                final DataRow row = rows.next();
                m_rows.add(new Row(row.getKey().getString(), run < 0 ? "" : RunTime.run(row, run, TABLE),
                    time < 0 ? Double.NaN : time(row, time), row.getCell(field) instanceof FieldValue v ? v : null,
                    numbers(row, spec)));
            }
        }
    }

    /** @return index of the time column, -1 if there is none and none is chosen */
    static int timeColumn(final DataTableSpec spec, final PdeResidualParameters p) throws InvalidSettingsException {
        return ColumnKind.TIME.indexIfAny(spec, p.m_timeColumn, TABLE);
    }

    private static List<String> numberColumns(final DataTableSpec spec) {
        final List<String> names = new ArrayList<>();
        for (DataColumnSpec c : spec) {
            if (c.getType().isCompatible(DoubleValue.class)) {
                names.add(c.getName());
            }
        }
        return names;
    }

    private double[] numbers(final DataRow row, final DataTableSpec spec) {
        return m_numberColumns.stream().mapToInt(spec::findColumnIndex)
            .mapToDouble(i -> row.getCell(i) instanceof DoubleValue v ? v.getDoubleValue() : Double.NaN).toArray();
    }

    private static double time(final DataRow row, final int column) throws KNIMEException {
        if (row.getCell(column) instanceof DoubleValue v && Double.isFinite(v.getDoubleValue())) {
            return v.getDoubleValue();
        }
        throw NodeWork.failure("Row \"" + row.getKey().getString() + "\" has no time.",
            "Fill in the missing value or remove the row.");
    }

    /** @return what the user should know; empty if nothing */
    String warning() {
        final List<String> all = new ArrayList<>(m_warnings);
        if (m_notFinite > 0) {
            all.add(m_notFinite + " times a residual is not finite and its pixel was left out.");
        }
        return String.join(" ", all);
    }

    /**
     * @param writer makes the cells
     * @param norms is given the norms of each row
     * @return the new cell of each row
     */
    List<DataCell[]> compute(final FieldCellWriter writer, final NormsTable norms, final Progress progress)
        throws InvalidSettingsException, IOException {
        final List<DataCell[]> cells = new ArrayList<>();
        final var present = m_rows.stream().filter(r -> r.field() != null).toList();
        final RunResiduals residuals = present.isEmpty() ? null : residuals(present);
        int k = 0;
        for (Row row : m_rows) {
            progress.checkCanceled();
            progress.report((double)cells.size() / m_rows.size(), () -> "Residuals of row " + row.label());
            DataCell cell = DataType.getMissingCell();
            if (row.field() != null) {
                final Optional<Residual> residual =
                    residuals.of(k++, m_parameters.m_ends, KnimeProgress.quiet(progress));
                if (residual.isPresent()) {
                    cell = writer.write(residual.get().field());
                    norms.add(row.run(), row.time(), residual.get());
                    m_notFinite += residual.get().notFinite();
                }
            }
            cells.add(new DataCell[]{cell});
        }
        if (residuals != null) {
            residuals.warning().ifPresent(m_warnings::add);
        }
        return cells;
    }

    private RunResiduals residuals(final List<Row> present) throws InvalidSettingsException {
        final FieldShape shape = present.get(0).field().getShape();
        final PdeSystem system = m_parameters.equations().system(shape, m_numberColumns, m_warnings);
        if (!m_hasTime && (system.timeOrder() > 0 || system.uses(Variable.Coordinate.T))) {
            throw noTime();
        }
        final int[] columns = system.parameters().stream().mapToInt(m_numberColumns::indexOf).toArray();
        final List<RunResiduals.Row> rows = new ArrayList<>();
        for (Row row : present) {
            final double[] values = new double[columns.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = row.numbers()[columns[i]];
                if (Double.isNaN(values[i])) {
                    throw new IllegalArgumentException("row \"" + row.label() + "\" has no value in the column \""
                        + system.parameters().get(i) + "\", a parameter of the equations. Fill it in, or give the "
                        + "parameter in the dialog.");
                }
            }
            rows.add(new RunResiduals.Row(row.run(), row.time(), row.label(), row.field()::getField, values));
        }
        return new RunResiduals(system, rows, m_parameters.options());
    }

    static InvalidSettingsException noTime() {
        return new InvalidSettingsException("The equations depend on time, but the table \"" + TABLE
            + "\" has no column \"Time\". Choose the time column in the dialog.");
    }
}
