package org.latentrom.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Stream;

import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.tikhonov.CurveTikhonov;
import org.latentrom.engine.tikhonov.ImageTikhonov;
import org.latentrom.engine.tikhonov.ParameterRule;
import org.latentrom.engine.tikhonov.Regularization;
import org.latentrom.engine.tikhonov.Selection;
import org.latentrom.engine.wlsqm.Derivative;
import org.latentrom.engine.wlsqm.FitOptions;
import org.latentrom.engine.wlsqm.ImageWlsqm;
import org.latentrom.engine.wlsqm.Neighbourhood;
import org.latentrom.engine.wlsqm.SingularRule;

/**
 * Errors of regularised derivatives beside those of WLSQM, on the same noise: sin x cos y on [0, pi]^2 and a field with
 * a kink, 128 x 128, and Chartrand's |x - 1/2| in one dimension. At borders the regularisation takes second derivatives
 * across the border for 0: those of sin x cos y along x are, those along y are not, so both directions are shown.
 * Root mean squares over all samples, means over test seeds. WLSQM is shown with its default radius and with the order
 * and radius that are best for the derivative in question on noise of another seed, which nobody has who does not know
 * the truth; the regularisation finds its parameter from the test data alone.
 *
 * <pre>benchmarks/run tikhonov [seeds=3]</pre>
 */
public final class TikhonovBenchmark {
    private static final int N = 128;

    private static final double H = Math.PI / (N - 1);

    private static final long VALIDATION_SEED = 1_000;

    private static final double[] RADII = {2.5, 4.5, 6.5, 8.5, 10.5, 13.5, 16.5, 20.5, 25.5, 30.5, 40.5};

    /** From here on, the derivatives that a kink does not have. */
    private static final int SMOOTH_ONLY = 3;

    private static final int[] ORDERS = {2, 3, 4};

    private static final int CURVE = 100;

    private static final double CURVE_NOISE = 0.05;

    private static final int CURVE_SEEDS = 20;

    private TikhonovBenchmark() {
    }

    /** A field with its derivatives, in the order of {@link #SHOWN}. */
    private record Truth(String name, double[][] derivatives) {
        static Truth of(final String name, final DoubleBinaryOperator... derivatives) {
            return new Truth(name, Stream.of(derivatives).map(TikhonovBenchmark::image).toArray(double[][]::new));
        }

        double[] f() {
            return derivatives[0];
        }

        double[] of(final Derivative derivative) {
            return derivatives[SHOWN.indexOf(derivative)];
        }
    }

    private static double[] image(final DoubleBinaryOperator f) {
        var z = new double[N * N];
        for (int i = 0; i < z.length; i++) {
            z[i] = f.applyAsDouble(i % N * H, i / N * H);
        }
        return z;
    }

    /** Derivatives of an image, and a remark. */
    private interface Method {
        double[][] derivatives(double[] z, StringBuilder remark);
    }

    private record Named(String name, Method method) {
    }

    /** Prints the figures. */
    public static void main(final String[] args) {
        int seeds = new Arguments(args, 0).integer("seeds", 3);
        var smooth = Truth.of("sin x cos y", (x, y) -> Math.sin(x) * Math.cos(y), (x, y) -> Math.cos(x) * Math.cos(y),
            (x, y) -> -Math.sin(x) * Math.sin(y), (x, y) -> -Math.sin(x) * Math.cos(y),
            (x, y) -> -Math.sin(x) * Math.cos(y));
        DoubleBinaryOperator s = (x, y) -> x + y / 2 - 0.75 * Math.PI + 0.01;
        var kink = Truth.of("|x + y/2 - c| / 2", (x, y) -> Math.abs(s.applyAsDouble(x, y)) / 2,
            (x, y) -> Math.signum(s.applyAsDouble(x, y)) / 2, (x, y) -> Math.signum(s.applyAsDouble(x, y)) / 4,
            (x, y) -> 0, (x, y) -> 0);
        differentiate(regularised(Regularization.TV, ParameterRule.discrepancy()), smooth, 0.05, 0); // warm
        for (Truth truth : List.of(smooth, kink)) {
            for (double sigma : new double[]{0.01, 0.05, 0.1}) {
                images(truth, sigma, seeds);
            }
        }
        curve();
    }

