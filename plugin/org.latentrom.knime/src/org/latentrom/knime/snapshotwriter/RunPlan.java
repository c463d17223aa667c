package org.latentrom.knime.snapshotwriter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.latentrom.engine.io.write.PlannedRun;
import org.latentrom.engine.progress.Progress;
import org.latentrom.knime.table.NodeWork;
import org.latentrom.knime.table.ParameterColumns;
import org.latentrom.knime.table.RunTime;

/**
 * The runs of a table and the place of each row in its run: rows may come in any order. Reads no field or snapshot.
 *
 * @param runs the runs in the table's order
 * @param places for each row the index of its time in the run's times
 * @param warnings what the user should know
 */
record RunPlan(List<PlannedRun> runs, int[] places, List<String> warnings) {
    private record Row(int index, String key, double time) {
    }

    /** Rows of a run while the table is read. */
    private static final class Run {
        private final List<Row> m_rows = new ArrayList<>();

        /** Values of the parameter columns in the first row; null for a column that is missing or changes. */
        private Double[] m_values;
    }

    /** @throws KNIMEException if a row has no run or time, or a run has two rows of one time; the message names them */
    static RunPlan of(final BufferedDataTable table, final RunTime runTime, final boolean parameters,
        final String name, final Progress progress) throws InvalidSettingsException, KNIMEException {
        final DataTableSpec spec = table.getDataTableSpec();
        final List<String> columns = parameters ? ParameterColumns.guess(spec, runTime, "z") : List.of();
        final int[] indices = ParameterColumns.indices(spec, columns, name);
        final Map<String, Run> runs = new LinkedHashMap<>();
        int n = 0;
        try (var rows = table.iterator()) {
            while (rows.hasNext()) {
                progress.checkCanceled();
                final DataRow row = rows.next();
                final Run run = runs.computeIfAbsent(runTime.run(row), r -> new Run());
                run.m_rows.add(new Row(n++, row.getKey().getString(), runTime.time(row)));
                take(run, row, indices);
            }
        }
        final int[] places = new int[n];
        final List<PlannedRun> planned = new ArrayList<>();
        final List<String> dropped = new ArrayList<>();
        for (Map.Entry<String, Run> run : runs.entrySet()) {
            final double[] times = sorted(run.getKey(), run.getValue().m_rows, places);
            final Map<String, Double> values = new LinkedHashMap<>();
            for (int c = 0; c < indices.length; c++) {
                final int column = c;
                // a parameter is one in every run: else the reader would lack values
                if (runs.values().stream().allMatch(r -> r.m_values[column] != null)) {
                    values.put(columns.get(c), run.getValue().m_values[c]);
                } else if (!dropped.contains(columns.get(c))) {
                    dropped.add(columns.get(c));
                }
            }
            planned.add(new PlannedRun(run.getKey(), times, values));
        }
        return new RunPlan(planned, places, dropped.isEmpty() ? List.of() : List.of("The columns " + dropped
            + " are not written: they are no parameters, since they change within a run or have missing values."));
    }

    private static void take(final Run run, final DataRow row, final int[] columns) {
        final Double[] values = new Double[columns.length];
        for (int c = 0; c < columns.length; c++) {
            values[c] = row.getCell(columns[c]) instanceof DoubleValue v && Double.isFinite(v.getDoubleValue())
                ? v.getDoubleValue() : null;
        }
        if (run.m_values == null) {
            run.m_values = values;
        }
        for (int c = 0; c < columns.length; c++) {
            run.m_values[c] = Objects.equals(run.m_values[c], values[c]) ? values[c] : null;
        }
    }

    private static double[] sorted(final String run, final List<Row> rows, final int[] places) throws KNIMEException {
        rows.sort(Comparator.comparingDouble(Row::time));
        final double[] times = new double[rows.size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = rows.get(i).time();
            places[rows.get(i).index()] = i;
            if (i > 0 && times[i] == times[i - 1]) {
                throw NodeWork.failure("The rows \"" + rows.get(i - 1).key() + "\" and \"" + rows.get(i).key()
                    + "\" have the same time " + times[i] + (run.isEmpty() ? "." : " in the run \"" + run + "\"."),
                    "Remove one of them, or choose the column that names the run of each row.");
            }
        }
        return times;
    }
}
