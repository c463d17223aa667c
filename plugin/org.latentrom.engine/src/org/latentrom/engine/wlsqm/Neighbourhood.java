package org.latentrom.engine.wlsqm;

import java.util.Arrays;

/**
 * Which pixels around a pixel take part in its fit: those whose offset (x, y) has |x|^p + |y|^p &lt;= radius^p. Every
 * row of such a shape is an interval that is symmetric about the centre's column. Offsets count in pixels, also where
 * pixels are not square. Immutable.
 */
public final class Neighbourhood {
    /** The least radius: the four nearest pixels. What a fit needs grows with its order: see {@link FitOptions}. */
    public static final double LEAST_RADIUS = 1;

    static final double GREATEST_RADIUS = 1000;

    /** Offsets count as reached that are beyond the radius by rounding alone. */
    private static final double ROUNDING = 1e-12;

    private final double m_radius;

    private final double m_p;

    private final int[] m_halfWidths;

    private Neighbourhood(final double radius, final double p, final int[] halfWidths) {
        m_radius = radius;
        m_p = p;
        m_halfWidths = halfWidths;
    }

    /**
     * The pixels at most {@code radius} away: x^2 + y^2 &lt;= radius^2. Half-integers leave no single pixels sticking
     * out; 2.5 has 21 pixels, 10.5 has 349.
     *
     * @param radius in pixels, any real number from {@value #LEAST_RADIUS} to 1000
     * @throws IllegalArgumentException if the radius is outside of these bounds or not a number
     */
    public static Neighbourhood disc(final double radius) {
        return pNorm(radius, 2);
    }

    /**
     * The square of the pixels with |x| &lt;= radius and |y| &lt;= radius.
     *
     * @param radius in pixels, any real number from {@value #LEAST_RADIUS} to 1000; only its whole part matters
     * @throws IllegalArgumentException if the radius is outside of these bounds or not a number
     */
    public static Neighbourhood box(final double radius) {
        return pNorm(radius, Double.POSITIVE_INFINITY);
    }

    /**
     * The pixels with |x|^p + |y|^p &lt;= radius^p: a rhombus for p = 1, a disc for p = 2, ever more of a square
     * beyond.
     *
     * @param radius in pixels, any real number from {@value #LEAST_RADIUS} to 1000
     * @param p any real number from 1, also infinite
     * @throws IllegalArgumentException if radius or exponent are outside of these bounds or not a number
     */
    public static Neighbourhood pNorm(final double radius, final double p) {
        if (!(radius >= LEAST_RADIUS && radius <= GREATEST_RADIUS)) {
            throw new IllegalArgumentException("the radius is " + radius + " pixels; a fit needs at least "
                + LEAST_RADIUS + ", for a polynomial of order n at least n (2.5 is the least that also averages noise "
                + "in a quadratic fit), and at most " + GREATEST_RADIUS + " is allowed");
        }
        if (!(p >= 1)) {
            throw new IllegalArgumentException("the exponent of the norm is " + p
                + "; it must be at least 1 (1: rhombus, 2: disc, infinite: box)");
        }
        var halfWidths = new int[(int)Math.floor(radius) + 1];
        for (int row = 0; row < halfWidths.length; row++) {
            int w = (int)Math.floor(radius);
            while (!reaches(w, row, radius, p)) {
                w--;
            }
            halfWidths[row] = w;
        }
        return new Neighbourhood(radius, p, halfWidths);
    }

    private static boolean reaches(final int x, final int y, final double radius, final double p) {
        return p == 2 ? (double)x * x + (double)y * y <= radius * radius : norm(x, y, p) <= radius * (1 + ROUNDING);
    }

    private static double norm(final int x, final int y, final double p) {
        double greater = Math.max(Math.abs(x), Math.abs(y));
        double lesser = Math.min(Math.abs(x), Math.abs(y));
        // relative to the greater one nothing overflows; for an infinite exponent its power is 0 or, for equals, 1
        return lesser == 0 || p == Double.POSITIVE_INFINITY ? greater
            : greater * Math.pow(1 + Math.pow(lesser / greater, p), 1 / p);
    }

    /** @return the radius that it was made of, in pixels */
    public double radius() {
        return m_radius;
    }

    /** @return the exponent of the norm: 2 for discs, infinite for boxes */
    public double p() {
        return m_p;
    }

    /** @return the same shape with another radius */
    public Neighbourhood withRadius(final double other) {
        return pNorm(other, m_p);
    }

    /** @return the distance of an offset from the centre in the shape's norm, in pixels */
    double norm(final int x, final int y) {
        return norm(x, y, m_p);
    }

    /** @return the greatest row offset */
    public int reach() {
        return m_halfWidths.length - 1;
    }

    /**
     * @param y a row offset of either sign, at most the {@link #reach}
     * @return the greatest column offset in that row
     */
    public int halfWidth(final int y) {
        return m_halfWidths[Math.abs(y)];
    }

    /** @return number of pixels where no border or mask is near */
    public int size() {
        int size = 0;
        for (int row = -reach(); row <= reach(); row++) {
            size += 2 * halfWidth(row) + 1;
        }
        return size;
    }

    /** @return what is left of it in an image: no offset can be as large as the image */
    Neighbourhood within(final int height, final int width) {
        var clipped = new int[Math.min(m_halfWidths.length, height)];
        for (int row = 0; row < clipped.length; row++) {
            clipped[row] = Math.min(m_halfWidths[row], width - 1);
        }
        return new Neighbourhood(m_radius, m_p, clipped);
    }

    /** @return the largest sum of |x^p y^q| over all pixels, p + q &lt;= degree: how large moments can become */
    double greatestMoment(final int degree) {
        double xs = 0;
        double ys = 0;
        for (int row = -reach(); row <= reach(); row++) {
            int w = halfWidth(row);
            for (int x = -w; x <= w; x++) {
                xs += Math.pow(Math.abs(x), degree);
            }
            ys += Math.pow(Math.abs(row), degree) * (2 * w + 1);
        }
        // offsets are whole numbers, so for p + q <= d: |x^p y^q| <= (p |x|^d + q |y|^d) / (p + q), or 1 for p = q = 0
        return Math.max(size(), Math.max(xs, ys));
    }

    @Override
    public boolean equals(final Object o) {
        return o instanceof Neighbourhood n && m_radius == n.m_radius && m_p == n.m_p
            && Arrays.equals(m_halfWidths, n.m_halfWidths);
    }

    @Override
    public int hashCode() {
        return 31 * Double.hashCode(m_radius) + Double.hashCode(m_p);
    }

    @Override
    public String toString() {
        String shape = m_p == 2 ? "disc" : m_p == Double.POSITIVE_INFINITY ? "box" : "shape of norm " + m_p;
        return shape + " of radius " + m_radius;
    }
}
