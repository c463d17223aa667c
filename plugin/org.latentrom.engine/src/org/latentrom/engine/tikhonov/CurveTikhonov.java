package org.latentrom.engine.tikhonov;

import java.util.Arrays;
import java.util.List;

import org.latentrom.engine.progress.Progress;

/**
 * Regularised derivatives of values over one coordinate, with any spacing. With {@link Regularization#H2} the result
 * is the cubic smoothing spline and its own derivatives (the second is 0 at both ends); with {@link Regularization#TV}
 * it is a polygon whose slope has few jumps: the first derivative at a sample is that of the parabola through it and
 * its neighbours, the second is the jump over half the two intervals. Immutable.
 */
public final class CurveTikhonov {
    private final double[] m_x;

    private final Regularization m_regularization;

    /**
     * @param f smoothed values
     * @param fx first derivatives
     * @param fxx second derivatives
     * @param selection the parameter; NaN stands in the arrays where the value was NaN or samples are too few (a first
     *            derivative needs two, a second three)
     */
    public record Result(double[] f, double[] fx, double[] fxx, Selection selection) {
    }

    private CurveTikhonov(final double[] x, final Regularization regularization) {
        m_x = x;
        m_regularization = regularization;
    }

    /**
     * @param x coordinates of the samples
     * @param regularization what is kept small
     * @throws IllegalArgumentException if a coordinate is not finite or not greater than the one before; the message
     *             names the sample
     */
    public static CurveTikhonov of(final double[] x, final Regularization regularization) {
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i])) {
                throw new IllegalArgumentException("the coordinate of sample " + i + " is " + x[i]);
            }
            if (i > 0 && !(x[i] > x[i - 1])) {
                throw new IllegalArgumentException("the coordinate of sample " + i + ", " + x[i]
                    + ", is not greater than the one before, " + x[i - 1] + ": sort the samples and join equal ones");
            }
        }
        return new CurveTikhonov(x.clone(), regularization);
    }

    /**
     * @param z a value a coordinate; NaN is left out
     * @param rule how α is chosen
     * @param progress asked in every iteration whether to stop
     * @throws IllegalArgumentException if the number of values is wrong, one is infinite, or the rule does not go with
     *             the regularisation
     * @throws ArithmeticException if α is beyond what float64 resolves
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public Result differentiate(final double[] z, final ParameterRule rule, final Progress progress) {
        if (z.length != m_x.length) {
            throw new IllegalArgumentException(z.length + " values for " + m_x.length + " coordinates");
        }
        ImageTikhonov.checkRule(rule, m_regularization);
        int n = 0;
        var at = new int[z.length];
        for (int i = 0; i < z.length; i++) {
            if (Double.isInfinite(z[i])) {
                throw new IllegalArgumentException("the value of sample " + i + " is " + z[i]);
            }
            if (!Double.isNaN(z[i])) {
                at[n++] = i;
            }
        }
        var x = new double[n];
        var y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = m_x[at[i]];
            y[i] = z[at[i]];
        }
        var dense = new double[3][n];
        Selection selection = solve(x, y, rule, dense, progress);
        var spread = new double[3][z.length];
        for (int k = 0; k < 3; k++) {
            Arrays.fill(spread[k], Double.NaN);
            for (int i = 0; i < n; i++) {
                spread[k][at[i]] = dense[k][i];
            }
        }
        return new Result(spread[0], spread[1], spread[2], selection);
    }

    private Selection solve(final double[] x, final double[] z, final ParameterRule rule, final double[][] result,
        final Progress progress) {
        int n = x.length;
        if (n == 0) {
            return new Selection(Double.NaN, Double.NaN, Double.NaN, Selection.Status.LINEAR, List.of());
        }
        double length = n == 1 ? 1 : (x[n - 1] - x[0]) / (n - 1);
        var used = new boolean[n];
        Arrays.fill(used, true);
        Standardized data = Standardized.of(i -> x[i] - x[0], i -> 0, z, used);
        double noise = data.scale() * NoiseEstimate.ofCurve(x, data.z());
        if (n < 3) {
            for (int i = 0; i < n; i++) {
                result[0][i] = z[i];
                result[1][i] = n == 2 ? (z[1] - z[0]) / (x[1] - x[0]) : Double.NaN;
                result[2][i] = Double.NaN;
            }
            return new Selection(Double.POSITIVE_INFINITY, noise, 0, Selection.Status.LINEAR, List.of());
        }
        var h = new double[n - 1];
        for (int i = 0; i < h.length; i++) {
            h[i] = (x[i + 1] - x[i]) / length;
        }
        Smoother smoother = m_regularization == Regularization.H2 ? new SmoothingSpline(h, data.z())
            : new TrendFilter(h, data.z());
        Regularized smoothed = Regularized.of(
            new Regularized.Problem(smoother, m_regularization, data, noise, length, n - 1.0), rule, progress);
        double[] f = smoothed.values();
        double[][] d = derivatives(h, f);
        for (int i = 0; i < n; i++) {
            result[0][i] = data.value(f[i], x[i] - x[0], 0);
            result[1][i] = d[0][i] * data.scale() / length + data.slopeX();
            result[2][i] = d[1][i] * data.scale() / (length * length);
        }
        return smoothed.selection();
    }

    private double[][] derivatives(final double[] h, final double[] f) {
        if (m_regularization == Regularization.H2) {
            // f is a natural spline, so the spline through its values is f itself
            var spline = new SmoothingSpline(h, f);
            spline.smooth(0, Smoother.FINE, Progress.NONE);
            double[] second = spline.secondDerivatives();
            return new double[][]{spline.firstDerivatives(f, second), second};
        }
        int n = f.length;
        var first = new double[n];
        var second = new double[n];
        for (int i = 0; i < n; i++) {
            double left = i > 0 ? (f[i] - f[i - 1]) / h[i - 1] : (f[1] - f[0]) / h[0];
            double right = i < n - 1 ? (f[i + 1] - f[i]) / h[i] : left;
            double before = i > 0 && i < n - 1 ? h[i - 1] : 1;
            double after = i > 0 && i < n - 1 ? h[i] : 1;
            first[i] = (after * left + before * right) / (before + after);
            second[i] = 2 * (right - left) / (before + after);
        }
        return new double[][]{first, second};
    }
}
