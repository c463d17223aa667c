package org.latentrom.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.scattered.DofLayout;
import org.latentrom.engine.scattered.DofSet;
import org.latentrom.engine.scattered.NeighbourRule;
import org.latentrom.engine.scattered.PointCloud;
import org.latentrom.engine.scattered.ScatteredFit;
import org.latentrom.engine.scattered.ScatteredInterpolation;
import org.latentrom.engine.scattered.ScatteredOptions;
import org.latentrom.engine.scattered.ScatteredWlsqm;
import org.latentrom.engine.wlsqm.FitOptions;
import org.latentrom.engine.wlsqm.ImageWlsqm;
import org.latentrom.engine.wlsqm.Neighbourhood;
import org.latentrom.engine.wlsqm.Weighting;

/**
 * Times scattered WLSQM on uniform random points (value known, CENTER weights, twice as many nearest neighbours as
 * unknowns), beside a plain implementation with EJML in the same run, which visits the same neighbours and solves the
 * normal equations of each point and data set by EJML's general solver, one thread; and interpolation at as many
 * places. Figures are the best of several runs. At the end, an image with a large radius as a point cloud.
 */
public final class ScatteredBenchmark {
    private static final int REPEATS = 5;

    private static final int DATA_SETS = 4;

    private ScatteredBenchmark() {
    }

    /** @param args number of points, 100000 by default */
    public static void main(final String[] args) {
        int points = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        measure(2, 2, points / 10, 1); // warms up
        System.out.printf(Locale.ROOT, "%d points, %d processors, best of %d%n", points,
            Runtime.getRuntime().availableProcessors(), REPEATS);
        measure(1, 2, points, REPEATS);
        measure(2, 2, points, REPEATS);
        measure(2, 4, points, REPEATS);
        measure(3, 2, points, REPEATS);
        measure(3, 4, points / 5, 2);
        measureImage(128, 40.5);
    }

    /** Pixels as a cloud, the case whose data python-wlsqm cannot hold in one solver; beside the fits of images. */
    private static void measureImage(final int n, final double radius) {
        var x = new double[2 * n * n];
        var values = new double[n * n];
        for (int i = 0; i < n * n; i++) {
            x[2 * i] = i % n;
            x[2 * i + 1] = i / n;
            values[i] = Math.sin(i % n * Math.PI / (n - 1)) * Math.cos(i / n * Math.PI / (n - 1));
        }
        var options = ScatteredOptions.DEFAULTS.withWeighting(Weighting.UNIFORM).withKnowns(DofSet.NONE);
        long start = System.nanoTime();
        var wlsqm = ScatteredWlsqm.prepare(new PointCloud(2, x), NeighbourRule.within(radius).withOrigin(true), options,
            Progress.NONE);
        double prepare = seconds(start);
        start = System.nanoTime();
        double[][] fit = wlsqm.fit(values, Progress.NONE).derivatives();
        double solve = seconds(start);
        double[][] image = ImageWlsqm.prepare(Mask.full(n, n), 1, 1, FitOptions.of(Neighbourhood.disc(radius)),
            Progress.NONE).fit(values, Progress.NONE);
        double worst = 0;
        for (int dof = 0; dof < 6; dof++) {
            for (int i = 0; i < n * n; i++) {
                worst = Math.max(worst, Math.abs(fit[dof][i] - image[dof][i]));
            }
        }
        System.out.printf(Locale.ROOT, "%d x %d pixels as a cloud, radius %.1f: prepare %.0f ms, fit %.0f ms, %d MB of "
            + "memory; differs from the fits of the image by %.1e at most%n", n, n, radius, 1e3 * prepare, 1e3 * solve,
            wlsqm.memory() >> 20, worst);
    }

