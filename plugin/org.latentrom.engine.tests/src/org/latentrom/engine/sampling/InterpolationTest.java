package org.latentrom.engine.sampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InterpolationTest {
    @Test
    void linearIsStraight() {
        double[][] z = Interpolation.LINEAR.between(new double[]{0, 2}, new double[]{4, -2}, 5);
        assertArrayEquals(new double[]{1, 1}, z[1], 1e-15);
        assertArrayEquals(new double[]{3, -1}, z[3], 1e-15);
    }

    @Test
    void sphericalTurnsEvenlyAndKeepsTheLength() {
        double angle = 2.1;
        double[][] z = Interpolation.SPHERICAL.between(new double[]{3, 0, 0},
            new double[]{3 * Math.cos(angle), 3 * Math.sin(angle), 0}, 8);
        for (int i = 0; i < 8; i++) {
            double part = angle * i / 7;
            assertArrayEquals(new double[]{3 * Math.cos(part), 3 * Math.sin(part), 0}, z[i], 1e-14);
        }
    }

    /** Of unequal lengths: the formula of White (2016), section 2. */
    @Test
    void sphericalWeighsTheEndsBySines() {
        double[][] z = Interpolation.SPHERICAL.between(new double[]{1, 0}, new double[]{0, 4}, 3);
        double s = Math.sqrt(0.5);
        assertArrayEquals(new double[]{s, 4 * s}, z[1], 1e-14);
    }

    @Test
    void sphericalAlongOneDirectionIsLinear() {
        double[][] z = Interpolation.SPHERICAL.between(new double[]{1, 1}, new double[]{3, 3}, 3);
        assertArrayEquals(new double[]{2, 2}, z[1], 1e-14);
    }

    @ParameterizedTest
    @EnumSource
    void endsAreTheStatesThemselves(final Interpolation way) {
        double[] a = {0.1, 0.7, -0.3};
        double[] b = {1.0 / 3, -2, 5};
        double[][] z = way.between(a, b, 4);
        assertEquals(4, z.length);
        assertArrayEquals(a, z[0], 0);
        assertArrayEquals(b, z[3], 0);
        z[0][0] = 9;
        assertEquals(0.1, a[0], "a copy");
    }

    @Test
    void noWayIsNamedWithARemedy() {
        for (double[] b : new double[][]{{0, 0}, {-2, -2}}) {
            String message = assertThrows(IllegalArgumentException.class,
                () -> Interpolation.SPHERICAL.between(new double[]{1, 1}, b, 3)).getMessage();
            assertTrue(message.contains("interpolate linearly"), message);
        }
        var one = new double[1];
        assertThrows(IllegalArgumentException.class, () -> Interpolation.LINEAR.between(one, one, 1));
        assertThrows(IllegalArgumentException.class, () -> Interpolation.LINEAR.between(one, new double[2], 2));
    }
}
