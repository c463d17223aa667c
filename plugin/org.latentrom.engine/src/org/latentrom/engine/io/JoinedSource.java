package org.latentrom.engine.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/**
 * One snapshot whose fields lie in several files. Only the files that hold a wanted field are read, but for the first
 * snapshot of the run, which tells what each file holds.
 *
 * @param sources the snapshot in each file, at least two, all of one time
 * @param held which fields the files hold, shared by the snapshots of the run
 */
record JoinedSource(List<SnapshotSource> sources, HeldFields held) implements SnapshotSource {
    @Override
    public OptionalDouble time() {
        return sources.get(0).time();
    }

    @Override
    public String description() {
        return sources.stream().map(SnapshotSource::description).collect(Collectors.joining(" + "));
    }

    @Override
    public Map<String, Double> parameters() {
        Map<String, Double> all = new LinkedHashMap<>();
        sources.forEach(s -> s.parameters().forEach(all::putIfAbsent));
        return all;
    }

    @Override
    public Optional<String> run() {
        return sources.get(0).run();
    }

    /**
     * @throws SnapshotFormatException if files with wanted fields have different meshes, or two hold a wanted field of the
     *             same name
     */
    @Override
    public Snapshot load(final List<String> fields, final Progress progress) throws IOException {
        boolean learning = !held.isKnown();
        List<Set<String>> names = new ArrayList<>();
        List<MeshField> all = new ArrayList<>();
        Map<String, Integer> fileOf = new HashMap<>();
        Mesh mesh = null;
        int first = -1;
        for (int i = 0; i < sources.size(); i++) {
            // a field that no file holds is told of by the caller, who needs a mesh for that
            boolean last = mesh == null && i == sources.size() - 1;
            if (!last && !held.mayHold(i, fields)) {
                continue;
            }
            Snapshot s = sources.get(i).load(learning ? List.of() : fields, progress);
            names.add(s.fields().stream().map(MeshField::name).collect(Collectors.toSet()));
            if (!last && !fields.isEmpty() && Collections.disjoint(names.get(names.size() - 1), fields)) {
                continue;
            }
            if (mesh == null) {
                mesh = s.mesh();
                first = i;
            } else if (!mesh.equals(s.mesh())) {
                throw otherMesh(first, mesh, i, s.mesh());
            }
            for (MeshField f : s.fields()) {
                if (fields.isEmpty() || fields.contains(f.name())) {
                    Integer other = fileOf.put(f.name(), i);
                    if (other != null) {
                        throw twice(f.name(), other, i);
                    }
                    all.add(f);
                }
            }
        }
        if (learning) {
            held.learn(names);
        }
        return new Snapshot(mesh, all);
    }

    private SnapshotFormatException otherMesh(final int first, final Mesh a, final int other, final Mesh b) {
        String counts = a.points() == b.points() && a.cells() == b.cells()
            ? "the points or cells differ, though there are as many" : b.points() + " points and " + b.cells()
                + " cells instead of " + a.points() + " and " + a.cells();
        return new SnapshotFormatException(held.file(other), sources.get(other).description(), "has another mesh than "
            + sources.get(first).description() + " of " + held.file(first) + " (" + counts
            + "), but both are read as fields of one run", "Write the fields on one mesh (in FEniCS: interpolate them "
                + "to spaces of one degree), or choose fields of one of the files");
    }

    private SnapshotFormatException twice(final String field, final int first, final int other) {
        return new SnapshotFormatException(held.file(other), "field \"" + SourceFolder.shorten(field) + "\"",
            "has the name of a field of " + held.file(first) + ", but both are read as fields of one run",
            "Give the fields names of their own (in FEniCS: function.rename), choose other fields, or move one of the "
                + "files to another folder");
    }
}
