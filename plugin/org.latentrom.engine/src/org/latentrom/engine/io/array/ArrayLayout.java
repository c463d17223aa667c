package org.latentrom.engine.io.array;

import java.util.List;

import org.latentrom.engine.io.ArrayAxis;
import org.latentrom.engine.mesh.MeshField;

/**
 * An array of which is known what each axis counts.
 *
 * @param array the array
 * @param axes one an axis of the array
 * @param location whether values belong to points, or to cells (pixels are cells)
 */
record ArrayLayout(NumberArray array, List<ArrayAxis> axes, MeshField.Location location) {
    /** @return length of an axis, 1 if the array has none of the kind */
    int length(final ArrayAxis axis) {
        int k = axes.indexOf(axis);
        return k < 0 ? 1 : array.length(k);
    }

    /** @return true if values belong to points or cells of a given mesh, false for pixels */
    boolean onMesh() {
        return axes.contains(ArrayAxis.NODE);
    }

    /** @return points, cells or pixels */
    long tuples() {
        return onMesh() ? length(ArrayAxis.NODE) : (long)length(ArrayAxis.Y) * length(ArrayAxis.X);
    }

    /** @return true if another array has the same runs, times and pixels, and may lie in the same snapshots */
    boolean fits(final ArrayLayout other) {
        return onMesh() == other.onMesh() && List.of(ArrayAxis.RUN, ArrayAxis.TIME, ArrayAxis.X, ArrayAxis.Y)
            .stream().allMatch(a -> length(a) == other.length(a));
    }
}
