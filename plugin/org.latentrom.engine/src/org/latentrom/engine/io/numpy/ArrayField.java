package org.latentrom.engine.io.numpy;

import java.io.IOException;

import org.latentrom.engine.mesh.MeshField;

/**
 * An array whose axes are understood.
 *
 * @param array the array
 * @param location POINT for values at given points, CELL for pixels
 * @param timeAxis the axis of the snapshots
 * @param times length of that axis
 * @param tuples points or pixels
 * @param components components of a tuple
 * @param componentFirst true if the components' axis comes before the tuples'
 */
record ArrayField(NpyArray array, MeshField.Location location, int timeAxis, int times, int tuples, int components,
    boolean componentFirst) {
    /** @return the field at one time */
    MeshField at(final int index) throws IOException {
        double[] values = array.slice(timeAxis, index);
        if (!componentFirst || components == 1) {
            return new MeshField(array.name(), location, components, values);
        }
        var swapped = new double[values.length];
        for (int c = 0; c < components; c++) {
            for (int i = 0; i < tuples; i++) {
                swapped[i * components + c] = values[c * tuples + i];
            }
        }
        return new MeshField(array.name(), location, components, swapped);
    }
}