    private static Named regularised(final Regularization regularization, final ParameterRule rule) {
        String name = regularization + ", " + switch (rule.kind()) {
            case DISCREPANCY -> Double.isNaN(rule.value()) ? "noise estimated (default)" : "noise given";
            case L_CURVE -> "L-curve";
            case GCV -> "cross-validation";
            case FIXED -> "fixed";
        };
        return new Named(name, (z, remark) -> {
            var result = ImageTikhonov.of(Mask.full(N, N), H, H, regularization).differentiate(z, rule, Progress.NONE);
            Selection selection = result.selection();
            remark.append(String.format(Locale.ROOT, "alpha %.2g", selection.alpha()))
                .append(selection.status() == Selection.Status.FOUND ? "" : ", " + selection.status());
            return result.derivatives();
        });
    }

    private static Named wlsqm(final String name, final int order, final double radius) {
        FitOptions options = FitOptions.of(Neighbourhood.disc(radius)).withOrder(order)
            .withRule(SingularRule.LOWER_ORDER);
        return new Named(name, (z, remark) -> {
            remark.append("order ").append(order).append(", radius ").append(radius);
            return ImageWlsqm.prepare(Mask.full(N, N), H, H, options, Progress.NONE).fit(z, Progress.NONE);
        });
    }

    private static double[] noisy(final Truth truth, final double sigma, final long seed) {
        var random = new Random(seed);
        double[] z = truth.f().clone();
        for (int i = 0; i < z.length; i++) {
            z[i] += sigma * random.nextGaussian();
        }
        return z;
    }

