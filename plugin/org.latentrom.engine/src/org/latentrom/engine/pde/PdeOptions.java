package org.latentrom.engine.pde;

import org.latentrom.engine.wlsqm.FitOptions;
import org.latentrom.engine.wlsqm.Neighbourhood;
import org.latentrom.engine.wlsqm.SingularRule;
import org.latentrom.engine.wlsqm.Weighting;

/**
 * How residuals are computed.
 *
 * @param radius pixels around a pixel that a polynomial is fitted to, a disc, in pixels
 * @param order order of the polynomial, or {@link #AUTOMATIC}: the highest derivative's, at least 2
 * @param weighting how much each pixel counts in a fit
 * @param band width in pixels of the band along borders and masked pixels that is left out, where derivatives are
 *            one-sided and least accurate; or {@link #AUTOMATIC}: the radius, rounded up, if there are spatial
 *            derivatives
 * @param leaveOutNotFinite true to leave pixels out where a residual is not finite, false to fail
 */
public record PdeOptions(double radius, int order, Weighting weighting, int band, boolean leaveOutNotFinite) {
    /** As the equations need it. */
    public static final int AUTOMATIC = -1;

    private static final int LEAST_ORDER = 2;

    /** @throws IllegalArgumentException if a number is out of its range */
    public PdeOptions {
        Neighbourhood.disc(radius);
        if (order != AUTOMATIC && (order < 0 || order > FitOptions.GREATEST_ORDER) || band < AUTOMATIC) {
            throw new IllegalArgumentException("an order of " + order + " and a band of " + band
                + " pixels: the order is 0 to " + FitOptions.GREATEST_ORDER + ", the band not negative");
        }
    }

    /** @return automatic order and band, uniform weights, failing at values that are not finite */
    public static PdeOptions of(final double radius) {
        return new PdeOptions(radius, AUTOMATIC, Weighting.UNIFORM, AUTOMATIC, false);
    }

    /** @return these options with another order */
    public PdeOptions withOrder(final int other) {
        return new PdeOptions(radius, other, weighting, band, leaveOutNotFinite);
    }

    /** @return these options with another band */
    public PdeOptions withBand(final int other) {
        return new PdeOptions(radius, order, weighting, other, leaveOutNotFinite);
    }

    /** @return these options with another weighting */
    public PdeOptions withWeighting(final Weighting other) {
        return new PdeOptions(radius, order, other, band, leaveOutNotFinite);
    }

    /** @return these options with pixels left out where a residual is not finite */
    public PdeOptions leavingOutNotFinite() {
        return new PdeOptions(radius, order, weighting, band, true);
    }

    /** @return the band for a system, in pixels */
    int bandOf(final PdeSystem system) {
        return band != AUTOMATIC ? band : system.order() == 0 ? 0 : (int)Math.ceil(radius);
    }

    /**
     * @return what is fitted for a system
     * @throws IllegalArgumentException if the order is less than that of a derivative, or no neighbourhood of this
     *             radius determines such a polynomial
     */
    public FitOptions fit(final PdeSystem system) {
        int needed = system.order();
        int chosen = order == AUTOMATIC ? Math.max(LEAST_ORDER, needed) : order;
        if (chosen < needed) {
            throw new IllegalArgumentException("a polynomial of order " + chosen + " has no "
                + system.symbolOfOrder(needed) + ": choose the order " + needed + ", or automatic");
        }
        if (2 * Math.floor(radius) < chosen) {
            throw new IllegalArgumentException("the radius " + radius + " is too small for order " + chosen
                + ", which needs " + (chosen + 1) + " pixels in a line: choose a radius of "
                + ((chosen + 1) / 2 + 0.5) + " or more");
        }
        return new FitOptions(Neighbourhood.disc(radius), chosen, weighting, SingularRule.LEAVE_OUT);
    }
}
