package org.latentrom.knime.rollout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.latentrom.engine.progress.Progress;
import org.latentrom.knime.port.LatentDynamicsPortObjectSpec;
import org.latentrom.knime.rollout.LatentRolloutParameters.Start;
import org.latentrom.knime.table.LatentColumns;
import org.latentrom.knime.table.ParameterColumns;
import org.latentrom.knime.table.RunTime;

/** Finds the states that trajectories start from. */
final class StartStates {
    static final String TABLE = "Start states";

    /** A state to start from. */
    record State(String run, double time, double[] z, double[] parameters) {
    }

    private StartStates() {
    }

    static List<State> read(final BufferedDataTable table, final LatentRolloutParameters p,
        final LatentDynamicsPortObjectSpec model, final Progress progress)
        throws InvalidSettingsException, KNIMEException {
        final var spec = table.getDataTableSpec();
        final var runTime = RunTime.of(spec, p.m_runColumn, p.m_timeColumn, TABLE);
        final int[] latents = new LatentColumns(model.prefix(), model.latentSize()).indices(spec, TABLE);
        final int[] parameters = ParameterColumns.indices(spec, model.parameters(), TABLE);
        final List<State> all = new ArrayList<>();
        final Map<String, State> chosen = new LinkedHashMap<>();
        try (var rows = table.iterator()) {
            while (rows.hasNext()) {
                progress.checkCanceled();
                final var row = rows.next();
                final var state = new State(runTime.run(row), runTime.time(row),
                    LatentColumns.values(row, latents, spec), LatentColumns.values(row, parameters, spec));
                if (p.m_start == Start.EVERY) {
                    all.add(state);
                } else {
                    chosen.merge(state.run(), state,
                        (a, b) -> (b.time() > a.time()) == (p.m_start == Start.LAST) ? b : a);
                }
            }
        }
        return p.m_start == Start.EVERY ? all : List.copyOf(chosen.values());
    }
}
