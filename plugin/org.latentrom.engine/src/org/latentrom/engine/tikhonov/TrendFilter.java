package org.latentrom.engine.tikhonov;

import java.util.Arrays;

import org.latentrom.engine.progress.Progress;

/**
 * The polygon f that minimises {@code ½ Σ (f_i - z_i)² + α Σ |jump of the slope|}: total variation of the derivative in
 * one dimension, in the form of Kim, Koh, Boyd and Gorinevsky (ℓ1 trend filtering, SIAM Review 51, 2009), by their
 * primal-dual interior point method; each iteration solves one pentadiagonal system. It ends by the duality gap, which
 * bounds the distance to the minimiser: {@code ½ |f - f*|² <= gap}.
 */
final class TrendFilter implements Smoother {
    private static final int MOST_ITERATIONS = 200;

    /** A step and a ratio of gaps that tell of rounding. */
    private static final double STALLED = 1e-3;

    private static final double STALLED_GAP = 0.9;

    /** The distance to the minimiser that is asked for, in that of the caller: iterations are cheap here. */
    private static final double SHARPER = 1e-3;

    /** What rounding makes of the gap, relative to α Σ |z|; less cannot be asked for. */
    private static final double ROUNDING = 1e-14;

    private final double[] m_z;

    private final SecondDifferences m_differences;

    private final double[] m_right;

    /**
     * @param h the n - 1 spacings, n at least 3
     * @param z the n data
     */
    TrendFilter(final double[] h, final double[] z) {
        m_z = z;
        m_differences = new SecondDifferences(h);
        m_right = m_differences.times(z);
    }

    @Override
    public int samples() {
        return m_z.length;
    }

    @Override
    public Smoothed smooth(final double alpha, final double tolerance, final Progress progress) {
        if (alpha == 0) {
            return new Smoothed(m_z.clone(), 0, Double.NaN);
        }
        var state = new State(alpha);
        double barrier = 1e-10;
        double step = 1;
        double gap = Double.POSITIVE_INFINITY;
        double bound = 0;
        for (int i = 0; i < MOST_ITERATIONS; i++) {
            progress.checkCanceled();
            double last = gap;
            gap = state.gap();
            bound = tolerance * norm(state.m_transposed);
            boolean stalls = i > 0 && step < STALLED && gap > STALLED_GAP * last;
            if (2 * gap <= SHARPER * SHARPER * bound * bound || stalls && 2 * gap <= bound * bound) {
                return result(state);
            }
            if (step >= 0.2) {
                barrier = Math.max(4 * state.m_nu.length / gap, 1.2 * barrier);
            }
            step = state.advance(barrier);
        }
        if (2 * gap <= Math.max(bound * bound, floor(alpha))) {
            return result(state);
        }
        throw new ArithmeticException("no convergence in " + MOST_ITERATIONS + " steps, the duality gap is " + gap
            + ": choose another regularisation parameter");
    }

    private double floor(final double alpha) {
        double floor = 0;
        for (double z : m_z) {
            floor += ROUNDING * alpha * Math.abs(z);
        }
        return floor;
    }

    private Smoothed result(final State state) {
        double[] f = state.primal();
        double variation = 0;
        for (double jump : m_differences.times(f)) {
            variation += Math.abs(jump);
        }
        return new Smoothed(f, Smoothed.rms(f, m_z, f.length), variation / f.length);
    }

    private static double norm(final double[] v) {
        double sum = 0;
        for (double x : v) {
            sum += x * x;
        }
        return Math.sqrt(sum);
    }

    /** The dual variable ν within (-α, α), and the multipliers of both bounds. */
    private final class State {
        private final double m_alpha;

        private double[] m_nu;

        private double[] m_upper;

        private double[] m_lower;

        /** Dᵀν = z - f */
        private double[] m_transposed;

