package org.latentrom.engine.scattered;

import java.util.Random;
import java.util.function.ToDoubleFunction;

/** Point clouds and values on them for the tests. */
final class Clouds {
    private Clouds() {
    }

    /** @return uniform random points in [-1, 1]^dimension, the same for the same seed */
    static PointCloud random(final int dimension, final int points, final long seed) {
        var random = new Random(seed);
        return new PointCloud(dimension, random.doubles((long)dimension * points, -1, 1).toArray());
    }

    static PointCloud one(final double... coordinates) {
        return new PointCloud(coordinates.length, coordinates);
    }

    /** @param f gets a point's coordinates */
    static double[] values(final PointCloud cloud, final ToDoubleFunction<double[]> f) {
        var values = new double[cloud.size()];
        var x = new double[cloud.dimension()];
        for (int i = 0; i < values.length; i++) {
            for (int axis = 0; axis < x.length; axis++) {
                x[axis] = cloud.coordinate(i, axis);
            }
            values[i] = f.applyAsDouble(x);
        }
        return values;
    }

    /** @return an n x n grid of spacing h from the origin, row by row */
    static PointCloud grid(final int n, final double h) {
        var x = new double[2 * n * n];
        for (int i = 0; i < n * n; i++) {
            x[2 * i] = i % n * h;
            x[2 * i + 1] = i / n * h;
        }
        return new PointCloud(2, x);
    }
}
