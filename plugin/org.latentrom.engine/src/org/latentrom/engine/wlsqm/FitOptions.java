package org.latentrom.engine.wlsqm;

import java.util.Objects;

/**
 * What is fitted to the neighbours of a pixel.
 *
 * @param neighbourhood which pixels take part
 * @param order total order of the polynomial, 0 (weighted mean) to {@value #GREATEST_ORDER}
 * @param weighting how much each pixel counts
 * @param rule what happens where the pixels do not determine such a polynomial
 */
public record FitOptions(Neighbourhood neighbourhood, int order, Weighting weighting, SingularRule rule) {
    /** The greatest order of a polynomial. */
    public static final int GREATEST_ORDER = 4;

    /** @throws IllegalArgumentException if there is no such order */
    public FitOptions {
        Objects.requireNonNull(neighbourhood);
        Objects.requireNonNull(weighting);
        Objects.requireNonNull(rule);
        if (order < 0 || order > GREATEST_ORDER) {
            throw new IllegalArgumentException(
                "the order is " + order + "; polynomials of order 0 to " + GREATEST_ORDER + " can be fitted");
        }
    }

    /** @return order 2, uniform weights, singular pixels left out */
    public static FitOptions of(final Neighbourhood neighbourhood) {
        return new FitOptions(neighbourhood, 2, Weighting.UNIFORM, SingularRule.LEAVE_OUT);
    }

    /** @return these options with another neighbourhood */
    public FitOptions withNeighbourhood(final Neighbourhood other) {
        return new FitOptions(other, order, weighting, rule);
    }

    /** @return these options with another order */
    public FitOptions withOrder(final int other) {
        return new FitOptions(neighbourhood, other, weighting, rule);
    }

    /** @return these options with another weighting */
    public FitOptions withWeighting(final Weighting other) {
        return new FitOptions(neighbourhood, order, other, rule);
    }

    /** @return these options with another rule for singular pixels */
    public FitOptions withRule(final SingularRule other) {
        return new FitOptions(neighbourhood, order, weighting, other);
    }

    /**
     * The least radius with which every pixel of an image without a mask can be fitted, corners included: n + 1 pixels
     * in a line are needed for a polynomial of order n, and the n + 1 rows of a corner's neighbours are then enough.
     */
    public double leastRadius() {
        return Math.max(Neighbourhood.LEAST_RADIUS, order);
    }
}
