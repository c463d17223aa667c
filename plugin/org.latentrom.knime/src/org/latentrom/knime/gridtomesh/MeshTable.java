package org.latentrom.knime.gridtomesh;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import org.knime.core.data.DataRow;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.progress.Progress;
import org.latentrom.knime.data.SnapshotValue;
import org.latentrom.knime.gridtomesh.GridToMeshSamplerParameters.Meshes;
import org.latentrom.knime.table.ColumnKind;
import org.latentrom.knime.table.NodeWork;
import org.latentrom.knime.table.RunTime;

/** The meshes of a table: one for all, or one a run and time. Cells are kept, meshes are read when they are needed. */
final class MeshTable {
    private final Map<String, NavigableMap<Double, SnapshotValue>> m_byTime = new HashMap<>();

    private final double m_tolerance;

    private SnapshotValue m_first;

    private MeshTable(final double tolerance) {
        m_tolerance = tolerance;
    }

    /**
     * @param name what the node calls the table
     * @throws KNIMEException if there is no snapshot
     */
    static MeshTable read(final BufferedDataTable table, final GridToMeshSamplerParameters p, final String name,
        final Progress progress) throws InvalidSettingsException, KNIMEException {
        final int column = ColumnKind.SNAPSHOT.index(table.getDataTableSpec(), p.m_snapshotColumn, name);
        final var runTime = p.m_meshes == Meshes.FIRST ? null
            : RunTime.of(table.getDataTableSpec(), p.m_runColumn, p.m_timeColumn, name);
        final var meshes = new MeshTable(p.m_tolerance);
        try (var rows = table.iterator()) {
            while (rows.hasNext() && (runTime != null || meshes.m_first == null)) {
                progress.checkCanceled();
                final DataRow row = rows.next();
                if (row.getCell(column) instanceof SnapshotValue v) {
                    meshes.m_first = meshes.m_first == null ? v : meshes.m_first;
                    if (runTime != null) {
                        meshes.m_byTime.computeIfAbsent(runTime.run(row), r -> new TreeMap<>())
                            .put(runTime.time(row), v);
                    }
                }
            }
        }
        if (meshes.m_first == null) {
            throw NodeWork.failure("The table \"" + name + "\" has no snapshot: there is no mesh.",
                "Connect a Snapshot Reader that reads at least one snapshot.");
        }
        return meshes;
    }

    /** @return the mesh of the first snapshot */
    Mesh first() {
        return m_first.getMesh();
    }

    /**
     * @return the mesh of the snapshot of a run that is nearest in time
     * @throws IllegalArgumentException if there is none within the tolerance
     */
    Mesh at(final String run, final double time) {
        final var snapshots = m_byTime.get(run);
        if (snapshots == null) {
            throw new IllegalArgumentException("there is no snapshot of the run \"" + run + "\": check the run "
                + "columns, or take the mesh of the first snapshot");
        }
        Map.Entry<Double, SnapshotValue> nearest = snapshots.floorEntry(time);
        final var after = snapshots.ceilingEntry(time);
        if (nearest == null || after != null && after.getKey() - time < time - nearest.getKey()) {
            nearest = after;
        }
        if (Math.abs(nearest.getKey() - time) > m_tolerance) {
            throw new IllegalArgumentException("the snapshot nearest to the time " + time + " is of the time "
                + nearest.getKey() + ", which is further away than the tolerance " + m_tolerance + ": change the "
                + "tolerance, or take the mesh of the first snapshot");
        }
        return nearest.getValue().getMesh();
    }
}
