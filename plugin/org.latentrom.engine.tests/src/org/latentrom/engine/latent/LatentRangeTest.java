package org.latentrom.engine.latent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

class LatentRangeTest {
    @Test
    void isTheBoxOfAllRuns() {
        var range = LatentRange.of(new LatentTrajectories(List.of(),
            List.of(Trajectories.of("a", new double[]{0, 1, 2}, t -> new double[]{t, -t}),
                Trajectories.of("b", new double[]{0}, t -> new double[]{-3, 0.5}))));
        assertArrayEquals(new double[]{-3, -2}, range.least());
        assertArrayEquals(new double[]{2, 0.5}, range.greatest());
    }

    @Test
    void excessIsInUnitsOfTheLargestEdge() {
        var range = new LatentRange(new double[]{0, 0}, new double[]{4, 1});
        assertEquals(0, range.excess(new double[]{2, 0.5}));
        assertEquals(0, range.excess(new double[]{4, 0}));
        assertEquals(0.5, range.excess(new double[]{6, 0.5}));
        assertEquals(0.75, range.excess(new double[]{5, -3}));
    }

    @Test
    void whatIsNotFiniteIsInfinitelyFar() {
        var range = new LatentRange(new double[]{0, 0}, new double[]{4, 1});
        for (double bad : new double[]{Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertEquals(Double.POSITIVE_INFINITY, range.excess(new double[]{1, bad}));
        }
    }

    @Test
    void roundingDoesNotLeaveABoxWithoutExtent() {
        var range = new LatentRange(new double[]{3}, new double[]{3});
        assertEquals(0, range.excess(new double[]{Math.nextUp(3.0)}), 1e-6);
    }
}
