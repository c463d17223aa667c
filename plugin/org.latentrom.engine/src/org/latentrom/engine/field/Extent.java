package org.latentrom.engine.field;

/**
 * The physical rectangle that a pixel grid covers, outer edge to outer edge, in the units of the simulation's
 * coordinates.
 *
 * @param xMin left edge, finite
 * @param xMax right edge, finite and greater than {@code xMin}
 * @param yMin lower edge, finite
 * @param yMax upper edge, finite and greater than {@code yMin}
 */
public record Extent(double xMin, double xMax, double yMin, double yMax) {
    /** @throws IllegalArgumentException if an edge is not finite or the rectangle is empty */
    public Extent {
        if (!Double.isFinite(xMax - xMin) || !Double.isFinite(yMax - yMin) || !(xMax > xMin) || !(yMax > yMin)) {
            throw new IllegalArgumentException(
                "not a rectangle: x from " + xMin + " to " + xMax + ", y from " + yMin + " to " + yMax);
        }
    }

    /** @return xMax - xMin, positive */
    public double width() {
        return xMax - xMin;
    }

    /** @return yMax - yMin, positive */
    public double height() {
        return yMax - yMin;
    }

    @Override
    public String toString() {
        return "[" + xMin + ", " + xMax + "] x [" + yMin + ", " + yMax + "]";
    }
}
