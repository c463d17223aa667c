package org.latentrom.engine.wlsqm;

/**
 * Which pixels around a pixel take part in its fit: those whose offset (x, y) has |x|^p + |y|^p &lt;= radius^p. Every
 * row of such a shape is an interval that is symmetric about the centre's column. Offsets count in pixels, also where
 * pixels are not square.
 *
 * @param radius the radius in pixels
 * @param p the norm's exponent: 2 for discs, infinite for boxes
 * @param halfWidths {@code halfWidths[|row offset|]}: the greatest column offset in that row; its length - 1 is the
 *            greatest row offset
 */
public record Neighbourhood(double radius, double p, int[] halfWidths) {
    /** The least radius: the four nearest pixels. What a fit needs grows with its order: see {@link FitOptions}. */
    public static final double LEAST_RADIUS = 1;

    static final double GREATEST_RADIUS = 1000;

    /** Offsets count as reached that are beyond the radius by rounding alone. */
    private static final double ROUNDING = 1e-12;

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
     * The pixels with |x|^p + |y|^p &lt;= radius^p: a rhombus for p = 1, a disc for p = 2, ever more of a square beyond.
     *
     * @param radius in pixels, any real number from {@value #LEAST_RADIUS} to 1000
     * @param p any real number from 1, also infinite
     * @throws IllegalArgumentException if radius or exponent are outside of these bounds or not a number
     */
    public static Neighbourhood pNorm(final double radius, final double p) {
        if (!(radius >= LEAST_RADIUS && radius <= GREATEST_RADIUS)) {
            throw new IllegalArgumentException("the radius is " + radius + " pixels; a fit needs at least "
                + LEAST_RADIUS + ", for a polynomial of order n at least n (2.5 is the least that also averages noise in "
                + "a quadratic fit), and at most " + GREATEST_RADIUS + " is allowed");
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

    /** @return the same shape with another radius */
    public Neighbourhood withRadius(final double other) {
        return pNorm(other, p);
    }

    /** @return the distance of an offset from the centre in the shape's norm, in pixels */
    double norm(final int x, final int y) {
        return norm(x, y, p);
    }

    /** @return the greatest row offset */
    public int reach() {
        return halfWidths.length - 1;
    }

    /** @return number of pixels where no border or mask is near */
    public int size() {
        int size = 0;
        for (int row = -reach(); row <= reach(); row++) {
            size += 2 * halfWidths[Math.abs(row)] + 1;
        }
        return size;
    }

    /** @return what is left of it in an image: no offset can be as large as the image */
    Neighbourhood within(final int height, final int width) {
        var clipped = new int[Math.min(halfWidths.length, height)];
        for (int row = 0; row < clipped.length; row++) {
            clipped[row] = Math.min(halfWidths[row], width - 1);
        }
        return new Neighbourhood(radius, p, clipped);
    }

    /** @return the largest sum of |x^p y^q| over all pixels, p + q &lt;= degree: how large moments can become */
    double greatestMoment(final int degree) {
        double xs = 0;
        double ys = 0;
        for (int row = -reach(); row <= reach(); row++) {
            int w = halfWidths[Math.abs(row)];
            for (int x = -w; x <= w; x++) {
                xs += Math.pow(Math.abs(x), degree);
            }
            ys += Math.pow(Math.abs(row), degree) * (2 * w + 1);
        }
        // offsets are whole numbers, so for p + q <= d: |x^p y^q| <= (p |x|^d + q |y|^d) / (p + q), or 1 for p = q = 0
        return Math.max(size(), Math.max(xs, ys));
    }
}
