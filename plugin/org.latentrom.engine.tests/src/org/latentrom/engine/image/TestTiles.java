package org.latentrom.engine.image;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;

import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;

/** Fields of one value for sheets, and a way to find them again. */
final class TestTiles {
    static final int SIDE = 40;

    /** Grey from 0 to 1, a pixel of a field becomes 10 x 10 of the picture: 40 x 40 in all. */
    static final Tiles TILES = new Tiles(ColorMap.GREY, new ValueRange(0, 1), 10);

    private static final FieldShape SHAPE = new FieldShape(List.of("v"), 4, 4, new Extent(0, 4, 0, 4));

    private TestTiles() {
    }

    static Field field(final double value) {
        var values = new float[SHAPE.size()];
        java.util.Arrays.fill(values, (float)value);
        return new Field(SHAPE, values);
    }

    /** @return fields of the values 0, 1 / (n - 1), ..., 1 */
    static List<Field> ramp(final int n) {
        return IntStream.range(0, n).mapToObj(i -> field((double)i / (n - 1))).toList();
    }

    static int grey(final double value) {
        return ColorMap.GREY.rgb(value);
    }

    static int rgb(final BufferedImage image, final int x, final int y) {
        return image.getRGB(x, y) & 0xffffff;
    }

    /** @return x and y of the first pixel of a colour from the upper left corner, row by row; null if there is none */
    static int[] first(final BufferedImage image, final int color) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (rgb(image, x, y) == color) {
                    return new int[]{x, y};
                }
            }
        }
        return null;
    }

    static int count(final BufferedImage image, final int color) {
        int n = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                n += rgb(image, x, y) == color ? 1 : 0;
            }
        }
        return n;
    }
}
