package org.latentrom.engine.latent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.latentrom.engine.progress.Progress;

class RolloutTest {
    private static final double[] NONE = {};

    /** z doubles every step; trained on 1, 2, 4, so the box is [1, 4]. */
    private static LatentDynamics doubling() {
        return LinearDynamics.fit(new LatentTrajectories(List.of(),
            List.of(Trajectories.of("a", new double[]{0, 1, 2}, t -> new double[]{Math.pow(2, t)}))));
    }

    @Test
    void divergenceIsReportedAndNotPassedOn() {
        var rollout = Rollout.of(doubling(), new double[]{1}, 10, 1, 30, NONE, Progress.NONE);
        assertTrue(rollout.diverged());
        // 4 + 5 edges of 3 = 19: 16 is still inside, 32 is not
        assertEquals(5, rollout.divergence().getAsInt());
        assertEquals(5, rollout.states().length);
        assertEquals(5, rollout.times().length);
        assertEquals(16, rollout.states()[4][0], 1e-9);
        assertEquals(14, rollout.times()[4]);
    }

    @Test
    void aStartOutsideMayStayOutside() {
        var rollout = Rollout.of(doubling(), new double[]{40}, 0, 1, 1, NONE, Progress.NONE);
        assertFalse(rollout.diverged());
        assertEquals(2, Rollout.of(doubling(), new double[]{40}, 0, 1, 9, NONE, Progress.NONE).divergence().getAsInt());
    }

    @Test
    void constantDataHasNoFalseDivergence() {
        var constant = LinearDynamics.fit(new LatentTrajectories(List.of(),
            List.of(Trajectories.of("a", new double[]{0, 1, 2}, t -> new double[]{1 / 3.0, 0}))));
        assertFalse(Rollout.of(constant, new double[]{1 / 3.0, 0}, 0, 1, 100, NONE, Progress.NONE).diverged());
    }

    @Test
    void noStepsGiveTheStart() {
        var rollout = Rollout.of(doubling(), new double[]{3}, 7, 1, 0, NONE, Progress.NONE);
        assertEquals(1, rollout.states().length);
        assertEquals(3, rollout.states()[0][0]);
    }

    @Test
    void timesHaveOneRoundingOnly() {
        var rotation = LinearDynamics.fit(new LatentTrajectories(List.of(),
            List.of(Trajectories.of("a", Trajectories.times(0, 0.1, 40), Trajectories::oscillator))));
        var rollout = Rollout.of(rotation, Trajectories.oscillator(0), 0.3, 0.1, 1000, NONE, Progress.NONE);
        assertEquals(0.3 + 1000 * 0.1, rollout.times()[1000]);
    }

    @Test
    void refusesBadStarts() {
        assertThrows(IllegalArgumentException.class,
            () -> Rollout.of(doubling(), new double[]{Double.NaN}, 0, 1, 1, NONE, Progress.NONE));
        assertThrows(IllegalArgumentException.class,
            () -> Rollout.of(doubling(), new double[]{1}, Double.NaN, 1, 1, NONE, Progress.NONE));
        assertThrows(IllegalArgumentException.class,
            () -> Rollout.of(doubling(), new double[]{1}, 0, 1, -1, NONE, Progress.NONE));
        assertThrows(IllegalArgumentException.class,
            () -> Rollout.of(doubling(), new double[]{1, 2}, 0, 1, 1, NONE, Progress.NONE));
    }

    @Test
    void canBeCancelled() {
        var canceled = new Progress() {
            @Override
            public void report(final double fraction, final Supplier<String> message) {
                // not of interest
            }

            @Override
            public void checkCanceled() {
                throw new CancellationException();
            }
        };
        assertThrows(CancellationException.class,
            () -> Rollout.of(doubling(), new double[]{1}, 0, 1, 1, NONE, canceled));
    }
}
