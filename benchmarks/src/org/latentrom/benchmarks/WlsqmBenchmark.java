package org.latentrom.benchmarks;

import java.util.Locale;

import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.wlsqm.FitOptions;
import org.latentrom.engine.wlsqm.ImageWlsqm;
import org.latentrom.engine.wlsqm.Neighbourhood;

/**
 * Times image WLSQM (order 2, float64, sin x cos y) at 128 x 128 and the radii 2.5, 10.5 and 40.5, full image and with
 * an obstacle, beside a plain implementation in the same run: one loop over the neighbours a pixel, one matrix a pixel,
 * one thread. Also 1024 x 1024 at radius 10.5. Figures are the best of several runs.
 */
public final class WlsqmBenchmark {
    private static final int N = 128;

    private WlsqmBenchmark() {
    }

    /** Prints the figures; no arguments. */
    public static void main(final String[] args) {
        for (int warm = 0; warm < 5; warm++) {
            for (double radius : new double[]{2.5, 10.5, 40.5}) {
                measure(Mask.full(N, N), radius, 2);
            }
        }
        for (double radius : new double[]{2.5, 10.5, 40.5}) {
            double[] full = measure(Mask.full(N, N), radius, 10);
            double[] masked = measure(obstacle(), radius, 10);
            double[] plain = plainSeconds(radius, radius > 20 ? 2 : 5);
            System.out.printf(Locale.ROOT,
                "%d x %d, r = %.1f: prepare %.2f ms, fit %.2f ms; with an obstacle %.2f and %.2f ms; "
                    + "plain %.1f and %.1f ms; together %.1f times faster%n",
                N, N, radius, 1e3 * full[0], 1e3 * full[1], 1e3 * masked[0], 1e3 * masked[1], 1e3 * plain[0],
                1e3 * plain[1], (plain[0] + plain[1]) / (full[0] + full[1]));
        }
        double[] large = measure(Mask.full(1024, 1024), 10.5, 3);
        System.out.printf(Locale.ROOT, "1024 x 1024, r = 10.5: prepare %.0f ms, fit %.0f ms%n", 1e3 * large[0],
            1e3 * large[1]);
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

    /** @return seconds of prepare and of fit */
    private static double[] measure(final Mask mask, final double radius, final int repeats) {
        double[] z = image(mask.height(), mask.width());
        double h = Math.PI / (mask.width() - 1);
        double[] best = {Double.MAX_VALUE, Double.MAX_VALUE};
        for (int i = 0; i < repeats; i++) {
            long start = System.nanoTime();
            ImageWlsqm wlsqm = ImageWlsqm.prepare(mask, h, h, FitOptions.of(Neighbourhood.disc(radius)),
                Progress.NONE);
            long middle = System.nanoTime();
            wlsqm.fit(z, Progress.NONE);
            best[0] = Math.min(best[0], 1e-9 * (middle - start));
            best[1] = Math.min(best[1], 1e-9 * (System.nanoTime() - middle));
        }
        return best;
    }

    private static double[] plainSeconds(final double radius, final int repeats) {
        double[] z = image(N, N);
        double[] best = {Double.MAX_VALUE, Double.MAX_VALUE};
        double[][] fit = ImageWlsqm.prepare(Mask.full(N, N), 1, 1, FitOptions.of(Neighbourhood.disc(radius)),
            Progress.NONE).fit(z, Progress.NONE);
        for (int i = 0; i < repeats; i++) {
            long start = System.nanoTime();
            var matrices = new double[N * N][];
            for (int pixel = 0; pixel < matrices.length; pixel++) {
                matrices[pixel] = plainMatrix(pixel, radius);
            }
            long middle = System.nanoTime();
            double worst = 0;
            for (int pixel = 0; pixel < matrices.length; pixel++) {
                double[] a = plainSolve(pixel, radius, z, matrices[pixel]);
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

    /** Cholesky factor of a pixel's normal matrix, neighbours visited one by one; monomials with their factorials. */
    private static double[] plainMatrix(final int pixel, final double radius) {
        var a = new double[36];
        var c = new double[6];
        int reach = (int)radius;
        for (int v = -reach; v <= reach; v++) {
            for (int u = -reach; u <= reach; u++) {
                if (isNeighbour(pixel, u, v, radius)) {
                    monomials(u, v, c);
                    for (int i = 0; i < 6; i++) {
                        for (int j = 0; j <= i; j++) {
                            a[6 * i + j] += c[i] * c[j];
                        }
                    }
                }
            }
        }
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a[6 * i + j];
                for (int k = 0; k < j; k++) {
                    sum -= a[6 * i + k] * a[6 * j + k];
                }
                a[6 * i + j] = i == j ? Math.sqrt(sum) : sum / a[6 * j + j];
            }
        }
        return a;
    }

    private static double[] plainSolve(final int pixel, final double radius, final double[] z, final double[] lower) {
        var b = new double[6];
        var c = new double[6];
        int reach = (int)radius;
        for (int v = -reach; v <= reach; v++) {
            for (int u = -reach; u <= reach; u++) {
                if (isNeighbour(pixel, u, v, radius)) {
                    monomials(u, v, c);
                    double value = z[pixel + v * N + u];
                    for (int i = 0; i < 6; i++) {
                        b[i] += c[i] * value;
                    }
                }
            }
        }
        for (int i = 0; i < 6; i++) {
            for (int k = 0; k < i; k++) {
                b[i] -= lower[6 * i + k] * b[k];
            }
            b[i] /= lower[6 * i + i];
        }
        for (int i = 5; i >= 0; i--) {
            for (int k = i + 1; k < 6; k++) {
                b[i] -= lower[6 * k + i] * b[k];
            }
            b[i] /= lower[6 * i + i];
        }
        return b;
    }

    private static boolean isNeighbour(final int pixel, final int u, final int v, final double radius) {
        int column = pixel % N + u;
        int row = pixel / N + v;
        return u * u + v * v <= radius * radius && column >= 0 && column < N && row >= 0 && row < N;
    }

    private static void monomials(final double u, final double v, final double[] c) {
        c[0] = 1;
        c[1] = u;
        c[2] = v;
        c[3] = u * u / 2;
        c[4] = u * v;
        c[5] = v * v / 2;
    }
}
