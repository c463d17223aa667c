package org.latentrom.engine.latent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

class ValidationSplitTest {
    private static final LatentTrajectories DATA = new LatentTrajectories(List.of(),
        List.of(Trajectories.of("long", Trajectories.times(0, 1, 20), Trajectories::oscillator),
            Trajectories.of("short", Trajectories.times(0, 1, 3), Trajectories::oscillator)));

    @Test
    void theLastPartStartsFromTheLastTrainingState() {
        var parts = ValidationSplit.lastFraction(0.2).split(DATA);
        assertEquals(16, parts.training().runs().get(0).length());
        assertEquals(1, parts.validation().size());
        LatentTrajectory held = parts.validation().get(0);
        assertEquals(5, held.length());
        assertSame(parts.training().runs().get(0).states()[15], held.states()[0]);
        assertEquals(3, parts.training().runs().get(1).length(), "a run of three states is not cut");
    }

    @Test
    void wholeRuns() {
        var parts = ValidationSplit.runs(Set.of("short")).split(DATA);
        assertEquals(List.of("long"), parts.training().runs().stream().map(LatentTrajectory::run).toList());
        assertEquals("short", parts.validation().get(0).run());
        assertTrue(assertThrows(IllegalArgumentException.class, () -> ValidationSplit.runs(Set.of("x")).split(DATA))
            .getMessage().contains("[long, short]"));
        assertThrows(IllegalArgumentException.class, () -> ValidationSplit.runs(Set.of("long", "short")).split(DATA));
    }

    @Test
    void noneKeepsAll() {
        var parts = ValidationSplit.none().split(DATA);
        assertEquals(DATA, parts.training());
        assertTrue(parts.validation().isEmpty());
    }

    @Test
    void theFractionIsAFraction() {
        for (double bad : new double[]{0, 1, -0.1, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> ValidationSplit.lastFraction(bad));
        }
    }
}
