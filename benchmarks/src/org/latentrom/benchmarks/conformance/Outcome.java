package org.latentrom.benchmarks.conformance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SnapshotSeries;
import org.latentrom.engine.progress.Progress;

/**
 * What came of a case.
 *
 * @param kind whether it was read, and rightly
 * @param reason what differs, or the reader's message
 */
public record Outcome(Kind kind, String reason) {
    /** Whether the file was read, and rightly. */
    public enum Kind {
        /** every array is the truth */
        EQUAL,
        /** it is read, but nothing is known of what it holds */
        READ,
        /** it cannot be read, and is refused with the reason */
        EXCEPTION,
        /** it was read, but something differs */
        DIFFERENT,
        /** the reader refused it by an exception of its own */
        REFUSED,
        /** the reader failed in a way that it should not */
        FAILED
    }

    /** @return what comes of a case of the corpus in a folder */
    public static Outcome of(final Path corpus, final Case c) {
        try (SnapshotSeries series = SnapshotFiles.open(corpus.resolve(c.file()), c.options(), Progress.NONE)) {
            if (c.truths() == null) {
                return new Outcome(Kind.DIFFERENT, "is read, but should be refused");
            }
            List<Truth> truths = c.truths().get();
            List<String> differences = differences(series, c, truths);
            return differences.isEmpty()
                ? new Outcome(truths.stream().anyMatch(Truth::isKnown) ? Kind.EQUAL : Kind.READ, "")
                : new Outcome(Kind.DIFFERENT,
                    String.join("; ", differences.subList(0, Math.min(3, differences.size()))));
        } catch (SnapshotFormatException e) {
            boolean rightly = c.truths() == null && e.getMessage().contains(c.refusal());
            return new Outcome(rightly ? Kind.EXCEPTION : Kind.REFUSED, e.getMessage());
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            StackTraceElement[] trace = e.getStackTrace();
            return new Outcome(Kind.FAILED, e + (trace.length > 0 ? " at " + trace[0] : ""));
        }
    }

    private static List<String> differences(final SnapshotSeries series, final Case c, final List<Truth> truths)
        throws IOException {
        var places = new int[truths.size()];
        int n = series.entries().size();
        if (truths.size() == 1 && n > 1) {
            // the names of some files of the corpus end in a number, though they are no series
            String name = c.file().substring(c.file().lastIndexOf('/') + 1);
            for (int i = 0; i < n; i++) {
                places[0] = series.entries().get(i).source().equals(name) ? i : places[0];
            }
        } else if (n != truths.size()) {
            return List.of(n + " snapshots instead of " + truths.size());
        } else {
            for (int i = 0; i < n; i++) {
                places[i] = i;
            }
        }
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < places.length && differences.isEmpty(); i++) {
            double time = series.entries().get(places[i]).time();
            if (c.times().length > 0 && time != c.times()[i]) {
                differences.add("time " + time + " instead of " + c.times()[i]);
            }
            for (String d : truths.get(i).differences(series.read(places[i], Progress.NONE))) {
                differences.add(places.length == 1 ? d : "snapshot " + i + ": " + d);
            }
        }
        return differences;
    }
}
