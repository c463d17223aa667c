package org.latentrom.engine.mesh;

/**
 * Values of one quantity on a mesh, float64 as the solver wrote them.
 *
 * @param name the quantity's name in the file, not empty
 * @param location whether the values belong to points or to cells
 * @param components number of components, 1 for a scalar
 * @param values {@code values[item * components + component]}; not copied, must not be changed
 */
public record MeshField(String name, Location location, int components, double[] values) {
    /** Where values belong. */
    public enum Location {
        /** one tuple a mesh point */
        POINT,
        /** one tuple a mesh cell */
        CELL
    }

    /** @throws IllegalArgumentException if the name is empty or the values do not divide into tuples */
    public MeshField {
        if (name.isEmpty() || components < 1 || values.length % components != 0) {
            throw new IllegalArgumentException(
                "field \"" + name + "\": " + values.length + " values in tuples of " + components);
        }
    }

    /** @return number of tuples: points or cells */
    public int tuples() {
        return values.length / components;
    }
}
