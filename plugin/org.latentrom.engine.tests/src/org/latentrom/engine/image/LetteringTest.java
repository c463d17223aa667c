package org.latentrom.engine.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.junit.jupiter.api.Test;

/** Letters that are there, and what happens with those that are not. */
class LetteringTest {
    @Test
    void everyPrintableAsciiLetterHasStrokes() {
        for (int letter = '!'; letter <= '~'; letter++) {
            assertTrue(StrokeGlyphs.knows(letter), "no " + (char)letter);
        }
        for (int letter : "−×·°±≤≥→∂∇Δνμρσωτπλθ…".codePoints().toArray()) {
            assertTrue(StrokeGlyphs.knows(letter), "no " + Character.toString(letter));
        }
    }

    /** Of the curves themselves: getBounds2D of a path may count control points. */
    private static Rectangle2D box(final String text) {
        var flat = new Path2D.Double();
        flat.append(StrokeGlyphs.strokes(text).getPathIterator(null, 0.01), false);
        return flat.getBounds2D();
    }

    @Test
    void lettersStayInTheirLine() {
        for (int letter = '!'; letter <= '~'; letter++) {
            Rectangle2D box = box(Character.toString(letter));
            assertTrue(box.getMinY() >= -4.6 && box.getMaxY() <= 17, (char)letter + ": " + box);
            double width = StrokeGlyphs.width(Character.toString(letter));
            assertTrue(box.getMinX() >= -2 && box.getMaxX() <= width + 2, (char)letter + ": " + box + ", " + width);
        }
        for (char letter = 'A'; letter <= 'Z'; letter++) {
            Rectangle2D box = box(String.valueOf(letter));
            assertEquals(14, box.getMaxY(), 0.05, "" + letter);
        }
    }

    @Test
    void digitsAreEquallyWideSoThatLabelsAlign() {
        for (char digit = '0'; digit <= '9'; digit++) {
            assertEquals(StrokeGlyphs.width("0"), StrokeGlyphs.width("" + digit));
        }
    }

    @Test
    void unknownLettersBecomeBoxesAndAccentsAreDrawnAbove() {
        assertEquals(12, box("漢").getHeight());
        assertEquals(StrokeGlyphs.width("u"), StrokeGlyphs.width("ü"));
        assertTrue(box("ü").getMaxY() > 13);
        assertTrue(box("Ü").getMaxY() > 16);
        assertTrue(box("²").getMinY() > 6);
        assertTrue(box("₂").getMinY() < -3);
    }

    @Test
    void widthsAddUp() {
        assertEquals(0, StrokeGlyphs.width(""));
        var lettering = new Lettering(14);
        assertEquals(lettering.width("ab") + lettering.width("c") + 3.1, lettering.width("abc"), 1e-9);
        assertTrue(lettering.width("a b") > lettering.width("ab"));
        assertEquals(2 * lettering.width("Run"), new Lettering(28).width("Run"), 1e-9);
    }

    @Test
    void longTextsAreShortenedInTheMiddle() {
        var lettering = new Lettering(10);
        String text = "a very long title that does not fit";
        assertEquals(text, lettering.fitting(text, 1000));
        String shorter = lettering.fitting(text, 100);
        assertTrue(lettering.width(shorter) <= 100 && shorter.startsWith("a ver") && shorter.endsWith("fit"), shorter);
        assertTrue(shorter.contains("…"));
    }
}
