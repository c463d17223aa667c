package org.latentrom.engine.wlsqm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;

/** How much each pixel counts. */
class WeightsTest {
    private static FitGrid grid(final Mask mask, final double dx, final double dy, final Neighbourhood neighbourhood,
        final Weighting weighting) {
        return new FitGrid(mask, dx, dy, FitOptions.of(neighbourhood).withWeighting(weighting));
    }

    private static Mask mask(final int height, final int width, final double share) {
        var random = new Random(5);
        var valid = new boolean[height * width];
        for (int i = 0; i < valid.length; i++) {
            valid[i] = random.nextDouble() < share;
        }
        return Mask.of(height, width, valid);
    }

    /** The farthest neighbour of every pixel, looked for one by one; distances are physical. */
    @ParameterizedTest
    @CsvSource({"20, 30, 1, 1, 1, 4.5, 2", "20, 30, 0.3, 1, 2, 4.5, 2", "9, 40, 0.6, 3, 0.5, 12, 2",
        "25, 8, 0.2, 1, 1, 6, Infinity", "1, 50, 0.5, 2, 1, 7, 2", "15, 15, 0.05, 1, 1, 3, 1"})
    void theFarthestNeighbour(final int height, final int width, final double share, final double dx, final double dy,
        final double radius, final double p) {
        Mask mask = mask(height, width, share);
        FitGrid grid = grid(mask, dx, dy, Neighbourhood.pNorm(radius, p), Weighting.CENTER);
        var weights = new Weights(grid, Progress.NONE);
        double whole = 0;
        for (int i = 0; i < height * width; i++) {
            double farthest = 0;
            for (int j = 0; j < height * width; j++) {
                int x = Math.abs(j % width - i % width);
                int y = Math.abs(j / width - i / width);
                if (grid.options().neighbourhood().norm(x, y) <= radius * (1 + 1e-12)) {
                    farthest = mask.isValid(j) ? Math.max(farthest, Math.hypot(x * dx, y * dy)) : farthest;
                    whole = Math.max(whole, Math.hypot(x * dx, y * dy));
                }
            }
            if (mask.isValid(i)) {
                assertEquals(farthest, weights.of(i), 1e-14 * farthest, "pixel " + i);
            }
        }
        assertTrue(weights.whole() >= whole);
    }

    @Test
    void centreWeightsArePythonWlsqms() {
        FitGrid grid = grid(Mask.full(20, 20), 0.5, 0.25, Neighbourhood.disc(4), Weighting.CENTER);
        var weights = new Weights(grid, Progress.NONE);
        assertEquals(2, weights.whole());
        assertEquals(1, weights.at(0, 0, 2));
        assertEquals(1e-4, weights.at(4, 0, 2), 1e-18);
        assertEquals(1e-4 + (1 - 1e-4) * 0.25, weights.at(2, 0, 2), 1e-16);
        assertEquals(weights.at(2, 0, 2), weights.at(0, 4, 2), 1e-16);
        assertEquals(1e-4, weights.at(2, 0, 1), 1e-18);
        assertEquals(1, weights.at(0, 0, 0), "a pixel alone");
    }

    /** Positive inside, and zero at the nearest pixel outside: no pixel counts suddenly. */
    @ParameterizedTest
    @CsvSource({"2, 2, 5", "2.5, 2, 8", "10.5, 2, 113", "3, Infinity, 16", "4.2, 1, 25"})
    void radialWeightsVanishOutside(final double radius, final double p, final double squareOutside) {
        Neighbourhood neighbourhood = Neighbourhood.pNorm(radius, p);
        var weights = new Weights(grid(Mask.full(30, 30), 1, 3, neighbourhood, Weighting.RADIAL), Progress.NONE);
        double[][] table = weights.table();
        assertEquals(neighbourhood.reach() + 1, table.length);
        for (int y = 0; y < table.length; y++) {
            assertEquals(neighbourhood.halfWidth(y) + 1, table[y].length);
            for (int x = 0; x < table[y].length; x++) {
                double norm = neighbourhood.norm(x, y);
                assertEquals(Math.pow(1 - norm * norm / squareOutside, 2), table[y][x], 1e-14, x + ", " + y);
                assertTrue(table[y][x] > 0);
                assertEquals(table[y][x], weights.at(x, y, weights.of(17)));
            }
        }
        assertEquals(1, table[0][0]);
    }

    /** Moving least squares: the fitted values of a rough image are smoother than those of uniform weights. */
    @Test
    void radialWeightsGiveSmootherSurfaces() {
        int n = 60;
        double[] z = new Random(3).doubles(n * n, -1, 1).toArray();
        var roughness = new double[2];
        for (int w = 0; w < 2; w++) {
            // the same number of pixels in effect: sum of the weights squared over the sum of their squares
            Neighbourhood disc = Neighbourhood.disc(w == 0 ? 5.5 : 8.5);
            double[] f = ImageWlsqm.prepare(Mask.full(n, n), 1, 1, FitOptions.of(disc)
                .withWeighting(w == 0 ? Weighting.UNIFORM : Weighting.RADIAL), Progress.NONE).fit(z, Progress.NONE)[0];
            for (int row = 12; row < n - 12; row++) {
                for (int column = 12; column < n - 12; column++) {
                    int i = row * n + column;
                    roughness[w] += Math.pow(f[i - 1] - 2 * f[i] + f[i + 1], 2);
                }
            }
        }
        assertTrue(roughness[1] < 0.2 * roughness[0], roughness[1] + " of " + roughness[0]);
    }
}
