package org.latentrom.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Locale;

import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.wlsqm.FitOptions;
import org.latentrom.engine.wlsqm.ImageWlsqm;
import org.latentrom.engine.wlsqm.Neighbourhood;
import org.latentrom.engine.wlsqm.Weighting;

/**
 * Times image WLSQM on sin x cos y, beside a plain implementation in the same run: one loop over the neighbours a
 * pixel, one matrix a pixel, one thread. Also how time grows with the radius, orders, weights, adjoint, float32, an
 * image of 1024 x 1024, and memory. Times are the best of several runs. python-wlsqm runs beside it where it is
 * installed ({@link PythonWlsqm}); otherwise its figures are those of the specification: one thread, double, on an EPYC
 * with 2 cores.
 */
public final class WlsqmBenchmark {
    private static final int N = 128;

    private static final double[] RADII = {2.5, 10.5, 40.5};

    /** Seconds of python-wlsqm for prepare and solve at these radii. */
    private static final double[][] PYTHON = {{0.025, 0.0056}, {0.293, 0.042}, {3.50, 0.463}};

    private static final com.sun.management.ThreadMXBean THREADS =
        (com.sun.management.ThreadMXBean)ManagementFactory.getThreadMXBean();

    private WlsqmBenchmark() {
    }

    /** Prints the figures; no arguments. */
    public static void main(final String[] args) {
        for (int warm = 0; warm < 8; warm++) {
            for (double radius : RADII) {
                measure(Mask.full(N, N), options(radius), 4);
            }
        }
        againstOthers();
        growth();
        for (int order = 0; order <= FitOptions.GREATEST_ORDER; order++) {
            print("order " + order + ", r = 10.5", N, options(10.5).withOrder(order), 12);
        }
        for (Weighting weighting : Weighting.values()) {
            for (double radius : RADII) {
                print(weighting + ", r = " + radius, N, options(radius).withWeighting(weighting), 8);
            }
        }
        print("r = 10.5", 1024, options(10.5), 4);
        print("order 4, r = 10.5", 1024, options(10.5).withOrder(4), 3);
        memory(10.5, 2);
        memory(10.5, 4);
        memory(300.5, 2);
    }

    private static FitOptions options(final double radius) {
        return FitOptions.of(Neighbourhood.disc(radius));
    }

    private static void againstOthers() {
        for (int i = 0; i < RADII.length; i++) {
            double radius = RADII[i];
            double[] full = measure(Mask.full(N, N), options(radius), 20);
            double[] masked = measure(obstacle(), options(radius), 10);
            double[] plain = plainSeconds(radius, radius > 20 ? 2 : 5);
            double together = full[0] + full[1];
            System.out.printf(Locale.ROOT, "%d x %d, r = %.1f: prepare %.2f ms, fit %.2f ms; with an obstacle %.2f and "
                + "%.2f ms%n", N, N, radius, 1e3 * full[0], 1e3 * full[1], 1e3 * masked[0], 1e3 * masked[1]);
            System.out.printf(Locale.ROOT, "    plain, one thread, this run: %.1f and %.1f ms, together %.1f times "
                + "ours%n", 1e3 * plain[0], 1e3 * plain[1], (plain[0] + plain[1]) / together);
            againstPython(i, together);
        }
    }

    private static void againstPython(final int i, final double ours) {
        double[][] times = PythonWlsqm.seconds(RADII[i]).orElse(new double[][]{PYTHON[i]});
        String origin = times.length == 1 ? "published, it is not installed here" : "this run";
        for (int threads = 1; threads <= times.length; threads++) {
            double[] t = times[threads - 1];
            System.out.printf(Locale.ROOT, "    python-wlsqm, %d thread(s), %s: %.1f and %.1f ms, together %.1f times "
                + "ours%n", threads, origin, 1e3 * t[0], 1e3 * t[1], (t[0] + t[1]) / ours);
        }
    }

    private static void growth() {
        for (double radius : new double[]{5.5, 10.5, 20.5, 40.5, 80.5}) {
            double[] seconds = measure(Mask.full(256, 256), options(radius), 6);
            System.out.printf(Locale.ROOT, "256 x 256, r = %.1f: prepare %.2f ms, fit %.2f ms; per row of the disc "
                + "%.3f and %.3f ms%n", radius, 1e3 * seconds[0], 1e3 * seconds[1], 1e3 * seconds[0] / (2 * radius),
                1e3 * seconds[1] / (2 * radius));
        }
    }

