package org.latentrom.knime.cvaeencoder;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.container.ColumnRearranger;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.node.BufferedDataTable;
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
import org.latentrom.engine.cvae.CvaeModel;
import org.latentrom.engine.cvae.LatentPosterior;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.progress.Progress;
import org.latentrom.knime.data.FieldValue;
import org.latentrom.knime.port.CvaeModelPortObject;
import org.latentrom.knime.port.CvaeModelPortObjectSpec;
import org.latentrom.knime.table.ColumnKind;
import org.latentrom.knime.table.LatentColumns;
import org.latentrom.knime.table.NodeWork;
import org.latentrom.knime.table.ParameterColumns;
import org.latentrom.knime.table.PreparedCells;

/** Encodes fields to latent variables. */
public final class CvaeEncoderNodeFactory extends DefaultNodeFactory {
    private static final String TABLE = "Fields";

    /** Rows that are in memory at a time; the engine divides them into its own batches. */
    private static final int ROWS_AT_ONCE = 256;

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("CVAE Encoder") //
        .icon("/icons/cvae-encoder.png") //
        .shortDescription("Encodes fields to a few latent numbers with a CVAE model.") //
        .fullDescription("Appends the latent variables of each field as plain number columns z0, z1, …: the means of "
            + "the model's posterior, optionally with their standard deviations. All other columns are kept. A model "
            + "that was trained with parameters of the run needs columns of their names. A row without a field gets "
            + "missing values.") //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p //
            .addInputPort("CVAE model", "A trained model.", CvaeModelPortObject.TYPE) //
            .addInputTable(TABLE, "A table with a field column.") //
            .addOutputTable("Encoded fields", "The input with the latent columns.")) //
        .model(m -> m.parametersClass(CvaeEncoderParameters.class) //
            .configure(CvaeEncoderNodeFactory::configure) //
            .execute(CvaeEncoderNodeFactory::execute)) //
        .nodeType(NodeType.Predictor) //
        .keywords("VAE", "latent space", "dimension reduction", "reduced-order model");

    /** For the framework. */
    public CvaeEncoderNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out) throws InvalidSettingsException {
        final CvaeModelPortObjectSpec model = in.getInPortSpec(0);
        ParameterColumns.ofModel(in.getInTableSpec(1), model.conditions(), TABLE);
        out.setOutSpec(0, rearranger(in.getInTableSpec(1), in.getParameters(), model.latentSize(), null).createSpec());
    }

    private static ColumnRearranger rearranger(final DataTableSpec spec, final CvaeEncoderParameters p,
        final int latentSize, final List<DataCell[]> cells) throws InvalidSettingsException {
        final int column = ColumnKind.FIELD.index(spec, p.m_fieldColumn, TABLE);
        final DataColumnSpec[] latents = new LatentColumns(p.m_prefix, latentSize).specs(p.m_sigmas);
        for (DataColumnSpec latent : latents) {
            if (spec.containsName(latent.getName())) {
                throw new InvalidSettingsException("The table \"" + TABLE + "\" already has a column "
                    + "\"" + latent.getName()
                    + "\". Choose another prefix for the latent columns.");
            }
        }
        final var rearranger = new ColumnRearranger(spec);
        rearranger.append(new PreparedCells(cells, latents));
        if (!p.m_keepFields) {
            rearranger.remove(column);
        }
        return rearranger;
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
        throws CanceledExecutionException, KNIMEException {
        final var exec = in.getExecutionContext();
        NodeWork.run(exec, progress -> {
            final CvaeEncoderParameters p = in.getParameters();
            final CvaeModelPortObject port = in.getInPortObject(0);
            final var table = in.getInTable(1);
            final int missing = count(table, ColumnKind.FIELD.index(table.getDataTableSpec(), p.m_fieldColumn, TABLE));
            if (missing > 0) {
                out.setWarningMessage(missing + " rows have no field; their latent columns are missing.");
            }
            final List<DataCell[]> cells = encode(port.model(), table, p, progress.part(0, 0.9));
            final var rearranger = rearranger(table.getDataTableSpec(), p, port.getSpec().latentSize(), cells);
            out.setOutData(0, exec.createColumnRearrangeTable(table, rearranger, exec.createSubProgress(0.1)));
        });
    }

    private static int count(final BufferedDataTable table, final int column) {
        int missing = 0;
        try (var rows = table.iterator()) {
            while (rows.hasNext()) {
                missing += rows.next().getCell(column).isMissing() ? 1 : 0;
            }
        }
        return missing;
    }

    private static List<DataCell[]> encode(final CvaeModel model, final BufferedDataTable table,
        final CvaeEncoderParameters p, final Progress progress)
        throws InvalidSettingsException, KNIMEException, IOException {
        final int column = ColumnKind.FIELD.index(table.getDataTableSpec(), p.m_fieldColumn, TABLE);
        final int[] conditionColumns =
            ParameterColumns.ofModel(table.getDataTableSpec(), model.conditionNames(), TABLE);
        final int width = model.latentSize() * (p.m_sigmas ? 2 : 1);
        final List<DataCell[]> cells = new ArrayList<>();
        final List<Field> fields = new ArrayList<>();
        final List<double[]> conditions = new ArrayList<>();
        final List<String> keys = new ArrayList<>();
        final List<Integer> places = new ArrayList<>();
        try (var rows = table.iterator()) {
            while (rows.hasNext()) {
                progress.checkCanceled();
                final var row = rows.next();
                final DataCell[] missing = new DataCell[width];
                Arrays.fill(missing, DataType.getMissingCell());
                cells.add(missing);
                if (row.getCell(column) instanceof FieldValue value) {
                    fields.add(value.getField());
                    conditions.add(LatentColumns.values(row, conditionColumns, table.getDataTableSpec()));
                    keys.add(row.getKey().getString());
                    places.add(cells.size() - 1);
                }
                if (fields.size() == ROWS_AT_ONCE || !rows.hasNext() && !fields.isEmpty()) {
                    final double from = (cells.size() - fields.size()) / (double)table.size();
                    final double to = cells.size() / (double)table.size();
                    final var posterior = encode(model, fields, conditions, keys, progress.part(from, to));
                    for (int i = 0; i < places.size(); i++) {
                        cells.set(places.get(i), cells(posterior, i, p.m_sigmas));
                    }
                    fields.clear();
                    conditions.clear();
                    keys.clear();
                    places.clear();
                }
            }
        }
        return cells;
    }

    private static LatentPosterior encode(final CvaeModel model, final List<Field> fields,
        final List<double[]> conditions, final List<String> keys, final Progress progress) throws KNIMEException {
        try {
            return model.encode(fields, conditions.toArray(double[][]::new), progress);
        } catch (BadFieldException e) {
            throw NodeWork.failure("Row \"" + keys.get(e.index()) + "\": " + e.problem(),
                "Rasterize the snapshots with the options that the model's training fields were made with.");
        }
    }

    private static DataCell[] cells(final LatentPosterior posterior, final int row, final boolean sigmas) {
        final List<DataCell> cells = new ArrayList<>();
        for (double z : posterior.mean()[row]) {
            cells.add(new DoubleCell(z));
        }
        if (sigmas) {
            for (double sigma : posterior.sigma()[row]) {
                cells.add(new DoubleCell(sigma));
            }
        }
        return cells.toArray(DataCell[]::new);
    }
}
