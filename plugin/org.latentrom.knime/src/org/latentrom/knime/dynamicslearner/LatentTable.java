package org.latentrom.knime.dynamicslearner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.TreeMap;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.latentrom.engine.latent.LatentTrajectories;
import org.latentrom.engine.latent.LatentTrajectory;
import org.latentrom.engine.progress.Progress;
import org.latentrom.knime.table.LatentColumns;
import org.latentrom.knime.table.NameList;
import org.latentrom.knime.table.NodeWork;
import org.latentrom.knime.table.ParameterColumns;
import org.latentrom.knime.table.RunTime;

/**
 * Where a table of latent states has its columns.
 *
 * @param runTime run and time
 * @param latents the latent columns
 * @param parameters names of the parameter columns
 */
record LatentTable(RunTime runTime, LatentColumns latents, List<String> parameters) {
    static final String NAME = "Latent states";

    /** The states of one run, by time. */
    private record Run(double[] parameters, Map<Double, double[]> states) {
    }

    static LatentTable of(final DataTableSpec spec, final LatentDynamicsLearnerParameters p)
        throws InvalidSettingsException {
        final var runTime = RunTime.of(spec, p.m_runColumn, p.m_timeColumn, NAME);
        final var latents = LatentColumns.find(spec, p.m_prefix, NAME);
        final List<String> parameters = switch (p.m_parameters) {
            case ALL -> ParameterColumns.guess(spec, runTime, p.m_prefix);
            case NAMED -> named(spec, p, runTime, latents);
            case NONE -> List.of();
        };
        ParameterColumns.indices(spec, parameters, NAME);
        return new LatentTable(runTime, latents, parameters);
    }

    /** A column that is something else already would be an input of the dynamics twice. */
    private static List<String> named(final DataTableSpec spec, final LatentDynamicsLearnerParameters p,
        final RunTime runTime, final LatentColumns latents) throws InvalidSettingsException {
        final List<String> names = NameList.parse(p.m_parameterColumns);
        final Set<String> taken = new HashSet<>(latents.names());
        taken.add(spec.getColumnSpec(runTime.timeColumn()).getName());
        for (String name : names) {
            if (!taken.add(name)) {
                throw new InvalidSettingsException("\"" + name + "\" cannot be a parameter column: it is the time, a "
                    + "latent column or named twice. Take it out of the parameter columns.");
            }
        }
        return names;
    }

    LatentTrajectories read(final BufferedDataTable table, final Progress progress)
        throws InvalidSettingsException, KNIMEException {
        final var spec = table.getDataTableSpec();
        final int[] columns = latents.indices(spec, NAME);
        final int[] parameterColumns = ParameterColumns.indices(spec, parameters, NAME);
        final Map<String, Run> runs = new LinkedHashMap<>();
        try (var rows = table.iterator()) {
            while (rows.hasNext()) {
                progress.checkCanceled();
                final var row = rows.next();
                final String key = row.getKey().getString();
                final double[] values = LatentColumns.values(row, parameterColumns, spec);
                final String name = runTime.run(row);
                final Run run = runs.computeIfAbsent(name, n -> new Run(values, new TreeMap<>()));
                if (!Arrays.equals(run.parameters(), values)) {
                    throw NodeWork.failure("Row \"" + key + "\": the parameters " + parameters + " are "
                        + Arrays.toString(values) + ", but " + Arrays.toString(run.parameters())
                        + " in an earlier row of run \"" + name + "\".",
                        "Parameters must be the same in all rows of a run. Name the parameter columns in the dialog.");
                }
                if (run.states().put(runTime.time(row), LatentColumns.values(row, columns, spec)) != null) {
                    throw NodeWork.failure("Row \"" + key + "\": run \"" + name + "\" has the time " + runTime.time(row)
                        + " twice.", "Remove one of the rows, or choose the right run column.");
                }
            }
        }
        return new LatentTrajectories(parameters, runs.entrySet().stream().map(LatentTable::trajectory).toList());
    }

    private static LatentTrajectory trajectory(final Entry<String, Run> run) {
        final var states = run.getValue().states();
        return new LatentTrajectory(run.getKey(), states.keySet().stream().mapToDouble(Double::doubleValue).toArray(),
            new ArrayList<>(states.values()).toArray(double[][]::new), run.getValue().parameters());
    }
}
