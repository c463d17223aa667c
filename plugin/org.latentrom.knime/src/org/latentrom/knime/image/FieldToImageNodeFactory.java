package org.latentrom.knime.image;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

import org.knime.core.data.DataRow;
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
import org.latentrom.engine.image.FieldImage;
import org.latentrom.engine.image.Panel;
import org.latentrom.engine.progress.Progress;
import org.latentrom.knime.image.FieldToImageParameters.Range;
import org.latentrom.knime.table.NodeWork;

/** Draws fields as pictures. */
public final class FieldToImageNodeFactory extends DefaultNodeFactory {
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
        out.setOutSpec(0, p.pictures().spec(spec));
        out.setOutSpec(1, PictureColumn.IMAGE);
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
            final var drawn = p.pictures().draw(table, row -> picture(row, table.getDataTableSpec(), panels, range),
                RowPanels.TABLE, exec, progress);
            out.setOutData(0, drawn.table());
            out.setOutData(1, drawn.image());
        });
    }

    private static void addAll(final BufferedDataTable table, final RowPanels panels, final ColorRange range,
        final Progress progress) {
        try (var rows = table.iterator()) {
            while (rows.hasNext()) {
                progress.checkCanceled();
                final List<Field> fields = PictureColumn.ofRow(rows.next(), panels::fields);
                if (fields != null) {
                    range.add(fields);
                }
            }
        }
    }

    private static BufferedImage picture(final DataRow row, final DataTableSpec spec, final RowPanels panels,
        final ColorRange range) {
        final List<Field> fields = panels.fields(row);
        if (fields == null) {
            return null;
        }
        final var p = panels.parameters();
        final List<Panel> drawn = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            final var field = fields.get(i);
            final String title = panels.titles().get(i) + ": " + field.shape().channels().get(0);
            drawn.add(new Panel(title, field, 0, p.colors(), range.of(fields, i)));
        }
        return FieldImage.render(p.m_heading ? RowHeading.of(row, spec) : "", drawn, p.options());
    }
}
