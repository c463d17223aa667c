package org.latentrom.knime.scorer;

import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
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
import org.latentrom.engine.baseline.TimedField;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.score.Scorecard;
import org.latentrom.knime.data.FieldCellWriter;
import org.latentrom.knime.table.ColumnKind;
import org.latentrom.knime.table.FieldTable;
import org.latentrom.knime.table.NodeWork;
import org.latentrom.knime.table.RunTime;

/** Judges predicted fields against true ones, beside what baselines reach. */
public final class FieldScorerNodeFactory extends DefaultNodeFactory {
    private static final List<String> INPUTS = List.of("Predicted fields", "True fields", "Training fields");

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Field Scorer") //
        .icon("/icons/field-scorer.png") //
        .shortDescription("Compares predicted with true fields and with simple baselines.") //
        .fullDescription("Finds for each predicted field the true one of the same run and time and computes the "
            + "relative L2 error (norm of the error over norm of the truth), the root mean square error and the "
            + "maximum error over all channels and valid pixels. Beside the model stand baselines that any "
            + "reduced-order model should beat: persistence, the mean of the training fields, their POD "
            + "reconstruction and DMD, all made from the training fields alone.") //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p //
            .addInputTable(INPUTS.get(0), "Fields to judge, with run and time: the output of a CVAE Decoder.") //
            .addInputTable(INPUTS.get(1), "The true fields, with run and time, on the same grid.") //
            .addInputTable(INPUTS.get(2), "The fields that the model was trained with: the baselines are made from "
                + "them.") //
            .addOutputTable("Errors", "The errors of each predicted field, by method.") //
            .addOutputTable("Summary", "Means over the snapshots of each run, and over all runs.") //
            .addOutputTable("Compared fields", "Truth, prediction and their difference (prediction less truth) as "
                + "fields: for Field to Image.")) //
        .model(m -> m.parametersClass(FieldScorerParameters.class) //
            .configure(FieldScorerNodeFactory::configure) //
            .execute(FieldScorerNodeFactory::execute)) //
        .nodeType(NodeType.Other) //
        .keywords("error", "relative L2", "RMSE", "baseline", "POD", "DMD", "persistence", "validation",
            "reduced-order model");

    /** For the framework. */
    public FieldScorerNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out) throws InvalidSettingsException {
        final FieldScorerParameters p = in.getParameters();
        for (int i = 0; i < INPUTS.size(); i++) {
            final DataTableSpec spec = in.getInTableSpec(i);
            ColumnKind.FIELD.index(spec, column(p, spec, i), INPUTS.get(i));
            RunTime.of(spec, p.m_runColumn, p.m_timeColumn, INPUTS.get(i));
        }
        out.setOutSpecs(ScoreTables.errorsSpec(p.m_baselines), ScoreTables.SUMMARY, ScoreTables.COMPARED);
    }

    /** The other tables need not call their fields as the prediction does. */
    private static String column(final FieldScorerParameters p, final DataTableSpec spec, final int port) {
        return port == 0 || spec.containsName(p.m_fieldColumn) ? p.m_fieldColumn : "";
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
        throws CanceledExecutionException, KNIMEException {
        final var exec = in.getExecutionContext();
        NodeWork.run(exec, progress -> {
            final FieldScorerParameters p = in.getParameters();
            final var predicted = read(in, 0, progress);
            final var truth = read(in, 1, progress);
            final var training = p.m_baselines ? read(in, 2, progress) : new FieldTable(List.of(), List.of());
            if (p.m_baselines && training.fields().isEmpty()) {
                throw NodeWork.failure("The table \"" + INPUTS.get(2) + "\" is empty.",
                    "Connect the fields that the model was trained with, or switch the baselines off.");
            }
            final var card = Scorecard.of(predicted.fields(), truth.fields(), training.fields(), p.m_rank,
                p.m_tolerance, progress.part(0.1, 0.8));
            if (!card.unmatched().isEmpty()) {
                final var first = card.unmatched().get(0);
                out.setWarningMessage(card.unmatched().size() + " predicted fields have no true one, the first of "
                    + "run \""
                    + first.run() + "\" at time " + first.time() + ". They were left out.");
            }
            final var errors = ScoreTables.errors(exec, card, p.m_baselines);
            final var summary = ScoreTables.summary(exec, card);
            out.setOutData(errors, summary, compared(exec, card, predicted, truth, progress.part(0.8, 1)));
        });
    }

    private static FieldTable read(final ExecuteInput in, final int port, final Progress progress)
        throws InvalidSettingsException, KNIMEException {
        final FieldScorerParameters p = in.getParameters();
        final var table = in.getInTable(port);
        return FieldTable.read(table, column(p, table.getDataTableSpec(), port), p.m_runColumn, p.m_timeColumn,
            INPUTS.get(port), progress);
    }

    private static BufferedDataTable compared(final ExecutionContext exec, final Scorecard card,
        final FieldTable predicted, final FieldTable truth, final Progress progress) throws IOException {
        final Map<TimedField, DataCell> cells = new IdentityHashMap<>();
        for (FieldTable fields : List.of(predicted, truth)) {
            for (int i = 0; i < fields.fields().size(); i++) {
                cells.put(fields.fields().get(i), fields.cells().get(i));
            }
        }
        final var writer = new FieldCellWriter(exec, "errors");
        final var table = exec.createDataContainer(ScoreTables.COMPARED);
        int n = 0;
        for (Scorecard.Row row : card.rows()) {
            progress.checkCanceled();
            progress.report((double)n / card.rows().size(), () -> "Difference at time " + row.time());
            table.addRowToTable(new DefaultRow("Row" + n++, new StringCell(row.run()), new DoubleCell(row.time()),
                cells.get(row.truth()), cells.get(row.predicted()),
                writer.write(FieldDifference.of(row.predicted().field(), row.truth().field()))));
        }
        table.close();
        return table.getTable();
    }
}