    private static void print(final String what, final int n, final FitOptions options, final int repeats) {
        double[] seconds = measure(Mask.full(n, n), options, repeats);
        System.out.printf(Locale.ROOT, "%d x %d, %s: prepare %.2f ms, fit %.2f ms, in float32 %.2f ms, adjoint %.2f "
            + "ms%n", n, n, what, 1e3 * seconds[0], 1e3 * seconds[1], 1e3 * seconds[2], 1e3 * seconds[3]);
    }

    private static Mask obstacle() {
        var valid = new boolean[N * N];
        for (int i = 0; i < valid.length; i++) {
            valid[i] = Math.hypot(i % N - 40.0, i / N - 64.0) > 12;
        }
        return Mask.of(N, N, valid);
    }

    private static double[] image(final int height, final int width) {
        var z = new double[height * width];
        for (int i = 0; i < z.length; i++) {
            z[i] = Math.sin(i % width * Math.PI / (width - 1)) * Math.cos(i / width * Math.PI / (height - 1));
        }
        return z;
    }

    /** @return seconds of prepare, of fit in float64 and float32, and of the adjoint of all derivatives */
    private static double[] measure(final Mask mask, final FitOptions options, final int repeats) {
        double[] z = image(mask.height(), mask.width());
        var narrow = new float[z.length];
        for (int i = 0; i < z.length; i++) {
            narrow[i] = (float)z[i];
        }
        double h = Math.PI / (mask.width() - 1);
        double[] best = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
        for (int i = 0; i < repeats; i++) {
            var times = new long[5];
            times[0] = System.nanoTime();
            ImageWlsqm wlsqm = ImageWlsqm.prepare(mask, h, h, options, Progress.NONE);
            times[1] = System.nanoTime();
            double[][] fit = wlsqm.fit(z, Progress.NONE);
            times[2] = System.nanoTime();
            wlsqm.fit(narrow, Progress.NONE);
            times[3] = System.nanoTime();
            wlsqm.adjoint(fit, Progress.NONE);
            times[4] = System.nanoTime();
            for (int k = 0; k < best.length; k++) {
                best[k] = Math.min(best[k], 1e-9 * (times[k + 1] - times[k]));
            }
        }
        return best;
    }

    /** All that is allocated, whether it is freed on the way or not: an upper bound of what is needed at any time. */
    private static void memory(final double radius, final int order) {
        int n = 1024;
        double imageSize = 8.0 * n * n;
        double[] z = image(n, n);
        long before = allocated();
        ImageWlsqm wlsqm =
            ImageWlsqm.prepare(Mask.full(n, n), 1, 1, options(radius).withOrder(order), Progress.NONE);
        long prepared = allocated();
        double[][] fit = wlsqm.fit(z, Progress.NONE);
        long fitted = allocated();
        wlsqm.adjoint(fit, Progress.NONE);
        System.out.printf(Locale.ROOT, "%d x %d, order %d, r = %.1f: allocated in sizes of the image: prepare %.1f, "
            + "fit %.1f (of which the result %d), adjoint %.1f%n", n, n, order, radius, (prepared - before) / imageSize,
            (fitted - prepared) / imageSize, fit.length, (allocated() - fitted) / imageSize);
    }

    private static long allocated() {
        long sum = 0;
        for (long bytes : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
            sum += Math.max(0, bytes);
        }
        return sum;
    }

    private static double[] plainSeconds(final double radius, final int repeats) {
        double[] z = image(N, N);
        double[] best = {Double.MAX_VALUE, Double.MAX_VALUE};
        double[][] fit =
            ImageWlsqm.prepare(Mask.full(N, N), 1, 1, options(radius), Progress.NONE).fit(z, Progress.NONE);
        for (int i = 0; i < repeats; i++) {
            long start = System.nanoTime();
            var matrices = new double[N * N][];
            for (int pixel = 0; pixel < matrices.length; pixel++) {
                matrices[pixel] = PlainImageFits.matrix(pixel, N, radius);
            }
            long middle = System.nanoTime();
            double worst = 0;
            for (int pixel = 0; pixel < matrices.length; pixel++) {
                double[] a = PlainImageFits.solve(pixel, N, radius, z, matrices[pixel]);
                for (int k = 0; k < 6; k++) {
                    worst = Math.max(worst, Math.abs(a[k] - fit[k][pixel]));
                }
            }
            best[0] = Math.min(best[0], 1e-9 * (middle - start));
            best[1] = Math.min(best[1], 1e-9 * (System.nanoTime() - middle));
            if (worst > 1e-9) {
                throw new IllegalStateException("the plain implementation gives another fit, by " + worst);
            }
        }
        return best;
    }
}
