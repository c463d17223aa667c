package org.latentrom.engine.scattered;

import java.util.Arrays;
import java.util.Optional;

/**
 * Points in one, two or three dimensions, in any order and at any distance. Immutable; the array is not copied and must
 * not be changed. Two clouds are equal if all coordinates are.
 */
public final class PointCloud {
    /** Squares of larger numbers, or of smaller differences, are beyond float64. */
    private static final double GREATEST = 1e150;

    private final int m_dimension;

    private final double[] m_coordinates;

    /**
     * @param dimension coordinates a point, 1 to 3
     * @param coordinates {@code coordinates[dimension * point + axis]}, in any unit that the axes share
     * @throws IllegalArgumentException if the array does not divide into points or a coordinate is not finite or beyond
     *             1e150; the message names point and axis
     */
    public PointCloud(final int dimension, final double[] coordinates) {
        DofLayout.of(dimension, 0);
        if (coordinates.length % dimension != 0) {
            throw new IllegalArgumentException(
                coordinates.length + " coordinates do not make points of " + dimension + " each");
        }
        for (int i = 0; i < coordinates.length; i++) {
            if (!(Math.abs(coordinates[i]) <= GREATEST)) {
                throw new IllegalArgumentException("coordinate " + (char)('x' + i % dimension) + " of point "
                    + i / dimension + " is " + coordinates[i] + "; coordinates must be finite and at most 1e150");
            }
        }
        m_dimension = dimension;
        m_coordinates = coordinates;
    }

    /** @return coordinates a point, 1 to 3 */
    public int dimension() {
        return m_dimension;
    }

    /** @return number of points */
    public int size() {
        return m_coordinates.length / m_dimension;
    }

    /** @param axis 0 to the dimension - 1 */
    public double coordinate(final int point, final int axis) {
        return m_coordinates[m_dimension * point + axis];
    }

    /** @return the coordinates, {@code [dimension * point + axis]}; the cloud's own array */
    double[] array() {
        return m_coordinates;
    }

    /** @return (x, y, z) of a point */
    public String describe(final int point) {
        return Arrays.toString(Arrays.copyOfRange(m_coordinates, m_dimension * point, m_dimension * (point + 1)))
            .replace('[', '(').replace(']', ')');
    }

    /**
     * Looks for points with equal coordinates.
     *
     * @return the first point that lies where an earlier one does, that one, and how many such points there are;
     *         nothing if all points are different
     */
    public Optional<Duplicates> duplicates() {
        var keys = new long[size()];
        for (int i = 0; i < keys.length; i++) {
            int hash = 0;
            for (int axis = 0; axis < m_dimension; axis++) {
                hash = 31 * hash + Double.hashCode(coordinate(i, axis) + 0.0); // -0 is 0
            }
            keys[i] = (long)hash << 32 | i;
        }
        Arrays.sort(keys);
        var first = new Duplicates(Integer.MAX_VALUE, -1, 0);
        int count = 0;
        for (int k = 1; k < keys.length; k++) {
            for (int j = k - 1; j >= 0 && keys[j] >> 32 == keys[k] >> 32; j--) {
                if (samePlace((int)keys[j], (int)keys[k])) {
                    count++;
                    first = (int)keys[k] < first.point() ? new Duplicates((int)keys[k], (int)keys[j], 0) : first;
                    break;
                }
            }
        }
        return count == 0 ? Optional.empty() : Optional.of(new Duplicates(first.point(), first.earlier(), count));
    }

    private boolean samePlace(final int a, final int b) {
        for (int axis = 0; axis < m_dimension; axis++) {
            if (coordinate(a, axis) != coordinate(b, axis)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Points with equal coordinates.
     *
     * @param point the first that lies where an earlier one does
     * @param earlier one that lies there too
     * @param count how many points lie where an earlier one does
     */
    public record Duplicates(int point, int earlier, int count) {
    }

    /** @return the points of these indices, in this order */
    PointCloud select(final int[] points) {
        var chosen = new double[m_dimension * points.length];
        for (int i = 0; i < points.length; i++) {
            System.arraycopy(m_coordinates, m_dimension * points[i], chosen, m_dimension * i, m_dimension);
        }
        return new PointCloud(m_dimension, chosen);
    }

    @Override
    public boolean equals(final Object o) {
        return this == o || o instanceof PointCloud c && m_dimension == c.m_dimension
            && Arrays.equals(m_coordinates, c.m_coordinates);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(m_coordinates) + m_dimension;
    }

    @Override
    public String toString() {
        return size() + " points in " + m_dimension + " dimension" + (m_dimension == 1 ? "" : "s");
    }
}
