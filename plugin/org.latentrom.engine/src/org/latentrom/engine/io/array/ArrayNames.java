package org.latentrom.engine.io.array;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Names of arrays that hold no field but say something about the others. */
public enum ArrayNames {
    /** times of the snapshots */
    TIMES("times", "time", "t", "t-coordinate"),
    /** coordinates of points */
    POINTS("points", "coordinates", "vertices", "nodes"),
    /** nodes of cells */
    CELLS("triangles", "quads", "cells", "connectivity"),
    /** xMin, xMax, yMin, yMax */
    EXTENT("extent"),
    /** x of the pixels' centres */
    X("x", "x-coordinate"),
    /** y of the pixels' centres */
    Y("y", "y-coordinate"),
    /** which pixels there are: truth values */
    MASK("mask");

    private final Set<String> m_names;

    ArrayNames(final String... names) {
        m_names = Set.of(names);
    }

    /** @return true if a file of that name without ending is of these, and no field */
    public static boolean isAuxiliary(final String name) {
        return of(name).filter(n -> n != X && n != Y && n != MASK).isPresent();
    }

    /** @return what an array of that name is; upper or lower case is the same, but T is a temperature and t the time */
    public static Optional<ArrayNames> of(final String name) {
        String folded = name.length() == 1 ? name : name.toLowerCase(Locale.ROOT);
        for (ArrayNames n : values()) {
            if (n.m_names.contains(folded)) {
                return Optional.of(n);
            }
        }
        return Optional.empty();
    }
}