        State(final double alpha) {
            m_alpha = alpha;
            m_nu = new double[m_right.length];
            m_upper = new double[m_nu.length];
            m_lower = new double[m_nu.length];
            Arrays.fill(m_upper, 1);
            Arrays.fill(m_lower, 1);
            m_transposed = new double[m_z.length];
        }

        double[] primal() {
            var f = new double[m_z.length];
            for (int i = 0; i < f.length; i++) {
                f[i] = m_z[i] - m_transposed[i];
            }
            return f;
        }

        /** Primal less dual objective; both are sums of terms that are not negative, so nothing cancels. */
        double gap() {
            double[] jumps = m_differences.times(primal());
            double gap = 0;
            for (int i = 0; i < jumps.length; i++) {
                gap += m_alpha * Math.abs(jumps[i]) - jumps[i] * m_nu[i];
            }
            return gap;
        }

        /** One damped Newton step on the optimality conditions with the barrier 1/t; returns its length. */
        double advance(final double t) {
            double[][] s = m_differences.normalBands();
            double[] gradient = m_differences.times(m_transposed);
            int n = m_nu.length;
            var right = new double[n];
            for (int i = 0; i < n; i++) {
                double f1 = m_nu[i] - m_alpha;
                double f2 = -m_nu[i] - m_alpha;
                s[0][i] -= m_upper[i] / f1 + m_lower[i] / f2;
                right[i] = m_right[i] - gradient[i] + 1 / (t * f1) - 1 / (t * f2);
            }
            double[] step = new PentadiagonalSolver(s[0], s[1], s[2]).solve(right);
            var upperStep = new double[n];
            var lowerStep = new double[n];
            double length = 1;
            for (int i = 0; i < n; i++) {
                upperStep[i] = -(m_upper[i] + (1 / t + step[i] * m_upper[i]) / (m_nu[i] - m_alpha));
                lowerStep[i] = -(m_lower[i] + (1 / t - step[i] * m_lower[i]) / (-m_nu[i] - m_alpha));
                length = Math.min(length, upperStep[i] < 0 ? -0.99 * m_upper[i] / upperStep[i] : 1);
                length = Math.min(length, lowerStep[i] < 0 ? -0.99 * m_lower[i] / lowerStep[i] : 1);
                double room = step[i] > 0 ? m_alpha - m_nu[i] : m_alpha + m_nu[i];
                length = Math.min(length, step[i] == 0 ? 1 : 0.99 * room / Math.abs(step[i]));
            }
            double before = optimality(m_nu, m_upper, m_lower, gradient, t);
            for (int k = 0; k < 40; k++, length /= 2) {
                double[] nu = plus(m_nu, length, step);
                double[] upper = plus(m_upper, length, upperStep);
                double[] lower = plus(m_lower, length, lowerStep);
                double[] transposed = m_differences.transposedTimes(nu);
                double after = optimality(nu, upper, lower, m_differences.times(transposed), t);
                if (after <= (1 - 0.01 * length) * before || k == 39) {
                    m_nu = nu;
                    m_upper = upper;
                    m_lower = lower;
                    m_transposed = transposed;
                    return length;
                }
            }
            throw new IllegalStateException();
        }

        private double optimality(final double[] nu, final double[] upper, final double[] lower,
            final double[] gradient, final double t) {
            double sum = 0;
            for (int i = 0; i < nu.length; i++) {
                double dual = gradient[i] - m_right[i] + upper[i] - lower[i];
                double c1 = -upper[i] * (nu[i] - m_alpha) - 1 / t;
                double c2 = lower[i] * (nu[i] + m_alpha) - 1 / t;
                sum += dual * dual + c1 * c1 + c2 * c2;
            }
            return Math.sqrt(sum);
        }

        private static double[] plus(final double[] a, final double factor, final double[] b) {
            var sum = new double[a.length];
            for (int i = 0; i < sum.length; i++) {
                sum[i] = a[i] + factor * b[i];
            }
            return sum;
        }
    }
}
