package org.latentrom.engine.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.latentrom.engine.image.TestTiles.SIDE;
import static org.latentrom.engine.image.TestTiles.TILES;
import static org.latentrom.engine.image.TestTiles.field;
import static org.latentrom.engine.image.TestTiles.grey;
import static org.latentrom.engine.image.TestTiles.rgb;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.image.ReconstructionSheet.Group;
import org.latentrom.engine.image.ReconstructionSheet.Pair;

/** Every original stands left of its own reconstruction, group below group. */
class ReconstructionSheetTest {
    private static final int STEP = SIDE + 1;

    private static Group group(final String name, final double first, final int count) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pairs.add(new Pair(field(first + 0.05 * i), field(first + 0.05 * i + 0.02)));
        }
        return new Group(name, pairs);
    }

    /** The upper left corner of the first original, found by its colour. */
    private static int[] corner(final BufferedImage image, final double value) {
        return TestTiles.first(image, grey(value));
    }

    @Test
    void pairsStandInTheSamePlacesOfBothSides() {
        BufferedImage image = new ReconstructionSheet(TILES, 3).render("", List.of(group("", 0.1, 5)));
        int[] at = corner(image, 0.1);
        int right = 3 * STEP - 1 + STEP;
        for (int i = 0; i < 5; i++) {
            int x = at[0] + i % 3 * STEP + SIDE / 2;
            int y = at[1] + i / 3 * STEP + SIDE / 2;
            assertEquals(grey(0.1 + 0.05 * i), rgb(image, x, y), "original " + i);
            assertEquals(grey(0.1 + 0.05 * i + 0.02), rgb(image, x + right, y), "reconstruction " + i);
        }
        assertEquals(0xffffff, rgb(image, at[0] + 2 * STEP + SIDE / 2, at[1] + STEP + SIDE / 2), "the sixth place");
        assertEquals(2 * FieldImage.MARGIN + right + 3 * STEP - 1, image.getWidth());
        assertEquals(at[1] + 2 * STEP + FieldImage.MARGIN, image.getHeight());
    }

    @Test
    void groupsBeginOnALineOfTheirOwnWithTheirName() {
        BufferedImage image =
            new ReconstructionSheet(TILES, 2).render("", List.of(group("3", 0.1, 3), group("seven", 0.5, 1)));
        int[] first = corner(image, 0.1);
        int[] second = corner(image, 0.5);
        assertEquals(first[0], second[0]);
        assertTrue(second[1] > first[1] + 2 * STEP, "a gap between groups");
        assertTrue(first[0] > FieldImage.MARGIN + FieldImage.TITLE.width("seven"), "room for the longest name");
        boolean written = false;
        for (int x = 0; x < first[0]; x++) {
            written |= rgb(image, x, second[1] + SIDE / 2) != 0xffffff;
        }
        assertTrue(written, "the name of the second group");
    }

    @Test
    void aHeadingTakesItsRoom() {
        List<Group> groups = List.of(group("", 0.1, 1));
        int without = corner(new ReconstructionSheet(TILES, 4).render("", groups), 0.1)[1];
        int with = corner(new ReconstructionSheet(TILES, 4).render("mean l2 = 3.579", groups), 0.1)[1];
        assertEquals(without + FieldImage.headingHeight("x"), with);
    }

    /** Unused columns take no room; the same input gives the same picture. */
    @Test
    void theSheetIsAsWideAsItsLongestGroup() {
        List<Group> groups = List.of(group("", 0.1, 3));
        BufferedImage narrow = new ReconstructionSheet(TILES, 3).render("", groups);
        BufferedImage wide = new ReconstructionSheet(TILES, 20).render("", groups);
        assertArrayEquals(Png.bytes(narrow), Png.bytes(wide));
    }

    @Test
    void whatCannotBeDrawnIsRefused() {
        var sheet = new ReconstructionSheet(TILES, 3);
        assertThrows(IllegalArgumentException.class, () -> new ReconstructionSheet(TILES, 0));
        assertThrows(IllegalArgumentException.class, () -> new Group("a", List.of()));
        assertThrows(IllegalArgumentException.class, () -> sheet.render("", List.of()));
        Field other = new Field(new FieldShape(List.of("v"), 4, 4, new Extent(0, 1, 0, 1)), new float[16]);
        var e = assertThrows(IllegalArgumentException.class,
            () -> sheet.render("", List.of(new Group("", List.of(new Pair(field(0), other))))));
        assertTrue(e.getMessage().contains("same grid"), e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> new Tiles(ColorMap.GREY, new ValueRange(0, 1), 0));
        var huge = new ReconstructionSheet(new Tiles(ColorMap.GREY, new ValueRange(0, 1), 4000), 20);
        assertThrows(IllegalArgumentException.class, () -> huge.render("", List.of(group("", 0, 15))));
    }
}
