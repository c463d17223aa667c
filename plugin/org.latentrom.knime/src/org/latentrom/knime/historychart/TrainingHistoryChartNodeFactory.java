package org.latentrom.knime.historychart;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.core.node.port.image.ImagePortObject;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.latentrom.engine.image.HistoryChart;
import org.latentrom.knime.image.Figure;
import org.latentrom.knime.image.PictureColumn;
import org.latentrom.knime.table.NodeWork;

/** Draws how a training went. */
public final class TrainingHistoryChartNodeFactory extends DefaultNodeFactory {
    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Training History Chart") //
        .icon("/icons/training-history-chart.png") //
        .shortDescription("Draws ELBO and learning rate over the epochs of a training.") //
        .fullDescription("Draws the evidence lower bound (ELBO) of training and validation rows over the epochs, with "
            + "the learning rate on an axis on the right and a circle around the epoch that was kept. Other columns of "
            + "the history can be chosen, such as its KL divergence.") //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p //
            .addInputTable(HistoryColumns.TABLE, "The training history of a CVAE Learner, one row an epoch.") //
            .addOutputTable("Chart", "One row with the picture.") //
            .addOutputPort("Image", "The picture.", ImagePortObject.TYPE)) //
        .model(m -> m.parametersClass(TrainingHistoryChartParameters.class) //
            .configure(TrainingHistoryChartNodeFactory::configure) //
            .execute(TrainingHistoryChartNodeFactory::execute)) //
        .nodeType(NodeType.Visualizer) //
        .keywords("plot", "learning curve", "loss", "ELBO", "learning rate", "line chart", "reduced-order model");

    /** For the framework. */
    public TrainingHistoryChartNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out) throws InvalidSettingsException {
        HistoryColumns.of(in.getInTableSpec(0), in.getParameters());
        out.setOutSpec(0, Figure.SPEC);
        out.setOutSpec(1, PictureColumn.IMAGE);
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
        throws CanceledExecutionException, KNIMEException {
        final var exec = in.getExecutionContext();
        NodeWork.run(exec, progress -> {
            final TrainingHistoryChartParameters p = in.getParameters();
            final var table = in.getInTable(0);
            final var curve = HistoryColumns.of(table.getDataTableSpec(), p).read(table, progress);
            final var figure =
                Figure.of(exec, new HistoryChart(p.m_width, p.m_height, p.m_zoom).render("Training history", curve));
            out.setOutData(0, figure.table());
            out.setOutData(1, figure.image());
        });
    }
}
