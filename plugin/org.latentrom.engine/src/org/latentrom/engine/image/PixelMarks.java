package org.latentrom.engine.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;

import org.latentrom.engine.field.Mask;

/** Black dots at the centres of pixels, such as those that a fit looks at. */
final class PixelMarks {
    private static final double SIZE = 0.55;

    private static final double LEAST = 1.2;

    private static final double MOST = 7;

    private PixelMarks() {
    }

    /** @param picture where the field's picture lies */
    static void paint(final Graphics2D g, final Mask marks, final Rectangle2D picture) {
        double columnWidth = picture.getWidth() / marks.width();
        double rowHeight = picture.getHeight() / marks.height();
        double size = Math.max(LEAST, Math.min(MOST, SIZE * Math.min(columnWidth, rowHeight)));
        g.setColor(Color.BLACK);
        for (int row = 0; row < marks.height(); row++) {
            for (int column = 0; column < marks.width(); column++) {
                if (marks.isValid(row * marks.width() + column)) {
                    double x = picture.getX() + (column + 0.5) * columnWidth;
                    double y = picture.getMaxY() - (row + 0.5) * rowHeight;
                    g.fill(new Ellipse2D.Double(x - size / 2, y - size / 2, size, size));
                }
            }
        }
    }
}
