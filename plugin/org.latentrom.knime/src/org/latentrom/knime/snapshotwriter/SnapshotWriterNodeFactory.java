package org.latentrom.knime.snapshotwriter;

import java.io.IOException;
import java.nio.file.Path;

import org.knime.core.data.DataRow;
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
import org.latentrom.engine.io.write.SeriesWriter;
import org.latentrom.engine.progress.Progress;
import org.latentrom.knime.data.FieldValue;
import org.latentrom.knime.data.SnapshotValue;
import org.latentrom.knime.table.ColumnKind;
import org.latentrom.knime.table.KnimeProgress;
import org.latentrom.knime.table.NodeWork;
import org.latentrom.knime.table.RunTime;

/** Writes fields or snapshots to files that ParaView and Python read. */
public final class SnapshotWriterNodeFactory extends DefaultNodeFactory {
    private static final String TABLE = "Fields or snapshots";

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Snapshot Writer") //
        .icon("/icons/snapshot-writer.png") //
        .shortDescription("Writes fields or snapshots to files for ParaView and Python.") //
        .fullDescription("Writes each run of a table to a folder: a .pvd series of .vti images (fields) or .vtu meshes "
            + "(snapshots) for ParaView, XDMF with HDF5, or a NumPy archive. The Snapshot Reader, ParaView, VTK, "
            + "meshio and NumPy read the same numbers back: float32 for fields, float64 for snapshots. In images a "
            + "pixel is a cell; pixels that are not valid are hidden. Rows may come in any order. Nothing is seen in "
            + "the folder before all is written: a cancelled or failed node leaves the folder as it was.") //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p.addInputTable(TABLE, "Rows with a field or a snapshot, a time and, if there are several "
            + "simulations, a run.")) //
        .model(m -> m.parametersClass(SnapshotWriterParameters.class) //
            .configure(SnapshotWriterNodeFactory::configure) //
            .execute(SnapshotWriterNodeFactory::execute)) //
        .nodeType(NodeType.Sink) //
        .keywords("save", "export", "ParaView", "VTK", "VTU", "VTI", "PVD", "XDMF", "HDF5", "NumPy", "NPZ",
            "simulation", "reduced-order model");

    /** For the framework. */
    public SnapshotWriterNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out) throws InvalidSettingsException {
        final SnapshotWriterParameters p = in.getParameters();
        ColumnKind.STATE.index(in.getInTableSpec(0), p.m_column, TABLE);
        RunTime.of(in.getInTableSpec(0), p.m_runColumn, p.m_timeColumn, TABLE);
        p.m_target.check();
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
        throws CanceledExecutionException, KNIMEException {
        NodeWork.run(in.getExecutionContext(), progress -> {
            final SnapshotWriterParameters p = in.getParameters();
            final BufferedDataTable table = in.getInTable(0);
            final RunTime runTime = RunTime.of(table.getDataTableSpec(), p.m_runColumn, p.m_timeColumn, TABLE);
            final RunPlan plan = RunPlan.of(table, runTime, p.m_parameters, TABLE, progress);
            if (plan.runs().isEmpty()) {
                throw NodeWork.failure("The table \"" + TABLE + "\" has no rows: there is nothing to write.",
                    "Connect a table with fields or snapshots.");
            }
            p.m_target.<Void, KNIMEException>use(folder -> write(table, p, runTime, plan, folder, progress));
            if (!plan.warnings().isEmpty()) {
                out.setWarningMessage(String.join("\n", plan.warnings()));
            }
        });
    }

    private static Void write(final BufferedDataTable table, final SnapshotWriterParameters p, final RunTime runTime,
        final RunPlan plan, final Path folder, final Progress progress)
        throws IOException, InvalidSettingsException, KNIMEException {
        final int column = ColumnKind.STATE.index(table.getDataTableSpec(), p.m_column, TABLE);
        final Progress quiet = KnimeProgress.quiet(progress);
        try (var writer = SeriesWriter.open(folder, plan.runs(), p.options()); var rows = table.iterator()) {
            int n = 0;
            while (rows.hasNext()) {
                progress.checkCanceled();
                final int done = n;
                progress.report((double)done / table.size(), () -> "Row " + (done + 1) + " of " + table.size());
                final DataRow row = rows.next();
                write(writer, row, column, runTime.run(row), plan.places()[n++], quiet);
            }
            writer.commit(quiet);
        }
        return null;
    }

    private static void write(final SeriesWriter writer, final DataRow row, final int column, final String run,
        final int place, final Progress progress) throws IOException, KNIMEException {
        try {
            if (row.getCell(column) instanceof FieldValue v) {
                writer.write(run, place, v.getField(), progress);
            } else if (row.getCell(column) instanceof SnapshotValue v) {
                writer.write(run, place, v.getSnapshot(), progress);
            } else {
                throw NodeWork.failure("Row \"" + row.getKey().getString() + "\" of the table \"" + TABLE
                    + "\" has no field or snapshot.", "Remove rows with missing values.");
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Row \"" + row.getKey().getString() + "\": " + e.getMessage(), e);
        }
    }
}
