package org.latentrom.knime.latentsampler;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.latentrom.engine.progress.Progress;
import org.latentrom.knime.table.ColumnKind;
import org.latentrom.knime.table.LatentColumns;
import org.latentrom.knime.table.NodeWork;
import org.latentrom.knime.table.ParameterColumns;

/** The latent states of the input, and the numbers beside them. Rows without latent values are left out. */
final class SourceStates {
    static final String TABLE = "Latent states";

    /** Which columns the node reads. */
    record Columns(LatentColumns latents, int[] latent, int[] sigma, int time, List<String> parameters,
        int[] parameter) {

        /** @throws InvalidSettingsException if there are no latent columns */
        static Columns of(final DataTableSpec spec, final String prefix) throws InvalidSettingsException {
            final LatentColumns latents = LatentColumns.find(spec, prefix, TABLE);
            final int[] sigma = latents.names().stream().mapToInt(n -> spec.findColumnIndex(n + " (sigma)")).toArray();
            final int time = ColumnKind.TIME.indexIfAny(spec, "", TABLE);
            final List<String> parameters =
                ParameterColumns.beside(spec, ColumnKind.RUN.indexIfAny(spec, "", TABLE), time, prefix);
            return new Columns(latents, latents.indices(spec, TABLE), sigma, time, parameters,
                ParameterColumns.indices(spec, parameters, TABLE));
        }

        /** @return true if each latent variable has a column with its standard deviation */
        boolean hasSigma() {
            for (int column : sigma) {
                if (column < 0) {
                    return false;
                }
            }
            return true;
        }
    }

    /** A row: its latent variables, their standard deviations (NaN without), its time (0 without) and parameters. */
    record State(double[] z, double[] sigma, double time, double[] parameters) {
    }

    private final Map<String, State> m_states = new LinkedHashMap<>();

    private int m_skipped;

    SourceStates(final BufferedDataTable table, final Columns columns, final Progress progress) {
        try (var rows = table.iterator()) {
            while (rows.hasNext()) {
                progress.checkCanceled();
                final DataRow row = rows.next();
                final double[] z = numbers(row, columns.latent());
                if (isFinite(z)) {
                    m_states.put(row.getKey().getString(), new State(z, numbers(row, columns.sigma()),
                        columns.time() < 0 ? 0 : number(row, columns.time()), numbers(row, columns.parameter())));
                } else {
                    m_skipped++;
                }
            }
        }
    }

    private static double[] numbers(final DataRow row, final int[] columns) {
        final double[] values = new double[columns.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = number(row, columns[i]);
        }
        return values;
    }

    private static double number(final DataRow row, final int column) {
        return column >= 0 && row.getCell(column) instanceof DoubleValue v ? v.getDoubleValue() : Double.NaN;
    }

    private static boolean isFinite(final double[] values) {
        for (double v : values) {
            if (!Double.isFinite(v)) {
                return false;
            }
        }
        return true;
    }

    /** @return rows that were left out because a latent value is missing */
    int skipped() {
        return m_skipped;
    }

    /** @return all states, in the table's order */
    List<State> all() {
        return new ArrayList<>(m_states.values());
    }

    /** @return the first state, if there is one; its parameters go with states that belong to no row */
    State firstOrNull() {
        return m_states.isEmpty() ? null : m_states.values().iterator().next();
    }

    /** @return the state of a row; of the first row if the RowID is empty */
    State get(final String rowId) throws KNIMEException {
        return get(rowId, true);
    }

    /** @return the state of a row; of the last row if the RowID is empty */
    State getOrLast(final String rowId) throws KNIMEException {
        return get(rowId, false);
    }

    private State get(final String rowId, final boolean first) throws KNIMEException {
        if (m_states.isEmpty()) {
            throw NodeWork.failure("The table \"" + TABLE + "\" has no row with latent values.",
                "Connect a table with at least one latent state, or choose states that need none: the prior, or the "
                    + "origin as the centre.");
        }
        if (rowId == null || rowId.isBlank()) {
            return first ? firstOrNull() : all().get(m_states.size() - 1);
        }
        final State state = m_states.get(rowId.strip());
        if (state == null) {
            throw NodeWork.failure("The table \"" + TABLE + "\" has no row \"" + rowId.strip()
                + "\" with latent values.",
                "Type the RowID of a row, as the first column of the table shows it, such as \""
                    + m_states.keySet().iterator().next() + "\".");
        }
        return state;
    }
}
