package org.latentrom.engine.io.dolfin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

import org.latentrom.engine.io.SnapshotSource;
import org.latentrom.engine.io.SourceFolder;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/** The functions of one time. If one of them is of degree 2, all stand on the mesh with nodes on its edges. */
final class DolfinSource implements SnapshotSource {
    private final Map<String, Path> m_functions;

    private final OptionalDouble m_time;

    private final DolfinMeshes m_meshes;

    /** @param functions files by the names of their fields */
    DolfinSource(final Map<String, Path> functions, final OptionalDouble time, final DolfinMeshes meshes) {
        m_functions = new LinkedHashMap<>(functions);
        m_time = time;
        m_meshes = meshes;
    }

    @Override
    public OptionalDouble time() {
        return m_time;
    }

    @Override
    public String description() {
        return m_functions.values().stream().map(SourceFolder::nameOf).collect(Collectors.joining(" + "));
    }

    @Override
    public Snapshot load(final List<String> fields, final Progress progress) throws IOException {
        Mesh linear = m_meshes.linear();
        int edges = m_meshes.edges();
        List<MeshField> read = new ArrayList<>();
        List<Boolean> second = new ArrayList<>();
        for (Map.Entry<String, Path> e : m_functions.entrySet()) {
            progress.checkCanceled();
            if (fields.isEmpty() || fields.contains(e.getKey())) {
                DolfinFunction function = DolfinFunction.read(e.getValue());
                DolfinFunction.Kind kind = function.kind(linear, edges);
                boolean quadratic = kind.space().degree() == 2;
                read.add(function.on(quadratic ? m_meshes.second().mesh() : linear, kind, e.getKey()));
                second.add(quadratic);
            }
        }
        if (!second.contains(true)) {
            return new Snapshot(linear, read);
        }
        List<MeshField> lifted = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            lifted.add(second.get(i) ? read.get(i) : m_meshes.second().lift(read.get(i)));
        }
        return new Snapshot(m_meshes.second().mesh(), lifted);
    }
}
