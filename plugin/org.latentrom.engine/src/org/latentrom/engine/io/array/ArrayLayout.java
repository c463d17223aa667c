package org.latentrom.engine.io.array;

import java.util.List;

import org.latentrom.engine.io.ArrayAxis;

/**
 * An array of which is known what each axis counts.
 *
 * @param array the array
 * @param axes one an axis of the array
 */
record ArrayLayout(NumberArray array, List<ArrayAxis> axes) {
    /** @return length of an axis, 1 if the array has none of the kind */
    int length(final ArrayAxis axis) {
        int k = axes.indexOf(axis);
        return k < 0 ? 1 : array.length(k);
    }

    /** @return true if values belong to given points, false for pixels */
    boolean onPoints() {
        return axes.contains(ArrayAxis.NODE);
    }

    /** @return points, or pixels */
    long tuples() {
        return onPoints() ? length(ArrayAxis.NODE) : (long)length(ArrayAxis.Y) * length(ArrayAxis.X);
    }

    /** @return true if another array has the same runs, times and points or pixels, and may lie in the same snapshots */
    boolean fits(final ArrayLayout other) {
        return onPoints() == other.onPoints() && List.of(ArrayAxis.RUN, ArrayAxis.TIME, ArrayAxis.X, ArrayAxis.Y,
            ArrayAxis.NODE).stream().allMatch(a -> length(a) == other.length(a));
    }
}
