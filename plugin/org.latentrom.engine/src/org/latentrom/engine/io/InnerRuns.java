package org.latentrom.engine.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Runs within a file, such as the trajectories of a data set: named after the file and what the reader calls them, as
 * in {@code advection#12}. A selection may name the file, which means all of them, or one.
 */
final class InnerRuns {
    private static final char SEPARATOR = '#';

    private final RunSelection m_selection;

    private final Set<String> m_unknown = new TreeSet<>();

    /** @param selection which runs are wanted */
    InnerRuns(final RunSelection selection) {
        m_selection = selection;
        if (selection.mode() != RunSelection.Mode.ALL) {
            selection.names().stream().filter(n -> n.indexOf(SEPARATOR) >= 0).forEach(m_unknown::add);
        }
    }

    /** @return the name of the file's run in the name of a run, which it may be itself */
    static String file(final String run) {
        return run.indexOf(SEPARATOR) < 0 ? run : run.substring(0, run.lastIndexOf(SEPARATOR));
    }

    /** @return true if the selection leaves any run of a file */
    boolean includesFile(final String run) {
        return switch (m_selection.mode()) {
            case ONLY -> m_selection.names().stream().anyMatch(n -> n.equals(run) || file(n).equals(run));
            default -> m_selection.includes(run);
        };
    }

    /** @return the sources of each selected run of a file, in the order of the file */
    Map<String, List<SnapshotSource>> of(final String file, final List<? extends SnapshotSource> sources) {
        Map<String, List<SnapshotSource>> runs = new LinkedHashMap<>();
        for (SnapshotSource s : sources) {
            String run = s.run().map(r -> file + SEPARATOR + r).orElse(file);
            runs.computeIfAbsent(run, r -> new ArrayList<>()).add(s);
        }
        m_unknown.removeAll(runs.keySet());
        runs.keySet().removeIf(r -> !includes(file, r));
        return runs;
    }

    private boolean includes(final String file, final String run) {
        return switch (m_selection.mode()) {
            case ALL -> true;
            case ONLY -> m_selection.includes(run) || m_selection.includes(file);
            case ALL_BUT -> m_selection.includes(run) && m_selection.includes(file);
        };
    }

    /** @throws SnapshotFormatException if the selection names a run that no file had */
    void requireKnown(final Path path) throws SnapshotFormatException {
        if (!m_unknown.isEmpty()) {
            throw new SnapshotFormatException(SourceFolder.nameOf(path), "", "has no run named " + m_unknown,
                "Correct the names of the runs");
        }
    }
}
