package org.latentrom.knime.dynamicslearner;

import java.util.List;

import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.latentrom.engine.latent.LatentDynamics;
import org.latentrom.engine.latent.LinearDynamics;
import org.latentrom.engine.latent.ResidualTrainer;
import org.latentrom.engine.latent.TrainingRecord;
import org.latentrom.knime.dynamicslearner.LatentDynamicsLearnerParameters.Method;
import org.latentrom.knime.port.LatentDynamicsPortObject;
import org.latentrom.knime.port.LatentDynamicsPortObjectSpec;
import org.latentrom.knime.table.NodeWork;

/** Learns how latent states evolve in time. */
public final class LatentDynamicsLearnerNodeFactory extends DefaultNodeFactory {
    private static final DataTableSpec HISTORY = new DataTableSpec(
        new DataColumnSpecCreator("Network", IntCell.TYPE).createSpec(),
        new DataColumnSpecCreator("Phase", StringCell.TYPE).createSpec(),
        new DataColumnSpecCreator("Epoch", IntCell.TYPE).createSpec(),
        new DataColumnSpecCreator("Rollout steps", IntCell.TYPE).createSpec(),
        new DataColumnSpecCreator("Training error", DoubleCell.TYPE).createSpec(),
        new DataColumnSpecCreator("Validation error", DoubleCell.TYPE).createSpec());

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Latent Dynamics Learner") //
        .icon("/icons/latent-dynamics-learner.png") //
        .shortDescription("Learns how latent states evolve in time.") //
        .fullDescription("Learns the map from a latent state to the state one time step later, for all runs together, "
            + "optionally with the parameters of the simulation as further inputs. Either a residual network, "
            + "trained on one and on several steps so that long rollouts stay on track, or a linear map (DMD). "
            + "Errors in the history are in units of the latent states' standard deviation.") //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p //
            .addInputTable(LatentTable.NAME,
                "Run, time, latent columns and parameters: the output of a CVAE Encoder on the training fields.") //
            .addOutputPort("Latent dynamics", "The learnt dynamics, for Latent "
                + "Rollout.", LatentDynamicsPortObject.TYPE) //
            .addOutputTable("Training history", "Training and validation error by network and epoch; empty for a "
                + "linear map.")) //
        .model(m -> m.parametersClass(LatentDynamicsLearnerParameters.class) //
            .configure(LatentDynamicsLearnerNodeFactory::configure) //
            .execute(LatentDynamicsLearnerNodeFactory::execute)) //
        .nodeType(NodeType.Learner) //
        .keywords("time evolution", "forecast", "DMD", "residual network", "neural network", "latent space",
            "reduced-order model");

    /** For the framework. */
    public LatentDynamicsLearnerNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out) throws InvalidSettingsException {
        final LatentDynamicsLearnerParameters p = in.getParameters();
        final var columns = LatentTable.of(in.getInTableSpec(0), p);
        out.setOutSpec(0, new LatentDynamicsPortObjectSpec(p.m_prefix, columns.latents().size(), columns.parameters(),
            Double.NaN));
        out.setOutSpec(1, HISTORY);
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
        throws CanceledExecutionException, KNIMEException {
        final var exec = in.getExecutionContext();
        NodeWork.run(exec, progress -> {
            final LatentDynamicsLearnerParameters p = in.getParameters();
            final var table = in.getInTable(0);
            final var data = LatentTable.of(table.getDataTableSpec(), p).read(table, progress);
            final LatentDynamics dynamics;
            final List<TrainingRecord> history;
            if (p.m_method == Method.LINEAR) {
                dynamics = LinearDynamics.fit(data);
                history = List.of();
            } else {
                final var result = ResidualTrainer.train(data, p.options(), progress);
                dynamics = result.dynamics();
                history = result.history();
            }
            out.setOutData(0, LatentDynamicsPortObject.of(exec, dynamics, p.m_prefix));
            out.setOutData(1, history(exec, history));
        });
    }

    private static BufferedDataTable history(final ExecutionContext exec, final List<TrainingRecord> history) {
        final var table = exec.createDataContainer(HISTORY);
        int n = 0;
        for (TrainingRecord r : history) {
            table.addRowToTable(new DefaultRow("Row" + n++, new IntCell(r.member()),
                new StringCell(r.phase() == 1 ? "validation" : "all rows"), new IntCell(r.epoch()),
                new IntCell(r.rolloutSteps()), new DoubleCell(r.trainingError()), Double.isNaN(r.validationError())
                    ? DataType.getMissingCell() : new DoubleCell(r.validationError())));
        }
        table.close();
        return table.getTable();
    }
}
