package org.latentrom.engine.tikhonov;

/**
 * How the regularisation parameter α is found.
 *
 * @param kind the rule
 * @param value α ({@link Kind#FIXED}) or the standard deviation of the noise ({@link Kind#DISCREPANCY}; NaN to estimate
 *            it); unused otherwise
 * @param factor the discrepancy principle's τ: the residual's root mean square is made τ times the noise
 */
public record ParameterRule(Kind kind, double value, double factor) {
    /** The rules. */
    public enum Kind {
        /** As much smoothing as leaves a residual of the size of the noise (Morozov 1966). */
        DISCREPANCY,
        /** The corner of the curve of seminorm over residual, both as logarithms (Hansen 1992). */
        L_CURVE,
        /** The least generalised cross-validation score (Craven and Wahba 1979); for {@link Regularization#H2}. */
        GCV,
        /** α is given. */
        FIXED
    }

    /** @throws IllegalArgumentException if a number is out of its range */
    public ParameterRule {
        if (kind == Kind.FIXED && !(value > 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException("the regularisation parameter must be positive, not " + value);
        }
        if (kind == Kind.DISCREPANCY && !Double.isNaN(value) && !(value > 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException("the noise level must be positive, not " + value);
        }
        if (kind == Kind.DISCREPANCY && !(factor > 0 && Double.isFinite(factor))) {
            throw new IllegalArgumentException("the factor of the noise must be positive, not " + factor);
        }
    }

    /** @return α as it is given, in the units of {@link org.latentrom.engine.tikhonov the functional} */
    public static ParameterRule fixed(final double alpha) {
        return new ParameterRule(Kind.FIXED, alpha, 1);
    }

    /** @return the discrepancy principle with a known standard deviation of the noise, in the data's unit */
    public static ParameterRule discrepancy(final double noise) {
        if (Double.isNaN(noise)) {
            throw new IllegalArgumentException("the noise level must be positive, not NaN");
        }
        return new ParameterRule(Kind.DISCREPANCY, noise, 1);
    }

    /** @return the discrepancy principle with the noise estimated from the data, {@link NoiseEstimate} */
    public static ParameterRule discrepancy() {
        return new ParameterRule(Kind.DISCREPANCY, Double.NaN, 1);
    }

    /** @return the corner of the L-curve */
    public static ParameterRule lCurve() {
        return new ParameterRule(Kind.L_CURVE, Double.NaN, 1);
    }

    /** @return generalised cross-validation */
    public static ParameterRule gcv() {
        return new ParameterRule(Kind.GCV, Double.NaN, 1);
    }

    /** @return the same rule with another factor τ of the noise; above 1 smooths more */
    public ParameterRule withFactor(final double tau) {
        return new ParameterRule(kind, value, tau);
    }
}
