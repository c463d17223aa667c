package org.latentrom.engine.io.legacy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SnapshotParts;
import org.latentrom.engine.io.SnapshotSource;
import org.latentrom.engine.io.SourceBytes;
import org.latentrom.engine.io.SourceFolder;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.MeshField.Location;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/** A snapshot in a legacy file. */
final class LegacySource implements SnapshotSource {
    /** vtkGhostType of a point that is not to be seen */
    private static final double HIDDEN = 2;

    private final Path m_file;

    private final OptionalDouble m_time;

    private final SnapshotParts m_parts;

    private final CopyOnWriteArrayList<String> m_warnings;

    LegacySource(final Path file, final OptionalDouble time, final SnapshotParts parts,
        final CopyOnWriteArrayList<String> warnings) {
        m_file = file;
        m_time = time;
        m_parts = parts;
        m_warnings = warnings;
    }

    @Override
    public OptionalDouble time() {
        return m_time;
    }

    @Override
    public String description() {
        return SourceFolder.nameOf(m_file);
    }

    @Override
    public Snapshot load(final List<String> fields, final Progress progress) throws IOException {
        progress.checkCanceled();
        String name = description();
        var in = new LegacyInput(name, SourceBytes.read(m_file));
        LegacyHeader header = LegacyHeader.read(in);
        var geometry = new LegacyGeometry(in, header.kind());
        var data = new LegacyFields(in, fields);
        String last = "DATASET";
        for (String word = in.word(); !word.isEmpty(); word = in.word()) {
            progress.checkCanceled();
            String keyword = word.toLowerCase(Locale.ROOT);
            if (keyword.equals("metadata")) {
                in.skipBlock();
            } else if (!data.accept(keyword) && (data.begun() || !geometry.accept(keyword))) {
                throw in.error("after " + last, "has " + LegacyInput.quoted(word) + " where a keyword belongs",
                    "A count before it is wrong, or the file is damaged; export it anew");
            }
            last = word;
        }
        return m_parts.join(name, List.of(part(in, geometry, data)), m_warnings::addIfAbsent);
    }

    private static SnapshotParts.Part part(final LegacyInput in, final LegacyGeometry geometry,
        final LegacyFields data) throws SnapshotFormatException {
        Mesh mesh = geometry.mesh();
        List<MeshField> fields = new ArrayList<>();
        byte[] points = hidden(in, geometry.visible(), mesh);
        byte[] cells = null;
        for (MeshField f : data.fields()) {
            boolean point = f.location() == Location.POINT;
            int needed = point ? mesh.points() : mesh.cells();
            if (f.tuples() != needed) {
                throw in.error("array " + LegacyInput.quoted(f.name()), "has " + f.tuples() + " tuples, the mesh has "
                    + needed + (point ? " points" : " cells"), "Export the file anew");
            }
            if (!f.name().equals(SnapshotParts.GHOSTS)) {
                fields.add(f);
            } else if (point) {
                points = SnapshotParts.ghosts(f.values());
            } else {
                cells = SnapshotParts.ghosts(f.values());
            }
        }
        return new SnapshotParts.Part(mesh, fields, points, cells);
    }

    /** BLANKING of old structured grids as the ghost marks of today. */
    private static byte[] hidden(final LegacyInput in, final double[] visible, final Mesh mesh)
        throws SnapshotFormatException {
        if (visible == null) {
            return null;
        }
        if (visible.length != mesh.points()) {
            throw in.error("BLANKING", "has " + visible.length + " values for " + mesh.points() + " points",
                "Export the file anew");
        }
        var ghosts = new double[visible.length];
        for (int i = 0; i < visible.length; i++) {
            ghosts[i] = visible[i] == 0 ? HIDDEN : 0;
        }
        return SnapshotParts.ghosts(ghosts);
    }
}
