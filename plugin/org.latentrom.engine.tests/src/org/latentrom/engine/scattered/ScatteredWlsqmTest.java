package org.latentrom.engine.scattered;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.testing.CancelAfter;
import org.latentrom.engine.wlsqm.Weighting;

/** What python-wlsqm's own tests ask for (its cases beyond the golden ones), and what they do not. */
class ScatteredWlsqmTest {
    private static final ScatteredOptions FREE = ScatteredOptions.DEFAULTS.withKnowns(DofSet.NONE);

    private static double[][] fitAt(final PointCloud cloud, final double[] values, final ScatteredOptions options,
        final double... origin) {
        return ScatteredWlsqm.prepare(cloud, Clouds.one(origin), NeighbourRule.nearest(cloud.size()), options,
            Progress.NONE).fit(values, Progress.NONE).derivatives();
    }

    @ParameterizedTest
    @EnumSource(names = {"UNIFORM", "CENTER"})
    void quadraticInThreeDimensions(final Weighting weighting) {
        PointCloud cloud = Clouds.random(3, 40, 42);
        double[] values = Clouds.values(cloud,
            x -> 1 + 2 * x[0] - 3 * x[1] + x[2] + 2 * x[0] * x[0] + x[0] * x[1] - x[1] * x[2] + 3 * x[2] * x[0]);
        double[][] fit = fitAt(cloud, values, FREE.withWeighting(weighting), 0, 0, 0);
        double[] expected = {1, 2, -3, 1, 4, 1, 0, -1, 0, 3};
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], fit[i][0], 1e-10);
        }
    }

    @Test
    void cubicInTwoDimensions() {
        PointCloud cloud = Clouds.random(2, 50, 42);
        double[] values = Clouds.values(cloud, x -> x[0] * x[0] * x[0] - 2 * x[0] * x[0] * x[1] + x[1] * x[1]);
        double[][] fit = fitAt(cloud, values, FREE.withOrder(3), 0.1, -0.2);
        assertEquals(0.03 - 2 * 2 * 0.1 * -0.2, fit[1][0], 1e-10);
        assertEquals(6 * 0.1 - 4 * -0.2, fit[3][0], 1e-10);
        assertEquals(6, fit[6][0], 1e-10);
        assertEquals(-4, fit[7][0], 1e-10);
    }

    @Test
    void quartic() {
        PointCloud cloud = Clouds.random(2, 40, 42);
        double[] values = Clouds.values(cloud, x -> Math.pow(x[0], 4) + Math.pow(x[1], 4));
        double[][] fit = fitAt(cloud, values, FREE.withOrder(4), 0.5, 0.25);
        assertEquals(0.0625 + 0.00390625, fit[0][0], 1e-10);
        assertEquals(0.5, fit[1][0], 1e-10);
        assertEquals(3, fit[3][0], 1e-9);
        assertEquals(0.75, fit[5][0], 1e-9);
        assertEquals(24, fit[10][0], 1e-8);
        assertEquals(24, fit[14][0], 1e-8);
        assertEquals(0, fit[12][0], 1e-8);
    }

    @Test
    void orderZeroIsTheMean() {
        PointCloud cloud = Clouds.random(2, 30, 1);
        double[] values = Clouds.values(cloud, x -> x[0] + 7);
        assertEquals(Arrays.stream(values).average().orElseThrow(),
            fitAt(cloud, values, FREE.withOrder(0).withWeighting(Weighting.UNIFORM), 0, 0)[0][0], 1e-12);
    }

    @Test
    void exactlyDetermined() {
        PointCloud cloud = new PointCloud(1, new double[]{-1, 0.5, 2});
        double[][] fit = fitAt(cloud, Clouds.values(cloud, x -> 3 - x[0] + x[0] * x[0]), FREE, 0);
        assertEquals(3, fit[0][0], 1e-12);
        assertEquals(-1, fit[1][0], 1e-12);
        assertEquals(2, fit[2][0], 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"1, 0.02", "2, 0.05"})
    void noiseIsAveraged(final int order, final double tolerance) {
        PointCloud cloud = Clouds.random(2, 200, 42);
        var random = new Random(7);
        double[] values = Clouds.values(cloud, x -> 1 + 2 * x[0] - x[1] + 0.01 * random.nextGaussian());
        double[][] fit = fitAt(cloud, values, FREE.withOrder(order).withWeighting(Weighting.UNIFORM), 0, 0);
        assertEquals(2, fit[1][0], tolerance);
        assertEquals(-1, fit[2][0], tolerance);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10})
    void preparedOnceSolvedTwice(final int refinements) {
        PointCloud cloud = Clouds.random(2, 600, 3);
        var options = ScatteredOptions.DEFAULTS.withRefinements(refinements);
        var wlsqm = ScatteredWlsqm.prepare(cloud, NeighbourRule.nearest(12), options, Progress.NONE);
        for (int k = 1; k <= 2; k++) {
            int wave = k;
            double[] values = Clouds.values(cloud, x -> Math.sin(wave * x[0]) * Math.cos(x[1]));
            var together = wlsqm.fit(values, Progress.NONE);
            var fresh = ScatteredWlsqm.prepare(cloud, NeighbourRule.nearest(12), options, Progress.NONE).fit(values,
                Progress.NONE);
            assertTrue(Arrays.deepEquals(fresh.derivatives(), together.derivatives()));
            assertTrue(refinements == 0 ? together.iterations() == 0
                : together.iterations() > 0 && together.iterations() <= refinements);
        }
    }

    @Test
    void manyAreTheSameAsEachByItself() {
        PointCloud cloud = Clouds.random(2, 600, 4);
        double[] values = Clouds.values(cloud, x -> Math.exp(x[0]) * x[1]);
        var many = ScatteredWlsqm.prepare(cloud, NeighbourRule.within(0.3), FREE, Progress.NONE);
        double[][] all = many.fit(values, Progress.NONE).derivatives();
        for (int i = 0; i < cloud.size(); i += 37) {
            int[] neighbours = many.neighbours(i);
            double[] near = Arrays.stream(neighbours).mapToDouble(n -> values[n]).toArray();
            double[][] one = fitAt(cloud.select(neighbours), near, FREE, cloud.coordinate(i, 0), cloud.coordinate(i,
                1));
            for (int dof = 0; dof < 6; dof++) {
                assertEquals(one[dof][0], all[dof][i], 0);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 20", "2, 32", "3, 64"})
    void sameBitsForAnyNumberOfThreads(final int dimension, final int neighbours) throws Exception {
        PointCloud cloud = Clouds.random(dimension, 1500, 5);
        double[] values = Clouds.values(cloud, x -> Math.sin(5 * x[0]));
        double[][] one = null;
        for (int threads : new int[]{1, 2, 7}) {
            var pool = new ForkJoinPool(threads);
            double[][] fit = pool.submit(() -> ScatteredWlsqm
                .prepare(cloud, NeighbourRule.nearest(neighbours), ScatteredOptions.DEFAULTS.withOrder(3),
                    Progress.NONE)
                .fit(values, Progress.NONE).derivatives()).get();
            pool.shutdown();
            one = one == null ? fit : one;
            assertTrue(Arrays.deepEquals(one, fit));
        }
    }

    @Test
    void iterativeIsCloserToTheTruth() {
        PointCloud grid = Clouds.grid(20, 1 / 19.0);
        double[] values = Clouds.values(grid, x -> x[0] * x[0] + x[1]);
        double basic = worst(grid, values, 0);
        double iterative = worst(grid, values, 10);
        assertTrue(basic < 1e-11 && iterative < basic / 2, basic + " " + iterative);
    }

    private static double worst(final PointCloud cloud, final double[] values, final int refinements) {
        double[][] fit = ScatteredWlsqm.prepare(cloud, NeighbourRule.within(2.5 / 19).withOrigin(true),
            FREE.withWeighting(Weighting.UNIFORM).withRefinements(refinements), Progress.NONE)
            .fit(values, Progress.NONE).derivatives();
        return Arrays.stream(fit[3]).map(x -> Math.abs(x - 2)).max().orElseThrow();
    }

    @Test
    void largeOffsetsLoseNoDigits() {
        PointCloud cloud = Clouds.random(2, 100, 6);
        double[] small = Clouds.values(cloud, x -> Math.rint(1024 * (x[0] + x[1] * x[1])) / 1024);
        double[] large = Arrays.stream(small).map(x -> x + 1e9).toArray();
        var wlsqm = ScatteredWlsqm.prepare(cloud, NeighbourRule.nearest(15), FREE, Progress.NONE);
        double[][] a = wlsqm.fit(small, Progress.NONE).derivatives();
        double[][] b = wlsqm.fit(large, Progress.NONE).derivatives();
        for (int dof = 1; dof < 6; dof++) {
            assertArrayEquals(a[dof], b[dof], 1e-9);
        }
        double[][] flat = wlsqm.fit(new double[100], Progress.NONE).derivatives();
        Arrays.fill(large, 1e300);
        double[][] huge = wlsqm.fit(large, Progress.NONE).derivatives();
        for (int i = 0; i < 100; i++) {
            assertEquals(0, flat[4][i]);
            assertEquals(1e300, huge[0][i]);
            assertEquals(0, huge[5][i]);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-60, 1e-3, 1e5, 1e60})
    void anyUnitOfTheCoordinates(final double unit) {
        PointCloud cloud = Clouds.random(2, 50, 8);
        var scaled = new PointCloud(2, Arrays.stream(cloud.array()).map(x -> x * unit).toArray());
        double[] values = Clouds.values(cloud, x -> Math.exp(x[0] - x[1]));
        var rule = NeighbourRule.nearest(14);
        double[][] a =
            ScatteredWlsqm.prepare(cloud, rule, FREE, Progress.NONE).fit(values, Progress.NONE).derivatives();
        double[][] b =
            ScatteredWlsqm.prepare(scaled, rule, FREE, Progress.NONE).fit(values, Progress.NONE).derivatives();
        for (int i = 0; i < 50; i++) {
            assertEquals(a[0][i], b[0][i], 1e-11);
            assertEquals(a[1][i], b[1][i] * unit, 1e-10);
            assertEquals(a[4][i], b[4][i] * unit * unit, 1e-9);
        }
    }

    @Test
    void sensitivitiesAreTheFit() {
        PointCloud cloud = Clouds.random(2, 300, 9);
        double[] values = Clouds.values(cloud, x -> Math.sin(3 * x[0] + x[1]));
        var wlsqm = ScatteredWlsqm.prepare(cloud, NeighbourRule.within(0.4).withOrigin(true), FREE, Progress.NONE);
        double[][] fit = wlsqm.fit(values, Progress.NONE).derivatives();
        for (int i = 0; i < 300; i += 50) {
            double[] sensitivities = wlsqm.sensitivities(i);
            int[] neighbours = wlsqm.neighbours(i);
            for (int dof = 0; dof < 6; dof++) {
                double sum = 0;
                for (int k = 0; k < neighbours.length; k++) {
                    sum += sensitivities[6 * k + dof] * values[neighbours[k]];
                }
                assertEquals(fit[dof][i], sum, 1e-9 * Math.max(1, Math.abs(sum)));
            }
        }
    }

    @Test
    void knownDerivativesMustBeGiven() {
        PointCloud cloud = Clouds.random(1, 10, 1);
        var options = FREE.withKnowns(DofSet.of(DofLayout.of(1, 2), "X"));
        var wlsqm = ScatteredWlsqm.prepare(cloud, NeighbourRule.nearest(5), options, Progress.NONE);
        var e = assertThrows(IllegalArgumentException.class, () -> wlsqm.fit(new double[10], Progress.NONE));
        assertEquals("the known X is not given", e.getMessage());
        var origins = ScatteredWlsqm.prepare(cloud, Clouds.one(0), NeighbourRule.nearest(5), ScatteredOptions.DEFAULTS,
            Progress.NONE);
        assertThrows(IllegalArgumentException.class, () -> origins.fit(new double[10], Progress.NONE));
        assertEquals(4, origins.fit(new double[10], new double[][]{{4}}, Progress.NONE).of("F")[0]);
    }

    @Test
    void badInput() {
        PointCloud cloud = Clouds.random(2, 20, 1);
        var wlsqm =
            ScatteredWlsqm.prepare(cloud, NeighbourRule.nearest(10), ScatteredOptions.DEFAULTS, Progress.NONE);
        assertThrows(IllegalArgumentException.class, () -> wlsqm.fit(new double[19], Progress.NONE));
        var values = new double[20];
        values[3] = Double.NaN;
        var e = assertThrows(IllegalArgumentException.class, () -> wlsqm.fit(values, Progress.NONE));
        assertTrue(e.getMessage().contains("point 3"), e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> ScatteredWlsqm.prepare(cloud, Clouds.one(1),
            NeighbourRule.nearest(4), ScatteredOptions.DEFAULTS, Progress.NONE));
        assertThrows(IllegalArgumentException.class, () -> ScatteredWlsqm.prepare(new PointCloud(2, new double[0]),
            NeighbourRule.nearest(4), ScatteredOptions.DEFAULTS, Progress.NONE));
        assertThrows(IllegalArgumentException.class, () -> FREE.withWeighting(Weighting.RADIAL));
        assertThrows(IllegalArgumentException.class, () -> FREE.withOrder(5));
        assertThrows(IllegalArgumentException.class, () -> FREE.withRefinements(-1));
    }

    @Test
    void canBeCancelled() {
        PointCloud cloud = Clouds.random(2, 2000, 1);
        var rule = NeighbourRule.nearest(10);
        assertThrows(CancellationException.class,
            () -> ScatteredWlsqm.prepare(cloud, rule, FREE, new CancelAfter(100)));
        var counted = new CancelAfter(Integer.MAX_VALUE);
        var wlsqm = ScatteredWlsqm.prepare(cloud, rule, FREE, counted);
        assertTrue(counted.asked() > cloud.size());
        assertThrows(CancellationException.class, () -> wlsqm.fit(new double[2000], new CancelAfter(5)));
        assertThrows(CancellationException.class, () -> wlsqm.conditionNumbers(new CancelAfter(5)));
    }

    @Test
    void originalConditionNumberByHand() {
        // A = [[3, 0], [0, 2 h^2]] for three points on a line about the middle one
        double h = 1 / 64.0;
        PointCloud cloud = new PointCloud(1, new double[]{-h, 0, h});
        var wlsqm = ScatteredWlsqm.prepare(cloud, Clouds.one(0), NeighbourRule.nearest(3),
            FREE.withOrder(1).withWeighting(Weighting.UNIFORM), Progress.NONE);
        ConditionNumbers conditions = wlsqm.conditionNumbers(Progress.NONE);
        assertEquals(3 / (2 * h * h), conditions.original()[0], 1e-9 * 3 / (2 * h * h));
        assertEquals(1, conditions.scaled()[0], 1e-12);
    }
}
