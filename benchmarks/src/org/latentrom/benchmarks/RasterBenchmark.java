package org.latentrom.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;

import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.raster.ChannelSource;
import org.latentrom.engine.raster.Rasterizer;
import org.latentrom.engine.raster.Resolution;

/**
 * Times the rasterizer on a mesh of the size of the cylinder wake's (1369 points, 2592 triangles, irregular): building the
 * weights, applying them to 200 snapshots of two channels, and, in the same run, what a search in every snapshot costs.
 */
public final class RasterBenchmark {
    private static final int SNAPSHOTS = 200;

    private static final int WARM_UP = 30;

    private static final List<ChannelSource> SOURCES =
        List.of(new ChannelSource("v", 0, "v_x"), new ChannelSource("v", 1, "v_y"));

    private RasterBenchmark() {
    }

    /** Prints the figures; no arguments. */
    public static void main(final String[] args) {
        Mesh mesh = mesh(36, 7);
        Extent extent = Rasterizer.extentOf(mesh);
        var values = new double[3 * mesh.points()];
        var random = new Random(1);
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextGaussian();
        }
        var snapshot = new Snapshot(mesh, List.of(new MeshField("v", MeshField.Location.POINT, 3, values)));
        for (int side : new int[]{128, 256}) {
            var grid = new Resolution(side, side);
            double build = seconds(() -> Rasterizer.of(mesh, extent, grid, Progress.NONE));
            Rasterizer rasterizer = Rasterizer.of(mesh, extent, grid, Progress.NONE);
            double apply = seconds(() -> applyAll(rasterizer, snapshot));
            double search = naiveSeconds(mesh, values, rasterizer.rasterize(snapshot, SOURCES));
            double all = build + apply;
            System.out.printf(Locale.ROOT, "%d x %d: weights %.2f ms; %d snapshots x 2 channels %.1f ms; "
                + "search through all cells in every snapshot %.0f ms (1 measured, x %d), ratio %.0f; "
                + "weights anew for every snapshot %.0f ms, ratio %.1f%n", side, side, 1e3 * build, SNAPSHOTS, 1e3 * apply,
                1e3 * SNAPSHOTS * search, SNAPSHOTS, SNAPSHOTS * search / all, 1e3 * (SNAPSHOTS * build + apply),
                (SNAPSHOTS * build + apply) / all);
        }
    }

    private static float applyAll(final Rasterizer rasterizer, final Snapshot snapshot) {
        float sum = 0;
        for (int s = 0; s < SNAPSHOTS; s++) {
            sum += rasterizer.rasterize(snapshot, SOURCES).values()[s];
        }
        return sum;
    }

    /** Best of ten after a warm-up, so that the just-in-time compiler and neighbours on the machine matter little. */
    private static double seconds(final Supplier<?> work) {
        for (int i = 0; i < WARM_UP; i++) {
            work.get();
        }
        double best = Double.MAX_VALUE;
        for (int i = 0; i < 10; i++) {
            long start = System.nanoTime();
            work.get();
            best = Math.min(best, 1e-9 * (System.nanoTime() - start));
        }
        return best;
    }

    /** Every pixel looks at all triangles until one holds it; checks that it gets the same field. */
    private static double naiveSeconds(final Mesh mesh, final double[] values, final Field expected) {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            double difference = naive(mesh, values, expected);
            best = Math.min(best, 1e-9 * (System.nanoTime() - start));
            if (difference > 1e-5) {
                throw new IllegalStateException("the plain search gives another field, by " + difference);
            }
        }
        return best;
    }

    private static double naive(final Mesh mesh, final double[] values, final Field expected) {
        int[] n = mesh.connectivityArray();
        double[] p = mesh.pointArray();
        double worst = 0;
        for (int row = 0; row < expected.shape().height(); row++) {
            for (int column = 0; column < expected.shape().width(); column++) {
                double x = expected.shape().x(column);
                double y = expected.shape().y(row);
                for (int c = 0; c < n.length; c += 3) {
                    int a = 3 * n[c];
                    int b = 3 * n[c + 1];
                    int d = 3 * n[c + 2];
                    double det = (p[b] - p[a]) * (p[d + 1] - p[a + 1]) - (p[d] - p[a]) * (p[b + 1] - p[a + 1]);
                    double u = ((x - p[a]) * (p[d + 1] - p[a + 1]) - (y - p[a + 1]) * (p[d] - p[a])) / det;
                    double v = ((y - p[a + 1]) * (p[b] - p[a]) - (x - p[a]) * (p[b + 1] - p[a + 1])) / det;
                    if (u >= -1e-9 && v >= -1e-9 && u + v <= 1 + 1e-9) {
                        for (int k = 0; k < 2; k++) {
                            double f = values[a + k] * (1 - u - v) + values[b + k] * u + values[d + k] * v;
                            worst = Math.max(worst, Math.abs(f - expected.at(k, row, column)));
                        }
                        break;
                    }
                }
            }
        }
        return worst;
    }

    private static Mesh mesh(final int n, final long seed) {
        var random = new Random(seed);
        var points = new double[3 * (n + 1) * (n + 1)];
        for (int p = 0; p < points.length / 3; p++) {
            int i = p % (n + 1);
            int j = p / (n + 1);
            boolean inner = i > 0 && i < n && j > 0 && j < n;
            points[3 * p] = (i + (inner ? 0.5 * random.nextDouble() - 0.25 : 0)) / n;
            points[3 * p + 1] = (j + (inner ? 0.5 * random.nextDouble() - 0.25 : 0)) / n;
        }
        var types = new byte[2 * n * n];
        var offsets = new int[types.length + 1];
        var connectivity = new int[3 * types.length];
        for (int c = 0; c < types.length; c++) {
            int corner = (c / 2 / n) * (n + 1) + c / 2 % n;
            types[c] = (byte)CellType.TRIANGLE.ordinal();
            offsets[c + 1] = 3 * c + 3;
            connectivity[3 * c] = corner;
            connectivity[3 * c + 1] = c % 2 == 0 ? corner + 1 : corner + n + 2;
            connectivity[3 * c + 2] = c % 2 == 0 ? corner + n + 2 : corner + n + 1;
        }
        return new Mesh(points, types, offsets, connectivity);
    }
}
