package org.latentrom.knime.cvaedecoder;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.container.ColumnRearranger;
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
import org.latentrom.engine.cvae.CvaeModel;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.progress.Progress;
import org.latentrom.knime.data.FieldCell;
import org.latentrom.knime.data.FieldCellWriter;
import org.latentrom.knime.port.CvaeModelPortObject;
import org.latentrom.knime.port.CvaeModelPortObjectSpec;
import org.latentrom.knime.table.LatentColumns;
import org.latentrom.knime.table.NodeWork;
import org.latentrom.knime.table.ParameterColumns;
import org.latentrom.knime.table.PreparedCells;

/** Decodes latent variables to fields. */
public final class CvaeDecoderNodeFactory extends DefaultNodeFactory {
    private static final String TABLE = "Latent states";

    /** Rows whose fields are in memory at a time; the engine divides them into its own batches. */
    private static final int ROWS_AT_ONCE = 256;

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("CVAE Decoder") //
        .icon("/icons/cvae-decoder.png") //
        .shortDescription("Decodes latent numbers to fields with a CVAE model.") //
        .fullDescription("Makes a field of the latent columns z0, z1, … of each row: the mean of the model's "
            + "observation distribution (or another value of it), in physical units, on the grid and mask of the "
            + "training fields. All other columns are kept. A model that was trained with parameters of the run "
            + "needs columns of their names. A row with a missing value gets no field.") //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p //
            .addInputPort("CVAE model", "A trained model.", CvaeModelPortObject.TYPE) //
            .addInputTable(TABLE, "A table with the latent columns, from a CVAE Encoder or a Latent Rollout.") //
            .addOutputTable("Decoded fields", "The input with a field column.")) //
        .model(m -> m.parametersClass(CvaeDecoderParameters.class) //
            .configure(CvaeDecoderNodeFactory::configure) //
            .execute(CvaeDecoderNodeFactory::execute)) //
        .nodeType(NodeType.Predictor) //
        .keywords("VAE", "latent space", "reconstruction", "generate", "reduced-order model");

    /** For the framework. */
    public CvaeDecoderNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out) throws InvalidSettingsException {
        final CvaeModelPortObjectSpec model = in.getInPortSpec(0);
        final CvaeDecoderParameters p = in.getParameters();
        new LatentColumns(p.m_prefix, model.latentSize()).indices(in.getInTableSpec(1), TABLE);
        ParameterColumns.ofModel(in.getInTableSpec(1), model.conditions(), TABLE);
        out.setOutSpec(0, rearranger(in.getInTableSpec(1), p, null).createSpec());
    }

    private static ColumnRearranger rearranger(final DataTableSpec spec, final CvaeDecoderParameters p,
        final List<DataCell[]> cells) {
        final var column = new DataColumnSpecCreator(p.m_newColumn, FieldCell.TYPE).createSpec();
        final var rearranger = new ColumnRearranger(spec);
        if (spec.containsName(p.m_newColumn)) {
            rearranger.remove(p.m_newColumn);
        }
        rearranger.append(new PreparedCells(cells, column));
        return rearranger;
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
        throws CanceledExecutionException, KNIMEException {
        final var exec = in.getExecutionContext();
        NodeWork.run(exec, progress -> {
            final CvaeDecoderParameters p = in.getParameters();
            final CvaeModelPortObject port = in.getInPortObject(0);
            final var table = in.getInTable(1);
            final var writer = new FieldCellWriter(exec, "fields");
            final List<DataCell[]> cells = decode(port.model(), table, p, writer, progress.part(0, 0.9));
            final long missing = cells.stream().filter(c -> c[0].isMissing()).count();
            final List<String> warnings = new ArrayList<>();
            new LatentColumns(p.m_prefix, port.model().latentSize()).surplus(table.getDataTableSpec())
                .ifPresent(warnings::add);
            if (missing > 0) {
                warnings.add(missing + " rows have a missing latent value or parameter; they have no field.");
            }
            if (!warnings.isEmpty()) {
                out.setWarningMessage(String.join("\n", warnings));
            }
            out.setOutData(0, exec.createColumnRearrangeTable(table, rearranger(table.getDataTableSpec(), p, cells),
                exec.createSubProgress(0.1)));
        });
    }

    private static List<DataCell[]> decode(final CvaeModel model, final BufferedDataTable table,
        final CvaeDecoderParameters p, final FieldCellWriter writer, final Progress progress)
        throws InvalidSettingsException, KNIMEException, IOException {
        final var spec = table.getDataTableSpec();
        final int[] columns = new LatentColumns(p.m_prefix, model.latentSize()).indices(spec, TABLE);
        final int[] conditionColumns = ParameterColumns.ofModel(spec, model.conditionNames(), TABLE);
        final var random = new Random(p.m_seed); // each part of the rows has noise of its own
        final List<DataCell[]> cells = new ArrayList<>();
        final List<double[]> states = new ArrayList<>();
        final List<double[]> conditions = new ArrayList<>();
        final List<Integer> places = new ArrayList<>();
        try (var rows = table.iterator()) {
            while (rows.hasNext()) {
                progress.checkCanceled();
                final var row = rows.next();
                cells.add(new DataCell[]{DataType.getMissingCell()});
                if (LatentColumns.valuesOrNull(row, columns) != null
                    && LatentColumns.valuesOrNull(row, conditionColumns) != null) {
                    states.add(LatentColumns.values(row, columns, spec));
                    conditions.add(LatentColumns.values(row, conditionColumns, spec));
                    places.add(cells.size() - 1);
                }
                if (states.size() == ROWS_AT_ONCE || !rows.hasNext() && !states.isEmpty()) {
                    final double from = (cells.size() - states.size()) / (double)table.size();
                    final double to = cells.size() / (double)table.size();
                    final List<Field> fields = model.decode(states.toArray(double[][]::new),
                        conditions.toArray(double[][]::new), p.m_value.m_value, random.nextLong(),
                        progress.part(from, to));
                    for (int i = 0; i < places.size(); i++) {
                        cells.get(places.get(i))[0] = writer.write(fields.get(i));
                    }
                    states.clear();
                    conditions.clear();
                    places.clear();
                }
            }
        }
        return cells;
    }
}
