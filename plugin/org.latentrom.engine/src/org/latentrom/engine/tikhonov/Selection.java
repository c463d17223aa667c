package org.latentrom.engine.tikhonov;

import java.util.List;

/**
 * The regularisation parameter that was taken, and what it was chosen by.
 *
 * @param alpha α, in the units of {@link org.latentrom.engine.tikhonov the functional}; infinite if the result is the
 *            straight line or plane through the data, 0 if it is the data
 * @param noise standard deviation of the noise: given, or estimated from the data; NaN if the samples are too few
 * @param residual root mean square of data less result over the samples, in the data's unit
 * @param status whether the rule did what it promises
 * @param curve for the L-curve its points, by increasing α; else empty
 */
public record Selection(double alpha, double noise, double residual, Status status, List<CurvePoint> curve) {
    /**
     * A point of the L-curve.
     *
     * @param alpha α
     * @param residual root mean square of data less result
     * @param seminorm root mean square (H2) or mean (TV) of |∇²f|, value / length²
     * @param curvature curvature of the curve in logarithms, positive at the corner; NaN at its ends
     */
    public record CurvePoint(double alpha, double residual, double seminorm, double curvature) {
    }

    /** Whether the rule found a parameter. */
    public enum Status {
        /** As promised. */
        FOUND(null),
        /** The data are linear in the coordinates up to rounding: there is nothing to smooth. */
        LINEAR(null),
        /** A straight line or plane is nearer to the data than the noise. */
        NOISE_TOO_LARGE("the noise level is above the deviation of the data from a straight line or plane, so the "
            + "derivative is constant. Give a smaller noise level, or fix the regularisation parameter"),
        /** No noise to be seen, or less than the least parameter smooths. */
        NO_NOISE("the noise level is so small that nothing is smoothed. Give a larger noise level, or differentiate by "
            + "weighted least squares"),
        /** Too few samples to estimate noise from. */
        NO_ESTIMATE("too few neighbouring samples to estimate the noise from, so nothing is smoothed. Give the noise "
            + "level, or fix the regularisation parameter"),
        /** The residual does not reach the noise however much is smoothed. */
        NO_BRACKET("the residual does not reach the noise level however much is smoothed, as in a domain of small "
            + "pieces. Give a smaller noise level, or fix the regularisation parameter"),
        /** The L-curve has no corner; the discrepancy principle was taken. */
        NO_CORNER("the L-curve has no corner, so the parameter follows from the estimated noise. Give the noise level, "
            + "or fix the regularisation parameter"),
        /** Cross-validation has no minimum inside of the range; the discrepancy principle was taken. */
        NO_MINIMUM("cross-validation has no minimum, so the parameter follows from the estimated noise. Give the noise "
            + "level, or fix the regularisation parameter");

        private final String m_warning;

        Status(final String warning) {
            m_warning = warning;
        }

        /** @return false if the user must know */
        public boolean isGood() {
            return m_warning == null;
        }

        /** @return what happened and what to do, or null if all is well; begins small, without a full stop */
        public String warning() {
            return m_warning;
        }
    }

    /** The curve is copied. */
    public Selection {
        curve = List.copyOf(curve);
    }
}
