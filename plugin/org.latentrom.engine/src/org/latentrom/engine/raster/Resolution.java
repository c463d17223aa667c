package org.latentrom.engine.raster;

import org.latentrom.engine.field.Extent;

/**
 * Size of a pixel grid.
 *
 * @param height number of pixel rows, positive
 * @param width number of pixel columns, positive
 */
public record Resolution(int height, int width) {
    /** @throws IllegalArgumentException if a size is not positive */
    public Resolution {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("a pixel grid needs a row and a column, not " + height + " x " + width);
        }
    }

    /**
     * The grid whose pixels are as nearly square as whole numbers allow.
     *
     * @param extent what the grid shall cover
     * @param longer number of pixels along the longer side, positive
     * @param multiple the shorter side is rounded to a multiple of this, at least one; 1 for no such wish. (A network
     *            that halves the grid three times works best with multiples of 8.)
     */
    public static Resolution ofLongerSide(final Extent extent, final int longer, final int multiple) {
        double aspect = extent.height() / extent.width();
        double shorter = longer * Math.min(aspect, 1 / aspect);
        int rounded = multiple * (int)Math.max(1, Math.round(shorter / multiple));
        return aspect <= 1 ? new Resolution(rounded, longer) : new Resolution(longer, rounded);
    }
}
