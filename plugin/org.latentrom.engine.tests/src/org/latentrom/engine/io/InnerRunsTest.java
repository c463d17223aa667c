package org.latentrom.engine.io;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import org.junit.jupiter.api.Test;

import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

class InnerRunsTest {
    private record Part(Optional<String> run) implements SnapshotSource {
        @Override
        public OptionalDouble time() {
            return OptionalDouble.empty();
        }

        @Override
        public String description() {
            return "";
        }

        @Override
        public Snapshot load(final List<String> fields, final Progress progress) {
            throw new UnsupportedOperationException();
        }
    }

    private static final List<Part> TWO =
        List.of(new Part(Optional.of("0")), new Part(Optional.of("1")), new Part(Optional.of("0")));

    private static InnerRuns select(final RunSelection.Mode mode, final String... names) {
        return new InnerRuns(new RunSelection(mode, Set.of(names)));
    }

    @Test
    void aFileOfOneRunKeepsItsName() {
        assertEquals(Set.of("flow"),
            select(RunSelection.Mode.ALL).of("flow", List.of(new Part(Optional.empty()))).keySet());
    }

    @Test
    void runsOfAFileAreNamedAfterIt() {
        var runs = select(RunSelection.Mode.ALL).of("u", TWO);
        assertEquals(List.of("u#0", "u#1"), List.copyOf(runs.keySet()));
        assertEquals(2, runs.get("u#0").size());
    }

    @Test
    void aSelectionNamesTheFileOrOneRun() {
        assertEquals(Set.of("u#1"), select(RunSelection.Mode.ONLY, "u#1").of("u", TWO).keySet());
        assertEquals(Set.of("u#0", "u#1"), select(RunSelection.Mode.ONLY, "u").of("u", TWO).keySet());
        assertEquals(Set.of("u#0"), select(RunSelection.Mode.ALL_BUT, "u#1").of("u", TWO).keySet());
        assertTrue(select(RunSelection.Mode.ONLY, "u#1").includesFile("u"));
        assertFalse(select(RunSelection.Mode.ONLY, "u#1").includesFile("v"));
        assertFalse(select(RunSelection.Mode.ALL_BUT, "u").includesFile("u"));
        assertTrue(select(RunSelection.Mode.ALL_BUT, "u#1").includesFile("u"));
    }

    @Test
    void anUnknownRunIsAnError() {
        var runs = select(RunSelection.Mode.ALL_BUT, "u#1", "u#7");
        runs.of("u", TWO);
        var e = assertThrows(SnapshotFormatException.class, () -> runs.requireKnown(Path.of("u.h5")));
        assertTrue(e.getMessage().contains("[u#7]"), e.getMessage());
        var known = select(RunSelection.Mode.ONLY, "u#1");
        known.of("u", TWO);
        assertDoesNotThrow(() -> known.requireKnown(Path.of("u.h5")));
    }
}
