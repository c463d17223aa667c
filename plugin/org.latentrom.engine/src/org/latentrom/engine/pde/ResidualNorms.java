package org.latentrom.engine.pde;

/**
 * How large a residual is over the pixels that count.
 *
 * @param rms square root of the mean square, in the equation's units
 * @param maximum greatest absolute value
 * @param l2 square root of the integral of the square over the area (over the length, if the field has one row), each
 *            pixel counting with its area
 * @param relative {@code rms} over the RMS of the equation's largest term; NaN if all terms are 0. An equation that
 *            holds has much less than 1
 * @param largestTerm the largest term, as text; empty if there is none
 * @param pixels number of pixels that count
 */
public record ResidualNorms(double rms, double maximum, double l2, double relative, String largestTerm, int pixels) {
}
