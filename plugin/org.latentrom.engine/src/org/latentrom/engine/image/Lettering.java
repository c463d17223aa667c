package org.latentrom.engine.image;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;

/**
 * Writes text with a round pen of our own letters. Fonts would differ from machine to machine, and a server may have
 * none.
 *
 * @param capital height of capitals and digits in pixels
 */
record Lettering(double capital) {
    /** Thickness of the pen relative to the height of capitals. */
    private static final double PEN = 0.125;

    /** Where a text stands relative to its point. */
    enum Align {
        /** to the right of the point */
        LEFT,
        /** in the middle */
        CENTER,
        /** to the left of the point */
        RIGHT
    }

    /** @return width of a text in pixels */
    double width(final String text) {
        return scale() * StrokeGlyphs.width(text);
    }

    /** Writes a text in the current colour, its baseline at {@code y}. */
    void write(final Graphics2D g, final String text, final double x, final double y, final Align align) {
        double shift = align == Align.LEFT ? 0 : align == Align.CENTER ? -width(text) / 2 : -width(text);
        draw(g, text, new AffineTransform(scale(), 0, 0, -scale(), x + shift, y));
    }

    /** Writes a text upwards, centred about {@code y}, its baseline at {@code x}. */
    void writeUpwards(final Graphics2D g, final String text, final double x, final double y) {
        draw(g, text, new AffineTransform(0, -scale(), -scale(), 0, x, y + width(text) / 2));
    }

    private double scale() {
        return capital / StrokeGlyphs.CAPITAL;
    }

    private void draw(final Graphics2D g, final String text, final AffineTransform place) {
        Path2D strokes = StrokeGlyphs.strokes(text);
        strokes.transform(place);
        g.setStroke(new BasicStroke((float)(PEN * capital), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(strokes);
    }

    /** @return the text, shortened in its middle by an ellipsis if it is wider than this */
    String fitting(final String text, final double width) {
        String fit = text;
        for (int cut = 1; width(fit) > width && cut < text.length(); cut++) {
            int keep = text.length() - cut;
            fit = text.substring(0, (keep + 1) / 2) + "…" + text.substring(text.length() - keep / 2);
        }
        return fit;
    }
}