    private static double rms(final double[] a, final double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum / a.length);
    }

    private record Outcome(double[] errors, double seconds, String remark) {
    }

    private static final List<Derivative> SHOWN = List.of(Derivative.F, Derivative.FX, Derivative.FY, Derivative.FXX,
        Derivative.FYY);

    private static Outcome differentiate(final Named named, final Truth truth, final double sigma, final long seed) {
        double[] z = noisy(truth, sigma, seed);
        var remark = new StringBuilder();
        long start = System.nanoTime();
        double[][] d = named.method().derivatives(z, remark);
        double seconds = 1e-9 * (System.nanoTime() - start);
        return new Outcome(SHOWN.stream().mapToDouble(k -> rms(d[k.ordinal()], truth.of(k))).toArray(), seconds,
            remark.toString());
    }

    private static void images(final Truth truth, final double sigma, final int seeds) {
        List<Named> methods = new ArrayList<>();
        for (Regularization regularization : Regularization.values()) {
            methods.add(regularised(regularization, ParameterRule.discrepancy()));
            methods.add(regularised(regularization, ParameterRule.discrepancy(sigma)));
            methods.add(regularised(regularization, ParameterRule.lCurve()));
        }
        methods.add(3, regularised(Regularization.H2, ParameterRule.gcv()));
        methods.add(wlsqm("WLSQM, default", 2, 2.5));
        boolean bent = truth.name().startsWith("|");
        for (Derivative d : bent ? SHOWN.subList(0, SMOOTH_ONLY) : SHOWN) {
            methods.add(best(truth, sigma, d));
        }
        System.out.printf(Locale.ROOT, "%n%s, %d x %d, noise %.2f; mean of %d seeds, root mean square errors%n%-32s "
            + "%9s %9s %9s %9s %9s %8s%n", truth.name(), N, N, sigma, seeds, "", "f", "fx", "fy", bent ? "" : "fxx",
            bent ? "" : "fyy", "seconds");
        for (Named named : methods) {
            var errors = new double[SHOWN.size()];
            double seconds = 0;
            Outcome outcome = null;
            for (int seed = 1; seed <= seeds; seed++) {
                outcome = differentiate(named, truth, sigma, seed);
                seconds += outcome.seconds() / seeds;
                for (int k = 0; k < errors.length; k++) {
                    errors[k] += outcome.errors()[k] / seeds;
                }
            }
            // the second derivative of a kink is infinite on the line: no method can be judged by it
            System.out.printf(Locale.ROOT, "%-32s %9.5f %9.4f %9.4f %9s %9s %8.3f  %s%n", named.name(), errors[0],
                errors[1], errors[2], bent ? "" : String.format(Locale.ROOT, "%.3f", errors[SMOOTH_ONLY]),
                bent ? "" : String.format(Locale.ROOT, "%.3f", errors[SMOOTH_ONLY + 1]), seconds, outcome.remark());
        }
    }

    /** WLSQM with the order and radius of the least error in a derivative on the validation seed. */
    private static Named best(final Truth truth, final double sigma, final Derivative derivative) {
        Named best = null;
        double least = Double.POSITIVE_INFINITY;
        for (int order : ORDERS) {
            for (double radius : RADII) {
                Named candidate = wlsqm("WLSQM, best for " + derivative.name().toLowerCase(Locale.ROOT),
                    order, radius);
                double error = differentiate(candidate, truth, sigma, VALIDATION_SEED).errors()[SHOWN
                    .indexOf(derivative)];
                if (error < least) {
                    least = error;
                    best = candidate;
                }
            }
        }
        return best;
    }

    /** Chartrand's example: 100 samples of |x - 1/2| on [0, 1], noise .05. */
    private static void curve() {
        System.out.printf(Locale.ROOT, "%n|x - 1/2|, %d samples, noise %.2f; mean of %d seeds, root mean square "
            + "errors%n%-32s %9s %9s%n", CURVE, CURVE_NOISE, CURVE_SEEDS, "", "f", "fx");
        for (Regularization regularization : Regularization.values()) {
            for (ParameterRule rule : List.of(ParameterRule.discrepancy(), ParameterRule.discrepancy(CURVE_NOISE),
                ParameterRule.lCurve(), ParameterRule.gcv())) {
                if (rule.kind() != ParameterRule.Kind.GCV || regularization == Regularization.H2) {
                    print(regularised(regularization, rule).name(), 1, (x, z) -> {
                        var r = CurveTikhonov.of(x, regularization).differentiate(z, rule, Progress.NONE);
                        return new double[][]{r.f(), r.fx()};
                    });
                }
            }
        }
        print("WLSQM, default", 1, fit(2, 2.5));
        int order = 0;
        double radius = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int o : ORDERS) {
            for (double r : RADII) {
                double error = errors(VALIDATION_SEED, fit(o, r))[1];
                if (error < least) {
                    least = error;
                    order = o;
                    radius = r;
                }
            }
        }
        print("WLSQM, best: order " + order + ", radius " + radius, 1, fit(order, radius));
        print("central differences", 1, (x, z) -> {
            var dx = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                int left = Math.max(0, i - 1);
                int right = Math.min(x.length - 1, i + 1);
                dx[i] = (z[right] - z[left]) / (x[right] - x[left]);
            }
            return new double[][]{z, dx};
        });
    }

    private interface CurveMethod {
        /** @return f and fx */
        double[][] derivatives(double[] x, double[] z);
    }

    private static CurveMethod fit(final int order, final double radius) {
        FitOptions options = FitOptions.of(Neighbourhood.disc(radius)).withOrder(order)
            .withRule(SingularRule.LOWER_ORDER);
        return (x, z) -> {
            double h = x[1] - x[0];
            double[][] d = ImageWlsqm.prepare(Mask.full(1, x.length), h, h, options, Progress.NONE).fit(z,
                Progress.NONE);
            return new double[][]{d[0], d[1]};
        };
    }

    private static double[] errors(final long firstSeed, final CurveMethod method) {
        var errors = new double[2];
        for (int seed = 0; seed < CURVE_SEEDS; seed++) {
            var random = new Random(firstSeed + seed);
            var x = new double[CURVE];
            var f = new double[CURVE];
            var z = new double[CURVE];
            var fx = new double[CURVE];
            for (int i = 0; i < CURVE; i++) {
                x[i] = (i + 0.5) / CURVE;
                f[i] = Math.abs(x[i] - 0.5);
                fx[i] = Math.signum(x[i] - 0.5);
                z[i] = f[i] + CURVE_NOISE * random.nextGaussian();
            }
            double[][] d = method.derivatives(x, z);
            errors[0] += rms(d[0], f) / CURVE_SEEDS;
            errors[1] += rms(d[1], fx) / CURVE_SEEDS;
        }
        return errors;
    }

    private static void print(final String name, final long firstSeed, final CurveMethod method) {
        double[] errors = errors(firstSeed, method);
        System.out.printf(Locale.ROOT, "%-32s %9.4f %9.3f%n", name, errors[0], errors[1]);
    }
}
