package org.latentrom.benchmarks.conformance;

import java.util.Optional;

import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.MeshField.Location;
import org.latentrom.engine.mesh.Snapshot;

/**
 * One array that a snapshot must hold.
 *
 * @param name name in the file
 * @param location where its values belong
 * @param array one item a point or cell
 */
public record TruthArray(String name, Location location, Numpy array) {
    /** @return the snapshot's field of this name; a cell array that has a point array's name is called so */
    public Optional<MeshField> of(final Snapshot snapshot) {
        return snapshot.fields().stream().filter(f -> f.location() == location).filter(f -> f.name().equals(name)
            || location == Location.CELL && f.name().equals(name + " (cell)")).findFirst();
    }
}