    private static void measure(final int dimension, final int order, final int points, final int repeats) {
        var random = new Random(1);
        var cloud = new PointCloud(dimension, random.doubles((long)points * dimension).toArray());
        var places = new PointCloud(dimension, random.doubles((long)points * dimension).toArray());
        var values = new double[points];
        for (int i = 0; i < points; i++) {
            for (int axis = 0; axis < dimension; axis++) {
                values[i] += Math.sin(3 * cloud.coordinate(i, axis) + axis);
            }
        }
        var options = ScatteredOptions.DEFAULTS.withOrder(order);
        int neighbours = 2 * options.unknowns(dimension);
        double[] best = new double[6];
        Arrays.fill(best, Double.MAX_VALUE);
        for (int repeat = 0; repeat < repeats; repeat++) {
            long start = System.nanoTime();
            var wlsqm = ScatteredWlsqm.prepare(cloud, NeighbourRule.nearest(neighbours), options, Progress.NONE);
            best[0] = Math.min(best[0], seconds(start));
            start = System.nanoTime();
            // an order 0 fit costs next to nothing: what is left is finding the neighbours
            ScatteredWlsqm.prepare(cloud, NeighbourRule.nearest(neighbours), options.withOrder(0), Progress.NONE);
            best[5] = Math.min(best[5], seconds(start));
            start = System.nanoTime();
            ScatteredFit fit = wlsqm.fit(values, Progress.NONE);
            best[1] = Math.min(best[1], seconds(start));
            if (repeat < 2) {
                start = System.nanoTime();
                plain(wlsqm, cloud, values, fit);
                best[2] = Math.min(best[2], seconds(start));
            }
            start = System.nanoTime();
            ScatteredInterpolation.nearest(List.of(fit), new int[1], places, Progress.NONE);
            best[3] = Math.min(best[3], seconds(start));
            double radius = 2 * Math.pow(points, -1.0 / dimension);
            start = System.nanoTime();
            ScatteredInterpolation.continuous(List.of(fit), new int[1], places, radius, Progress.NONE);
            best[4] = Math.min(best[4], seconds(start));
        }
        System.out.printf(Locale.ROOT, "%d-D, order %d, %d neighbours, %d points: prepare %.0f ms, of which %.0f for "
            + "finding neighbours; fit %.1f ms (%.0f a ms); plain EJML %.0f ms without finding neighbours; prepare and "
            + "fit %d data sets %.1f times faster than plain; interpolate nearest %.0f ms, continuous %.0f ms%n",
            dimension, order, neighbours, points,
            1e3 * best[0], 1e3 * best[5], 1e3 * best[1], points / best[1] / 1e3, 1e3 * best[2], DATA_SETS,
            (best[5] + DATA_SETS * best[2]) / (best[0] + DATA_SETS * best[1]), 1e3 * best[3], 1e3 * best[4]);
    }

    private static double seconds(final long start) {
        return 1e-9 * (System.nanoTime() - start);
    }

    /** Normal equations of each point as matrices, EJML's general solver; compares with the fit. */
    private static void plain(final ScatteredWlsqm wlsqm, final PointCloud cloud, final double[] values,
        final ScatteredFit fit) {
        DofLayout layout = wlsqm.layout();
        int unknowns = layout.size() - 1;
        int dimension = layout.dimension();
        var c = new double[layout.size()];
        var offset = new double[dimension];
        double worst = 0;
        for (int i = 0; i < cloud.size(); i++) {
            int[] neighbours = wlsqm.neighbours(i);
            double farthest = 0;
            for (int k : neighbours) {
                farthest = Math.max(farthest, distance(cloud, i, k, offset));
            }
            var a = new DMatrixRMaj(unknowns, unknowns);
            var b = new DMatrixRMaj(unknowns, 1);
            for (int k : neighbours) {
                double share = 1 - distance(cloud, i, k, offset) / farthest;
                double w = 1e-4 + (1 - 1e-4) * share * share;
                monomials(layout, offset, farthest, c);
                for (int row = 0; row < unknowns; row++) {
                    b.add(row, 0, w * c[row + 1] * (values[k] - values[i]));
                    for (int column = 0; column < unknowns; column++) {
                        a.add(row, column, w * c[row + 1] * c[column + 1]);
                    }
                }
            }
            var x = new DMatrixRMaj(unknowns, 1);
            CommonOps_DDRM.solve(a, b, x);
            worst = Math.max(worst, Math.abs(x.get(0, 0) / farthest - fit.derivatives()[1][i]));
        }
        if (worst > 1e-3) {
            throw new IllegalStateException("the plain implementation gives another fit, by " + worst);
        }
    }

    /** Taylor terms of the offset in units of the farthest neighbour's distance. */
    private static void monomials(final DofLayout layout, final double[] offset, final double farthest,
        final double[] c) {
        for (int dof = 0; dof < c.length; dof++) {
            c[dof] = 1.0 / layout.factorials(dof);
            for (int axis = 0; axis < offset.length; axis++) {
                double t = offset[axis] / farthest;
                for (int p = layout.power(dof, axis); p > 0; p--) {
                    c[dof] *= t;
                }
            }
        }
    }

    private static double distance(final PointCloud cloud, final int from, final int to, final double[] offset) {
        double square = 0;
        for (int axis = 0; axis < offset.length; axis++) {
            offset[axis] = cloud.coordinate(to, axis) - cloud.coordinate(from, axis);
            square += offset[axis] * offset[axis];
        }
        return Math.sqrt(square);
    }
}
