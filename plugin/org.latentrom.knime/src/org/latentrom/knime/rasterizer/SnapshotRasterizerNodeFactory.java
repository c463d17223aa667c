package org.latentrom.knime.rasterizer;

import java.util.ArrayList;
import java.util.List;

import org.knime.core.data.DataTableSpec;
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
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.raster.ChannelSource;
import org.latentrom.engine.raster.MeshPlane;
import org.latentrom.knime.data.FieldCellWriter;
import org.latentrom.knime.data.SnapshotValue;
import org.latentrom.knime.rasterizer.SnapshotRasterizerParameters.Channels;
import org.latentrom.knime.table.ColumnKind;
import org.latentrom.knime.table.NewFieldColumn;
import org.latentrom.knime.table.NodeWork;

/** Interpolates snapshots on a pixel grid. */
public final class SnapshotRasterizerNodeFactory extends DefaultNodeFactory {
    private static final String TABLE = "Snapshots";

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Snapshot Rasterizer") //
        .icon("/icons/snapshot-rasterizer.png") //
        .shortDescription("Interpolates snapshots from their mesh on a pixel grid.") //
        .fullDescription("Makes a field of each snapshot: channels of values at the centres of square or rectangular "
            + "pixels, interpolated inside the cells of the mesh with their own shape functions, with a mask of the "
            + "pixels that lie in the mesh; obstacles stay holes. Other ways are the nearest point, the mean over the "
            + "pixel, and fits of polynomials (WLSQM), which also rasterize point clouds. Where each pixel lies in the "
            + "mesh is found once for each mesh and used for all its snapshots. Meshes may have triangles, "
            + "quadrilaterals and polygons, of first or higher order, and lie in any plane: a warning names the axes "
            + "if they are not x and y. Meshes of lines become one row of pixels. One layer of hexahedra or wedges, as "
            + "OpenFOAM writes plane problems, is taken in its middle; other solids must be sliced first.") //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p //
            .addInputTable(TABLE, "A table with a snapshot column, from the Snapshot Reader.") //
            .addOutputTable("Fields", "The input with a field column.")) //
        .model(m -> m.parametersClass(SnapshotRasterizerParameters.class) //
            .configure(SnapshotRasterizerNodeFactory::configure) //
            .execute(SnapshotRasterizerNodeFactory::execute)) //
        .nodeType(NodeType.Manipulator) //
        .keywords("resample", "interpolate", "probe", "mesh", "grid", "pixel", "image", "finite elements",
            "reduced-order model");

    /** For the framework. */
    public SnapshotRasterizerNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out) throws InvalidSettingsException {
        out.setOutSpec(0, rearranger(in.getInTableSpec(0), in.getParameters(), null, null).createSpec());
    }

    /** Rasterizer and writer are null while the node is configured. */
    private static ColumnRearranger rearranger(final DataTableSpec spec, final SnapshotRasterizerParameters p,
        final RowRasterizer rasterizer, final FieldCellWriter writer) throws InvalidSettingsException {
        final int column = ColumnKind.SNAPSHOT.index(spec, p.m_snapshotColumn, TABLE);
        final var rearranger = NewFieldColumn.rearranger(spec, p.m_newColumn, writer,
            row -> row.getCell(column) instanceof SnapshotValue v
                ? rasterizer.rasterize(v.getSnapshot(), row.getKey().getString()) : null);
        final String old = spec.getColumnSpec(column).getName();
        if (!p.m_keepSnapshots && !old.equals(p.m_newColumn)) {
            rearranger.remove(old);
        }
        return rearranger;
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
        throws CanceledExecutionException, KNIMEException {
        final var exec = in.getExecutionContext();
        NodeWork.run(exec, progress -> {
            final SnapshotRasterizerParameters p = in.getParameters();
            final var table = in.getInTable(0);
            final var rasterizer = rasterizer(table, p, progress);
            out.setOutData(0, exec.createColumnRearrangeTable(table,
                rearranger(table.getDataTableSpec(), p, rasterizer, new FieldCellWriter(exec, "fields")), exec));
            final List<String> warnings = new ArrayList<>();
            if (rasterizer.masked() > 0) {
                warnings.add(rasterizer.masked() + " fields have values that are not finite; their pixels are masked "
                    + "out.");
            }
            rasterizer.axes().ifPresent(warnings::add);
            rasterizer.layer().ifPresent(warnings::add);
            if (p.followsMesh()) {
                rasterizer.elsewhere().ifPresent(warnings::add);
            }
            if (!warnings.isEmpty()) {
                out.setWarningMessage(String.join("\n", warnings));
            }
        });
    }

    /** The first snapshot decides on the grid, the last one on the channels: at the start, fields are often 0 still. */
    private static RowRasterizer rasterizer(final BufferedDataTable table, final SnapshotRasterizerParameters p,
        final Progress progress) throws InvalidSettingsException, KNIMEException {
        final int column = ColumnKind.SNAPSHOT.index(table.getDataTableSpec(), p.m_snapshotColumn, TABLE);
        SnapshotValue first = null;
        SnapshotValue last = null;
        try (var rows = table.iterator()) {
            while (rows.hasNext()) {
                progress.checkCanceled();
                if (rows.next().getCell(column) instanceof SnapshotValue value) {
                    first = first == null ? value : first;
                    last = value;
                }
            }
        }
        if (first == null) {
            throw NodeWork.failure("The table \"" + TABLE + "\" has no snapshot.",
                "Connect a Snapshot Reader that reads at least one snapshot.");
        }
        final var plane = MeshPlane.of(first.getMesh());
        final var extent = p.extent(plane.extent());
        final var grid = new PixelGrid(extent, p.resolution(extent, plane.isLine()), p.m_interpolation.options());
        return new RowRasterizer(grid, channels(last.getSnapshot(), p), p.rule(), progress);
    }

    private static List<ChannelSource> channels(final Snapshot snapshot, final SnapshotRasterizerParameters p)
        throws KNIMEException {
        final List<ChannelSource> channels = p.m_channels == Channels.NAMED
            ? ChannelSource.select(snapshot, p.names()) : ChannelSource.defaults(snapshot);
        if (channels.isEmpty()) {
            throw NodeWork.failure("The snapshots have no fields.", "Read at least one field in the Snapshot Reader.");
        }
        return channels;
    }
}
