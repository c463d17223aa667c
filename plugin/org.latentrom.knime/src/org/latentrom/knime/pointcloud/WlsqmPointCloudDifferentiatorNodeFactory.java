package org.latentrom.knime.pointcloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.container.ColumnRearranger;
import org.knime.core.data.container.SingleCellFactory;
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
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.raster.ChannelSource;
import org.latentrom.engine.scattered.DofLayout;
import org.latentrom.knime.data.SnapshotCell;
import org.latentrom.knime.data.SnapshotCellWriter;
import org.latentrom.knime.data.SnapshotValue;
import org.latentrom.knime.pointcloud.WlsqmPointCloudDifferentiatorParameters.Input;
import org.latentrom.knime.table.ColumnKind;
import org.latentrom.knime.table.NodeWork;

/** Derives values on scattered points by weighted least squares. */
public final class WlsqmPointCloudDifferentiatorNodeFactory extends DefaultNodeFactory {
    private static final String TABLE = "Points";

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("WLSQM Point-Cloud Differentiator") //
        .icon("/icons/wlsqm-point-cloud-differentiator.png") //
        .shortDescription("Computes derivatives of values on scattered points by weighted least squares.") //
        .fullDescription("Fits a polynomial to the points around each point by weighted least squares (WLSQM) and "
            + "takes derivatives up to order 4 from it, named like dx(u) and dxy(u), in the unit of the values over a "
            + "power of that of the coordinates. The defaults are for clean data; for noisy data choose a fitted value "
            + "at the point, uniform weights and more neighbours. The points may lie anywhere in one, two or three "
            + "dimensions: measurements, particles, the nodes of a mesh or the middles of its cells, or the times of a "
            + "run. Points come from number columns, one row a point, or from snapshots, whose meshes then carry the "
            + "derivatives as further fields. What depends on the places of the points alone is computed once for "
            + "clouds with equal coordinates. Where points end, fits are one-sided and less accurate. The node knows "
            + "no walls: on both sides of a thin one, points are neighbours.") //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p //
            .addInputTable(TABLE, "A table with number columns of coordinates and values, or with a snapshot "
                + "column.") //
            .addOutputTable("Derivatives", "The input with number columns of derivatives, or with derivatives in its "
                + "snapshots.")) //
        .model(m -> m.parametersClass(WlsqmPointCloudDifferentiatorParameters.class) //
            .configure(WlsqmPointCloudDifferentiatorNodeFactory::configure) //
            .execute(WlsqmPointCloudDifferentiatorNodeFactory::execute)) //
        .nodeType(NodeType.Manipulator) //
        .keywords("derivative", "differentiation", "gradient", "scattered data", "unstructured", "particles",
            "meshless", "mesh", "least squares", "moving least squares", "WLSQM", "time derivative",
            "reduced-order model");

    /** For the framework. */
    public WlsqmPointCloudDifferentiatorNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out) throws InvalidSettingsException {
        final WlsqmPointCloudDifferentiatorParameters p = in.getParameters();
        final DataTableSpec spec = in.getInTableSpec(0);
        p.m_derivatives.check(p.m_fit.m_order);
        if (p.m_input == Input.SNAPSHOTS) {
            p.m_fit.check(1);
            out.setOutSpec(0, snapshots(spec, p, null, null).createSpec());
            return;
        }
        p.m_fit.check(p.m_points.m_axes.count());
        p.m_points.keys(spec, TABLE);
        final List<String> values =
            Arrays.stream(values(spec, p)).mapToObj(i -> spec.getColumnSpec(i).getName()).toList();
        out.setOutSpec(0, NumberColumns.rearranger(spec, derivatives(p).names(values), null).createSpec());
    }

    private static int[] values(final DataTableSpec spec, final WlsqmPointCloudDifferentiatorParameters p)
        throws InvalidSettingsException {
        return p.m_points.values(spec, p.m_values, p.names(), TABLE);
    }

    private static TableDerivatives derivatives(final WlsqmPointCloudDifferentiatorParameters p) {
        final DofLayout layout = DofLayout.of(p.m_points.m_axes.count(), p.m_fit.m_order);
        return new TableDerivatives(layout, p.m_derivatives.of(layout), p.m_condition);
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
        throws CanceledExecutionException, KNIMEException {
        final var exec = in.getExecutionContext();
        NodeWork.run(exec, progress -> {
            final WlsqmPointCloudDifferentiatorParameters p = in.getParameters();
            final BufferedDataTable table = in.getInTable(0);
            final var fits = new CloudFits(p.m_fit);
            out.setOutData(0, p.m_input == Input.SNAPSHOTS ? snapshots(exec, table, p, fits, progress)
                : points(exec, table, p, fits, progress));
            if (!fits.warnings().isEmpty()) {
                out.setWarningMessage(String.join("\n", fits.warnings()));
            }
        });
    }

    private static BufferedDataTable points(final ExecutionContext exec, final BufferedDataTable table,
        final WlsqmPointCloudDifferentiatorParameters p, final CloudFits fits, final Progress progress)
        throws InvalidSettingsException, KNIMEException, CanceledExecutionException {
        final DataTableSpec spec = table.getDataTableSpec();
        final var points = PointTable.read(table, spec, p.m_points.coordinates(spec, TABLE), values(spec, p),
            p.m_points.keys(spec, TABLE), TABLE, progress);
        final var derivatives = derivatives(p);
        final double[][] numbers = derivatives.compute(points, p.m_points.m_clouds, fits, progress.part(0, 0.9));
        return exec.createColumnRearrangeTable(table,
            NumberColumns.rearranger(spec, derivatives.names(points.names()), numbers),
            exec.createSubProgress(0.1));
    }

    private static BufferedDataTable snapshots(final ExecutionContext exec, final BufferedDataTable table,
        final WlsqmPointCloudDifferentiatorParameters p, final CloudFits fits, final Progress progress)
        throws InvalidSettingsException, KNIMEException, CanceledExecutionException {
        final int column = ColumnKind.SNAPSHOT.index(table.getDataTableSpec(), p.m_snapshotColumn, TABLE);
        SnapshotValue cell = null;
        try (var rows = table.iterator()) {
            while (rows.hasNext()) {
                progress.checkCanceled();
                cell = rows.next().getCell(column) instanceof SnapshotValue v ? v : cell;
            }
        }
        if (cell == null) {
            throw NodeWork.failure("The table \"" + TABLE + "\" has no snapshot.",
                "Connect a Snapshot Reader that reads at least one snapshot.");
        }
        final Snapshot last = cell.getSnapshot();
        final var derivatives = new SnapshotDerivatives(p, channels(last, p.names()), fits,
            table.size(), progress);
        return exec.createColumnRearrangeTable(table, snapshots(table.getDataTableSpec(), p, derivatives,
            new SnapshotCellWriter(exec, "derivatives")), exec.createSubProgress(0));
    }

    private static List<ChannelSource> channels(final Snapshot last, final List<String> names) throws KNIMEException {
        final List<ChannelSource> channels =
            names.isEmpty() ? ChannelSource.defaults(last) : ChannelSource.select(last, names);
        if (channels.isEmpty()) {
            throw NodeWork.failure("The snapshots have no fields.", "Read at least one field in the Snapshot Reader.");
        }
        return channels;
    }

    /** Derivatives and writer are null while the node is configured. */
    private static ColumnRearranger snapshots(final DataTableSpec spec,
        final WlsqmPointCloudDifferentiatorParameters p, final SnapshotDerivatives derivatives,
        final SnapshotCellWriter writer) throws InvalidSettingsException {
        final int column = ColumnKind.SNAPSHOT.index(spec, p.m_snapshotColumn, TABLE);
        final DataColumnSpec name =
            new DataColumnSpecCreator(spec.getColumnSpec(column).getName(), SnapshotCell.TYPE).createSpec();
        final var rearranger = new ColumnRearranger(spec);
        rearranger.replace(new SingleCellFactory(name) {
            @Override
            public DataCell getCell(final DataRow row) {
                if (!(row.getCell(column) instanceof SnapshotValue v)) {
                    return DataType.getMissingCell();
                }
                try {
                    return writer.write(derivatives.of(v.getSnapshot()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException(
                        "Row \"" + row.getKey().getString() + "\": " + e.getMessage(), e);
                }
            }
        }, column);
        return rearranger;
    }
}
