package org.latentrom.engine.io;

import org.latentrom.engine.mesh.MeshField;

/**
 * What is known of a field without its values.
 *
 * @param name the field's name in the file
 * @param location whether the values belong to points or to cells
 * @param components number of components, 1 for a scalar; FEniCS writes plane vectors with three
 */
public record FieldInfo(String name, MeshField.Location location, int components) {
    /** @return the description of a field */
    public static FieldInfo of(final MeshField field) {
        return new FieldInfo(field.name(), field.location(), field.components());
    }
}
