package org.latentrom.knime.cvaestatistics;

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
import org.latentrom.engine.cvae.CvaeStatistics;
import org.latentrom.engine.field.Field;
import org.latentrom.knime.port.CvaeModelPortObject;
import org.latentrom.knime.port.CvaeModelPortObjectSpec;
import org.latentrom.knime.table.ColumnKind;
import org.latentrom.knime.table.FieldTable;
import org.latentrom.knime.table.LatentColumns;
import org.latentrom.knime.table.NodeWork;
import org.latentrom.knime.table.ParameterColumns;

/** Says how good a CVAE is on a set of fields. */
public final class CvaeStatisticsNodeFactory extends DefaultNodeFactory {
    private static final String TABLE = "Fields";

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("CVAE Performance Statistics") //
        .icon("/icons/cvae-performance-statistics.png") //
        .shortDescription("Computes ELBO, NLL, KL, mutual information and active units of a CVAE model.") //
        .fullDescription("Judges a model on fields: evidence lower bound (ELBO), negative log likelihood by importance "
            + "weighting (NLL), KL divergence of the posteriors from the prior and its two parts, which are the mutual "
            + "information of fields and latent variables (MI) and the distance of the aggregate posterior from the "
            + "prior, the number of active latent variables, and the error of fields that were encoded and decoded. "
            + "Every figure comes with its standard error as a mean over fields, and with the part of that error "
            + "which more samples would make smaller.") //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p //
            .addInputPort("CVAE model", "A trained model.", CvaeModelPortObject.TYPE) //
            .addInputTable(TABLE, "Fields to judge the model on, at least two; with the parameters of a conditional "
                + "model.") //
            .addOutputTable("Statistics", "One row a statistic, with its standard error and its Monte-Carlo error.") //
            .addOutputTable("Latent variables", "One row a latent variable: variance of its mean, KL, whether "
                + "active, mean of its variance, each with its error.")) //
        .model(m -> m.parametersClass(CvaeStatisticsParameters.class) //
            .configure(CvaeStatisticsNodeFactory::configure) //
            .execute(CvaeStatisticsNodeFactory::execute)) //
        .nodeType(NodeType.Other) //
        .keywords("VAE", "ELBO", "likelihood", "KL divergence", "mutual information", "active units", "reduced-order "
            + "model");

    /** For the framework. */
    public CvaeStatisticsNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out) throws InvalidSettingsException {
        final CvaeStatisticsParameters p = in.getParameters();
        ColumnKind.FIELD.index(in.getInTableSpec(1), p.m_fieldColumn, TABLE);
        final CvaeModelPortObjectSpec model = in.getInPortSpec(0);
        ParameterColumns.ofModel(in.getInTableSpec(1), model.conditions(), TABLE);
        out.setOutSpecs(StatisticsTables.STATISTICS, StatisticsTables.UNITS);
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
        throws CanceledExecutionException, KNIMEException {
        final var exec = in.getExecutionContext();
        NodeWork.run(exec, progress -> {
            final CvaeStatisticsParameters p = in.getParameters();
            final CvaeModelPortObject port = in.getInPortObject(0);
            final var table = in.getInTable(1);
            final int column = ColumnKind.FIELD.index(table.getDataTableSpec(), p.m_fieldColumn, TABLE);
            final int[] conditionColumns =
                ParameterColumns.ofModel(table.getDataTableSpec(), port.model().conditionNames(), TABLE);
            final List<Field> fields = new ArrayList<>();
            final List<double[]> conditions = new ArrayList<>();
            final List<String> keys = new ArrayList<>();
            try (var rows = table.iterator()) {
                while (rows.hasNext()) {
                    progress.checkCanceled();
                    final var row = rows.next();
                    fields.add(FieldTable.field(row, column, TABLE).getField());
                    conditions.add(LatentColumns.values(row, conditionColumns, table.getDataTableSpec()));
                    keys.add(row.getKey().getString());
                }
            }
            if (fields.size() < 2) {
                throw NodeWork.failure("The table \"" + TABLE + "\" has " + fields.size()
                    + " rows, the statistics need at least 2.", "Connect a table with more fields.");
            }
            try {
                final var statistics = CvaeStatistics.of(port.model(), fields, conditions.toArray(double[][]::new),
                    p.options(), progress);
                out.setOutData(StatisticsTables.statistics(exec, statistics), StatisticsTables.units(exec, statistics));
            } catch (BadFieldException e) {
                throw NodeWork.failure("Row \"" + keys.get(e.index()) + "\": " + e.problem(),
                    "Rasterize the snapshots with the options that the model's training fields were made with.");
            }
        });
    }
}
