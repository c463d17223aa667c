package org.latentrom.engine.image;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.List;

import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;

/**
 * Fields in rows and columns with a tick at each, and where everything stands on a picture.
 *
 * @param tiles colours and size of the fields
 * @param fields first channels, row by row from the top; all on one grid
 * @param below texts below the columns
 * @param beside texts to the left of the rows, from the top
 * @param across what the columns are
 * @param up what the rows are
 * @param gap image pixels between fields
 */
record TileGrid(Tiles tiles, List<Field> fields, List<String> below, List<String> beside, String across, String up,
    int gap) {
    private static final int TICK = 4;

    private static final int LABEL_GAP = 4;

    private static final Lettering SMALL = FieldImage.SMALL;

    private static final double TITLE_HEIGHT = 2.2;

    /** @throws IllegalArgumentException if grids differ or there is not one field for each place */
    TileGrid {
        Tiles.requireOneGrid(fields);
        if (fields.size() != below.size() * beside.size()) {
            throw new IllegalArgumentException(fields.size() + " fields for " + beside.size() + " rows of "
                + below.size());
        }
    }

    private FieldShape shape() {
        return fields.get(0).shape();
    }

    /** @return image pixels from one column to the next */
    int stepX() {
        return tiles.width(shape()) + gap;
    }

    /** @return image pixels from one row to the next */
    int stepY() {
        return tiles.height(shape()) + gap;
    }

    /** @return width of the fields in image pixels */
    long width() {
        return (long)below.size() * stepX() - gap;
    }

    /** @return height of the fields in image pixels */
    long height() {
        return (long)beside.size() * stepY() - gap;
    }

    /** Texts below narrow columns stand upright. */
    private boolean isUpright() {
        return below.stream().anyMatch(t -> SMALL.width(t) > stepX() - LABEL_GAP);
    }

    /** @return image pixels that ticks and texts take on the left */
    int left() {
        double widest = beside.stream().mapToDouble(SMALL::width).max().orElse(0);
        return (int)Math.ceil(widest + TICK + LABEL_GAP + (up.isEmpty() ? 0 : TITLE_HEIGHT * SMALL.capital()));
    }

    /** @return image pixels that ticks and texts take below */
    int bottom() {
        double text = isUpright() ? below.stream().mapToDouble(SMALL::width).max().orElse(0) : SMALL.capital();
        return (int)Math.ceil(text + TICK + LABEL_GAP + (across.isEmpty() ? 0 : TITLE_HEIGHT * SMALL.capital()));
    }

    /** Paints fields, ticks and texts; the upper left corner of the fields is at (left, top). */
    void paint(final BufferedImage image, final Graphics2D g, final int left, final int top) {
        int columns = below.size();
        for (int i = 0; i < fields.size(); i++) {
            tiles.paint(image, fields.get(i), left + i % columns * stepX(), top + i / columns * stepY());
        }
        double bottom = top + height();
        for (int i = 0; i < columns; i++) {
            double x = left + i * stepX() + tiles.width(shape()) / 2.0;
            tick(g, x, bottom, x, bottom + TICK);
            if (isUpright()) {
                SMALL.writeUpwards(g, below.get(i), x + SMALL.capital() / 2,
                    bottom + TICK + LABEL_GAP + SMALL.width(below.get(i)) / 2);
            } else {
                SMALL.write(g, below.get(i), x, bottom + TICK + LABEL_GAP + SMALL.capital(), Lettering.Align.CENTER);
            }
        }
        for (int i = 0; i < beside.size(); i++) {
            double y = top + i * stepY() + tiles.height(shape()) / 2.0;
            tick(g, left - TICK, y, left, y);
            SMALL.write(g, beside.get(i), left - TICK - LABEL_GAP, y + SMALL.capital() / 2, Lettering.Align.RIGHT);
        }
        SMALL.write(g, across, left + width() / 2.0, bottom + bottom(), Lettering.Align.CENTER);
        SMALL.writeUpwards(g, up, left - left() + SMALL.capital(), top + height() / 2.0);
    }

    private static void tick(final Graphics2D g, final double x1, final double y1, final double x2, final double y2) {
        g.setColor(FieldImage.LINE);
        // other caps would reach into the fields
        g.setStroke(new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        g.draw(new Line2D.Double(x1, y1, x2, y2));
        g.setColor(FieldImage.INK);
    }
}
