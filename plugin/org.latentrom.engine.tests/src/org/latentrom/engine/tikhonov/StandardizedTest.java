package org.latentrom.engine.tikhonov;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.field.Mask;

/** Planes and scales, and the differences that smoothed images are derived by. */
class StandardizedTest {
    @ParameterizedTest
    @ValueSource(doubles = {1, 1e-200, 1e200, -3e8})
    void dataAreTheirPlaneAndScaledDeviations(final double size) {
        double[] z = new Random(1).doubles(40).toArray();
        for (int i = 0; i < z.length; i++) {
            z[i] = size * (z[i] + 2 * (i % 8) - 5 * (i / 8) + 100);
        }
        boolean[] used = VariationTest.trues(40);
        used[7] = false;
        Standardized s = Standardized.of(i -> i % 8, i -> i / 8, z, used);
        assertFalse(s.linear());
        assertEquals(0, s.z()[7]);
        double square = 0;
        for (int i = 0; i < z.length; i++) {
            square += s.z()[i] * s.z()[i];
            if (used[i]) {
                assertEquals(z[i] / size, s.value(s.z()[i], i % 8, i / 8) / size, 1e-12);
            }
        }
        assertTrue(square / 39 >= 1 && square / 39 < 4, "deviations of about 1: " + square / 39);
        assertEquals(2, s.slopeX() / size, 0.1);
        assertEquals(-5, s.slopeY() / size, 0.1);
    }

    @Test
    void planesAreRecognised() {
        var z = new double[30];
        for (int i = 0; i < 30; i++) {
            z[i] = 1e6 + 0.1 * (i % 6) - 0.3 * (i / 6);
        }
        Standardized s = Standardized.of(i -> i % 6, i -> i / 6, z, VariationTest.trues(30));
        assertTrue(s.linear());
        assertEquals(0.1, s.slopeX(), 1e-9);
    }

    /** In one direction only, or on a slanted line, the plane is not unique: the steeper way along the line is 0. */
    @Test
    void degeneratePlaces() {
        double[] z = {1, 3, 5, 7};
        LinearTrend row = LinearTrend.fit(i -> i, i -> 4, z, VariationTest.trues(4));
        assertEquals(2, row.sx(), 1e-14);
        assertEquals(0, row.sy());
        LinearTrend column = LinearTrend.fit(i -> 4, i -> i, z, VariationTest.trues(4));
        assertEquals(2, column.sy(), 1e-14);
        LinearTrend slanted = LinearTrend.fit(i -> i, i -> 2 * i, z, VariationTest.trues(4));
        for (int i = 0; i < 4; i++) {
            assertEquals(z[i], LinearTrend.fit(j -> j, j -> 0, z, VariationTest.trues(4)).at(i, 0), 1e-14);
            assertTrue(Double.isFinite(slanted.at(i, 2 * i)));
        }
        LinearTrend point = LinearTrend.fit(i -> 3, i -> 4, new double[]{9}, VariationTest.trues(1));
        assertEquals(9, point.at(3, 4));
    }

    /** Quadratic polynomials are derived exactly wherever three pixels lie in a row. */
    @Test
    void differencesOfAQuadratic() {
        int w = 9;
        Mask mask = HessianStencilsTest.holes(8, w, 0.75, 3);
        var f = new double[8 * w];
        for (int i = 0; i < f.length; i++) {
            double x = i % w;
            double y = i / w;
            f[i] = 1 + x - 2 * y + 0.5 * x * x + 3 * x * y - y * y;
        }
        double[][] d = new ImageDifferences(mask).of(f);
        int[] found = new int[6];
        for (int i = 0; i < f.length; i++) {
            double x = i % w;
            double y = i / w;
            double[] exact = {f[i], 1 + x + 3 * y, -2 + 3 * x - 2 * y, 1, 3, -2};
            for (int k = 0; k < 6; k++) {
                assertTrue(mask.isValid(i) || Double.isNaN(d[k][i]));
                boolean three = k != 1 && k != 2 || run(mask, i, k == 1 ? 1 : w) > 2;
                if (!Double.isNaN(d[k][i]) && three) {
                    // at corners, fxy of a quadratic is the same everywhere
                    assertEquals(exact[k], d[k][i], 1e-11, k + " at " + i);
                    found[k]++;
                }
            }
        }
        for (int k = 0; k < 6; k++) {
            assertTrue(found[k] > 10, k + ": " + found[k]);
        }
    }

    /** @return length of the run of valid pixels along a direction that a pixel is in */
    private static int run(final Mask mask, final int pixel, final int step) {
        int length = 1;
        for (int sign = -1; sign <= 1; sign += 2) {
            int p = pixel + sign * step;
            while (p >= 0 && p < mask.height() * mask.width() && mask.isValid(p)
                && (step > 1 || p / mask.width() == pixel / mask.width())) {
                length++;
                p += sign * step;
            }
        }
        return length;
    }

    @Test
    void pairsAndLonelyPixels() {
        Mask mask = Mask.of(3, 3, new boolean[]{true, true, false, false, false, false, false, false, true});
        double[][] d = new ImageDifferences(mask).of(new double[]{1, 4, 0, 0, 0, 0, 0, 0, 5});
        assertEquals(3, d[1][0]);
        assertEquals(3, d[1][1]);
        assertTrue(Double.isNaN(d[2][0]) && Double.isNaN(d[3][0]) && Double.isNaN(d[4][0]));
        assertEquals(5, d[0][8]);
        assertTrue(Double.isNaN(d[1][8]) && Double.isNaN(d[2][8]));
    }

    @Test
    void theUnitOfTheParameter() {
        assertEquals(16, Regularization.H2.unit(2, 7));
        assertEquals(28, Regularization.TV.unit(2, 7));
    }
}
