package org.latentrom.engine.sampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class StandardNormalTest {
    @Test
    void hasMeanZeroAndUnitCovariance() {
        int n = 40_000;
        double[][] z = StandardNormal.sample(n, 2, 5);
        double error = 4 / Math.sqrt(n);
        var sums = new double[5];
        for (double[] row : z) {
            sums[0] += row[0] / n;
            sums[1] += row[1] / n;
            sums[2] += row[0] * row[0] / n;
            sums[3] += row[1] * row[1] / n;
            sums[4] += row[0] * row[1] / n;
        }
        assertArrayEquals(new double[]{0, 0}, new double[]{sums[0], sums[1]}, error);
        assertArrayEquals(new double[]{1, 1}, new double[]{sums[2], sums[3]}, 1.5 * error);
        assertEquals(0, sums[4], error);
    }

    @Test
    void fewerStatesAreTheFirstOnesOfMore() {
        assertArrayEquals(StandardNormal.sample(3, 4, 9), java.util.Arrays.copyOf(StandardNormal.sample(7, 4, 9), 3));
        assertNotEquals(StandardNormal.sample(1, 1, 9)[0][0], StandardNormal.sample(1, 1, 10)[0][0]);
        assertEquals(0, StandardNormal.sample(0, 4, 9).length);
    }

    @Test
    void posteriorsAreShiftedAndScaled() {
        double[][] mean = {{1, -2}, {3, 0}};
        double[][] z = StandardNormal.samplePosteriors(mean, new double[][]{{0, 0.5}, {2, 0}}, 4);
        double[][] noise = StandardNormal.sample(2, 2, 4);
        assertArrayEquals(new double[]{1, -2 + 0.5 * noise[0][1]}, z[0]);
        assertArrayEquals(new double[]{3 + 2 * noise[1][0], 0}, z[1]);
    }
}
