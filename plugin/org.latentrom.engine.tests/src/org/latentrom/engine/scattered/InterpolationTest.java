package org.latentrom.engine.scattered;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.testing.CancelAfter;
import org.latentrom.engine.wlsqm.SingularRule;

class InterpolationTest {
    private static final int[] ALL = {0, 1, 2, 3, 4, 5};

    private static final JsonObject GOLDEN = Golden.file().getAsJsonObject("interpolation");

    private static final PointCloud POINTS = new PointCloud(2, Golden.numbers(GOLDEN.get("points")));

    private static final PointCloud QUERY = new PointCloud(2, Golden.numbers(GOLDEN.get("query")));

    private static ScatteredFit golden() {
        return ScatteredWlsqm.prepare(POINTS, NeighbourRule.nearest(12), ScatteredOptions.DEFAULTS, Progress.NONE)
            .fit(Golden.numbers(GOLDEN.get("f")), Progress.NONE);
    }

    @Test
    void neighboursAreThoseOfTheReference() {
        var hood = GOLDEN.getAsJsonArray("hood");
        for (int i = 0; i < POINTS.size(); i++) {
            int[] expected = Arrays.stream(Golden.numbers(hood.get(i))).mapToInt(x -> (int)x).sorted().toArray();
            assertArrayEquals(expected, golden().wlsqm().neighbours(i), "point " + i);
        }
    }

