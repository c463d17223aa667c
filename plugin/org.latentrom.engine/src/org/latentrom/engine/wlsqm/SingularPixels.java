package org.latentrom.engine.wlsqm;

/**
 * Pixels whose neighbours do not determine a polynomial of the wanted order.
 *
 * @param count how many there are, at least 1
 * @param row row of the first
 * @param column column of the first
 * @param radius the least radius, in half pixels, with which a neighbourhood of the same shape would do for all of them;
 *            NaN if none does
 */
public record SingularPixels(int count, int row, int column, double radius) {
}
