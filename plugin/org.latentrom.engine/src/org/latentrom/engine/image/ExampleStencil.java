package org.latentrom.engine.image;

import org.latentrom.engine.field.Mask;
import org.latentrom.engine.wlsqm.Neighbourhood;

/** The pixels of one fit, for a picture. */
public final class ExampleStencil {
    private ExampleStencil() {
    }

    /**
     * @param neighbourhood how far the fit looks
     * @param mask the valid pixels
     * @return the valid pixels of the fit about a valid pixel, as near to the lower left corner as the neighbourhood
     *         stays off the border if it can; none if no pixel is valid
     */
    public static Mask of(final Neighbourhood neighbourhood, final Mask mask) {
        int row = Math.min(neighbourhood.reach() + 1, mask.height() / 2);
        int column = Math.min(neighbourhood.reach() + 1, mask.width() / 2);
        int centre = nearest(mask, row, column);
        var stencil = new boolean[mask.height() * mask.width()];
        for (int i = 0; i < stencil.length && centre >= 0; i++) {
            int dy = Math.abs(i / mask.width() - centre / mask.width());
            int dx = Math.abs(i % mask.width() - centre % mask.width());
            stencil[i] = mask.isValid(i) && dy <= neighbourhood.reach() && dx <= neighbourhood.halfWidth(dy);
        }
        return Mask.of(mask.height(), mask.width(), stencil);
    }

    private static int nearest(final Mask mask, final int row, final int column) {
        int nearest = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < mask.height() * mask.width(); i++) {
            double distance = Math.hypot(i / mask.width() - row, i % mask.width() - column);
            if (mask.isValid(i) && distance < least) {
                least = distance;
                nearest = i;
            }
        }
        return nearest;
    }
}
