package org.latentrom.engine.image;

import java.awt.image.BufferedImage;
import java.util.List;

import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;

/**
 * How many small fields are drawn beside each other: without axes, all with the same colours, each pixel a rectangle.
 *
 * @param map colours of the values
 * @param range values at the ends of the colour map
 * @param zoom image pixels a grid column; heights follow from the extent's aspect ratio
 */
public record Tiles(ColorMap map, ValueRange range, double zoom) {
    /** @throws IllegalArgumentException if the zoom is not between 0 and 4096 */
    public Tiles {
        options(zoom);
    }

    private static ImageOptions options(final double zoom) {
        return new ImageOptions(zoom, false, false, false);
    }

    /** @return image pixels that a field is wide */
    int width(final FieldShape shape) {
        return options(zoom).width(shape);
    }

    /** @return image pixels that a field is high */
    int height(final FieldShape shape) {
        return options(zoom).height(shape);
    }

    /** @return what the colours say, for a heading: such as {@code pressure from −0.500 to 2.00} */
    public String legend(final Field field) {
        return field.shape().channels().get(0) + " from " + Numeral.rounded(range.low()) + " to "
            + Numeral.rounded(range.high());
    }

    /** Paints the first channel of a field, its upper left corner at (left, top). */
    void paint(final BufferedImage image, final Field field, final int left, final int top) {
        new FieldPainter(new Panel("", field, 0, map, range)).paint(image, left, top, width(field.shape()),
            height(field.shape()), false);
    }

    /** @throws IllegalArgumentException if there is no field, or two have another grid or extent */
    static void requireOneGrid(final List<Field> fields) {
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("there is no field to draw");
        }
        FieldShape first = fields.get(0).shape();
        for (Field f : fields) {
            FieldShape other = f.shape();
            if (other.height() != first.height() || other.width() != first.width()
                || !other.extent().equals(first.extent())) {
                throw new IllegalArgumentException("the fields of one sheet must have the same grid, not " + first
                    + " and " + other + ": rasterize all snapshots with the same options");
            }
        }
    }
}
