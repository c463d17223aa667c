package org.latentrom.knime.table;

import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
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
     * @throws InvalidSettingsException if a column is missing or has the wrong type; with the remedy
     */
    public static RunTime of(final DataTableSpec spec, final String runColumn, final String timeColumn,
        final String table) throws InvalidSettingsException {
        return new RunTime(ColumnKind.RUN.indexIfAny(spec, runColumn, table),
            ColumnKind.TIME.index(spec, timeColumn, table), table);
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
        if (m_run < 0) {
            return "";
        }
        if (row.getCell(m_run) instanceof StringValue v) {
            return v.getStringValue();
        }
        throw missing(row, "run");
    }

    /** @return the time of a row */
    public double time(final DataRow row) throws KNIMEException {
        if (row.getCell(m_time) instanceof DoubleValue v && Double.isFinite(v.getDoubleValue())) {
            return v.getDoubleValue();
        }
        throw missing(row, "time");
    }

    private KNIMEException missing(final DataRow row, final String what) {
        return NodeWork.failure("Row \"" + row.getKey().getString() + "\" of the table \"" + m_table + "\" has no "
            + "" + what
            + ".", "Fill in the missing value or remove the row.");
    }
}
