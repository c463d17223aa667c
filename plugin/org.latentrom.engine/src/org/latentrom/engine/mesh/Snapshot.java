package org.latentrom.engine.mesh;

import java.util.List;
import java.util.Optional;

/**
 * The state of a simulation at one time: a mesh, shared with the other snapshots of its run where they have the same, and
 * named fields on it.
 *
 * @param mesh the mesh
 * @param fields the fields, all names different
 */
public record Snapshot(Mesh mesh, List<MeshField> fields) {
    /** @throws IllegalArgumentException if a field has not one tuple a point or cell; the message names it */
    public Snapshot {
        fields = List.copyOf(fields);
        for (MeshField f : fields) {
            int expected = f.location() == MeshField.Location.POINT ? mesh.points() : mesh.cells();
            if (f.tuples() != expected) {
                throw new IllegalArgumentException(
                    "field \"" + f.name() + "\" has " + f.tuples() + " tuples, the mesh needs " + expected);
            }
        }
        if (fields.stream().map(MeshField::name).distinct().count() < fields.size()) {
            throw new IllegalArgumentException("two fields of one snapshot have the same name");
        }
    }

    /** @return the field of a name, or nothing */
    public Optional<MeshField> field(final String name) {
        return fields.stream().filter(f -> f.name().equals(name)).findFirst();
    }
}
