package org.latentrom.engine.latent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class LatentTrajectoryTest {
    private static final double[] NONE = {};

    private static LatentTrajectory run(final String name, final double... times) {
        return Trajectories.of(name, times, Trajectories::oscillator);
    }

    @Test
    void saysWhichRunAndTimeIsWrong() {
        assertMessage("\"r\" must increase, but 1.0 follows 1.0", () -> run("r", 0, 1, 1));
        assertMessage("\"r\" must increase, but 1.0 follows 2.0", () -> run("r", 0, 2, 1));
        assertMessage("one is NaN", () -> run("r", Double.NaN));
        assertMessage("at time 2.0", () -> new LatentTrajectory("r", new double[]{1, 2},
            new double[][]{{0, 0}, {0, Double.NaN}}, NONE));
        assertMessage("at time 2.0",
            () -> new LatentTrajectory("r", new double[]{1, 2}, new double[][]{{0, 0}, {0}}, NONE));
        assertMessage("parameter of run \"r\"",
            () -> new LatentTrajectory("r", new double[]{1}, new double[][]{{0}},
            new double[]{Double.NEGATIVE_INFINITY}));
        assertMessage("0 times", () -> new LatentTrajectory("r", NONE, new double[0][], NONE));
    }

    @Test
    void runsMustFitTogether() {
        var a = run("a", 0, 1, 2);
        var three = new LatentTrajectory("b", new double[]{0}, new double[][]{{1, 2, 3}}, NONE);
        assertMessage("3 latent columns", () -> new LatentTrajectories(List.of(), List.of(a, three)));
        assertMessage("two runs of the name \"a\"", () -> new LatentTrajectories(List.of(), List.of(a, a)));
        assertMessage("expected [nu]", () -> new LatentTrajectories(List.of("nu"), List.of(a)));
        assertMessage("empty", () -> new LatentTrajectories(List.of(), List.of()));
    }

    @Test
    void theTimeStepIsTheMedian() {
        var data = new LatentTrajectories(List.of(), List.of(run("a", 0, 0.1, 0.2, 5), run("b", 0, 0.1)));
        assertEquals(0.1, data.medianTimeStep(), 1e-15);
        assertEquals(4, data.pairs());
        assertEquals(2, data.latentSize());
        assertMessage("at least two snapshots",
            () -> new LatentTrajectories(List.of(), List.of(run("a", 0), run("b", 1))).medianTimeStep());
    }

    @Test
    void slicesShareStates() {
        var a = run("a", 0, 1, 2, 3);
        var slice = a.slice(1, 3);
        assertEquals(2, slice.length());
        assertEquals(1, slice.times()[0]);
        assertTrue(slice.states()[1] == a.states()[2]);
    }

    private static void assertMessage(final String part, final Executable call) {
        String message = assertThrows(IllegalArgumentException.class, call).getMessage();
        assertTrue(message.contains(part), message);
    }
}
