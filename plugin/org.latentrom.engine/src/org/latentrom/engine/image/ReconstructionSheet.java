package org.latentrom.engine.image;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;

/**
 * Draws many fields on the left and, in the same places on the right, what a model made of them; group by group, such as
 * the classes of images or the runs of a simulation. Only first channels are drawn.
 *
 * @param tiles colours and size of the fields
 * @param columns fields beside each other on either side, at least one
 */
public record ReconstructionSheet(Tiles tiles, int columns) {
    /** Between neighbouring fields, so that dark ones do not run into each other. */
    private static final int GAP = 1;

    private static final int GROUP_GAP = 5;

    private static final int LABEL_GAP = 8;

    private static final int LEAST_MIDDLE = 24;

    /**
     * A field and what was made of it.
     *
     * @param original the field
     * @param reconstruction the model's
     */
    public record Pair(Field original, Field reconstruction) {
    }

    /**
     * Pairs that stand together, from a new line on.
     *
     * @param name stands to the left of the first line, may be empty
     * @param pairs at least one
     */
    public record Group(String name, List<Pair> pairs) {
        /** @throws IllegalArgumentException if there is no pair */
        public Group {
            pairs = List.copyOf(pairs);
            if (pairs.isEmpty()) {
                throw new IllegalArgumentException("the group \"" + name + "\" has no field to draw");
            }
        }
    }

    /** @throws IllegalArgumentException if there is no column */
    public ReconstructionSheet {
        if (columns < 1) {
            throw new IllegalArgumentException("a sheet needs a column, not " + columns);
        }
    }

    /**
     * @param heading text above everything, may be empty
     * @param groups at least one; all fields on the same grid
     * @return an RGB image
     * @throws IllegalArgumentException if there is no group, grids differ, or the image would have more than 64 million
     *             pixels
     */
    public BufferedImage render(final String heading, final List<Group> groups) {
        List<Field> all = new ArrayList<>();
        groups.forEach(g -> g.pairs().forEach(p -> {
            all.add(p.original());
            all.add(p.reconstruction());
        }));
        Tiles.requireOneGrid(all);
        FieldShape shape = all.get(0).shape();
        int stepX = tiles.width(shape) + GAP;
        int stepY = tiles.height(shape) + GAP;
        int used = Math.min(columns, groups.stream().mapToInt(g -> g.pairs().size()).max().orElseThrow());
        int left = FieldImage.MARGIN + labelWidth(groups);
        int middle = Math.max(LEAST_MIDDLE, stepX);
        long side = (long)used * stepX - GAP;
        int top = FieldImage.MARGIN + FieldImage.headingHeight(heading) + (int)(2.2 * FieldImage.TITLE.capital());
        long lines = groups.stream().mapToLong(g -> lines(g)).sum();
        long width = left + 2 * side + middle + FieldImage.MARGIN;
        long height = top + lines * stepY + (long)(groups.size() - 1) * GROUP_GAP + FieldImage.MARGIN;
        BufferedImage image = Canvas.white(width, height);
        Canvas.draw(image, g -> {
            g.setColor(FieldImage.INK);
            FieldImage.HEADING.write(g, FieldImage.HEADING.fitting(heading, width - 2.0 * FieldImage.MARGIN),
                FieldImage.MARGIN, FieldImage.MARGIN + FieldImage.HEADING.capital(), Lettering.Align.LEFT);
            int right = (int)(left + side + middle);
            title(g, "Original", left, top, side);
            title(g, "Reconstruction", right, top, side);
            paint(image, g, groups, new int[]{left, right}, top, stepX, stepY);
        });
        return image;
    }

    private static void title(final Graphics2D g, final String text, final int x, final int top, final long width) {
        FieldImage.TITLE.write(g, FieldImage.TITLE.fitting(text, width), x, top - 8, Lettering.Align.LEFT);
    }

    private void paint(final BufferedImage image, final Graphics2D g, final List<Group> groups, final int[] x,
        final int top, final int stepX, final int stepY) {
        int y = top;
        for (Group group : groups) {
            FieldImage.TITLE.write(g, group.name(), x[0] - LABEL_GAP,
                y + (stepY - GAP + FieldImage.TITLE.capital()) / 2, Lettering.Align.RIGHT);
            for (int i = 0; i < group.pairs().size(); i++) {
                int shiftX = i % columns * stepX;
                int shiftY = i / columns * stepY;
                tiles.paint(image, group.pairs().get(i).original(), x[0] + shiftX, y + shiftY);
                tiles.paint(image, group.pairs().get(i).reconstruction(), x[1] + shiftX, y + shiftY);
            }
            y += lines(group) * stepY + GROUP_GAP;
        }
    }

    private int lines(final Group group) {
        return (group.pairs().size() + columns - 1) / columns;
    }

    private static int labelWidth(final List<Group> groups) {
        double widest = groups.stream().mapToDouble(g -> FieldImage.TITLE.width(g.name())).max().orElse(0);
        return widest == 0 ? 0 : (int)Math.ceil(widest) + LABEL_GAP;
    }
}
