package org.latentrom.engine.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;

/** Panels in rows and columns. */
class PanelGridTest {
    private static final Extent SQUARE = new Extent(0, 1, 0, 1);

    private static Panel panel(final String title, final Extent extent) {
        var field = new Field(new FieldShape(List.of("a"), 2, 2, extent), new float[]{0, 1, 2, 3});
        return Panel.of(title, field, 0, ColorMap.GREY);
    }

    private static PanelGrid grid(final int... rowsAndColumns) {
        var places = new ArrayList<PanelGrid.Place>();
        for (int i = 0; i < rowsAndColumns.length; i += 2) {
            places.add(new PanelGrid.Place(rowsAndColumns[i], rowsAndColumns[i + 1], panel("", SQUARE)));
        }
        return new PanelGrid(places);
    }

    @Test
    void axesStandAtTheOutermostPanelsOfRowsAndColumns() {
        PanelGrid grid = grid(0, 1, 0, 2, 1, 0, 1, 1);
        assertEquals(2, grid.rows());
        assertEquals(3, grid.columns());
        List<PanelGrid.Place> p = grid.panels();
        assertEquals(List.of(true, false, true, false), p.stream().map(grid::isLeftmost).toList());
        assertEquals(List.of(false, true, true, true), p.stream().map(grid::isLowest).toList());
    }

    @Test
    void emptyPlacesStayWhite() {
        var bare = new ImageOptions(20, false, false, false);
        BufferedImage image = FieldImage.render("", grid(0, 0, 1, 1), bare);
        int step = 40 + 22;
        assertEquals(14 + step + 40 + 14, image.getWidth());
        assertEquals(14 + step + 40 + 14, image.getHeight());
        for (int y = 14; y < 54; y++) {
            for (int x = 14 + step; x < 54 + step; x++) {
                assertEquals(0xffffff, image.getRGB(x, y) & 0xffffff, "upper right");
                assertEquals(0xffffff, image.getRGB(y, x) & 0xffffff, "lower left");
            }
        }
        assertEquals(ColorMap.GREY.rgb(0), image.getRGB(14, 14 + 39) & 0xffffff);
        assertEquals(ColorMap.GREY.rgb(0), image.getRGB(14 + step, 14 + step + 39) & 0xffffff);
    }

    @Test
    void secondLinesOfTitlesTakeRoom() {
        var bare = new ImageOptions(60, false, false, false);
        BufferedImage one = FieldImage.render("", List.of(panel("title", SQUARE)), bare);
        BufferedImage two = FieldImage.render("", List.of(panel("title\nmax 0.1", SQUARE)), bare);
        assertEquals(23, two.getHeight() - one.getHeight());
        assertTrue(ink(two, 40) > ink(one, 17), "both lines are written");
    }

    private static int ink(final BufferedImage image, final int rows) {
        int ink = 0;
        for (int y = 14; y < 14 + rows; y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                ink += (image.getRGB(x, y) & 255) < 160 ? 1 : 0;
            }
        }
        return ink;
    }

    @Test
    void marksAreBlackDotsInTheirPixels() {
        var valid = new boolean[]{false, true, false, false};
        Panel plain = panel("", SQUARE);
        var marked = new Panel("", plain.field(), 0, ColorMap.GREY, plain.range(), Optional.of(Mask.of(2, 2, valid)));
        var bare = new ImageOptions(20, false, false, false);
        BufferedImage image = FieldImage.render("", List.of(marked), bare);
        BufferedImage without = FieldImage.render("", List.of(plain), bare);
        assertEquals(0, image.getRGB(14 + 30, 14 + 30) & 0xffffff, "the middle of the lower right pixel");
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                boolean dot = Math.hypot(x + 0.5 - 44, y + 0.5 - 44) < 5;
                assertTrue(dot || image.getRGB(x, y) == without.getRGB(x, y), x + ", " + y);
            }
        }
        assertThrows(IllegalArgumentException.class, () -> new Panel("", plain.field(), 0, ColorMap.GREY,
            plain.range(), Optional.of(Mask.full(3, 2))));
    }

    @Test
    void gridsOfNothingOrOfDifferentExtentsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new PanelGrid(List.of()));
        var places = List.of(new PanelGrid.Place(0, 0, panel("", SQUARE)),
            new PanelGrid.Place(1, 0, panel("", new Extent(0, 2, 0, 1))));
        String text = assertThrows(IllegalArgumentException.class, () -> new PanelGrid(places)).getMessage();
        assertTrue(text.contains("same extent"), text);
        assertFalse(PanelGrid.line(List.of(panel("", SQUARE), panel("", SQUARE)), new ImageOptions(1, false, false,
            false)).columns() == 1, "square panels stand beside each other");
    }
}
