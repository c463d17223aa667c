package org.latentrom.knime.image;

import java.util.ArrayList;
import java.util.List;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.container.ColumnRearranger;
import org.knime.core.data.image.png.PNGImageContent;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.core.node.port.image.ImagePortObject;
import org.knime.core.node.port.image.ImagePortObjectSpec;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.image.FieldImage;
import org.latentrom.engine.image.Panel;
import org.latentrom.engine.image.Png;
import org.latentrom.engine.progress.Progress;
import org.latentrom.knime.image.FieldToImageParameters.ImageRow;
import org.latentrom.knime.image.FieldToImageParameters.Range;
import org.latentrom.knime.table.NodeWork;
import org.latentrom.knime.table.PreparedCells;

/** Draws fields as pictures. */
public final class FieldToImageNodeFactory extends DefaultNodeFactory {
    private static final ImagePortObjectSpec IMAGE = new ImagePortObjectSpec(PNGImageContent.TYPE);

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Field to Image") //
        .icon("/icons/field-to-image.png") //
        .shortDescription("Draws fields as pictures.") //
        .fullDescription("Makes a PNG picture of each row: one field, or several beside or below each other, such as "
            + "truth, prediction and error. Colours, their range, colour bar and axes can be chosen; pixels outside of "
            + "the mask stay grey. The image port gives the picture of one row.") //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p //
            .addInputTable(RowPanels.TABLE, "A table with field columns.") //
            .addOutputTable("Images", "The input with a picture column.") //
            .addOutputPort("Image", "The picture of one row.", ImagePortObject.TYPE)) //
        .model(m -> m.parametersClass(FieldToImageParameters.class) //
            .configure(FieldToImageNodeFactory::configure) //
            .execute(FieldToImageNodeFactory::execute)) //
        .nodeType(NodeType.Visualizer) //
        .keywords("plot", "picture", "PNG", "colour map", "heat map", "visualize", "reduced-order model");

    /** For the framework. */
    public FieldToImageNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out) throws InvalidSettingsException {
        final FieldToImageParameters p = in.getParameters();
        final DataTableSpec spec = in.getInTableSpec(0);
        RowPanels.of(spec, p);
        out.setOutSpec(0, rearranger(spec, p, null).createSpec());
        out.setOutSpec(1, IMAGE);
    }

    private static ColumnRearranger rearranger(final DataTableSpec spec, final FieldToImageParameters p,
        final List<DataCell[]> pictures) {
        final var rearranger = new ColumnRearranger(spec);
        if (spec.containsName(p.m_newColumn)) {
            rearranger.remove(p.m_newColumn);
        }
        rearranger.append(new PreparedCells(pictures,
            new DataColumnSpecCreator(p.m_newColumn, PNGImageContent.TYPE).createSpec()));
        return rearranger;
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
        throws CanceledExecutionException, KNIMEException {
        final var exec = in.getExecutionContext();
        NodeWork.run(exec, progress -> {
            final FieldToImageParameters p = in.getParameters();
            final var table = in.getInTable(0);
            final var panels = RowPanels.of(table.getDataTableSpec(), p);
            final var range = new ColorRange(p, panels.titles());
            if (p.m_range == Range.TABLE) {
                addAll(table, panels, range, progress);
            }
            final List<DataCell[]> pictures = new ArrayList<>();
            PNGImageContent chosen = null;
            try (var rows = table.iterator()) {
                while (rows.hasNext()) {
                    progress.checkCanceled();
                    final var row = rows.next();
                    progress.report(0.9 * pictures.size() / table.size(), () -> "Drawing " + row.getKey().getString());
                    final var picture = picture(row, table.getDataTableSpec(), panels, range);
                    pictures.add(new DataCell[]{picture == null ? DataType.getMissingCell() : picture.toImageCell()});
                    chosen = isChosen(p, row, chosen) && picture != null ? picture : chosen;
                }
            }
            if (chosen == null) {
                throw p.m_imageRow == ImageRow.NAMED
                    ? NodeWork.failure("There is no row \"" + p.m_rowId + "\" with a field to draw.",
                        "Give the RowID of another row, or take the first row.")
                    : NodeWork.failure("The table \"" + RowPanels.TABLE + "\" has no field to draw.",
                        "Connect a table with at least one field.");
            }
            out.setOutData(0, exec.createColumnRearrangeTable(table,
                rearranger(table.getDataTableSpec(), p, pictures), exec.createSubProgress(0.1)));
            out.setOutData(1, new ImagePortObject(chosen, IMAGE));
        });
    }

    private static void addAll(final BufferedDataTable table, final RowPanels panels, final ColorRange range,
        final Progress progress) {
        try (var rows = table.iterator()) {
            while (rows.hasNext()) {
                progress.checkCanceled();
                final List<Field> fields = panels.fields(rows.next());
                if (fields != null) {
                    range.add(fields);
                }
            }
        }
    }

    private static boolean isChosen(final FieldToImageParameters p, final DataRow row, final PNGImageContent before) {
        return switch (p.m_imageRow) {
            case FIRST -> before == null;
            case LAST -> true;
            case NAMED -> row.getKey().getString().equals(p.m_rowId);
        };
    }

    private static PNGImageContent picture(final DataRow row, final DataTableSpec spec, final RowPanels panels,
        final ColorRange range) {
        final List<Field> fields = panels.fields(row);
        if (fields == null) {
            return null;
        }
        final var p = panels.parameters();
        final List<Panel> drawn = new ArrayList<>();
        try {
            for (int i = 0; i < fields.size(); i++) {
                final var field = fields.get(i);
                final String title = panels.titles().get(i) + ": " + field.shape().channels().get(0);
                drawn.add(new Panel(title, field, 0, p.colors(), range.of(fields, i)));
            }
            return new PNGImageContent(
                Png.bytes(FieldImage.render(p.m_heading ? RowHeading.of(row, spec) : "", drawn, p.options())));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Row \"" + row.getKey().getString() + "\": " + e.getMessage(), e);
        }
    }
}
