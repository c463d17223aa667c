package org.latentrom.engine.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.latentrom.engine.sampling.Spacing;

/** Places on axes whose ticks are not evenly spaced. */
class LatentAxisTest {
    private static final NormalDistribution NORMAL = new NormalDistribution();

    private static LatentAxis axis(final Spacing spacing, final int count) {
        return new LatentAxis("z0", spacing.values(count, 3), spacing::measure);
    }

    @Test
    void ticksAreAtWholePositions() {
        for (Spacing spacing : Spacing.values()) {
            for (int count : new int[]{2, 5, 20, 21}) {
                LatentAxis axis = axis(spacing, count);
                for (int i = 0; i < count; i++) {
                    assertEquals(i, axis.position(axis.ticks()[i]), 1e-9, spacing + " " + count);
                }
            }
        }
    }

    /** With 21 quantiles the position is the share of the prior's probability between -3 and 3, times 20. */
    @Test
    void positionsFollowTheDistributionFunction() {
        LatentAxis axis = axis(Spacing.QUANTILES, 21);
        double tail = NORMAL.cumulativeProbability(-3);
        for (double z = -2.99; z < 3; z += 0.137) {
            assertEquals(20 * (NORMAL.cumulativeProbability(z) - tail) / (1 - 2 * tail), axis.position(z), 1e-9);
            assertEquals(20 * NORMAL.density(z) / (1 - 2 * tail), axis.slope(z), 1e-6);
        }
        LatentAxis even = axis(Spacing.LINEAR, 13);
        assertEquals(6.5, even.position(0.25), 1e-12);
        assertEquals(2, even.slope(0.25), 1e-9);
        assertEquals(2, even.slope(3), 1e-6);
    }

    @Test
    void whatLiesBeyondTheEndsHasNoPosition() {
        LatentAxis axis = axis(Spacing.QUANTILES, 21);
        assertEquals(0, axis.position(axis.ticks()[0]));
        assertEquals(20, axis.position(axis.ticks()[20]), 1e-12);
        for (double z : new double[]{-3.0001, 3.0001, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertTrue(Double.isNaN(axis.position(z)), "at " + z);
        }
    }

    @Test
    void labelsAreShort() {
        assertEquals(List.of("−3", "−1.63", "−1.28", "−1.03"), axis(Spacing.QUANTILES, 21).labels().subList(0, 4));
        assertEquals(List.of("−3", "−1.5", "0", "1.5", "3"), axis(Spacing.LINEAR, 5).labels());
        assertEquals(List.of("0", "0", "100"),
            new LatentAxis("", new double[]{-0.001, 0.001, 100}, z -> z).labels());
    }

    @Test
    void ticksMustAscend() {
        for (double[] ticks : new double[][]{{0}, {0, 0}, {1, 0}, {0, Double.NaN}}) {
            assertThrows(IllegalArgumentException.class, () -> new LatentAxis("", ticks, z -> z),
                Arrays.toString(ticks));
        }
        assertArrayEquals(new double[]{0, 1}, new LatentAxis("", new double[]{0, 1}, z -> z).ticks());
    }
}
