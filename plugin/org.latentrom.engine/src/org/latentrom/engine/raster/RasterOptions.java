package org.latentrom.engine.raster;

/**
 * How snapshots become pixels.
 *
 * @param method the method
 * @param order for {@link RasterMethod#WLSQM}: order of the polynomial, 0 to 4
 * @param neighbours for {@link RasterMethod#WLSQM}: how many of the nearest points a polynomial is fitted to, at most;
 *            0 for twice as many as it has coefficients
 * @param radius for {@link RasterMethod#WLSQM}: only points at most so far away, in the unit of the coordinates; 0 for
 *            any distance. In a point cloud it also bounds the distance of a valid pixel's centre to the nearest point;
 *            0 for the distance of that point to its eighth nearest neighbour, or of one of those to its own,
 *            so that holes stay holes
 */
public record RasterOptions(RasterMethod method, int order, int neighbours, double radius) {
    /** Shape functions; point clouds with order 2. */
    public static final RasterOptions DEFAULTS = new RasterOptions(RasterMethod.LINEAR, 2, 0, 0);

    private static final int MOST_ORDER = 4;

    private static final int MOST_NEIGHBOURS = 1000;

    /** @throws IllegalArgumentException if a number is out of its range; the message names it */
    public RasterOptions {
        if (order < 0 || order > MOST_ORDER) {
            throw new IllegalArgumentException("the order must be 0 to " + MOST_ORDER + ", it is " + order);
        }
        if (neighbours < 0 || neighbours > MOST_NEIGHBOURS) {
            throw new IllegalArgumentException("the number of neighbours must be 0 (automatic) to " + MOST_NEIGHBOURS
                + ", it is " + neighbours);
        }
        if (!(radius >= 0)) {
            throw new IllegalArgumentException("the radius must be positive, or 0 for any distance; it is " + radius);
        }
    }

    /** @return the same options with another method */
    public RasterOptions withMethod(final RasterMethod other) {
        return new RasterOptions(other, order, neighbours, radius);
    }

    /** @return the neighbours of a fit in a plane (2) or on a line (1): the given number, or twice the coefficients */
    int neighboursIn(final int dimension) {
        int coefficients = dimension == 1 ? order + 1 : (order + 1) * (order + 2) / 2;
        return neighbours > 0 ? neighbours : 2 * coefficients;
    }
}
