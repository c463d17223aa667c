package org.latentrom.knime.cvaelearner;

import java.util.ArrayList;
import java.util.List;

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
import org.latentrom.engine.cvae.BadFieldException;
import org.latentrom.engine.cvae.Checkpoints;
import org.latentrom.engine.cvae.CvaeTrainer;
import org.latentrom.engine.cvae.CvaeTraining;
import org.latentrom.engine.progress.Progress;
import org.latentrom.knime.port.CvaeModelPortObject;
import org.latentrom.knime.port.CvaeModelPortObjectSpec;
import org.latentrom.knime.table.NodeWork;

/** Trains a convolutional variational autoencoder on fields. */
public final class CvaeLearnerNodeFactory extends DefaultNodeFactory {
    private static final DefaultNode NODE = DefaultNode.create() //
        .name("CVAE Learner") //
        .icon("/icons/cvae-learner.png") //
        .shortDescription("Trains a convolutional variational autoencoder on fields.") //
        .fullDescription("Learns to say a field in a few numbers, the latent variables, and to make the field of "
            + "them again. A convolutional residual network, or another of the ready-made ones, encodes and "
            + "decodes; it is trained to maximise the evidence lower bound, so that the latent variables form a smooth "
            + "space in which a trajectory can be continued. The epoch that is best on the validation rows is kept. "
            + "The defaults suit a few hundred snapshots of smooth fields; choose the latent size, the observation "
            + "model, the epochs and the validation rows. Schedules, the parts of a network and other objectives are "
            + "advanced settings. The node says loss, validation figures and the time left while it runs. With "
            + "checkpoints, a training that was cancelled goes on where it was. The same seed gives the same model on "
            + "the same machine.") //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p //
            .addInputTable(TrainingRows.TABLE, "A table with a field column, as the Snapshot Rasterizer makes it.") //
            .addOutputPort("CVAE model", "The trained model, for encoder, decoder and statistics.",
                CvaeModelPortObject.TYPE) //
            .addOutputTable("Training history", "Evidence lower bound, its parts and the validation figures by "
                + "epoch.")) //
        .model(m -> m.parametersClass(CvaeLearnerParameters.class) //
            .configure(CvaeLearnerNodeFactory::configure) //
            .execute(CvaeLearnerNodeFactory::execute)) //
        .nodeType(NodeType.Learner) //
        .keywords("VAE", "variational autoencoder", "convolutional", "latent space", "dimension reduction",
            "reduced-order model", "neural network", "conditional", "IWAE", "physics-informed", "skip-VAE");

    /** For the framework. */
    public CvaeLearnerNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out) throws InvalidSettingsException {
        final CvaeLearnerParameters p = in.getParameters();
        final var columns = TrainingColumns.of(in.getInTableSpec(0), p);
        p.m_physics.check();
        p.m_checkpoints.check();
        out.setOutSpec(0, new CvaeModelPortObjectSpec(p.m_latentSize, null, columns.parameters()));
        out.setOutSpec(1, TrainingHistory.SPEC);
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
        throws CanceledExecutionException, KNIMEException {
        final var exec = in.getExecutionContext();
        NodeWork.run(exec, progress -> {
            final CvaeLearnerParameters p = in.getParameters();
            final var rows = TrainingRows.read(in.getInTable(0), p, progress);
            final int needed = Math.max(2, p.m_latentSize + 1);
            if (rows.split().training().length < needed) {
                throw NodeWork.failure(
                    "A latent size of " + p.m_latentSize + " needs at least " + needed + " training rows, there are "
                        + rows.split().training().length + " (and " + rows.split().validation().length
                        + " validation rows).",
                    "Give more snapshots.", "Choose a smaller latent size or fewer validation rows.");
            }
            final CvaeTraining training = p.m_checkpoints.with(folder -> train(rows, p,
                folder == null ? Checkpoints.NONE : Checkpoints.in(folder), progress));
            final List<String> warnings = new ArrayList<>(training.warnings());
            p.m_conditions.warning(rows.data().parameterNames()).ifPresent(warnings::add);
            p.warmUpWarning().ifPresent(warnings::add);
            if (!warnings.isEmpty()) {
                out.setWarningMessage(String.join("\n", warnings));
            }
            out.setOutData(0, CvaeModelPortObject.of(exec, training.model()));
            out.setOutData(1, TrainingHistory.table(exec, training.history()));
        });
    }

    private static CvaeTraining train(final TrainingRows rows, final CvaeLearnerParameters p,
        final Checkpoints checkpoints, final Progress progress) throws KNIMEException, InvalidSettingsException {
        try {
            return CvaeTrainer.train(rows.data(), rows.split().training(), rows.split().validation(), p.options(),
                p.m_physics.penalty(rows.data(), rows.split(), progress), checkpoints, progress);
        } catch (BadFieldException e) {
            throw NodeWork.failure("Row \"" + rows.keys().get(e.index()) + "\": " + e.problem(),
                "Remove the row, or rasterize all snapshots with the same options.");
        }
    }
}
