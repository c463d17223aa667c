package org.latentrom.engine.image;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.latentrom.engine.field.Field;

/**
 * Draws a latent space by what is decoded from it: a plane of two latent variables, also with data on it, or what
 * changes when each latent variable runs through its values while the others stay.
 *
 * @param tiles colours and size of the fields
 */
public record LatentSheet(Tiles tiles) {
    private static final int BAR_GAP = 16;

    /** Half axes of a point in ticks: smaller ones could not be seen. */
    private static final double LEAST = 1.0 / 12;

    /** The same for dots of one size. */
    private static final double DOT = 1.0 / 9;

    /**
     * @param heading text above everything, may be empty
     * @param across the latent variable that grows to the right
     * @param up the latent variable that grows upwards
     * @param decoded the fields, row by row from below: {@code decoded[j * across.ticks + i]}
     * @param points data to draw on top; those beyond the axes' ends are left out
     * @return an RGB image
     * @throws IllegalArgumentException if there is not one field for each place, grids differ, or the image would have
     *             more than 64 million pixels
     */
    public BufferedImage plane(final String heading, final LatentAxis across, final LatentAxis up,
        final List<Field> decoded, final Optional<LatentPoints> points) {
        int columns = across.ticks().length;
        int rows = up.ticks().length;
        if (decoded.size() != columns * rows) {
            throw new IllegalArgumentException(decoded.size() + " fields for " + rows + " rows of " + columns);
        }
        List<Field> fromTop = new ArrayList<>();
        for (int j = rows - 1; j >= 0; j--) {
            fromTop.addAll(decoded.subList(j * columns, (j + 1) * columns));
        }
        var grid = new TileGrid(tiles, fromTop, across.labels(), reversed(up.labels()), across.name(), up.name(), 0);
        // a bar of one colour without a name would explain nothing
        var named = points.map(LatentPoints::names).filter(names -> names.size() > 1 || !names.get(0).isBlank());
        return render(heading, grid, named.map(ClassColors::new),
            (g, left, top) -> points.ifPresent(p -> scatter(g, grid, left, top, across, up, p)));
    }

    private static List<String> reversed(final List<String> texts) {
        return IntStream.range(0, texts.size()).mapToObj(i -> texts.get(texts.size() - 1 - i)).toList();
    }

    /**
     * @param heading text above everything, may be empty
     * @param values what the columns stand for
     * @param names one a row: what runs through the values
     * @param decoded the fields, row by row from the top
     * @return an RGB image
     * @throws IllegalArgumentException as for {@link #plane}
     */
    public BufferedImage traversals(final String heading, final LatentAxis values, final List<String> names,
        final List<Field> decoded) {
        return render(heading, new TileGrid(tiles, decoded, values.labels(), names, values.name(), "", 1),
            Optional.empty(), (g, left, top) -> {
                // no data
            });
    }

    /** Paints on top of the fields. */
    private interface Overlay {
        void paint(Graphics2D g, int left, int top);
    }

    private static BufferedImage render(final String heading, final TileGrid grid,
        final Optional<ClassColors> classes, final Overlay overlay) {
        int margin = FieldImage.MARGIN;
        int left = margin + grid.left();
        int top = margin + FieldImage.headingHeight(heading);
        long width = left + grid.width() + classes.map(c -> BAR_GAP + c.width()).orElse(0) + margin;
        long height = top + grid.height() + grid.bottom() + margin;
        BufferedImage image = Canvas.white(width, height);
        Canvas.draw(image, g -> {
            g.setColor(FieldImage.INK);
            FieldImage.HEADING.write(g, FieldImage.HEADING.fitting(heading, width - 2.0 * margin), margin,
                margin + FieldImage.HEADING.capital(), Lettering.Align.LEFT);
            grid.paint(image, g, left, top);
            classes.ifPresent(
                c -> c.paint(g, (int)(left + grid.width() + BAR_GAP), top, (int)grid.height()));
            overlay.paint(g, left, top);
        });
        return image;
    }

    private static void scatter(final Graphics2D g, final TileGrid grid, final int left, final int top,
        final LatentAxis across, final LatentAxis up, final LatentPoints points) {
        var colors = new ClassColors(points.names());
        Shape clip = g.getClip();
        g.clipRect(left, top, (int)grid.width(), (int)grid.height());
        g.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float)points.opacity()));
        for (int i = 0; i < points.mean().length; i++) {
            double x = across.position(points.mean()[i][0]);
            double y = up.position(points.mean()[i][1]);
            if (!Double.isNaN(x + y)) {
                double rx = DOT;
                double ry = DOT;
                if (points.sigma() != null) {
                    rx = Math.max(LEAST, points.sigma()[i][0] * across.slope(points.mean()[i][0]));
                    ry = Math.max(LEAST, points.sigma()[i][1] * up.slope(points.mean()[i][1]));
                }
                g.setColor(colors.of(points.group()[i]));
                g.fill(new Ellipse2D.Double(left + (x - rx + 0.5) * grid.stepX(),
                    top + grid.height() - (y + ry + 0.5) * grid.stepY(), 2 * rx * grid.stepX(),
                    2 * ry * grid.stepY()));
            }
        }
        g.setComposite(AlphaComposite.SrcOver);
        g.setClip(clip);
    }
}
