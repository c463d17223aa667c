package org.latentrom.engine.wlsqm;

/**
 * Which pixels around a pixel take part in its fit: every row of the shape is an interval that is symmetric about the
 * centre's column. Offsets count in pixels, also where pixels are not square.
 *
 * @param radius the radius that it was made of, in pixels
 * @param halfWidths {@code halfWidths[|row offset|]}: the greatest column offset in that row; its length - 1 is the
 *            greatest row offset
 */
public record Neighbourhood(double radius, int[] halfWidths) {
    /** The least radius with which an order-2 fit works in the corner of an image: six pixels for six unknowns. */
    public static final double LEAST_RADIUS = 2;

    private static final double GREATEST_RADIUS = 1000;

    /**
     * The pixels at most {@code radius} away: i^2 + j^2 &lt;= radius^2. Half-integers leave no single pixels sticking
     * out; 2.5 has 21 pixels, 10.5 has 349.
     *
     * @param radius in pixels, any real number from {@value #LEAST_RADIUS} to 1000
     * @throws IllegalArgumentException if the radius is outside of these bounds or not a number
     */
    public static Neighbourhood disc(final double radius) {
        if (!(radius >= LEAST_RADIUS && radius <= GREATEST_RADIUS)) {
            throw new IllegalArgumentException("the radius is " + radius + " pixels; a quadratic fit needs at least "
                + LEAST_RADIUS + " (2.5 is the least that also averages noise), and at most " + GREATEST_RADIUS
                + " is allowed");
        }
        var halfWidths = new int[(int)Math.floor(radius) + 1];
        for (int row = 0; row < halfWidths.length; row++) {
            int w = (int)Math.floor(radius);
            while (w * w + row * row > radius * radius) {
                w--;
            }
            halfWidths[row] = w;
        }
        return new Neighbourhood(radius, halfWidths);
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
        return new Neighbourhood(radius, clipped);
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
