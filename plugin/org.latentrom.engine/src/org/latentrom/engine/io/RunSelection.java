package org.latentrom.engine.io;

import java.util.Set;

/**
 * Which runs of a folder are read: all, only some, or all but some.
 *
 * @param mode how {@code names} is meant
 * @param names names of runs
 */
public record RunSelection(Mode mode, Set<String> names) {
    /** Every run. */
    public static final RunSelection ALL = new RunSelection(Mode.ALL, Set.of());

    /** How a set of run names is meant. */
    public enum Mode {
        /** every run; the names are not looked at */
        ALL,
        /** the named runs */
        ONLY,
        /** every run but the named ones */
        ALL_BUT
    }

    /** Copies the names. */
    public RunSelection {
        names = Set.copyOf(names);
    }

    /** @return true if the run is to be read */
    public boolean includes(final String run) {
        return switch (mode) {
            case ALL -> true;
            case ONLY -> names.contains(run);
            case ALL_BUT -> !names.contains(run);
        };
    }
}
