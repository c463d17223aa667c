package org.latentrom.engine.image;

import java.awt.Composite;
import java.awt.CompositeContext;
import java.awt.RenderingHints;
import java.awt.image.ColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/**
 * Lays an image over another one, of which only the opacity counts: its ink is black where the image below is light and
 * white where it is dark, so that lines are seen on every colour of a map.
 */
enum InkOverColors implements Composite, CompositeContext {
    /** It has no state. */
    INSTANCE;

    /** Brightness below which a colour is dark, 0 to 255: a third, where black and white stand out about equally. */
    private static final int DARK = 85;

    @Override
    public CompositeContext createContext(final ColorModel source, final ColorModel target,
        final RenderingHints hints) {
        return this;
    }

    @Override
    public void dispose() {
        // nothing is held
    }

    /** @param source red, green, blue, opacity @param below red, green, blue and perhaps opacity, 0 to 255 each */
    @Override
    public void compose(final Raster source, final Raster below, final WritableRaster target) {
        int width = Math.min(source.getWidth(), below.getWidth());
        int height = Math.min(source.getHeight(), below.getHeight());
        int[] ink = new int[4];
        int[] color = new int[4];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                source.getPixel(x + source.getMinX(), y + source.getMinY(), ink);
                below.getPixel(x + below.getMinX(), y + below.getMinY(), color);
                if (ink[3] > 0) {
                    int mix = brightness(color) < DARK ? 255 : 0;
                    for (int c = 0; c < 3; c++) {
                        color[c] += Math.round((mix - color[c]) * ink[3] / 255f);
                    }
                }
                target.setPixel(x + target.getMinX(), y + target.getMinY(), color);
            }
        }
    }

    /** Rec. 601: what the eye makes of red, green and blue. */
    private static int brightness(final int[] color) {
        return (299 * color[0] + 587 * color[1] + 114 * color[2]) / 1000;
    }
}
