package org.latentrom.engine.scattered;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.wlsqm.SingularRule;

/** Too few neighbours, neighbours in line or at one place: reported, never garbage. */
class SingularOriginsTest {
    private static final ScatteredOptions DEFAULTS = ScatteredOptions.DEFAULTS;

    private static final ScatteredOptions LOWER = DEFAULTS.withRule(SingularRule.LOWER_ORDER);

    private static ScatteredWlsqm prepare(final PointCloud cloud, final NeighbourRule rule,
        final ScatteredOptions options) {
        return ScatteredWlsqm.prepare(cloud, rule, options, Progress.NONE);
    }

    /** A grid and one point far away from it. */
    private static PointCloud withOutlier() {
        PointCloud grid = Clouds.grid(5, 1);
        double[] x = Arrays.copyOf(grid.array(), 52);
        x[50] = 8;
        return new PointCloud(2, x);
    }

    @Test
    void aRadiusThatWouldDoIsNamed() {
        var wlsqm = prepare(withOutlier(), NeighbourRule.within(2.5), DEFAULTS);
        SingularOrigins singular = wlsqm.singular().orElseThrow();
        assertEquals(1, singular.leftOut());
        assertEquals(25, singular.first());
        assertEquals(0, singular.found());
        assertEquals(5, singular.needed());
        String text = singular.describe(wlsqm, i -> "point " + i);
        assertTrue(text.contains("1 of 26 points") && text.contains("point 25 at (8.0, 0.0) with 0 neighbours, at "
            + "least 5 are"),
            text);
        assertTrue(text.contains("radius of 5.0 finds"), text);
        assertTrue(prepare(withOutlier(), NeighbourRule.within(4.999), DEFAULTS).singular().isPresent());
        assertTrue(prepare(withOutlier(), NeighbourRule.within(5.5), DEFAULTS).singular().isEmpty());
    }

    @Test
    void leftOutPointsAreNanInAllDerivatives() {
        PointCloud cloud = withOutlier();
        double[] values = Clouds.values(cloud, x -> x[0] * x[1]);
        var fit = prepare(cloud, NeighbourRule.within(2.5), DEFAULTS).fit(values, Progress.NONE);
        for (double[] derivative : fit.derivatives()) {
            assertTrue(Double.isNaN(derivative[25]));
            assertTrue(IntStream.range(0, 25).allMatch(i -> Double.isFinite(derivative[i])));
        }
        assertTrue(Double.isNaN(fit.wlsqm().conditionNumbers(Progress.NONE).scaled()[25])
            || Double.isInfinite(fit.wlsqm().conditionNumbers(Progress.NONE).scaled()[25]));
    }

    @Test
    void tooFewNeighboursAskedFor() {
        var wlsqm = prepare(Clouds.random(2, 30, 1), NeighbourRule.nearest(4), DEFAULTS);
        SingularOrigins singular = wlsqm.singular().orElseThrow();
        assertEquals(30, singular.leftOut());
        assertTrue(singular.describe(wlsqm, i -> "point " + i)
            .contains("at least 5 are needed. Use more neighbours, better 10"));
    }

    @Test
    void aCloudWithTooFewPoints() {
        for (NeighbourRule rule : new NeighbourRule[]{NeighbourRule.nearest(12), NeighbourRule.within(9)}) {
            var wlsqm = prepare(Clouds.random(3, 7, 1), rule, DEFAULTS);
            String text = wlsqm.singular().orElseThrow().describe(wlsqm, i -> "point " + i);
            assertTrue(text.contains("with 6 neighbours, at least 9 are needed. The cloud has only 7 points"), text);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 1 / 3.0, 1e-4})
    void pointsInLine(final double slope) {
        var x = new double[60];
        for (int i = 0; i < 30; i++) {
            x[2 * i] = i * 0.1;
            x[2 * i + 1] = 7 + i * 0.1 * slope;
        }
        PointCloud line = new PointCloud(2, x);
        var wlsqm = prepare(line, NeighbourRule.nearest(10), DEFAULTS);
        SingularOrigins singular = wlsqm.singular().orElseThrow();
        assertEquals(30, singular.leftOut());
        assertEquals(0, singular.tooFew());
        assertTrue(singular.describe(wlsqm, i -> "point " + i).contains("in line"));
    }

    @Test
    void pointsAtOnePlace() {
        var wlsqm = prepare(new PointCloud(3, new double[60]), NeighbourRule.nearest(12), LOWER);
        SingularOrigins singular = wlsqm.singular().orElseThrow();
        assertEquals(20, singular.lowered());
        assertEquals(0, wlsqm.order(3));
        double[] values = IntStream.range(0, 20).mapToDouble(i -> i).toArray();
        double[][] fit = wlsqm.fit(values, Progress.NONE).derivatives();
        assertEquals(3, fit[0][3]);
        assertEquals(0, fit[1][3]);
    }

    @Test
    void theOrderIsLowered() {
        PointCloud cloud = new PointCloud(1, new double[]{0, 1, 2, 3, 10, 11.5});
        double[] values = Clouds.values(cloud, x -> 5 - 2 * x[0]);
        var wlsqm = prepare(cloud, NeighbourRule.within(2), LOWER);
        SingularOrigins singular = wlsqm.singular().orElseThrow();
        assertEquals(2, singular.lowered());
        assertEquals(0, singular.leftOut());
        assertEquals(1, wlsqm.order(4));
        assertEquals(2, wlsqm.order(0));
        double[][] fit = wlsqm.fit(values, Progress.NONE).derivatives();
        for (int i = 0; i < cloud.size(); i++) {
            assertEquals(-2, fit[1][i], 1e-12);
            assertEquals(0, fit[2][i], 1e-12);
        }
        assertEquals(0, wlsqm.sensitivities(4)[2]);
        assertTrue(Double.isNaN(prepare(cloud, NeighbourRule.within(2), DEFAULTS).sensitivities(4)[1]));
    }

    @Test
    void aLoneCloudPoint() {
        var wlsqm = prepare(Clouds.one(1, 2), NeighbourRule.nearest(12), LOWER);
        assertEquals(0, wlsqm.order(0));
        assertEquals(9, wlsqm.fit(new double[]{9}, Progress.NONE).of("F")[0]);
        var free = prepare(Clouds.one(1, 2), NeighbourRule.nearest(12), LOWER.withKnowns(DofSet.NONE));
        assertEquals(-1, free.order(0));
        assertTrue(Double.isNaN(free.fit(new double[]{9}, Progress.NONE).of("F")[0]));
    }

    @Test
    void neighboursBeyondTheHeapAreRefused() {
        PointCloud cloud = Clouds.random(1, 200_000, 1);
        var e = assertThrows(IllegalArgumentException.class,
            () -> prepare(cloud, NeighbourRule.nearest(100_000), DEFAULTS));
        assertTrue(e.getMessage().contains("Use fewer neighbours"), e.getMessage());
        var radius = assertThrows(IllegalArgumentException.class,
            () -> prepare(cloud, NeighbourRule.within(1), DEFAULTS.withOrder(1)));
        assertTrue(radius.getMessage().contains("Use a smaller radius"), radius.getMessage());
    }

    @Test
    void preparedFitsAreSmall() {
        var wlsqm = prepare(Clouds.random(2, 1000, 1), NeighbourRule.nearest(12), DEFAULTS);
        assertEquals(1000 * (15 * 8 + 5 + 12 * 4), wlsqm.memory());
    }
}
