package org.latentrom.engine.wlsqm;

/**
 * Pixels whose neighbours do not determine a polynomial of the wanted order.
 *
 * @param count how many there are, at least 1
 * @param row row of the first
 * @param column column of the first
 * @param options what was to be fitted
 * @param radius the least radius, in half pixels, with which a neighbourhood of the same shape would do for all of them
 *            and this mask; NaN if none does
 */
public record SingularPixels(int count, int row, int column, FitOptions options, double radius) {
    /** @return a sentence that names the pixels and a remedy */
    public String message() {
        String pixels = count == 1 ? "The pixel in row " + row + ", column " + column + " has"
            : count + " pixels, the first in row " + row + ", column " + column + ", have";
        String reason = pixels + " too few valid neighbours within radius " + options.neighbourhood().radius()
            + " for a polynomial of order " + options.order() + ". ";
        return reason + (Double.isNaN(radius)
            ? "No radius does for all pixels of this mask: choose a lower order, or leave these pixels out."
            : "A radius of " + radius + " does for all, or choose a lower order.");
    }
}
