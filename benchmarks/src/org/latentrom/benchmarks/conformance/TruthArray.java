package org.latentrom.benchmarks.conformance;

import java.util.Optional;

import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.MeshField.Location;
import org.latentrom.engine.mesh.Snapshot;

/**
 * One array that a snapshot must hold.
 *
 * @param name name in the file; empty for the first of the location; with a question mark before it for the only field
 *            of a snapshot, whatever its name
 * @param location where its values belong
 * @param array one item a point or cell
 */
public record TruthArray(String name, Location location, Numpy array) {
    /** @return the snapshot's field of this name; a cell array that has a point array's name is called so */
    public Optional<MeshField> of(final Snapshot snapshot) {
        if (name.startsWith("?") && snapshot.fields().size() > 1) {
            return new TruthArray(name.substring(1), location, array).of(snapshot);
        }
        boolean any = name.isEmpty() || name.startsWith("?");
        return snapshot.fields().stream().filter(f -> f.location() == location).filter(f -> any || f.name().equals(name)
            || location == Location.CELL && f.name().equals(name + " (cell)")).findFirst();
    }
}
