package org.latentrom.knime.gridtomesh;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.container.ColumnRearranger;
import org.knime.core.data.container.SingleCellFactory;
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
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.knime.data.FieldValue;
import org.latentrom.knime.data.SnapshotCell;
import org.latentrom.knime.data.SnapshotCellWriter;
import org.latentrom.knime.gridtomesh.GridToMeshSamplerParameters.Meshes;
import org.latentrom.knime.table.ColumnKind;
import org.latentrom.knime.table.KnimeProgress;
import org.latentrom.knime.table.NodeWork;
import org.latentrom.knime.table.RunTime;

/** Takes fields on a pixel grid back to a mesh. */
public final class GridToMeshSamplerNodeFactory extends DefaultNodeFactory {
    private static final String FIELDS = "Fields";

    private static final String MESHES = "Snapshots with the mesh";

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Grid to Mesh Sampler") //
        .icon("/icons/grid-to-mesh-sampler.png") //
        .shortDescription("Takes fields on a pixel grid back to the points of a mesh.") //
        .fullDescription("Interpolates fields at the points of a mesh, such as that of the simulation which the model "
            + "was trained with: what a model predicts can then be compared with the solver's own numbers, point by "
            + "point, and shown on the solver's mesh. Between pixels the values are bilinear; beside walls and "
            + "obstacles they continue the valid pixels linearly, and pixels that are not valid never enter. A mesh in "
            + "the x-z or y-z plane or a tilted one has the same axes as in the Snapshot Rasterizer. The weights are "
            + "computed once for each mesh.") //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p //
            .addInputTable(FIELDS, "Rows with a field on a pixel grid.") //
            .addInputTable(MESHES, "Rows with snapshots on the mesh, as the Snapshot Reader gives them.") //
            .addOutputTable("Snapshots", "The rows of the fields with snapshots on the mesh.")) //
        .model(m -> m.parametersClass(GridToMeshSamplerParameters.class) //
            .configure(GridToMeshSamplerNodeFactory::configure) //
            .execute(GridToMeshSamplerNodeFactory::execute)) //
        .nodeType(NodeType.Manipulator) //
        .keywords("resample", "interpolate", "probe", "mesh", "grid", "pixel", "finite elements", "back to mesh",
            "reduced-order model");

    /** The snapshot of a row. */
    private interface RowSnapshots {
        Snapshot of(DataRow row) throws KNIMEException;
    }

    /** A failure of a row, through KNIME's cell factory, which declares no exception. */
    private static final class RowFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient KNIMEException m_failure;

        RowFailure(final KNIMEException failure) {
            super(failure);
            m_failure = failure;
        }
    }

    /** For the framework. */
    public GridToMeshSamplerNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out) throws InvalidSettingsException {
        final GridToMeshSamplerParameters p = in.getParameters();
        ColumnKind.SNAPSHOT.index(in.getInTableSpec(1), p.m_snapshotColumn, MESHES);
        if (p.m_meshes == Meshes.SAME_TIME) {
            RunTime.of(in.getInTableSpec(0), p.m_runColumn, p.m_timeColumn, FIELDS);
            RunTime.of(in.getInTableSpec(1), p.m_runColumn, p.m_timeColumn, MESHES);
        }
        out.setOutSpec(0, rearranger(in.getInTableSpec(0), p, null, null).createSpec());
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
        throws CanceledExecutionException, KNIMEException {
        final var exec = in.getExecutionContext();
        NodeWork.run(exec, progress -> {
            final GridToMeshSamplerParameters p = in.getParameters();
            final var table = in.getInTable(0);
            final DataTableSpec spec = table.getDataTableSpec();
            final var meshes = MeshTable.read(in.getInTable(1), p, MESHES, progress);
            final var sampler = new RowSampler(p.outside(), p.m_joined, KnimeProgress.quiet(progress));
            final int column = ColumnKind.FIELD.index(spec, p.m_fieldColumn, FIELDS);
            final RunTime runTime =
                p.m_meshes == Meshes.FIRST ? null : RunTime.of(spec, p.m_runColumn, p.m_timeColumn, FIELDS);
            final Mesh first = meshes.first(); // held, so that it stays the same object
            try {
                out.setOutData(0, exec.createColumnRearrangeTable(table, rearranger(spec, p,
                    row -> row.getCell(column) instanceof FieldValue v ? sampler.sample(v.getField(),
                        runTime == null ? first : meshes.at(runTime.run(row), runTime.time(row))) : null,
                    new SnapshotCellWriter(exec, "snapshots")), exec));
            } catch (RowFailure e) {
                throw e.m_failure;
            }
            if (!sampler.warnings().isEmpty()) {
                out.setWarningMessage(String.join("\n", sampler.warnings()));
            }
        });
    }

    /** Snapshots and writer are null while the node is configured. */
    private static ColumnRearranger rearranger(final DataTableSpec spec, final GridToMeshSamplerParameters p,
        final RowSnapshots snapshots, final SnapshotCellWriter writer) throws InvalidSettingsException {
        final String fields = spec.getColumnSpec(ColumnKind.FIELD.index(spec, p.m_fieldColumn, FIELDS)).getName();
        final DataColumnSpec column = new DataColumnSpecCreator(p.m_newColumn, SnapshotCell.TYPE).createSpec();
        final var rearranger = new ColumnRearranger(spec);
        if (!p.m_keepFields || fields.equals(p.m_newColumn)) {
            rearranger.remove(fields);
        }
        if (spec.containsName(p.m_newColumn) && !fields.equals(p.m_newColumn)) {
            rearranger.remove(p.m_newColumn);
        }
        rearranger.append(new SingleCellFactory(column) {
            @Override
            public DataCell getCell(final DataRow row) {
                try {
                    final Snapshot snapshot = snapshots.of(row);
                    return snapshot == null ? DataType.getMissingCell() : writer.write(snapshot);
                } catch (KNIMEException e) {
                    throw new RowFailure(e);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException(
                        "Row \"" + row.getKey().getString() + "\": " + e.getMessage(), e);
                }
            }
        });
        return rearranger;
    }
}
