package org.latentrom.knime.snapshotimage;

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
import org.latentrom.engine.progress.Progress;
import org.latentrom.knime.data.SnapshotValue;
import org.latentrom.knime.image.PictureColumn;
import org.latentrom.knime.image.RowHeading;
import org.latentrom.knime.snapshotimage.SnapshotToImageParameters.Content;
import org.latentrom.knime.snapshotimage.SnapshotToImageParameters.Range;
import org.latentrom.knime.table.ColumnKind;
import org.latentrom.knime.table.NodeWork;

/** Draws snapshots on their meshes. */
public final class SnapshotToImageNodeFactory extends DefaultNodeFactory {
    private static final String TABLE = "Snapshots";

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Snapshot to Image") //
        .icon("/icons/snapshot-to-image.png") //
        .shortDescription("Draws snapshots with their meshes, as a preview before they are rasterized.") //
        .fullDescription("Makes a PNG picture of each snapshot: a field in colours, drawn with the shape functions of "
            + "the mesh's cells, and the edges of the cells over it, curved ones too, as far as they are longer than "
            + "two screen "
            + "pixels; a point cloud gets its points. "
            + "Beside it, the same field can be drawn on a pixel grid, to choose the number of pixels for the Snapshot "
            + "Rasterizer. What lies outside of the mesh, such as an obstacle, is grey, as are places whose values are "
            + "not finite. A mesh in another plane than that of x and y is drawn in its own; the picture names the "
            + "axes. The image port gives the picture of one row.") //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p //
            .addInputTable(TABLE, "A table with a snapshot column, from the Snapshot Reader.") //
            .addOutputTable("Images", "The input with a picture column.") //
            .addOutputPort("Image", "The picture of one row.", ImagePortObject.TYPE)) //
        .model(m -> m.parametersClass(SnapshotToImageParameters.class) //
            .configure(SnapshotToImageNodeFactory::configure) //
            .execute(SnapshotToImageNodeFactory::execute)) //
        .nodeType(NodeType.Visualizer) //
        .keywords("plot", "picture", "PNG", "preview", "mesh", "cells", "edges", "ParaView", "visualize",
            "reduced-order model");

    /** For the framework. */
    public SnapshotToImageNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out) throws InvalidSettingsException {
        final SnapshotToImageParameters p = in.getParameters();
        final DataTableSpec spec = in.getInTableSpec(0);
        ColumnKind.SNAPSHOT.index(spec, p.m_snapshotColumn, TABLE);
        out.setOutSpec(0, p.pictures().spec(spec));
        out.setOutSpec(1, PictureColumn.IMAGE);
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
        throws CanceledExecutionException, KNIMEException {
        final var exec = in.getExecutionContext();
        NodeWork.run(exec, progress -> {
            final SnapshotToImageParameters p = in.getParameters();
            final var table = in.getInTable(0);
            final var spec = table.getDataTableSpec();
            final int column = ColumnKind.SNAPSHOT.index(spec, p.m_snapshotColumn, TABLE);
            final var pictures = new SnapshotPictures(p, progress);
            if (p.m_range == Range.TABLE && p.m_content != Content.MESH) {
                addAll(table, column, pictures, progress);
            }
            final var drawn = p.pictures().draw(table, row -> row.getCell(column) instanceof SnapshotValue v
                ? pictures.draw(v.getSnapshot(), p.m_heading ? RowHeading.of(row, spec) : "") : null, TABLE, exec,
                progress);
            out.setOutData(0, drawn.table());
            out.setOutData(1, drawn.image());
        });
    }

    private static void addAll(final BufferedDataTable table, final int column, final SnapshotPictures pictures,
        final Progress progress) {
        long done = 0;
        try (var rows = table.iterator()) {
            while (rows.hasNext()) {
                final var row = rows.next();
                final double part = (double)done++ / table.size();
                progress.report(0, () -> "Looking for the range of colours: " + Math.round(100 * part) + " %");
                PictureColumn.ofRow(row, r -> {
                    if (r.getCell(column) instanceof SnapshotValue v) {
                        pictures.add(v.getSnapshot());
                    }
                    return null;
                });
            }
        }
    }
}
