package org.latentrom.knime.reader;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
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
import org.latentrom.engine.io.SnapshotEntry;
import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.io.SnapshotSeries;
import org.latentrom.engine.progress.Progress;
import org.latentrom.knime.data.SnapshotCell;
import org.latentrom.knime.data.SnapshotCellWriter;
import org.latentrom.knime.table.NodeWork;
import org.latentrom.knime.table.SnapshotNote;

/** Reads simulation snapshots from files. */
public final class SnapshotReaderNodeFactory extends DefaultNodeFactory {
    private static final int WARNINGS_SHOWN = 3;

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Snapshot Reader") //
        .icon("/icons/snapshot-reader.png") //
        .shortDescription("Reads simulation snapshots as solvers write them: VTK, XDMF, HDF5, NumPy, gmsh and more.") //
        .fullDescription("Makes a table with one row for each snapshot of a simulation: the run that it belongs to, "
            + "its time, the run's parameters, and the mesh with its fields. What a file is, is told by its content: "
            + "VTK's XML files (.vtu, .vti, .vtr, .vts, .vtp, their parallel forms, .vtm, .pvd, .series) and legacy "
            + ".vtk files, as ParaView, OpenFOAM, FreeFem, deal.II and FEniCS write them; XDMF with HDF5, also "
            + "FEniCS's checkpoints of finite-element functions; VTKHDF; dolfin's XML and HDF5 files; gmsh's .msh; "
            + ".csv point clouds; and arrays in .npy, .npz, .mat or HDF5 (snapshots, rows, columns; an array "
            + "\"extent\" gives the outer edges of the pixels; other orders by the options). One run, or a folder of "
            + "runs. Files that a file names must lie in its folder. Also reads grey images in IDX files, plain or "
            + ".gz, such as the MNIST digits: each image is a snapshot whose time is its position in the file, with a "
            + "field brightness from 0 (black) to 1; where the file with the labels lies beside, they become a column "
            + "\"label\". Rows are sorted by run and time. Snapshots of one mesh share it. When the node is "
            + "configured, the index of the files and the first snapshot are read.") //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p.addOutputTable("Snapshots",
            "One row a snapshot: run, time, a column for each parameter, and the snapshot.")) //
        .model(m -> m.parametersClass(SnapshotReaderParameters.class) //
            .configure(SnapshotReaderNodeFactory::configure) //
            .execute(SnapshotReaderNodeFactory::execute)) //
        .nodeType(NodeType.Source) //
        .keywords("FEniCS", "OpenFOAM", "FreeFem", "deal.II", "gmsh", "PDEBench", "VTK", "ParaView", "XDMF",
            "HDF5", "PVD", "VTU", "NumPy", "MNIST", "IDX", "mesh", "finite elements", "CFD",
            "import", "simulation", "reduced-order model");

    /** For the framework. */
    public SnapshotReaderNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out) throws InvalidSettingsException {
        final SnapshotReaderParameters p = in.getParameters();
        try {
            out.setOutSpec(0, p.m_source.read(path -> {
                final var opened = p.opened(path);
                try (var series = SnapshotFiles.open(opened, p.options(opened), Progress.NONE)) {
                    return spec(series);
                }
            }));
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }

    private static DataTableSpec spec(final SnapshotSeries series) {
        final List<DataColumnSpec> columns = new ArrayList<>();
        columns.add(new DataColumnSpecCreator("Run", StringCell.TYPE).createSpec());
        columns.add(new DataColumnSpecCreator("Time", DoubleCell.TYPE).createSpec());
        for (String parameter : series.parameters()) {
            final var before = new DataTableSpec(columns.toArray(DataColumnSpec[]::new));
            columns.add(new DataColumnSpecCreator(DataTableSpec.getUniqueColumnName(before, parameter), DoubleCell.TYPE)
                .createSpec());
        }
        final var before = new DataTableSpec(columns.toArray(DataColumnSpec[]::new));
        final var snapshots =
            new DataColumnSpecCreator(DataTableSpec.getUniqueColumnName(before, "Snapshot"), SnapshotCell.TYPE);
        snapshots.setProperties(SnapshotNote.properties(series.fields()));
        columns.add(snapshots.createSpec());
        return new DataTableSpec(columns.toArray(DataColumnSpec[]::new));
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
        throws CanceledExecutionException, KNIMEException {
        final var exec = in.getExecutionContext();
        NodeWork.run(exec, progress -> {
            final SnapshotReaderParameters p = in.getParameters();
            final List<String> warnings = new ArrayList<>();
            out.setOutData(0, p.m_source.read(path -> {
                final var opened = p.opened(path);
                try (var series = SnapshotFiles.open(opened, p.options(opened), progress)) {
                    final var table = read(series, exec, progress);
                    warnings.addAll(series.warnings());
                    return table;
                }
            }));
            if (!warnings.isEmpty()) {
                out.setWarningMessage(text(warnings));
            }
        });
    }

    private static BufferedDataTable read(final SnapshotSeries series, final ExecutionContext exec,
        final Progress progress) throws IOException, InvalidSettingsException {
        final List<SnapshotEntry> entries = series.entries();
        if (entries.isEmpty()) {
            throw new InvalidSettingsException("No snapshot is left by the options. Widen the times, or read other "
                + "runs.");
        }
        final var writer = new SnapshotCellWriter(exec, "snapshots");
        final var table = exec.createDataContainer(spec(series));
        for (int i = 0; i < entries.size(); i++) {
            final var entry = entries.get(i);
            progress.checkCanceled();
            progress.report((double)i / entries.size(), () -> "Reading " + entry.run() + " at time " + entry.time());
            final List<DataCell> cells = new ArrayList<>();
            cells.add(new StringCell(entry.run()));
            cells.add(new DoubleCell(entry.time()));
            for (String parameter : series.parameters()) {
                final Double value = entry.parameters().get(parameter);
                cells.add(value == null ? DataType.getMissingCell() : new DoubleCell(value));
            }
            cells.add(writer.write(series.read(i, progress)));
            table.addRowToTable(new DefaultRow("Row" + i, cells.toArray(DataCell[]::new)));
        }
        table.close();
        return table.getTable();
    }

    private static String text(final List<String> warnings) {
        final int shown = Math.min(WARNINGS_SHOWN, warnings.size());
        return String.join("\n", warnings.subList(0, shown))
            + (warnings.size() > shown ? "\nand " + (warnings.size() - shown) + " more warnings" : "");
    }
}
