package org.latentrom.engine.tikhonov;

import org.latentrom.engine.progress.Progress;

/** Minimises the functional of one data set for one α after the other; may begin where it left off. */
interface Smoother {
    /** Enough to tell on which side of the noise a residual is, unless it is close. */
    double ROUGH = 2e-2;

    /** Enough to compare residuals that are close. */
    double CLOSE = 5e-3;

    /** For results. */
    double FINE = 2e-3;

    /**
     * @param alpha α in inner units, not negative; 0 gives the data
     * @param tolerance what an iteration may be off the minimiser, as a root mean square over the samples, relative to
     *            the residual; direct solvers do not need it
     * @throws ArithmeticException if an iteration does not reach the tolerance
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    Smoothed smooth(double alpha, double tolerance, Progress progress);

    /**
     * The trace of the matrix that takes z to f, the degrees of freedom that are left: for cross-validation.
     *
     * @throws UnsupportedOperationException if f is not linear in z
     */
    default double freedom(final double alpha, final Progress progress) {
        throw new UnsupportedOperationException();
    }

    /** @return the number of samples that the functional couples to others: those that can be smoothed */
    int samples();
}
