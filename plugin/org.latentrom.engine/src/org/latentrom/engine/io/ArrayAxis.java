package org.latentrom.engine.io;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What an axis of an array counts. */
public enum ArrayAxis {
    /** simulations, such as the trajectories of PDEBench; each becomes a run */
    RUN("trajectory", "run", "sample", "batch"),
    /** snapshots */
    TIME("time", "t", "snapshot"),
    /** columns of a pixel grid, from the least x upwards */
    X("x", "column", "width"),
    /** rows of a pixel grid, from the least y upwards */
    Y("y", "row", "height"),
    /** points of a mesh or of a cloud */
    NODE("node", "point", "vertex"),
    /** components of a vector, or quantities */
    CHANNEL("channel", "component", "c");

    private final List<String> m_names;

    ArrayAxis(final String... names) {
        m_names = List.of(names);
    }

    /** @return the name that is shown */
    public String label() {
        return m_names.get(0);
    }

    /**
     * @param text names with commas or blanks between them, as {@code trajectory,time,x,y,channel}; brackets around
     *            them and upper case do not matter; blank for no axes
     * @return the axes, first one slowest in C order
     * @throws IllegalArgumentException if a name is unknown or twice, or the axes are no field of snapshots; the
     *             message says which are known
     */
    public static List<ArrayAxis> parse(final String text) {
        List<ArrayAxis> axes = new ArrayList<>();
        for (String word : text.strip().replaceAll("^[\\[(]|[\\])]$", "").split("[,;\\s]+")) {
            if (!word.isEmpty()) {
                axes.add(of(word));
            }
        }
        check(axes);
        return List.copyOf(axes);
    }

    /** @throws IllegalArgumentException if an axis is there twice, or neither a grid's nor nodes' are there */
    static void check(final List<ArrayAxis> axes) {
        Set<ArrayAxis> all = new HashSet<>(axes);
        if (all.size() < axes.size()) {
            throw new IllegalArgumentException("The axes " + text(axes) + " name one axis twice.");
        }
        boolean grid = all.contains(X) || all.contains(Y);
        if (!axes.isEmpty() && grid == all.contains(NODE)) {
            throw new IllegalArgumentException("The axes " + text(axes)
                + " need either \"node\", or \"x\" and \"y\" (one of them for a row of pixels).");
        }
    }

    /** @return the names with commas between them */
    public static String text(final List<ArrayAxis> axes) {
        return String.join(",", axes.stream().map(ArrayAxis::label).toList());
    }

    private static ArrayAxis of(final String word) {
        for (ArrayAxis a : values()) {
            if (a.m_names.contains(word.toLowerCase(Locale.ROOT))) {
                return a;
            }
        }
        throw new IllegalArgumentException("There is no axis \"" + SourceFolder.shorten(word)
            + "\". Axes are " + text(List.of(values())) + ".");
    }
}
