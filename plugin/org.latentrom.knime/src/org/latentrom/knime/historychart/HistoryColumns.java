package org.latentrom.knime.historychart;

import java.util.ArrayList;
import java.util.List;

import org.knime.core.data.BooleanValue;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.latentrom.engine.image.TrainingCurve;
import org.latentrom.engine.progress.Progress;
import org.latentrom.knime.table.NodeWork;

/**
 * Where a table holds a training history.
 *
 * @param quantity name of what is trained for
 * @param validation index of the column, or -1
 * @param rate index of the column, or -1
 * @param best index of the column that marks epochs which were the best so far, or -1
 */
record HistoryColumns(String quantity, int epoch, int training, int validation, int rate, int best) {
    static final String TABLE = "Training history";

    private static final String BEST = "Best so far";

    /** @throws InvalidSettingsException if a column is missing or holds no numbers; with the remedy */
    static HistoryColumns of(final DataTableSpec spec, final TrainingHistoryChartParameters p)
        throws InvalidSettingsException {
        final int training = index(spec, p.m_trainingColumn, TrainingHistoryChartParameters.ELBO, true);
        final int best = spec.findColumnIndex(BEST);
        return new HistoryColumns(spec.getColumnSpec(training).getName(),
            index(spec, p.m_epochColumn, TrainingHistoryChartParameters.EPOCH, true), training,
            index(spec, p.m_validationColumn, TrainingHistoryChartParameters.VALIDATION, false),
            index(spec, p.m_rateColumn, TrainingHistoryChartParameters.RATE, false),
            best >= 0 && spec.getColumnSpec(best).getType().isCompatible(BooleanValue.class) ? best : -1);
    }

    private static int index(final DataTableSpec spec, final String chosen, final String preferred,
        final boolean needed) throws InvalidSettingsException {
        final String name = chosen.isEmpty() ? preferred : chosen;
        final int i = spec.findColumnIndex(name);
        if (i < 0 && chosen.isEmpty() && !needed) {
            return -1;
        }
        if (i < 0 || !spec.getColumnSpec(i).getType().isCompatible(DoubleValue.class)) {
            throw new InvalidSettingsException("The table \"" + TABLE + "\" has no number column \"" + name
                + "\". Connect the training history of a learner, or choose another column in the dialog.");
        }
        return i;
    }

    /** @throws KNIMEException if the table is empty or an epoch is missing; the message names the row */
    TrainingCurve read(final BufferedDataTable table, final Progress progress) throws KNIMEException {
        final List<Double> epochs = new ArrayList<>();
        final List<Double> trained = new ArrayList<>();
        final List<Double> validated = new ArrayList<>();
        final List<Double> rates = new ArrayList<>();
        int kept = -1;
        try (var rows = table.iterator()) {
            while (rows.hasNext()) {
                progress.checkCanceled();
                final var row = rows.next();
                if (Double.isNaN(number(row, epoch))) {
                    throw NodeWork.failure("Row \"" + row.getKey().getString() + "\" has no number of its epoch.",
                        "Remove the row.");
                }
                epochs.add(number(row, epoch));
                trained.add(number(row, training));
                validated.add(number(row, validation));
                rates.add(number(row, rate));
                if (best >= 0 && row.getCell(best) instanceof BooleanValue b && b.getBooleanValue()) {
                    kept = epochs.size() - 1;
                }
            }
        }
        if (epochs.isEmpty()) {
            throw NodeWork.failure("The table \"" + TABLE + "\" is empty.", "Connect the history of a learner.");
        }
        return new TrainingCurve(quantity, array(epochs), array(trained),
            validation < 0 ? new double[0] : array(validated), rate < 0 ? new double[0] : array(rates), kept);
    }

    private static double number(final DataRow row, final int column) {
        return column >= 0 && row.getCell(column) instanceof DoubleValue v ? v.getDoubleValue() : Double.NaN;
    }

    private static double[] array(final List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
