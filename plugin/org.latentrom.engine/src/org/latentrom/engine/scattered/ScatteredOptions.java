package org.latentrom.engine.scattered;

import org.latentrom.engine.wlsqm.SingularRule;
import org.latentrom.engine.wlsqm.Weighting;

/**
 * How polynomials are fitted to a point cloud.
 *
 * @param order order of the polynomial, 0 to 4
 * @param weighting {@link Weighting#UNIFORM}, or {@link Weighting#CENTER}: 1e-4 + (1 - 1e-4) (1 - d/dmax)^2 at distance
 *            d, dmax being that of the farthest neighbour
 * @param knowns DOFs whose values are given and kept
 * @param rule what happens where the neighbours do not determine the unknown DOFs
 * @param refinements how often the residuals are fitted again, at most; 0 for the plain fit. Removes rounding errors
 */
public record ScatteredOptions(int order, Weighting weighting, DofSet knowns, SingularRule rule, int refinements) {
    /** What python-wlsqm's iterative algorithm does at most. */
    public static final int DEFAULT_REFINEMENTS = 10;

    /** python-wlsqm's defaults: order 2, the value known, neighbours weighted by their distance. */
    public static final ScatteredOptions DEFAULTS =
        new ScatteredOptions(2, Weighting.CENTER, DofSet.F, SingularRule.LEAVE_OUT, 0);

    /** @throws IllegalArgumentException if the order, the weighting or the number of refinements is not possible */
    public ScatteredOptions {
        DofLayout.of(1, order);
        if (weighting != Weighting.UNIFORM && weighting != Weighting.CENTER) {
            throw new IllegalArgumentException("point clouds are weighted UNIFORM or CENTER, not " + weighting);
        }
        if (refinements < 0) {
            throw new IllegalArgumentException("the number of refinements is negative: " + refinements);
        }
    }

    /** @return the same options with another order */
    public ScatteredOptions withOrder(final int other) {
        return new ScatteredOptions(other, weighting, knowns, rule, refinements);
    }

    /** @return the same options with another weighting */
    public ScatteredOptions withWeighting(final Weighting other) {
        return new ScatteredOptions(order, other, knowns, rule, refinements);
    }

    /** @return the same options with other known DOFs */
    public ScatteredOptions withKnowns(final DofSet other) {
        return new ScatteredOptions(order, weighting, other, rule, refinements);
    }

    /** @return the same options with another rule for singular neighbourhoods */
    public ScatteredOptions withRule(final SingularRule other) {
        return new ScatteredOptions(order, weighting, knowns, other, refinements);
    }

    /** @return the same options with another number of refinements */
    public ScatteredOptions withRefinements(final int other) {
        return new ScatteredOptions(order, weighting, knowns, rule, other);
    }

    /** @return number of DOFs that the neighbours have to determine: so many neighbours are needed at least */
    public int unknowns(final int dimension) {
        return knowns.others(DofLayout.of(dimension, order)).length;
    }
}
