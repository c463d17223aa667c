package org.latentrom.knime.cvaelearner;

import java.util.ArrayList;
import java.util.List;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.latentrom.engine.cvae.CvaeData;
import org.latentrom.engine.cvae.Split;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.progress.Progress;
import org.latentrom.knime.table.FieldTable;
import org.latentrom.knime.table.LatentColumns;
import org.latentrom.knime.table.NameList;
import org.latentrom.knime.table.RunTime;

/**
 * The learner's table in memory.
 *
 * @param data the fields, and what is known of them
 * @param keys the rows' names, for messages
 * @param split which rows train and which validate
 */
record TrainingRows(CvaeData data, List<String> keys, Split split) {
    static final String TABLE = "Training fields";

    static TrainingRows read(final BufferedDataTable table, final CvaeLearnerParameters p, final Progress progress)
        throws InvalidSettingsException, KNIMEException {
        final var spec = table.getDataTableSpec();
        final var columns = TrainingColumns.of(spec, p);
        final int[] parameterColumns = columns.parameterColumns(spec);
        final List<Field> fields = new ArrayList<>();
        final List<String> keys = new ArrayList<>();
        final List<String> runs = new ArrayList<>();
        final List<Double> times = new ArrayList<>();
        final List<double[]> parameters = new ArrayList<>();
        try (var rows = table.iterator()) {
            while (rows.hasNext()) {
                progress.checkCanceled();
                final var row = rows.next();
                fields.add(FieldTable.field(row, columns.field(), TABLE).getField());
                keys.add(row.getKey().getString());
                runs.add(columns.run() >= 0 ? RunTime.run(row, columns.run(), TABLE) : "");
                times.add(columns.time() >= 0 ? RunTime.time(row, columns.time(), TABLE) : 0.0);
                parameters.add(LatentColumns.values(row, parameterColumns, spec));
            }
        }
        final var data = new CvaeData(fields, columns.parameters(), parameters.toArray(double[][]::new), runs,
            times.stream().mapToDouble(Double::doubleValue).toArray());
        return new TrainingRows(data, keys, split(p, data));
    }

    private static Split split(final CvaeLearnerParameters p, final CvaeData data) {
        return switch (p.m_validation) {
            case TIME -> Split.lastOfEachRun(data.runs(), data.times(), p.m_validationShare);
            case RUNS -> Split.byRun(data.runs(), NameList.parse(p.m_validationRuns));
            case RANDOM -> Split.random(data.fields().size(), p.m_validationShare, p.m_seed);
            case NONE -> Split.none(data.fields().size());
        };
    }
}
