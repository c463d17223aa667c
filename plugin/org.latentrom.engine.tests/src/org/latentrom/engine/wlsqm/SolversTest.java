package org.latentrom.engine.wlsqm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;

/** Solvers that pixels share, and what goes into and out of a fit. */
class SolversTest {
    private static Solvers make(final Mask mask, final double radius) {
        return SolverFactory.make(new FitGrid(mask, 1, 1, FitOptions.of(Neighbourhood.disc(radius))), null,
            Progress.NONE);
    }

    /** Whether pixels are solved one by one or in runs, bits are the same: rows begin and end anywhere. */
    @Test
    void runsAndSinglePixelsGiveTheSameBits() {
        int width = 60;
        var valid = new boolean[20 * width];
        Arrays.fill(valid, true);
        valid[10 * width + 30] = false;
        Solvers solvers = make(Mask.of(20, width, valid), 3.5);
        var random = new Random(1);
        var right = new double[6][];
        for (int k = 0; k < 6; k++) {
            right[k] = random.doubles(width, -1, 1).toArray();
        }
        for (int row : new int[]{0, 6, 10, 11}) {
            var whole = new double[6][width];
            solvers.solve(row * width, right, width, whole);
            for (int column = 0; column < width; column++) {
                var one = new double[6][1];
                var ofOne = new double[6][1];
                for (int k = 0; k < 6; k++) {
                    ofOne[k][0] = right[k][column];
                }
                solvers.solve(row * width + column, ofOne, 1, one);
                int solver = solvers.of(row * width + column);
                for (int k = 0; k < 6; k++) {
                    assertEquals(one[k][0], whole[k][column]);
                    double sum = 0;
                    for (int l = 0; l < 6 && solver != Solvers.NONE; l++) {
                        sum += solvers.inverse(solver, k, l) * right[l][column];
                    }
                    assertEquals(solver == Solvers.NONE ? Double.NaN : sum, one[k][0], 1e-14);
                }
            }
        }
    }

    @Test
    void rowsThatSeeTheSameShareTheirSolvers() {
        int width = 40;
        Solvers full = make(Mask.full(50, width), 2.5);
        assertEquals(25, full.count());
        for (int row = 2; row < 48; row++) {
            for (int column = 0; column < width; column++) {
                assertEquals(full.of(2 * width + column), full.of(row * width + column));
                assertEquals(2, full.order(full.of(row * width + column)));
            }
        }
        var valid = new boolean[50 * width];
        Arrays.fill(valid, true);
        valid[25 * width + 20] = false;
        Solvers hole = make(Mask.of(50, width, valid), 2.5);
        assertEquals(Solvers.NONE, hole.of(25 * width + 20));
        assertEquals(hole.of(2 * width + 7), hole.of(40 * width + 30), "beyond the reach of the hole");
        assertTrue(hole.of(23 * width + 20) != hole.of(40 * width + 20), "within the reach of the hole");
        assertEquals(0, hole.singular());
    }

    @Test
    void ownValuesAreTakenOffWhereThereIsASolver() {
        int width = 20;
        var valid = new boolean[width * width];
        Arrays.fill(valid, true);
        valid[5] = false;
        Solvers solvers = make(Mask.of(width, width, valid), 2.5);
        var own = new long[width];
        var sums = new long[width];
        Arrays.setAll(own, j -> j);
        Arrays.fill(sums, 1000);
        solvers.subtractOwn(0, 0, own, sums);
        assertEquals(1000, sums[5]);
        // the corner's quarter of the disc has 8 pixels, the border's half 13
        assertEquals(1000, sums[0]);
        assertEquals(1000 - 13 * 12, sums[12]);
        assertEquals(1000 - 8 * 19, sums[19]);
    }

    @Test
    void samplesAreReadByRowsAndMaskedOnesNever() {
        Mask mask = Mask.of(2, 3, new boolean[]{true, false, true, true, true, false});
        double[] values = {1, Double.POSITIVE_INFINITY, 3, -4, 5, 1e300};
        var samples = new Samples(mask, values);
        var row = new double[5];
        samples.read(0, 0, 3, row, 1);
        assertArrayEquals(new double[]{0, 1, Double.NaN, 3, 0}, row);
        assertEquals(0, samples.middle(), "signs differ: nothing is subtracted");
        assertEquals(5, samples.greatestMagnitude());
        assertFalse(samples.missing());
        values[4] = Double.NaN;
        var gap = new Samples(mask, values);
        assertTrue(gap.missing());
        assertEquals(4, gap.greatestMagnitude());
        assertEquals(Mask.of(2, 3, new boolean[]{true, false, true, true, false, false}), gap.present());
        var narrow = new Samples(mask, new float[]{1, Float.NaN, 3, 0.1f, 5, 6});
        assertEquals(0.1f, narrow.get(3));
        assertFalse(narrow.missing());
        values[3] = Double.NEGATIVE_INFINITY;
        var e = assertThrows(IllegalArgumentException.class, () -> new Samples(mask, values));
        assertTrue(e.getMessage().contains("row 1, column 0 is -Infinity"), e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> new Samples(mask, new float[5]));
        assertTrue(e.getMessage().contains("5 values for an image of 6 pixels"), e.getMessage());
    }

    @Test
    void resultsAreStoredByDerivative() {
        FitResult wide = FitResult.ofDoubles(6, 4);
        wide.store(Derivative.FXY, 1, new double[]{0.1, 0.2});
        assertArrayEquals(new double[]{Double.NaN, 0.1, 0.2, Double.NaN}, wide.doubles()[4]);
        assertTrue(Arrays.stream(wide.doubles()[3]).allMatch(Double::isNaN));
        FitResult narrow = FitResult.ofFloats(6, 4);
        narrow.store(Derivative.FXY, 1, new double[]{0.1, 0.2});
        assertArrayEquals(new float[]{Float.NaN, 0.1f, 0.2f, Float.NaN}, narrow.floats()[4]);
    }
}