    @Test
    void fitsAreThoseOfTheReference() {
        double[] expected = Golden.numbers(GOLDEN.get("fi"));
        double[][] fit = golden().derivatives();
        for (int i = 0; i < POINTS.size(); i++) {
            double greatest = 0;
            for (int dof = 0; dof < 6; dof++) {
                greatest = Math.max(greatest, Math.abs(expected[6 * i + dof]));
            }
            for (int dof = 0; dof < 6; dof++) {
                assertEquals(expected[6 * i + dof], fit[dof][i], 1e-10 * greatest);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"F, 0", "X, 1", "Y, 2", "X2, 3", "XY, 4", "Y2, 5"})
    void referenceValues(final String name, final int dof) {
        JsonObject results = GOLDEN.getAsJsonObject("results");
        var nearest = ScatteredInterpolation.nearest(List.of(golden()), ALL, QUERY, Progress.NONE);
        compare(Golden.numbers(results.getAsJsonObject(name).get("nearest")), nearest.values()[0][dof]);
        assertEquals(0, nearest.outside());
        double radius = 0.3;
        var mean = ScatteredInterpolation.continuous(List.of(golden()), ALL, QUERY, radius, Progress.NONE);
        compare(Golden.numbers(results.getAsJsonObject(name).get("continuous_r0_3")), mean.values()[0][dof]);
    }

    private static void compare(final double[] expected, final double[] actual) {
        double greatest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        assertArrayEquals(expected, actual, 1e-10 * greatest);
    }

    @ParameterizedTest
    @CsvSource({"1, 15", "2, 30", "3, 40"})
    void quadraticsAreExactEverywhere(final int dimension, final int points) {
        PointCloud cloud = Clouds.random(dimension, points, 42);
        PointCloud places = Clouds.random(dimension, 50, 43);
        double[] values = Clouds.values(cloud, InterpolationTest::quadratic);
        double[] expected = Clouds.values(places, InterpolationTest::quadratic);
        var fit = ScatteredWlsqm.prepare(cloud, NeighbourRule.nearest(points - 1), ScatteredOptions.DEFAULTS,
            Progress.NONE).fit(values, Progress.NONE);
        int[] value = {0};
        double tolerance = dimension == 1 ? 1e-12 : 1e-10;
        assertArrayEquals(expected, ScatteredInterpolation.nearest(List.of(fit), value, places, Progress.NONE)
            .values()[0][0], tolerance);
        assertArrayEquals(expected, ScatteredInterpolation.continuous(List.of(fit), value, places, 3, Progress.NONE)
            .values()[0][0], tolerance);
    }

    private static double quadratic(final double[] x) {
        double y = x.length > 1 ? x[1] : 0;
        double z = x.length > 2 ? x[2] : 0;
        return 1 + 2 * x[0] - y + 3 * x[0] * x[0] + x[0] * y - 2 * y * y + z * (x[0] - y + 4 * z);
    }

    @Test
    void derivativesOfACubicInThreeDimensions() {
        PointCloud cloud = Clouds.random(3, 80, 5);
        PointCloud places = Clouds.random(3, 20, 6);
        double[] values = Clouds.values(cloud, x -> x[0] * x[1] * x[2] + x[2] * x[2] * x[0]);
        var options = ScatteredOptions.DEFAULTS.withOrder(3);
        var fit = ScatteredWlsqm.prepare(cloud, NeighbourRule.nearest(60), options, Progress.NONE).fit(values,
            Progress.NONE);
        DofLayout layout = fit.wlsqm().layout();
        int[] wanted = {layout.index(0, 0, 1), layout.index(1, 0, 1), layout.index(1, 1, 1)};
        double[][] actual =
            ScatteredInterpolation.nearest(List.of(fit), wanted, places, Progress.NONE).values()[0];
        assertArrayEquals(Clouds.values(places, x -> x[0] * x[1] + 2 * x[2] * x[0]), actual[0], 1e-10);
        assertArrayEquals(Clouds.values(places, x -> x[1] + 2 * x[2]), actual[1], 1e-10);
        assertArrayEquals(Clouds.values(places, x -> 1), actual[2], 1e-9);
    }

    @Test
    void theMeanIsContinuousWhereTheNearestJumps() {
        PointCloud cloud = Clouds.random(1, 12, 9);
        double[] values = Clouds.values(cloud, x -> Math.sin(9 * x[0]));
        var fit = ScatteredWlsqm.prepare(cloud, NeighbourRule.nearest(3), ScatteredOptions.DEFAULTS, Progress.NONE)
            .fit(values, Progress.NONE);
        var line = new PointCloud(1, IntStream.range(0, 20001).mapToDouble(i -> -0.8 + i * 8e-5).toArray());
        double jump = step(ScatteredInterpolation.nearest(List.of(fit), new int[1], line, Progress.NONE));
        double smooth = step(ScatteredInterpolation.continuous(List.of(fit), new int[1], line, 0.9, Progress.NONE));
        assertTrue(jump > 0.02 && smooth < 0.005, jump + " " + smooth);
    }

    private static double step(final ScatteredInterpolation line) {
        double[] v = line.values()[0][0];
        return IntStream.range(1, v.length).mapToDouble(i -> Math.abs(v[i] - v[i - 1])).max().orElseThrow();
    }

    @Test
    void placesOutOfReachAreNanAndCounted() {
        PointCloud places = new PointCloud(2, new double[]{0.5, 0.5, 100, 100});
        var mean = ScatteredInterpolation.continuous(List.of(golden()), ALL, places, 0.3, Progress.NONE);
        assertEquals(1, mean.outside());
        assertTrue(Double.isFinite(mean.values()[0][0][0]));
        assertTrue(Double.isNaN(mean.values()[0][0][1]) && Double.isNaN(mean.values()[0][5][1]));
    }

    @Test
    void originsWithoutAFitTakeNoPart() {
        PointCloud cloud = new PointCloud(1, new double[]{0, 1, 2, 3, 4, 20});
        var wlsqm = ScatteredWlsqm.prepare(cloud, NeighbourRule.within(2.5), ScatteredOptions.DEFAULTS, Progress.NONE);
        assertEquals(-1, wlsqm.order(5));
        var fit = wlsqm.fit(Clouds.values(cloud, x -> x[0] * x[0]), Progress.NONE);
        double[] value = ScatteredInterpolation.nearest(List.of(fit), new int[1], Clouds.one(19), Progress.NONE)
            .values()[0][0];
        assertEquals(361, value[0], 1e-9);
        var none = ScatteredWlsqm.prepare(cloud, NeighbourRule.within(0.5),
            ScatteredOptions.DEFAULTS.withRule(SingularRule.LEAVE_OUT), Progress.NONE);
        var nothing = ScatteredInterpolation.nearest(List.of(none.fit(new double[6], Progress.NONE)), new int[1],
            Clouds.one(1), Progress.NONE);
        assertEquals(1, nothing.outside());
        assertTrue(Double.isNaN(nothing.values()[0][0][0]));
    }

    @Test
    void severalDataSetsAtOnce() {
        var fit = golden();
        double[] twice = Arrays.stream(Golden.numbers(GOLDEN.get("f"))).map(x -> 2 * x).toArray();
        var other = fit.wlsqm().fit(twice, Progress.NONE);
        var both = ScatteredInterpolation.nearest(List.of(fit, other), ALL, QUERY, Progress.NONE).values();
        for (int d : ALL) {
            for (int i = 0; i < QUERY.size(); i++) {
                assertEquals(2 * both[0][d][i], both[1][d][i], 1e-12 * Math.abs(both[1][d][i]));
            }
        }
    }

    @Test
    void badInput() {
        var fit = golden();
        assertThrows(IllegalArgumentException.class,
            () -> ScatteredInterpolation.nearest(List.of(fit), ALL, Clouds.one(1), Progress.NONE));
        assertThrows(IllegalArgumentException.class,
            () -> ScatteredInterpolation.continuous(List.of(fit), ALL, QUERY, 0, Progress.NONE));
        assertThrows(IllegalArgumentException.class,
            () -> ScatteredInterpolation.nearest(List.of(fit, golden()), ALL, QUERY, Progress.NONE));
        assertThrows(CancellationException.class,
            () -> ScatteredInterpolation.nearest(List.of(fit), ALL, QUERY, new CancelAfter(3)));
    }
}
