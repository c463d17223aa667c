package org.latentrom.engine.io.gmsh;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SnapshotSource;
import org.latentrom.engine.io.SourceFolder;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.MeshField.Location;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/** The data sections of one time of a file; or the mesh alone, with its groups as fields. */
final class GmshSource implements SnapshotSource {
    private static final String CELL = " (cell)";

    private final GmshFile m_file;

    private final List<GmshData> m_data;

    private final OptionalDouble m_time;

    private final GmshMeshes m_meshes;

    /** @param data what has this time; empty for the mesh alone */
    GmshSource(final GmshFile file, final List<GmshData> data, final OptionalDouble time, final GmshMeshes meshes) {
        m_file = file;
        m_data = List.copyOf(data);
        m_time = time;
        m_meshes = meshes;
    }

    @Override
    public OptionalDouble time() {
        return m_time;
    }

    @Override
    public String description() {
        return m_data.isEmpty() ? m_file.name() : m_file.name() + ", step " + m_data.get(0).header().step();
    }

    @Override
    public Snapshot load(final List<String> fields, final Progress progress) throws IOException {
        GmshMesh mesh = m_meshes.of(m_file);
        if (m_data.isEmpty()) {
            return new Snapshot(mesh.mesh(),
                mesh.groups().stream().filter(f -> fields.isEmpty() || fields.contains(f.name())).toList());
        }
        Map<String, MeshField> read = new LinkedHashMap<>();
        Map<String, Boolean> atNodes = new HashMap<>();
        m_data.stream().filter(GmshData::nodes).forEach(d -> atNodes.put(d.header().name(), true));
        for (GmshData d : m_data) {
            progress.checkCanceled();
            String name = d.header().name();
            String apart = !d.nodes() && atNodes.containsKey(name) ? name + CELL : name;
            if (fields.isEmpty() || fields.contains(apart)) {
                fill(d, mesh, read.computeIfAbsent(apart, n -> empty(d, mesh, n)));
            }
        }
        return new Snapshot(mesh.mesh(), new ArrayList<>(read.values()));
    }

    /** What a view has no value for is not a number; a partitioned view comes in several sections. */
    private static MeshField empty(final GmshData data, final GmshMesh mesh, final String name) {
        int tuples = data.nodes() ? mesh.mesh().points() : mesh.mesh().cells();
        int n = data.header().components();
        var values = new double[Math.multiplyExact(n, tuples)];
        Arrays.fill(values, Double.NaN);
        return new MeshField(name, data.nodes() ? Location.POINT : Location.CELL, n, values);
    }

    private void fill(final GmshData data, final GmshMesh mesh, final MeshField field) throws IOException {
        String element =
            (data.nodes() ? "$NodeData" : "$ElementData") + " \"" + SourceFolder.shorten(field.name()) + "\"";
        int n = data.header().components();
        if (n != field.components()) {
            throw new SnapshotFormatException(m_file.name(), element, "has " + n + " components here and "
                + field.components() + " elsewhere", "Rename one of the views");
        }
        GmshNumbers in = m_file.numbers(element, data.start(), data.end());
        TagIndex index = data.nodes() ? mesh.nodes() : mesh.elements();
        for (int i = 0; i < data.header().count(); i++) {
            long tag = in.ints(1)[0];
            double[] tuple = in.doubles(n);
            int at = index.find(tag);
            if (at < 0) {
                throw new SnapshotFormatException(m_file.name(), element, "has a value for "
                    + (data.nodes() ? "node " : "element ") + tag + ", which is not there", GmshFile.CUT_OFF);
            }
            System.arraycopy(tuple, 0, field.values(), n * at, n);
        }
        if (!in.atEnd()) {
            throw new SnapshotFormatException(m_file.name(), element, "has more than its " + data.header().count()
                + " values", GmshFile.CUT_OFF);
        }
    }
}
