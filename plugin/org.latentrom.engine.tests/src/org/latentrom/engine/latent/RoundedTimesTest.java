package org.latentrom.engine.latent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.latentrom.engine.progress.Progress;

final class RoundedTimesTest {
    @Test
    void differencesOfDecimalTimesAreDecimalAgain() {
        assertEquals(0.01, RoundedTimes.of(7.5 - 7.49, 10));
        assertEquals(1.5e-7, RoundedTimes.of(1.5e-7, 10));
        assertEquals(-0.1, RoundedTimes.of(0.2 - 0.3, 10));
        assertEquals(0, RoundedTimes.of(0, 10));
        assertEquals(Double.POSITIVE_INFINITY, RoundedTimes.of(Double.POSITIVE_INFINITY, 10));
    }

    @Test
    void aRolloutMeetsTheTimesThatASolverWrote() {
        var times = new double[150];
        var states = new double[150][1];
        for (int k = 0; k < 150; k++) {
            times[k] = (600 + k) / 100.0;
            states[k][0] = Math.pow(0.99, k);
        }
        var run = new LatentTrajectory("run", times, states, new double[0]);
        var dynamics = LinearDynamics.fit(new LatentTrajectories(List.of(), List.of(run)));
        assertEquals(0.01, dynamics.timeStep());
        var rollout = Rollout.of(dynamics, states[149], 7.49, dynamics.timeStep(), 50, new double[0],
            Progress.NONE);
        for (int k = 0; k <= 50; k++) {
            assertEquals((749 + k) / 100.0, rollout.times()[k]);
        }
    }
}
