package org.latentrom.engine.io;

import java.util.List;
import java.util.Optional;

import org.latentrom.engine.field.Extent;

/**
 * How arrays without a description of their own are understood: .npy, .npz, .mat, IDX images and HDF5 data sets.
 * Immutable; other formats do not look at it.
 *
 * @param extent the rectangle that the pixels of a grid cover, outer edges; if empty, what the file says, else one unit
 *            a pixel
 * @param dataSets names of arrays, or paths of HDF5 data sets, that hold field values; {@code *} for one part of a path
 *            stands for every group, and each group is a run; empty for all that have an understandable shape
 * @param orientation which axis of an array with one value a snapshot and node counts the snapshots
 * @param axes what the axes of the field arrays count, first one slowest in C order; empty for a guess by their number
 *            and lengths
 */
public record ArrayOptions(Optional<Extent> extent, List<String> dataSets, Orientation orientation,
    List<ArrayAxis> axes) {

    /** Everything is guessed. */
    public static final ArrayOptions DEFAULTS =
        new ArrayOptions(Optional.empty(), List.of(), Orientation.AUTO, List.of());

    /** Which axis of an array (snapshots, nodes) or (nodes, snapshots) counts the snapshots. */
    public enum Orientation {
        /** the axis that is not as long as there are points; if both are, the first, with a warning */
        AUTO,
        /** (snapshot, node): the first */
        SNAPSHOT_FIRST,
        /** (node, snapshot): the last */
        NODE_FIRST
    }

    /** @throws IllegalArgumentException if the axes are no axes of a field; the message says why */
    public ArrayOptions {
        dataSets = dataSets.stream().map(String::strip).filter(n -> !n.isEmpty()).distinct().toList();
        axes = List.copyOf(axes);
        ArrayAxis.check(axes);
    }

    /** @return these options with the rectangle that the pixels cover */
    public ArrayOptions withExtent(final Extent rectangle) {
        return new ArrayOptions(Optional.of(rectangle), dataSets, orientation, axes);
    }

    /** @return these options with names of arrays or data sets */
    public ArrayOptions withDataSets(final List<String> names) {
        return new ArrayOptions(extent, names, orientation, axes);
    }

    /** @return these options with another orientation */
    public ArrayOptions withOrientation(final Orientation order) {
        return new ArrayOptions(extent, dataSets, order, axes);
    }

    /** @return these options with the meaning of all axes */
    public ArrayOptions withAxes(final List<ArrayAxis> meaning) {
        return new ArrayOptions(extent, dataSets, orientation, meaning);
    }
}
