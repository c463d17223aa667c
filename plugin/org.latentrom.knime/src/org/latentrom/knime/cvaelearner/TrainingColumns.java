package org.latentrom.knime.cvaelearner;

import java.util.List;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.latentrom.knime.cvaelearner.CvaeLearnerParameters.Validation;
import org.latentrom.knime.table.ColumnKind;
import org.latentrom.knime.table.ParameterColumns;
import org.latentrom.knime.table.RunTime;

/**
 * The columns of the learner's table that its options ask for.
 *
 * @param field index of the field column
 * @param run index of the run column, or -1 if it is not needed or all rows are of one run
 * @param time index of the time column, or -1 if it is not needed
 * @param parameters names of the parameter columns
 */
record TrainingColumns(int field, int run, int time, List<String> parameters) {

    /** @throws InvalidSettingsException if a column that the options need is missing; with the remedy */
    static TrainingColumns of(final DataTableSpec spec, final CvaeLearnerParameters p)
        throws InvalidSettingsException {
        final String table = TrainingRows.TABLE;
        final int field = ColumnKind.FIELD.index(spec, p.m_fieldColumn, table);
        int run = -1;
        int time = -1;
        if (p.needsTime()) {
            final var runTime = RunTime.of(spec, p.m_runColumn, p.m_timeColumn, table);
            run = runTime.runColumn();
            time = runTime.timeColumn();
        }
        if (p.m_validation == Validation.RUNS) {
            run = ColumnKind.RUN.index(spec, p.m_runColumn, table);
        }
        final int anyRun = run >= 0 ? run : ColumnKind.RUN.indexIfPresent(spec, p.m_runColumn);
        final int anyTime = time >= 0 ? time : ColumnKind.TIME.indexIfPresent(spec, p.m_timeColumn);
        return new TrainingColumns(field, run, time, p.m_conditions.names(spec, anyRun, anyTime));
    }

    int[] parameterColumns(final DataTableSpec spec) throws InvalidSettingsException {
        return ParameterColumns.indices(spec, parameters, TrainingRows.TABLE);
    }
}
