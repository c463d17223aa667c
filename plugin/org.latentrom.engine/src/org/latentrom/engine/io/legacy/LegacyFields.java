package org.latentrom.engine.io.legacy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SnapshotParts;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.MeshField.Location;

/** The data of points and cells of a legacy file while it is read: takes the keywords of all kinds of attributes. */
final class LegacyFields {
    /** Marks ghost cells and points; read whether it is asked for or not. */
    static final String GHOSTS = SnapshotParts.GHOSTS;

    private static final String CELL = " (cell)";

    private static final int MAX_COMPONENTS = 10_000;

    private static final double WHITE = 255;

    private final LegacyInput m_in;

    private final List<String> m_wanted;

    private final List<MeshField> m_fields = new ArrayList<>();

    private final Set<String> m_pointNames = new HashSet<>();

    private final Set<String> m_cellNames = new HashSet<>();

    private Location m_location;

    private int m_tuples;

    /** @param wanted names of the fields to decode, empty for all */
    LegacyFields(final LegacyInput in, final List<String> wanted) {
        m_in = in;
        m_wanted = wanted;
    }

    /** @return true if CELL_DATA or POINT_DATA has come, so that arrays belong to them */
    boolean begun() {
        return m_location != null;
    }

    /** @return false if the keyword, which is read already, is none of attributes */
    boolean accept(final String keyword) throws SnapshotFormatException {
        switch (keyword) {
            case "cell_data", "point_data" -> {
                m_location = keyword.startsWith("cell") ? Location.CELL : Location.POINT;
                m_tuples = m_in.count(keyword.toUpperCase(java.util.Locale.ROOT));
                return true;
            }
            case "lookup_table" -> {
                skipTable();
                return true;
            }
            default -> {
                return m_location != null && attribute(keyword);
            }
        }
    }

    private boolean attribute(final String keyword) throws SnapshotFormatException {
        switch (keyword) {
            case "scalars" -> scalars();
            case "color_scalars" -> colors();
            case "vectors", "normals" -> typed(3);
            case "tensors" -> typed(9);
            case "tensors6" -> typed(6);
            case "global_ids", "pedigree_ids", "edge_flags" -> typed(1);
            case "texture_coordinates" -> {
                String name = m_in.name("TEXTURE_COORDINATES");
                int components = components(name, m_in.count(label(name)));
                add(name, components, m_in.type(label(name)));
            }
            case "field" -> {
                m_in.word();
                int n = m_in.count("FIELD");
                for (int i = 0; i < n; i++) {
                    fieldArray();
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void scalars() throws SnapshotFormatException {
        String name = m_in.name("SCALARS");
        LegacyType type = m_in.type(label(name));
        int components = m_in.lineGoesOn() ? components(name, m_in.count(label(name))) : 1;
        if (m_in.peek().equals("lookup_table")) {
            m_in.word();
            m_in.word();
        }
        add(name, components, type);
    }

    private void typed(final int components) throws SnapshotFormatException {
        String name = m_in.name("attribute");
        add(name, components, m_in.type(label(name)));
    }

    /** Numbers from 0 to 1 as text, bytes from 0 to 255 in BINARY files; both become the latter. */
    private void colors() throws SnapshotFormatException {
        String name = m_in.name("COLOR_SCALARS");
        int components = components(name, m_in.count(label(name)));
        int before = m_fields.size();
        add(name, components, LegacyType.UINT8);
        if (!m_in.isBinary() && m_fields.size() > before) {
            double[] values = m_fields.get(before).values();
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.floor(WHITE * values[i] + 0.5);
            }
        }
    }

    private void skipTable() throws SnapshotFormatException {
        String name = m_in.name("LOOKUP_TABLE");
        m_in.skip("lookup table " + LegacyInput.quoted(name), LegacyType.UINT8, 4L * m_in.count("LOOKUP_TABLE"));
    }

    private void fieldArray() throws SnapshotFormatException {
        if (m_in.peek().equals("metadata")) {
            m_in.skipMetadata();
        }
        String name = m_in.name("FIELD");
        if (name.equals("NULL_ARRAY")) {
            return;
        }
        int components = m_in.count(label(name));
        int tuples = m_in.count(label(name));
        LegacyType type = m_in.type(label(name));
        if (type == LegacyType.STRING || components == 0) {
            m_in.skip(label(name), type, (long)components * tuples);
        } else if (tuples == m_tuples) {
            add(name, components(name, components), type);
        } else {
            throw m_in.error(label(name), "has " + tuples + " tuples, " + m_location + "_DATA says " + m_tuples,
                "Export the file anew");
        }
    }

    private int components(final String name, final int n) throws SnapshotFormatException {
        if (n < 1 || n > MAX_COMPONENTS) {
            throw m_in.error(label(name), "has " + n + " components", "Export the file anew");
        }
        return n;
    }

    private void add(final String name, final int components, final LegacyType type) throws SnapshotFormatException {
        boolean point = m_location == Location.POINT;
        if (!(point ? m_pointNames : m_cellNames).add(name)) {
            throw m_in.error(label(name), "occurs twice", "Rename one of them");
        }
        long count = (long)components * m_tuples;
        boolean wanted = m_wanted.isEmpty() || name.equals(GHOSTS) || m_wanted.contains(name)
            || !point && m_wanted.contains(name + CELL);
        if (wanted && m_tuples > 0) {
            m_fields.add(new MeshField(name, m_location, components, m_in.doubles(label(name), type, count)));
        } else {
            m_in.skip(label(name), type, count);
        }
    }

    private static String label(final String name) {
        return "array " + LegacyInput.quoted(name);
    }

    /** @return the fields that are wanted and the ghost marks; a cell array is named apart from a point array */
    List<MeshField> fields() {
        List<MeshField> all = new ArrayList<>();
        for (MeshField f : m_fields) {
            boolean apart =
                f.location() == Location.CELL && m_pointNames.contains(f.name()) && !f.name().equals(GHOSTS);
            MeshField named = apart ? new MeshField(f.name() + CELL, f.location(), f.components(), f.values()) : f;
            if (m_wanted.isEmpty() || f.name().equals(GHOSTS) || m_wanted.contains(named.name())) {
                all.add(named);
            }
        }
        return all;
    }
}
