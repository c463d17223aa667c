package org.latentrom.engine.image;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.Mask;

/**
 * Draws a derivative sheet as colour maps: the reference's error sheet if it holds errors, else its value sheet. Panels
 * of one order of derivative have one range.
 *
 * @param map colours; with the diverging map 0 is in the middle of all ranges
 * @param scale what values go through before they become colours
 * @param stencil pixels of an example fit, shown as black dots in the first panel; empty for none
 * @param longerSide image pixels of the longer side of a panel, at least 50
 */
public record MapSheet(ColorMap map, ValueScale scale, Optional<Mask> stencil, int longerSide) {
    static final int LEAST_SIDE = 50;

    /** @throws IllegalArgumentException if the panels would be too small */
    public MapSheet {
        requireSide(longerSide);
    }

    static void requireSide(final int longerSide) {
        if (longerSide < LEAST_SIDE) {
            throw new IllegalArgumentException("panels of " + longerSide
                + " image pixels are too small to read: choose " + LEAST_SIDE + " or more");
        }
    }

    /**
     * @param heading text above everything, may be empty
     * @return an RGB image
     * @throws IllegalArgumentException if the image would have more than 64 million pixels
     */
    public BufferedImage render(final String heading, final DerivativeSheet sheet) {
        var ranges = new SheetRanges(sheet, scale, map == ColorMap.BLUE_WHITE_RED);
        var places = new ArrayList<PanelGrid.Place>();
        for (SheetEntry e : sheet.entries()) {
            var marks = places.isEmpty() ? stencil : Optional.<Mask>empty();
            places.add(new PanelGrid.Place(e.row(), e.column(),
                new Panel(sheet.title(e), field(sheet, e), 0, map, ranges.of(e), marks)));
        }
        ImageOptions full = ImageOptions.ofLongerSide(sheet.grid(), longerSide);
        var rectangles = new ImageOptions(full.zoom(), false, true, true);
        return FieldImage.render(heading(heading, scale), new PanelGrid(places), rectangles);
    }

    static String heading(final String heading, final ValueScale scale) {
        String shown = scale.formula().isEmpty() ? "" : "shown as " + scale.formula();
        return heading.isEmpty() || shown.isEmpty() ? heading + shown : heading + ", " + shown;
    }

    private Field field(final DerivativeSheet sheet, final SheetEntry entry) {
        var values = new float[entry.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float)scale.of(entry.values()[i]);
        }
        return new Field(sheet.grid().withChannels(List.of(entry.name())), values, sheet.mask());
    }
}
