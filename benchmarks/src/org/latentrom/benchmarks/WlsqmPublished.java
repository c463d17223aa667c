package org.latentrom.benchmarks;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;

import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.wlsqm.Derivative;
import org.latentrom.engine.wlsqm.FitOptions;
import org.latentrom.engine.wlsqm.ImageDerivatives;
import org.latentrom.engine.wlsqm.ImageWlsqm;
import org.latentrom.engine.wlsqm.Neighbourhood;
import org.latentrom.engine.wlsqm.NoiseEstimate;
import org.latentrom.engine.wlsqm.Refit;

/**
 * The published figures of randomthought's WLSQM demos beside ours, as Markdown tables. They come from the colour bars
 * of its pictures; where captions and code disagree, radii and sizes are those that reproduce the pictures (x^2 + y
 * with N = 3.5 instead of 2.5, noise on 256 x 256 pixels instead of 128 x 128, N = 43 beside 43.5). Errors are over
 * the whole image, borders included. The reference's noise was not seeded, so ours is that of several seeds.
 */
public final class WlsqmPublished {
    private static final int N = 256;

    private static final int SEEDS = 12;

    private static final Set<Derivative> SECOND = EnumSet.range(Derivative.FXX, Derivative.FYY);

    private static final Set<Derivative> ALL = EnumSet.range(Derivative.F, Derivative.FYY);

    private WlsqmPublished() {
    }

