package org.latentrom.knime.cvaelearner;

import java.util.ArrayList;
import java.util.List;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.latentrom.engine.cvae.Split;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.progress.Progress;
import org.latentrom.knime.cvaelearner.CvaeLearnerParameters.Validation;
import org.latentrom.knime.table.ColumnKind;
import org.latentrom.knime.table.FieldTable;
import org.latentrom.knime.table.NameList;
import org.latentrom.knime.table.RunTime;

/**
 * The learner's table in memory.
 *
 * @param fields the fields
 * @param keys the rows' names, for messages
 * @param split which rows train and which validate
 */
record TrainingRows(List<Field> fields, List<String> keys, Split split) {
    static final String TABLE = "Training fields";

    /** @throws InvalidSettingsException if a column that the options need is missing */
    static void check(final DataTableSpec spec, final CvaeLearnerParameters p) throws InvalidSettingsException {
        ColumnKind.FIELD.index(spec, p.m_fieldColumn, TABLE);
        if (p.m_validation == Validation.TIME) {
            RunTime.of(spec, p.m_runColumn, p.m_timeColumn, TABLE);
        } else if (p.m_validation == Validation.RUNS) {
            ColumnKind.RUN.index(spec, p.m_runColumn, TABLE);
        }
    }

    static TrainingRows read(final BufferedDataTable table, final CvaeLearnerParameters p, final Progress progress)
        throws InvalidSettingsException, KNIMEException {
        final var spec = table.getDataTableSpec();
        final int column = ColumnKind.FIELD.index(spec, p.m_fieldColumn, TABLE);
        final boolean byTime = p.m_validation == Validation.TIME;
        final boolean byRun = byTime || p.m_validation == Validation.RUNS;
        // a split by runs needs no time; the run column's own message then says what is missing
        final var runTime = byTime ? RunTime.of(spec, p.m_runColumn, p.m_timeColumn, TABLE) : null;
        final int runColumn = byRun && !byTime ? ColumnKind.RUN.index(spec, p.m_runColumn, TABLE) : -1;
        final List<Field> fields = new ArrayList<>();
        final List<String> keys = new ArrayList<>();
        final List<String> runs = new ArrayList<>();
        final List<Double> times = new ArrayList<>();
        try (var rows = table.iterator()) {
            while (rows.hasNext()) {
                progress.checkCanceled();
                final var row = rows.next();
                fields.add(FieldTable.field(row, column, TABLE).getField());
                keys.add(row.getKey().getString());
                if (byTime) {
                    runs.add(runTime.run(row));
                    times.add(runTime.time(row));
                } else if (byRun) {
                    runs.add(RunTime.run(row, runColumn, TABLE));
                }
            }
        }
        return new TrainingRows(fields, keys, split(p, fields.size(), runs, times));
    }

    private static Split split(final CvaeLearnerParameters p, final int rows, final List<String> runs,
        final List<Double> times) {
        return switch (p.m_validation) {
            case TIME -> Split.lastOfEachRun(runs, times.stream().mapToDouble(Double::doubleValue).toArray(),
                p.m_validationShare);
            case RUNS -> Split.byRun(runs, NameList.parse(p.m_validationRuns));
            case RANDOM -> Split.random(rows, p.m_validationShare, p.m_seed);
            case NONE -> Split.none(rows);
        };
    }
}
