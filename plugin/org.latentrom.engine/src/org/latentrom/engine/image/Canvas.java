package org.latentrom.engine.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;

/** White images of a size that memory can hold, and the pen for them. */
final class Canvas {
    private static final long MOST_PIXELS = 64_000_000;

    private Canvas() {
    }

    /** @throws IllegalArgumentException if the image would have more than 64 million pixels */
    static BufferedImage white(final long width, final long height) {
        if (width * height > MOST_PIXELS) {
            throw new IllegalArgumentException("the picture would have " + width + " x " + height
                + " pixels: choose a smaller zoom or fewer panels");
        }
        var image = new BufferedImage((int)width, (int)height, BufferedImage.TYPE_INT_RGB);
        draw(image, g -> {
            g.setColor(Color.WHITE);
            g.fillRect(0, 0, (int)width, (int)height);
        });
        return image;
    }

    /** Draws with smooth lines. */
    static void draw(final BufferedImage image, final Consumer<Graphics2D> drawing) {
        Graphics2D g = image.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            drawing.accept(g);
        } finally {
            g.dispose();
        }
    }
}
