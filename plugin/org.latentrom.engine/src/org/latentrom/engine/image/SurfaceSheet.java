package org.latentrom.engine.image;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

import org.latentrom.engine.progress.Progress;

/**
 * Draws a derivative sheet as surfaces, all seen from one place; entries of one order of derivative have one range.
 * Pixels outside of the mask are holes. Surfaces of more than {@value #MOST_CORNERS} pixels along a side are drawn with
 * blocks of pixels: a block gets the value that is farthest from its mean, so that peaks of single pixels stay.
 *
 * @param map colours of the heights; with the diverging map 0 is in the middle of all ranges
 * @param scale what values go through before they become heights
 * @param camera from where all surfaces are seen
 * @param side width of a surface's picture in image pixels, at least 150; its height is nine tenths
 */
public record SurfaceSheet(ColorMap map, ValueScale scale, Camera camera, int side) {
    /** Below, axes leave no room for a surface. */
    private static final int LEAST_SIDE = 150;

    private static final int MOST_CORNERS = 64;

    private static final int GAP = 10;

    /** @throws IllegalArgumentException if the pictures would be too small */
    public SurfaceSheet {
        if (side < LEAST_SIDE) {
            throw new IllegalArgumentException("surfaces of " + side + " image pixels are too small to read: choose "
                + LEAST_SIDE + " or more");
        }
    }

    /**
     * @param heading text above everything, may be empty
     * @param progress asked before each row of patches whether to stop
     * @return an RGB image
     * @throws java.util.concurrent.CancellationException if cancelled
     * @throws IllegalArgumentException if the grid has one row or column, or the image would have more than 64 million
     *             pixels
     */
    public BufferedImage render(final String heading, final DerivativeSheet sheet, final Progress progress) {
        if (sheet.grid().height() < 2 || sheet.grid().width() < 2) {
            throw new IllegalArgumentException("a surface needs two rows and two columns, not "
                + sheet.grid().height() + " x " + sheet.grid().width() + " pixels: draw colour maps");
        }
        int rows = 1 + sheet.entries().stream().mapToInt(SheetEntry::row).max().getAsInt();
        int columns = 1 + sheet.entries().stream().mapToInt(SheetEntry::column).max().getAsInt();
        String text = MapSheet.heading(heading, scale);
        int height = side * 9 / 10;
        int titles = (int)FieldImage.TITLE.capital() + FieldImage.LINE_HEIGHT + FieldImage.TITLE_GAP;
        int top = FieldImage.MARGIN + FieldImage.headingHeight(text);
        long width = 2L * FieldImage.MARGIN + (long)columns * side + (columns - 1L) * GAP;
        var image = Canvas.white(width, top + rows * ((long)titles + height + GAP));
        var ranges = new SheetRanges(sheet, scale, map == ColorMap.BLUE_WHITE_RED);
        Canvas.draw(image, g -> {
            g.setColor(FieldImage.INK);
            FieldImage.HEADING.write(g, FieldImage.HEADING.fitting(text, width - 2.0 * FieldImage.MARGIN),
                FieldImage.MARGIN, FieldImage.MARGIN + FieldImage.HEADING.capital(), Lettering.Align.LEFT);
            for (SheetEntry e : sheet.entries()) {
                progress.checkCanceled();
                int left = FieldImage.MARGIN + e.column() * (side + GAP);
                int upper = top + e.row() * (titles + height + GAP);
                g.setColor(FieldImage.INK);
                FieldImage.writeTitle(g, sheet.title(e), left, (double)upper + titles, side + GAP / 2.0);
                Graphics2D part = (Graphics2D)g.create(left, upper + titles, side, height);
                paint(part, sheet, e, ranges.of(e), height, progress);
                part.dispose();
            }
        });
        return image;
    }

    private void paint(final Graphics2D g, final DerivativeSheet sheet, final SheetEntry entry,
        final ValueRange range, final int height, final Progress progress) {
        var box = new SurfaceBox(sheet.grid().extent(), camera, side, height);
        new SurfaceAxes(box).paint(g, sheet.grid().extent(), range);
        var heights = new double[entry.values().length];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = scale.of(entry.values()[i]);
        }
        new SurfacePainter(box, map, range).paint(g, new HeightField(heights, sheet.mask(), MOST_CORNERS),
            progress);
    }
}
