package org.latentrom.engine.latent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.latentrom.engine.progress.Progress;

class LinearDynamicsTest {
    private static final double[] NONE = {};

    private static LatentTrajectories oscillator() {
        return new LatentTrajectories(List.of(),
            List.of(Trajectories.of("a", Trajectories.times(0, 0.05, 40), Trajectories::oscillator)));
    }

    @Test
    void learnsAnOscillatorExactly() {
        var dynamics = LinearDynamics.fit(oscillator());
        var rollout = Rollout.of(dynamics, Trajectories.oscillator(2), 2, 0.05, 50, NONE, Progress.NONE);
        for (int k = 0; k <= 50; k++) {
            assertArrayEquals(Trajectories.oscillator(rollout.times()[k]), rollout.states()[k], 1e-10);
        }
    }

    @Test
    void stepsByWholeMultiplesOnly() {
        var dynamics = LinearDynamics.fit(oscillator());
        assertEquals(0.05, dynamics.timeStep(), 1e-12);
        assertArrayEquals(Trajectories.oscillator(1.15), dynamics.step(Trajectories.oscillator(1), 0.15, NONE), 1e-10);
        for (double dt : new double[]{0.02, 0.07}) {
            String message = assertThrows(IllegalArgumentException.class,
                () -> dynamics.step(Trajectories.oscillator(1), dt, NONE)).getMessage();
            assertTrue(message.contains("whole multiple"), message);
        }
    }

    /** z' = (0.9 + 0.1 p) z + 0.2 p is in the family of maps: a parameter between the training runs is exact. */
    @Test
    void operatorAndOffsetDependOnTheParameter() {
        var runs = new ArrayList<LatentTrajectory>();
        for (double p : new double[]{-1, 0, 2}) {
            var states = new double[6][1];
            states[0][0] = 1;
            for (int k = 1; k < 6; k++) {
                states[k][0] = (0.9 + 0.1 * p) * states[k - 1][0] + 0.2 * p;
            }
            runs.add(new LatentTrajectory("p" + p, Trajectories.times(0, 1, 6), states, new double[]{p}));
        }
        var dynamics = LinearDynamics.fit(new LatentTrajectories(List.of("p"), runs));
        assertEquals(1.0 * 5 + 0.2, dynamics.step(new double[]{5}, 1, new double[]{1})[0], 1e-10);
        assertTrue(dynamics.summary().contains("[p]"));
    }

    @Test
    void namesTheRunWithAnotherTimeStep() {
        var data = new LatentTrajectories(List.of(),
            List.of(Trajectories.of("a", Trajectories.times(0, 0.1, 5), Trajectories::oscillator),
                Trajectories.of("b", new double[]{0, 0.3}, Trajectories::oscillator)));
        String message = assertThrows(IllegalArgumentException.class, () -> LinearDynamics.fit(data)).getMessage();
        assertTrue(message.contains("\"b\" goes from 0.0 to 0.3"), message);
    }

    @Test
    void checksSizes() {
        var dynamics = LinearDynamics.fit(oscillator());
        assertThrows(IllegalArgumentException.class, () -> dynamics.step(new double[3], 0.05, NONE));
        assertThrows(IllegalArgumentException.class, () -> dynamics.step(new double[2], 0.05, new double[1]));
        assertThrows(IllegalArgumentException.class, () -> dynamics.step(new double[2], -0.05, NONE));
    }
}
