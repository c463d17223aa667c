package org.latentrom.engine.sampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LatinHypercubeTest {
    private static final double[] CENTRE = {1, -2, 0.5};

    private static final double[] HALF = {0.1, 3, 0};

    @Test
    void everyStripHoldsOneSample() {
        int count = 50;
        double[][] z = LatinHypercube.sample(CENTRE, HALF, count, 7);
        for (int l = 0; l < 2; l++) {
            var strips = new int[count];
            for (double[] row : z) {
                double share = (row[l] - CENTRE[l] + HALF[l]) / (2 * HALF[l]);
                assertTrue(share >= 0 && share <= 1);
                strips[(int)Math.min(count - 1, Math.floor(share * count))]++;
            }
            assertTrue(Arrays.stream(strips).allMatch(s -> s == 1), Arrays.toString(strips));
        }
        assertTrue(Arrays.stream(z).allMatch(row -> row[2] == 0.5), "a box without width along a variable");
    }

    /** The strips of the two variables have nothing to do with each other. */
    @Test
    void variablesAreNotCorrelated() {
        int count = 2000;
        double[][] z = LatinHypercube.sample(new double[2], new double[]{1, 1}, count, 3);
        double sum = 0;
        for (double[] row : z) {
            sum += row[0] * row[1];
        }
        // each product has the variance 1/9
        assertEquals(0, sum / count, 4.0 / 3 / Math.sqrt(count));
        assertFalse(Arrays.equals(z[0], new double[2]));
    }

    @Test
    void followsTheSeed() {
        double[][] a = LatinHypercube.sample(CENTRE, HALF, 5, 1);
        for (int i = 0; i < 5; i++) {
            assertArrayEquals(a[i], LatinHypercube.sample(CENTRE, HALF, 5, 1)[i], 0);
        }
        assertFalse(Arrays.equals(a[0], LatinHypercube.sample(CENTRE, HALF, 5, 2)[0]));
    }

    @Test
    void badInputIsNamed() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> LatinHypercube.sample(CENTRE, HALF, 0, 1))
            .getMessage().contains("number of states: 0"));
        for (double bad : new double[]{-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertTrue(assertThrows(IllegalArgumentException.class,
                () -> LatinHypercube.sample(new double[1], new double[]{bad}, 3, 1)).getMessage()
                    .contains("half width " + bad));
        }
    }
}