    /** Prints the tables; no arguments. */
    public static void main(final String[] args) {
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        System.out.println("""
            # WLSQM: published figures and ours

            Printed by `benchmarks/run wlsqm-published`. The published figures are those of the colour bars in
            randomthought's README (revision a9f7bbd), with the radii and sizes that reproduce its pictures where
            captions and code disagree. Errors are over the whole image, borders included.
            """);
        System.out.println("## x² + y, 128 × 128 on [0, 1]², radius 3.5: least and greatest error\n");
        System.out.println("The float32 picture shows refitted derivatives, the float64 one raw ones.\n");
        System.out.println("| | published | ours | ours, refitted |");
        System.out.println("|---|---|---|---|");
        polynomial(false, "−7.2e-13, 8.6e-13", "−5.5e-11, 7.0e-11", "−2.1e-11, 1.6e-11", "−6.3e-11, 7.0e-11");
        polynomial(true, "−5.8e-4, 1.3e-4", "−4.7e-2, 3.7e-2", "−3.3e-2, 9e-3", "−7.3e-2, 4.4e-2");
        System.out.println("\n## sin x cos y with noise σ, 256 × 256 on [0, π]²: greatest absolute error\n");
        System.out.printf("""
            The reference's noise was not seeded: ours is the median of %d seeds (least – greatest); ✓ where a seed
            reaches the published figure. Second derivatives: raw and refitted ones together, as in the pictures. The
            last column is the noise that is estimated from the image alone (unbiased; mean of the seeds).

            """, SEEDS);
        System.out.println("| picture | σ | N | order | denoising | f | first | second | noise |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        double[] published = published("wlsqm_err", "1e-3", "9.5", "some", .00057, .0119, .141);
        for (int steps = 1; steps <= 3; steps++) {
            noisy(1e-3, 9.5, 2, steps, published);
        }
        published = published("wlsqm_err2", "1e-3", "26.5", "0", .00157, .0181, .146);
        noisy(1e-3, 26.5, 2, 0, published);
        published = published("wlsqm_err_N40", "1e-3", "40.5", "0", .0052, .0410, .198);
        noisy(1e-3, 40.5, 2, 0, published);
        noisy(1e-3, 60.5, 4, 0, published);
        published = published("wlsqm_err_N43_highnoise", "1e-2", "43 or 43.5", "0", .0061, .0450, .275);
        noisy(1e-2, 43, 2, 0, published);
        noisy(1e-2, 43.5, 2, 0, published);
        noisy(1e-2, 80.5, 4, 0, published);
    }

    private static ImageWlsqm fits(final int n, final double length, final double radius, final int order) {
        double h = length / (n - 1);
        return ImageWlsqm.prepare(Mask.full(n, n), h, h,
            FitOptions.of(Neighbourhood.disc(radius)).withOrder(order), Progress.NONE);
    }

    private static double[] sampled(final int n, final double length, final DoubleBinaryOperator f) {
        double h = length / (n - 1);
        return IntStream.range(0, n * n).mapToDouble(i -> f.applyAsDouble(i % n * h, i / n * h)).toArray();
    }

    private static void polynomial(final boolean single, final String... published) {
        ImageWlsqm fits = fits(128, 1, 3.5, 2);
        double[] z = sampled(128, 1, (x, y) -> x * x + y);
        double[][] raw = fit(fits, z, single);
        double[][] ofX = fit(fits, raw[1], single);
        double[][] ofY = fit(fits, raw[2], single);
        double[] mixed = new double[z.length];
        Arrays.setAll(mixed, i -> 0.5 * (ofX[2][i] + ofY[1][i]));
        double[][] refit = {ofY[0], ofX[1], mixed, ofY[2]};
        String[] names = {"fy", "fxx", "fxy", "fyy"};
        double[] truth = {1, 2, 0, 0};
        for (int k = 0; k < 4; k++) {
            System.out.printf(Locale.ROOT, "| %s %s | %s | %s | %s |%n", single ? "float32" : "float64", names[k],
                published[k], range(raw[k + 2], truth[k]), range(refit[k], truth[k]));
        }
    }

    private static double[][] fit(final ImageWlsqm fits, final double[] z, final boolean single) {
        if (!single) {
            return fits.fit(z, Progress.NONE);
        }
        var rounded = new float[z.length];
        for (int i = 0; i < z.length; i++) {
            rounded[i] = (float)z[i];
        }
        float[][] fit = fits.fit(rounded, Progress.NONE);
        return Arrays.stream(fit).map(f -> IntStream.range(0, f.length).mapToDouble(i -> f[i]).toArray())
            .toArray(double[][]::new);
    }

    private static String range(final double[] values, final double truth) {
        double least = Arrays.stream(values).min().orElseThrow() - truth;
        double greatest = Arrays.stream(values).max().orElseThrow() - truth;
        return String.format(Locale.ROOT, "%.1e, %.1e", least, greatest).replace('-', '−').replace("e−", "e-");
    }

    /** @return the published ranges */
    private static double[] published(final String picture, final String sigma, final String radius,
        final String steps, final double... ranges) {
        System.out.printf(Locale.ROOT, "| %s, published | %s | %s | 2 | %s | %.5f | %.4f | %.3f | |%n", picture, sigma,
            radius, steps, ranges[0], ranges[1], ranges[2]);
        return ranges;
    }

    private static void noisy(final double sigma, final double radius, final int order, final int steps,
        final double... published) {
        var greatest = new double[3][SEEDS];
        double noise = 0;
        ImageWlsqm fits = fits(N, Math.PI, radius, order);
        var off = new ImageDerivatives(fits, Refit.OFF, steps, Progress.NONE);
        var refitted = new ImageDerivatives(fits, Refit.SECOND, steps, Progress.NONE);
        for (int seed = 0; seed < SEEDS; seed++) {
            double[] z = noise(sigma, seed + 1);
            double[][] raw = off.of(z, ALL, Progress.NONE);
            double[][] refit = refitted.of(z, SECOND, Progress.NONE);
            for (Derivative d : ALL) {
                double[] truth = sampled(N, Math.PI, truth(d));
                double worst = distance(raw[d.ordinal()], truth);
                worst = d.order() < 2 ? worst : Math.max(worst, distance(refit[d.ordinal()], truth));
                greatest[d.order()][seed] = Math.max(greatest[d.order()][seed], worst);
            }
            noise += NoiseEstimate.of(fits, z, Progress.NONE).unbiased() / SEEDS;
        }
        System.out.printf(Locale.ROOT, "| ours | %s | %s | %d | %d | %s | %s | %s | %.2e |%n",
            sigma == 1e-3 ? "1e-3" : "1e-2", radius == Math.rint(radius) ? "" + (int)radius : "" + radius, order, steps,
            range(greatest[0], "%.5f", published[0]), range(greatest[1], "%.4f", published[1]),
            range(greatest[2], "%.3f", published[2]), noise);
    }

    private static double[] noise(final double sigma, final long seed) {
        var random = new Random(seed);
        double[] z = sampled(N, Math.PI, truth(Derivative.F));
        for (int i = 0; i < z.length; i++) {
            z[i] += sigma * random.nextGaussian();
        }
        return z;
    }

    private static DoubleBinaryOperator truth(final Derivative d) {
        // each derivation shifts a sine or cosine by a quarter of its period
        return (x, y) -> Math.sin(x + d.x() * Math.PI / 2) * Math.cos(y + d.y() * Math.PI / 2);
    }

    private static double distance(final double[] values, final double[] truth) {
        double worst = 0;
        for (int i = 0; i < values.length; i++) {
            worst = Math.max(worst, Math.abs(values[i] - truth[i]));
        }
        return worst;
    }

    private static String range(final double[] ofSeeds, final String format, final double published) {
        double[] sorted = ofSeeds.clone();
        Arrays.sort(sorted);
        double median = 0.5 * (sorted[SEEDS / 2 - 1] + sorted[SEEDS / 2]);
        return String.format(Locale.ROOT, format + " (" + format + " – " + format + ")", median, sorted[0],
            sorted[SEEDS - 1]) + (String.format(Locale.ROOT, format, sorted[0])
            .compareTo(String.format(Locale.ROOT, format, published)) <= 0 ? " ✓" : "");
    }
}
