package org.latentrom.engine.io;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;

import org.latentrom.engine.mesh.Mesh;

/** Makes equal meshes one object. Holds them weakly: a series of moving meshes does not pile up. */
final class MeshPool {
    private final Map<Mesh, WeakReference<Mesh>> m_meshes = new WeakHashMap<>();

    /** @return the mesh that was given first of all equal ones */
    Mesh unique(final Mesh mesh) {
        var known = m_meshes.get(mesh);
        Mesh first = known == null ? null : known.get();
        if (first != null) {
            return first;
        }
        m_meshes.put(mesh, new WeakReference<>(mesh));
        return mesh;
    }
}
