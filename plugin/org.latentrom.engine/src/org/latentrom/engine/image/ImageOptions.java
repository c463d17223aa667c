package org.latentrom.engine.image;

import org.latentrom.engine.field.FieldShape;

/**
 * How a picture of fields is made.
 *
 * @param zoom image pixels a grid column, any positive number; heights follow from the extent's aspect ratio
 * @param smooth true to interpolate between the centres of grid pixels, false to show them as rectangles
 * @param axes whether there are ticks with coordinates
 * @param colorBar whether each panel has a colour bar
 */
public record ImageOptions(double zoom, boolean smooth, boolean axes, boolean colorBar) {
    /** Greatest zoom. */
    private static final double MOST = 4096;

    /** @throws IllegalArgumentException if the zoom is not between 0 and 4096 */
    public ImageOptions {
        if (!(zoom > 0 && zoom <= MOST)) {
            throw new IllegalArgumentException("the zoom is " + zoom
                + " image pixels a column; it must be above 0 and at most " + MOST);
        }
    }

    /** Options with everything shown, for a panel whose longer side has so many image pixels. */
    public static ImageOptions ofLongerSide(final FieldShape shape, final int longer) {
        double aspect = shape.extent().height() / shape.extent().width();
        return new ImageOptions(Math.min(MOST, longer / Math.max(1, aspect) / shape.width()), true, true, true);
    }

    /** @return width of a panel's picture in image pixels */
    int width(final FieldShape shape) {
        return whole(zoom * shape.width());
    }

    /** @return height of a panel's picture in image pixels */
    int height(final FieldShape shape) {
        return whole(zoom * shape.width() * shape.extent().height() / shape.extent().width());
    }

    /** Limited so that sums of sizes do not overflow before they are compared with what a picture may have. */
    private static int whole(final double pixels) {
        return (int)Math.max(1, Math.min(Integer.MAX_VALUE / 8, Math.round(pixels)));
    }
}
