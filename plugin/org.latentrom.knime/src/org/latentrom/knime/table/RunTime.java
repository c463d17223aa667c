package org.latentrom.knime.table;

import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.LongValue;
import org.knime.core.data.StringValue;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;

/** Where a table says which simulation a row belongs to, and which time. */
public final class RunTime {
    private final int m_run;

    private final int m_time;

    private final String m_table;

    private RunTime(final int run, final int time, final String table) {
        m_run = run;
        m_time = time;
        m_table = table;
    }

    /**
     * @param runColumn the chosen run column; empty for "Run", and if there is none all rows are of one run
     * @param timeColumn the chosen time column; empty for "Time"
     * @param table what the node calls the table
     * @throws InvalidSettingsException if a column is missing, has the wrong type or is chosen twice; with the remedy
     */
    public static RunTime of(final DataTableSpec spec, final String runColumn, final String timeColumn,
        final String table) throws InvalidSettingsException {
        final int run = ColumnKind.RUN.indexIfAny(spec, runColumn, table);
        final int time = ColumnKind.TIME.index(spec, timeColumn, table);
        if (run == time) {
            throw new InvalidSettingsException("The column \"" + spec.getColumnSpec(time).getName() + "\" of the table "
                + "\"" + table + "\" is chosen for the run and for the time. Choose another one for one of them.");
        }
        return new RunTime(run, time, table);
    }

    /** @return index of the run column, or -1 if there is none */
    public int runColumn() {
        return m_run;
    }

    /** @return index of the time column */
    public int timeColumn() {
        return m_time;
    }

    /** @return the run of a row, "" if the table has no run column */
    public String run(final DataRow row) throws KNIMEException {
        return m_run < 0 ? "" : run(row, m_run, m_table);
    }

    /** @return the run that a cell names, or numbers */
    public static String run(final DataRow row, final int column, final String table) throws KNIMEException {
        if (row.getCell(column) instanceof StringValue v) {
            return v.getStringValue();
        }
        if (row.getCell(column) instanceof LongValue v) {
            return Long.toString(v.getLongValue());
        }
        throw missing(row, "run", table);
    }

    /** @return the time of a row */
    public double time(final DataRow row) throws KNIMEException {
        return time(row, m_time, m_table);
    }

    /** @return the time that a cell holds */
    public static double time(final DataRow row, final int column, final String table) throws KNIMEException {
        if (row.getCell(column) instanceof DoubleValue v && Double.isFinite(v.getDoubleValue())) {
            return v.getDoubleValue();
        }
        throw missing(row, "time", table);
    }

    private static KNIMEException missing(final DataRow row, final String what, final String table) {
        return NodeWork.failure("Row \"" + row.getKey().getString() + "\" of the table \"" + table + "\" has no " + what
            + ".", "Fill in the missing value or remove the row.");
    }
}
