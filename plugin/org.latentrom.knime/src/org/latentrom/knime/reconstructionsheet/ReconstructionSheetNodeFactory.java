package org.latentrom.knime.reconstructionsheet;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
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
import org.latentrom.engine.field.Field;
import org.latentrom.engine.image.ReconstructionSheet;
import org.latentrom.engine.image.ReconstructionSheet.Group;
import org.latentrom.engine.image.ReconstructionSheet.Pair;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.score.FieldErrors;
import org.latentrom.knime.data.FieldValue;
import org.latentrom.knime.image.Figure;
import org.latentrom.knime.image.PictureColumn;
import org.latentrom.knime.reconstructionsheet.ReconstructionSheetParameters.Choice;
import org.latentrom.knime.table.ClassColumn;
import org.latentrom.knime.table.NodeWork;

/** Draws fields beside what a model made of them. */
public final class ReconstructionSheetNodeFactory extends DefaultNodeFactory {
    private static final String TABLE = "Reconstructions";

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Reconstruction Sheet") //
        .icon("/icons/reconstruction-sheet.png") //
        .shortDescription("Draws many fields beside what a model made of them.") //
        .fullDescription("One picture with many fields on the left and their reconstructions in the same places on "
            + "the right, class by class: the first rows, or those with the greatest errors. The error of a row is l2, "
            + "the Euclidean length of reconstruction minus original over all valid pixels and channels; its mean over "
            + "all rows stands above the picture. Connect a CVAE Encoder that keeps the fields and a CVAE Decoder whose "
            + "new column has another name.") //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p //
            .addInputTable(TABLE, "A table with a column of fields and a column of their reconstructions.") //
            .addOutputTable("Sheet", "One row with the picture.") //
            .addOutputTable("Errors", "Mean and greatest error of each class and of all rows.") //
            .addOutputPort("Image", "The picture.", ImagePortObject.TYPE)) //
        .model(m -> m.parametersClass(ReconstructionSheetParameters.class) //
            .configure(ReconstructionSheetNodeFactory::configure) //
            .execute(ReconstructionSheetNodeFactory::execute)) //
        .nodeType(NodeType.Visualizer) //
        .keywords("plot", "picture", "PNG", "VAE", "reconstruction", "error", "compare", "reduced-order model");

    /** For the framework. */
    public ReconstructionSheetNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out) throws InvalidSettingsException {
        final ReconstructionSheetParameters p = in.getParameters();
        final DataTableSpec spec = in.getInTableSpec(0);
        p.reconstruction(spec, TABLE);
        p.classes(spec, TABLE);
        out.setOutSpec(0, Figure.SPEC);
        out.setOutSpec(1, RowErrors.SPEC);
        out.setOutSpec(2, PictureColumn.IMAGE);
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
        throws CanceledExecutionException, KNIMEException {
        final var exec = in.getExecutionContext();
        NodeWork.run(exec, progress -> {
            final ReconstructionSheetParameters p = in.getParameters();
            final Map<String, ChosenRows> classes = new TreeMap<>(ClassColumn.ORDER);
            final long missing = read(in.getInTable(0), p, classes, progress);
            if (classes.isEmpty()) {
                throw NodeWork.failure("The table \"" + TABLE + "\" has no row with a field and its reconstruction.",
                    "Connect a table with at least one.");
            }
            if (missing > 0) {
                out.setWarningMessage(missing + " rows lack the field or its reconstruction; they are left out.");
            }
            final var figure = Figure.of(exec, draw(p, classes));
            out.setOutData(0, figure.table());
            out.setOutData(1, RowErrors.table(exec, classes));
            out.setOutData(2, figure.image());
        });
    }

    /** @return number of rows that lack a field */
    private static long read(final BufferedDataTable table, final ReconstructionSheetParameters p,
        final Map<String, ChosenRows> classes, final Progress progress) throws InvalidSettingsException {
        final var spec = table.getDataTableSpec();
        final int original = p.original(spec, TABLE);
        final int reconstruction = p.reconstruction(spec, TABLE);
        final var classOf = p.classes(spec, TABLE);
        long missing = 0;
        long index = 0;
        try (var rows = table.iterator()) {
            while (rows.hasNext()) {
                progress.checkCanceled();
                final var row = rows.next();
                progress.report((double)index++ / table.size(), () -> "Comparing " + row.getKey().getString());
                if (!(row.getCell(original) instanceof FieldValue truth)
                    || !(row.getCell(reconstruction) instanceof FieldValue made)) {
                    missing++;
                    continue;
                }
                final var chosen =
                    classes.computeIfAbsent(classOf.of(row), c -> new ChosenRows(p.m_choice, p.m_count));
                final long number = index;
                PictureColumn.ofRow(row, r -> {
                    add(chosen, number, r.getKey().getString(), truth.getField(), made.getField(), p);
                    return null;
                });
            }
        }
        return missing;
    }

    private static void add(final ChosenRows chosen, final long index, final String key, final Field truth,
        final Field made, final ReconstructionSheetParameters p) {
        final var errors = FieldErrors.of(made, truth).all();
        final double values = (double)truth.mask().count() * truth.shape().channels().size();
        chosen.add(index, key, errors.rmse() * Math.sqrt(values), errors.relativeL2(),
            new Pair(p.m_tiles.drawn(truth, p.m_originalColumn), p.m_tiles.drawn(made, p.m_reconstructionColumn)));
    }

    private static BufferedImage draw(final ReconstructionSheetParameters p, final Map<String, ChosenRows> classes) {
        final List<Group> groups = new ArrayList<>();
        classes.forEach((name, rows) -> groups.add(new Group(name, rows.pairs())));
        // the originals decide on the colours: a reconstruction gone wrong must not make all others pale
        final List<Field> originals =
            groups.stream().flatMap(g -> g.pairs().stream()).map(Pair::original).toList();
        final var tiles = p.m_tiles.tiles(originals, originals.get(0));
        return new ReconstructionSheet(tiles, p.m_columns)
            .render(heading(p, classes) + "; " + tiles.legend(originals.get(0)), groups);
    }

    private static String heading(final ReconstructionSheetParameters p, final Map<String, ChosenRows> classes) {
        final long rows = RowErrors.count(classes.values());
        final String drawn = (p.m_choice == Choice.FIRST ? "First " : "Worst ") + p.m_count
            + (classes.size() > 1 ? " of each class" : " rows");
        return drawn + "; mean l2 = " + text(RowErrors.meanL2(classes.values())) + " over all " + rows + " rows";
    }

    private static String text(final double mean) {
        return Double.isFinite(mean)
            ? new java.math.BigDecimal(mean).round(new java.math.MathContext(4)).toString() : "∞";
    }
}
