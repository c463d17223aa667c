package org.latentrom.engine.io.vtkhdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SnapshotParts;
import org.latentrom.engine.io.hdf5.Hdf5Array;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.MeshField.Location;

/** The point and cell arrays of a group. */
final class VtkHdfFields {
    /** Told apart by this from a point field of the same name, as in all of VTK's formats. */
    private static final String CELL_SUFFIX = " (cell)";

    private final VtkHdfArrays m_arrays;

    private final List<String> m_points = new ArrayList<>();

    private final List<String> m_cells = new ArrayList<>();

    /** @param warnings takes the names of arrays that hold no numbers */
    VtkHdfFields(final VtkHdfArrays arrays, final List<String> warnings) throws IOException {
        m_arrays = arrays;
        names("PointData", m_points, warnings);
        names("CellData", m_cells, warnings);
    }

    private void names(final String group, final List<String> names, final List<String> warnings) throws IOException {
        Set<String> texts = new HashSet<>();
        for (String name : m_arrays.hdf().children(m_arrays.path(group))) {
            try {
                m_arrays.find(group + "/" + name).ifPresent(a -> names.add(name));
            } catch (SnapshotFormatException e) {
                if (!e.getMessage().contains("no plain numbers")) {
                    throw e;
                }
                texts.add(name);
            }
        }
        if (!texts.isEmpty()) {
            warnings.add(m_arrays.hdf().name() + ": left out " + texts + ", which hold no numbers.");
        }
    }

    /** Reads the values of an array for the points or cells of a part. */
    interface Rows {
        double[] read(Hdf5Array array, String name, Location location) throws IOException;
    }

    /** @return number of components of the array of a part with so many points or cells */
    private static int components(final Hdf5Array a, final int values, final int tuples) throws IOException {
        if (tuples == 0) {
            long n = 1;
            for (int k = 1; k < a.axes(); k++) {
                n *= Math.max(1, a.shape()[k]);
            }
            return (int)Math.max(1, Math.min(n, Integer.MAX_VALUE));
        }
        if (values % tuples != 0 || values == 0) {
            throw a.error("has not one row a point or cell", "Export the file anew");
        }
        return values / tuples;
    }

    /**
     * @param wanted names of fields as the user knows them; empty for all
     * @param ghosts takes the ghost arrays of points and cells
     */
    List<MeshField> read(final int points, final int cells, final List<String> wanted, final byte[][] ghosts,
        final Rows rows) throws IOException {
        List<MeshField> fields = new ArrayList<>();
        for (Location location : Location.values()) {
            boolean atPoints = location == Location.POINT;
            int tuples = atPoints ? points : cells;
            for (String name : atPoints ? m_points : m_cells) {
                String shown = !atPoints && m_points.contains(name) ? name + CELL_SUFFIX : name;
                boolean ghost = name.equals(SnapshotParts.GHOSTS);
                if (!ghost && !wanted.isEmpty() && !wanted.contains(shown)) {
                    continue;
                }
                String path = (atPoints ? "PointData/" : "CellData/") + name;
                Hdf5Array array = m_arrays.need(path);
                double[] values = rows.read(array, name, location);
                if (ghost) {
                    ghosts[location.ordinal()] = SnapshotParts.ghosts(values);
                } else {
                    fields.add(new MeshField(shown, location, components(array, values.length, tuples), values));
                }
            }
        }
        return fields;
    }
}
