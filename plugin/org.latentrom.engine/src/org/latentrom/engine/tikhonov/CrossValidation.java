package org.latentrom.engine.tikhonov;

import org.latentrom.engine.progress.Progress;

/**
 * Generalised cross-validation (Craven and Wahba 1979; Golub, Heath and Wahba 1979): α of the least
 * {@code residual² / (1 - freedom / n)²}. In images the degrees of freedom are Hutchinson's estimate (1990) with one
 * seeded vector of signs.
 */
final class CrossValidation {
    private static final int POINTS_A_DECADE = 2;

    private static final int REFINEMENTS = 12;

    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private final Smoother m_smoother;

    private final Progress m_progress;

    private int m_steps;

    CrossValidation(final Smoother smoother, final Progress progress) {
        m_smoother = smoother;
        m_progress = progress;
    }

    private double score(final double logAlpha, final double share) {
        m_steps++;
        m_progress.report(share, () -> "Cross-validation, attempt " + m_steps);
        double alpha = Math.exp(logAlpha);
        double residual = m_smoother.smooth(alpha, Smoother.ROUGH, m_progress).residual();
        return Math.log(residual / (1 - m_smoother.freedom(alpha, m_progress) / m_smoother.samples()));
    }

    /** @return α of the least score between two α in inner units; NaN if it is at an end */
    double find(final double from, final double to) {
        int n = Math.max(5, (int)Math.ceil(POINTS_A_DECADE * Math.log10(to / from)) + 1);
        double stride = Math.log(to / from) / (n - 1);
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = n - 1; i >= 0; i--) {
            double score = score(Math.log(from) + i * stride, (n - 1.0 - i) / (n + REFINEMENTS));
            if (score < least) {
                least = score;
                best = i;
            }
        }
        if (best == 0 || best == n - 1) {
            return Double.NaN;
        }
        double a = Math.log(from) + (best - 1) * stride;
        double b = a + 2 * stride;
        double c = b - GOLDEN * (b - a);
        double d = a + GOLDEN * (b - a);
        double atC = score(c, n / (n + 0.0 + REFINEMENTS));
        double atD = score(d, n / (n + 0.0 + REFINEMENTS));
        for (int i = 0; i < REFINEMENTS; i++) {
            double share = (n + i + 0.0) / (n + REFINEMENTS);
            if (atC < atD) {
                b = d;
                d = c;
                atD = atC;
                c = b - GOLDEN * (b - a);
                atC = score(c, share);
            } else {
                a = c;
                c = d;
                atC = atD;
                d = a + GOLDEN * (b - a);
                atD = score(d, share);
            }
        }
        return Math.exp((a + b) / 2);
    }
}
