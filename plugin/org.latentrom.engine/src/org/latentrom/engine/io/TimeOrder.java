package org.latentrom.engine.io;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts the snapshots of a run in the order of time. */
final class TimeOrder {
    private TimeOrder() {
    }

    /** A snapshot whose time is known. */
    record Timed(SnapshotSource source, double time) {
    }

    /**
     * @param warnings takes what was changed: sorted, numbered, left out
     * @return the sources with strictly increasing times
     * @throws SnapshotFormatException if only some have a time, or two have the same and that is not allowed
     */
    static List<Timed> sort(final String run, final List<? extends SnapshotSource> sources,
        final ReadOptions.Duplicates duplicates, final List<String> warnings) throws SnapshotFormatException {
        List<Timed> timed = new ArrayList<>();
        long with = sources.stream().filter(s -> s.time().isPresent()).count();
        for (SnapshotSource s : sources) {
            if (s.time().isEmpty() && with > 0) {
                throw new SnapshotFormatException(s.description(), "", "has no time, though other snapshots have one",
                    "Give all of them a time, or none");
            }
            timed.add(new Timed(s, s.time().orElse(timed.size())));
        }
        if (with == 0) {
            warnings.add("Run " + run + " has no times: the snapshots are numbered 0, 1, 2, ...");
        }
        List<Timed> sorted = new ArrayList<>(timed);
        // stable: of equal times the later in the file stays later
        sorted.sort(Comparator.comparingDouble(Timed::time));
        if (!sorted.equals(timed)) {
            warnings.add("Run " + run + ": the snapshots were not in the order of time and have been sorted.");
        }
        List<Timed> unique = new ArrayList<>();
        for (Timed t : sorted) {
            Timed last = unique.isEmpty() ? null : unique.get(unique.size() - 1);
            if (last == null || last.time < t.time) {
                unique.add(t);
            } else if (duplicates == ReadOptions.Duplicates.KEEP_LAST) {
                unique.set(unique.size() - 1, t);
                warnings.add("Run " + run + ": time " + t.time + " occurs twice; " + t.source.description()
                    + " is taken, " + last.source.description() + " left out.");
            } else {
                throw new SnapshotFormatException(run, "time " + t.time, "is that of two snapshots, "
                    + last.source.description() + " and " + t.source.description(),
                    "Remove one, or choose to keep the last one of equal times");
            }
        }
        return unique;
    }
}
