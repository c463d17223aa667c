package org.latentrom.engine.scattered;

/**
 * Which points of a cloud a polynomial is fitted to: those nearest to its origin, or all within a radius. Distances are
 * Euclidean.
 *
 * @param count at most so many, the nearest ones; {@link Integer#MAX_VALUE} for all
 * @param radius at most so far away, in the unit of the coordinates; infinite for any distance
 * @param withOrigin whether an origin that is a point of the cloud is a neighbour of its own. If its value is known to
 *            the fit, it has nothing to add
 */
public record NeighbourRule(int count, double radius, boolean withOrigin) {
    /** @throws IllegalArgumentException if count or radius is not positive */
    public NeighbourRule {
        if (count < 1) {
            throw new IllegalArgumentException("the number of neighbours must be positive, it is " + count);
        }
        if (!(radius > 0)) {
            throw new IllegalArgumentException("the radius must be positive, it is " + radius);
        }
    }

    /** @return the nearest points, without the origin itself. Of equally distant ones any may be taken */
    public static NeighbourRule nearest(final int count) {
        return new NeighbourRule(count, Double.POSITIVE_INFINITY, false);
    }

    /** @return all points within a radius, those at its end too (up to 1e-12 of it), without the origin itself */
    public static NeighbourRule within(final double radius) {
        return new NeighbourRule(Integer.MAX_VALUE, radius, false);
    }

    /** @return the same rule, with or without the origin as a neighbour */
    public NeighbourRule withOrigin(final boolean with) {
        return new NeighbourRule(count, radius, with);
    }

    /** @return whether the number of neighbours is bounded */
    public boolean isNearest() {
        return count < Integer.MAX_VALUE;
    }
}
