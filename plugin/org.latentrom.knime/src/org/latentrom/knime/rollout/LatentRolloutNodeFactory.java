package org.latentrom.knime.rollout;

import java.util.ArrayList;
import java.util.List;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.latentrom.engine.latent.Rollout;
import org.latentrom.knime.port.LatentDynamicsPortObject;
import org.latentrom.knime.port.LatentDynamicsPortObjectSpec;
import org.latentrom.knime.rollout.LatentRolloutParameters.Start;
import org.latentrom.knime.rollout.LatentRolloutParameters.TimeStep;
import org.latentrom.knime.rollout.StartStates.State;
import org.latentrom.knime.table.LatentColumns;
import org.latentrom.knime.table.NodeWork;
import org.latentrom.knime.table.ParameterColumns;
import org.latentrom.knime.table.RunTime;

/** Rolls learnt dynamics out from start states. */
public final class LatentRolloutNodeFactory extends DefaultNodeFactory {
    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Latent Rollout") //
        .icon("/icons/latent-rollout.png") //
        .shortDescription("Predicts trajectories of latent states with learnt dynamics.") //
        .fullDescription("Starts from latent states of the input and applies the learnt dynamics step by step. The "
            + "output has one row a step, with run, time, latent columns and the parameters of the start row: decode "
            + "it with a CVAE Decoder. A trajectory that leaves the range of the training data by far ends there, "
            + "with a warning.") //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p //
            .addInputPort("Latent dynamics", "Learnt dynamics.", LatentDynamicsPortObject.TYPE) //
            .addInputTable(StartStates.TABLE, "Run, time, latent columns and the parameters that the dynamics need: "
                + "the output of a CVAE Encoder.") //
            .addOutputTable("Trajectory", "The predicted states, run by run, in the order of time.")) //
        .model(m -> m.parametersClass(LatentRolloutParameters.class) //
            .configure(LatentRolloutNodeFactory::configure) //
            .execute(LatentRolloutNodeFactory::execute)) //
        .nodeType(NodeType.Predictor) //
        .keywords("forecast", "prediction", "time evolution", "trajectory", "simulate", "reduced-order model");

    /** For the framework. */
    public LatentRolloutNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out) throws InvalidSettingsException {
        out.setOutSpec(0, spec(in.getInTableSpec(1), in.getParameters(), in.getInPortSpec(0)));
    }

    private static DataTableSpec spec(final DataTableSpec start, final LatentRolloutParameters p,
        final LatentDynamicsPortObjectSpec model) throws InvalidSettingsException {
        final var runTime = RunTime.of(start, p.m_runColumn, p.m_timeColumn, StartStates.TABLE);
        final var latents = new LatentColumns(model.prefix(), model.latentSize());
        latents.indices(start, StartStates.TABLE);
        ParameterColumns.indices(start, model.parameters(), StartStates.TABLE);
        final List<DataColumnSpec> columns = new ArrayList<>();
        columns.add(number(start.getColumnSpec(runTime.timeColumn()).getName()));
        model.parameters().forEach(name -> columns.add(number(name)));
        columns.addAll(List.of(latents.specs(false)));
        final String run = runTime.runColumn() < 0 ? free(columns, "Run")
            : start.getColumnSpec(runTime.runColumn()).getName();
        columns.add(0, new DataColumnSpecCreator(run, StringCell.TYPE).createSpec());
        if (columns.stream().map(DataColumnSpec::getName).distinct().count() < columns.size()) {
            throw new InvalidSettingsException("The run or time column of the table \"" + StartStates.TABLE
                + "\" is an input of the dynamics. Choose another column in the dialog.");
        }
        if (p.m_start == Start.EVERY) {
            columns.add(number(free(columns, "Start time")));
        }
        return new DataTableSpec(columns.toArray(DataColumnSpec[]::new));
    }

    /** The name, or another one like it if a parameter is called so. */
    private static String free(final List<DataColumnSpec> columns, final String name) {
        return columns.stream().noneMatch(c -> c.getName().equals(name)) ? name
            : DataTableSpec.getUniqueColumnName(new DataTableSpec(columns.toArray(DataColumnSpec[]::new)), name);
    }

    private static DataColumnSpec number(final String name) {
        return new DataColumnSpecCreator(name, DoubleCell.TYPE).createSpec();
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
        throws CanceledExecutionException, KNIMEException {
        final var exec = in.getExecutionContext();
        NodeWork.run(exec, progress -> {
            final LatentRolloutParameters p = in.getParameters();
            final LatentDynamicsPortObject port = in.getInPortObject(0);
            final var dynamics = port.dynamics();
            final var starts = StartStates.read(in.getInTable(1), p, port.getSpec(), progress);
            if (starts.isEmpty()) {
                throw NodeWork.failure("The table \"" + StartStates.TABLE + "\" is empty.",
                    "Connect a table with at least one latent state.");
            }
            final double dt = p.m_timeStepMode == TimeStep.GIVEN ? p.m_timeStep : dynamics.timeStep();
            final var table = exec.createDataContainer(spec(in.getInTable(1).getDataTableSpec(), p, port.getSpec()));
            final List<String> diverged = new ArrayList<>();
            for (int i = 0; i < starts.size(); i++) {
                final State start = starts.get(i);
                final var rollout = Rollout.of(dynamics, start.z(), start.time(), dt, p.m_steps, start.parameters(),
                    progress.part((double)i / starts.size(), (i + 1.0) / starts.size()));
                rollout.divergence().ifPresent(
                    k -> diverged.add("run \"" + start.run() + "\" from time " + start.time() + " in step " + k));
                add(table, start, rollout, p);
            }
            table.close();
            if (!diverged.isEmpty()) {
                out.setWarningMessage(diverged.size() + " of " + starts.size() + " trajectories left the range of the "
                    + "training data by far and end before their last step, the first: " + diverged.get(0)
                    + ". Train the dynamics on more runs or longer rollouts, or start nearer to the training data.");
            }
            out.setOutData(0, table.getTable());
        });
    }

    private static void add(final BufferedDataContainer table, final State start, final Rollout rollout,
        final LatentRolloutParameters p) {
        for (int k = p.m_outputStart ? 0 : 1; k < rollout.times().length; k++) {
            final List<DataCell> cells = new ArrayList<>();
            cells.add(new StringCell(start.run()));
            cells.add(new DoubleCell(rollout.times()[k]));
            for (double value : start.parameters()) {
                cells.add(new DoubleCell(value));
            }
            for (double z : rollout.states()[k]) {
                cells.add(new DoubleCell(z));
            }
            if (p.m_start == Start.EVERY) {
                cells.add(new DoubleCell(start.time()));
            }
            table.addRowToTable(new DefaultRow("Row" + table.size(), cells.toArray(DataCell[]::new)));
        }
    }
}
