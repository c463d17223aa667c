package org.latentrom.engine.scattered;

/**
 * Polynomials fitted to one data set.
 *
 * @param wlsqm the prepared fits behind it
 * @param derivatives {@code derivatives[dof][origin]} by the {@link DofLayout}, in the units of values and coordinates;
 *            NaN at origins without a fit. DOFs above the fitted order of an origin ({@link ScatteredWlsqm#order}) are
 *            0
 * @param iterations refinements done, the most of all origins; 0 for plain fits
 */
public record ScatteredFit(ScatteredWlsqm wlsqm, double[][] derivatives, int iterations) {
    /**
     * @param name such as F, X, XY
     * @return the derivative at each origin
     * @throws IllegalArgumentException if the layout lacks it
     */
    public double[] of(final String name) {
        return derivatives[Long.numberOfTrailingZeros(DofSet.of(wlsqm.layout(), name).bits())];
    }
}
