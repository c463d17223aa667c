package org.latentrom.engine.tikhonov;

import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.tikhonov.Selection.Status;

/**
 * Morozov's discrepancy principle (1966): α such that the residual's root mean square is a given size. The residual
 * grows with α, so that a bracket and the regula falsi with the Illinois rule find it, in logarithms of both.
 */
final class Discrepancy {
    /** Of the residual. */
    private static final double ACCURACY = 1e-3;

    private static final int MOST_STEPS = 60;

    private static final double LEAST = 1e-12;

    /** What was found; alpha is meaningful in every case. */
    record Choice(double alpha, Status status) {
    }

    private final Smoother m_smoother;

    private final double m_target;

    private final Progress m_progress;

    private int m_steps;

    /** @param target root mean square that the residual shall have, in inner units, positive */
    Discrepancy(final Smoother smoother, final double target, final Progress progress) {
        m_smoother = smoother;
        m_target = target;
        m_progress = progress;
    }

    private double excess(final double logAlpha, final double tolerance) {
        m_steps++;
        double done = 1 - Math.pow(0.75, m_steps);
        m_progress.report(done, () -> "Smoothing to the noise level, attempt " + m_steps);
        double residual = m_smoother.smooth(Math.exp(logAlpha), tolerance, m_progress).residual();
        return Math.log(Math.max(residual, Double.MIN_NORMAL) / m_target);
    }

    /**
     * @param guess where to begin, inner units
     * @param factor by which α is changed until there is a bracket, above 1
     * @param largest α beyond which nothing more is smoothed
     */
    Choice find(final double guess, final double factor, final double largest) {
        double low = Math.log(guess);
        double lowExcess = excess(low, Smoother.ROUGH);
        double high = low;
        double highExcess = lowExcess;
        double stride = Math.log(factor);
        while (lowExcess > 0) {
            high = low;
            highExcess = lowExcess;
            low -= stride;
            if (low < Math.log(LEAST)) {
                return new Choice(0, Status.NO_NOISE);
            }
            lowExcess = excess(low, Smoother.ROUGH);
        }
        while (highExcess < 0) {
            low = high;
            lowExcess = highExcess;
            high += stride;
            if (high > Math.log(largest)) {
                return new Choice(Math.exp(low), Status.NO_BRACKET);
            }
            highExcess = excess(high, Smoother.ROUGH);
        }
        return new Choice(Math.exp(root(low, lowExcess, high, highExcess)), Status.FOUND);
    }

    private double root(final double from, final double fromExcess, final double to, final double toExcess) {
        double a = from;
        double fa = fromExcess;
        double b = to;
        double fb = toExcess;
        double best = Math.abs(fa) < Math.abs(fb) ? a : b;
        double bestExcess = Math.min(Math.abs(fa), Math.abs(fb));
        int side = 0;
        while (bestExcess > ACCURACY && b - a > ACCURACY && m_steps < MOST_STEPS) {
            double c = (a * fb - b * fa) / (fb - fa);
            double fc = excess(c, Smoother.CLOSE);
            if (Math.abs(fc) <= bestExcess) { // of equal ones the last, which is nearest to where the residual jumps
                best = c;
                bestExcess = Math.abs(fc);
            }
            if (fc < 0) {
                a = c;
                fa = fc;
                fb = side < 0 ? fb / 2 : fb;
                side = -1;
            } else {
                b = c;
                fb = fc;
                fa = side > 0 ? fa / 2 : fa;
                side = 1;
            }
        }
        return best;
    }
}
