package org.latentrom.engine.scattered;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.wlsqm.SingularRule;
import org.latentrom.engine.wlsqm.Weighting;

/** Fits on the classical stencils, mixed derivatives known to be 0, are the classical central differences. */
class StencilTest {
    private static final double H = 1e-2;

    static Stream<Arguments> functions() {
        return Stream.<DoubleUnaryOperator>of(Math::sin, Math::exp, x -> Math.sin(x) * Math.exp(x))
            .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void threePoints(final DoubleUnaryOperator f) {
        double x = 0.3;
        PointCloud cloud = new PointCloud(1, new double[]{x - H, x, x + H});
        double[] v = Clouds.values(cloud, p -> f.applyAsDouble(p[0]));
        double[][] fit = fit(cloud, v, DofSet.NONE, x);
        assertEquals(v[1], fit[0][0], 1e-12);
        assertEquals((v[2] - v[0]) / (2 * H), fit[1][0], 1e-11);
        assertEquals((v[2] - 2 * v[1] + v[0]) / (H * H), fit[2][0], 1e-10);
    }

    @Test
    void fivePoints() {
        PointCloud cloud = cross(0.3, 0.4);
        double[] v = Clouds.values(cloud, p -> Math.sin(p[0]) * Math.exp(p[1]));
        double[][] fit = fit(cloud, v, DofSet.of(DofLayout.of(2, 2), "XY"), 0.3, 0.4);
        assertEquals(v[0], fit[0][0], 1e-12);
        assertEquals((v[2] - v[1]) / (2 * H), fit[1][0], 1e-10);
        assertEquals((v[4] - v[3]) / (2 * H), fit[2][0], 1e-10);
        assertEquals((v[2] - 2 * v[0] + v[1]) / (H * H), fit[3][0], 1e-8);
        assertEquals(0, fit[4][0]);
        assertEquals((v[4] - 2 * v[0] + v[3]) / (H * H), fit[5][0], 1e-8);
    }

    @Test
    void sevenPoints() {
        PointCloud cloud = cross(0.3, 0.4, 0.5);
        double[] v = Clouds.values(cloud, p -> Math.sin(p[0]) * Math.exp(p[1]) * Math.cos(p[2]));
        double[][] fit = fit(cloud, v, DofSet.of(DofLayout.of(3, 2), "XY", "YZ", "XZ"), 0.3, 0.4, 0.5);
        int[] second = {4, 6, 8};
        for (int axis = 0; axis < 3; axis++) {
            double minus = v[1 + 2 * axis];
            double plus = v[2 + 2 * axis];
            assertEquals((plus - minus) / (2 * H), fit[1 + axis][0], 1e-10);
            assertEquals((plus - 2 * v[0] + minus) / (H * H), fit[second[axis]][0], 1e-6);
        }
        assertEquals(v[0], fit[0][0], 1e-10);
    }

    /** @return the point and its neighbours at distance H along each axis, minus before plus */
    private static PointCloud cross(final double... x) {
        int d = x.length;
        var points = new double[(1 + 2 * d) * d];
        for (int i = 0; i < 1 + 2 * d; i++) {
            System.arraycopy(x, 0, points, i * d, d);
            if (i > 0) {
                points[i * d + (i - 1) / 2] += i % 2 == 1 ? -H : H;
            }
        }
        return new PointCloud(d, points);
    }

    private static double[][] fit(final PointCloud cloud, final double[] values, final DofSet zeros,
        final double... x) {
        var options = new ScatteredOptions(2, Weighting.UNIFORM, zeros, SingularRule.LEAVE_OUT, 0);
        return ScatteredWlsqm
            .prepare(cloud, Clouds.one(x), NeighbourRule.nearest(cloud.size()), options, Progress.NONE)
            .fit(values, new double[35][1], Progress.NONE).derivatives();
    }
}
