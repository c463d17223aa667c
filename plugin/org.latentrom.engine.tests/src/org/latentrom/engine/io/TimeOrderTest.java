package org.latentrom.engine.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/** The order of snapshots in time. */
class TimeOrderTest {
    private record Source(String description, OptionalDouble time) implements SnapshotSource {
        @Override
        public Snapshot load(final List<String> fields, final Progress progress) {
            throw new UnsupportedOperationException();
        }
    }

    private static List<Source> sources(final Double... times) {
        List<Source> all = new ArrayList<>();
        for (Double t : times) {
            all.add(new Source("s" + all.size(), t == null ? OptionalDouble.empty() : OptionalDouble.of(t)));
        }
        return all;
    }

    private static String sorted(final List<Source> sources, final ReadOptions.Duplicates duplicates,
        final List<String> warnings) throws SnapshotFormatException {
        return TimeOrder.sort("run", sources, duplicates, warnings).stream()
            .map(t -> t.source().description() + "@" + t.time()).toList().toString();
    }

    @Test
    void sortsAndSaysSo() throws SnapshotFormatException {
        List<String> warnings = new ArrayList<>();
        assertEquals("[s1@-1.0, s2@0.5, s0@2.0]", sorted(sources(2.0, -1.0, 0.5), ReadOptions.Duplicates.FAIL,
            warnings));
        assertEquals(List.of("Run run: the snapshots were not in the order of time and have been sorted."), warnings);
    }

    @Test
    void ofThreeEqualTimesTheLastIsKept() throws SnapshotFormatException {
        List<String> warnings = new ArrayList<>();
        assertEquals("[s0@0.0, s3@1.0]",
            sorted(sources(0.0, 1.0, 1.0, 1.0), ReadOptions.Duplicates.KEEP_LAST, warnings));
        assertEquals(2, warnings.size());
    }

    @Test
    void zeroAndMinusZeroAreOneTime() {
        assertThrows(SnapshotFormatException.class,
            () -> sorted(sources(0.0, -0.0), ReadOptions.Duplicates.FAIL, new ArrayList<>()));
    }

    @Test
    void someWithoutTimeAreAnError() {
        var e = assertThrows(SnapshotFormatException.class,
            () -> sorted(sources(0.0, null), ReadOptions.Duplicates.FAIL, new ArrayList<>()));
        assertTrue(e.getMessage().startsWith("s1: has no time"), e.getMessage());
    }
}
