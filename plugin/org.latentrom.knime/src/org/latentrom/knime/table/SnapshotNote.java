package org.latentrom.knime.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.knime.core.data.DataColumnProperties;
import org.knime.core.data.DataColumnSpec;
import org.latentrom.engine.io.FieldInfo;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.raster.ChannelSource;

/**
 * What the properties of a column of snapshots tell of their fields, so that a dialog can list them before anything is
 * executed.
 */
public final class SnapshotNote {
    private static final String FIELD = "latentrom.snapshot.field.";

    private static final int MOST = 1000;

    private SnapshotNote() {
    }

    /** @return properties for a column of snapshots with these fields */
    public static DataColumnProperties properties(final List<FieldInfo> fields) {
        final Map<String, String> properties = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(MOST, fields.size()); i++) {
            // the number of components first: names may hold anything
            properties.put(FIELD + i, fields.get(i).components() + " " + fields.get(i).name());
        }
        return new DataColumnProperties(properties);
    }

    /** @return names of fields and of their components, such as velocity, velocity_x; none if the column tells none */
    public static List<String> channels(final DataColumnSpec column) {
        final List<String> names = new ArrayList<>();
        for (int i = 0; column.getProperties().getProperty(FIELD + i) != null; i++) {
            final String[] parts = column.getProperties().getProperty(FIELD + i).split(" ", 2);
            if (parts.length == 2 && parts[0].matches("[1-9]\\d{0,3}")) {
                names.add(parts[1]);
                names.addAll(components(parts[1], Integer.parseInt(parts[0])));
            }
        }
        return names;
    }

    private static List<String> components(final String field, final int count) {
        if (count == 1) {
            return List.of();
        }
        // the engine names components; a snapshot of one point shows how
        final double[] ones = new double[count];
        Arrays.fill(ones, 1);
        final var point = new Mesh(new double[3], new byte[]{(byte)CellType.VERTEX.ordinal()}, new int[]{0, 1},
            new int[1]);
        final var snapshot = new Snapshot(point, List.of(new MeshField(field, MeshField.Location.POINT, count, ones)));
        return ChannelSource.defaults(snapshot).stream().map(ChannelSource::channel).toList();
    }
}
