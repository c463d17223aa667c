package org.latentrom.engine.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What makes a colour map honest: even lightness, no jumps, a neutral middle where there is one. */
class ColorMapTest {
    private static Oklab at(final ColorMap map, final int i) {
        return Oklab.ofRgb(map.rgb((i + 0.5) / ColorMap.COLORS));
    }

    @ParameterizedTest
    @EnumSource(names = "BLUE_WHITE_RED", mode = EnumSource.Mode.EXCLUDE)
    void lightnessRisesEvenlyInSequentialMaps(final ColorMap map) {
        double first = at(map, 0).l();
        double last = at(map, ColorMap.COLORS - 1).l();
        assertTrue(last - first > 0.6, "contrast " + (last - first));
        for (int i = 0; i < ColorMap.COLORS; i++) {
            assertEquals(first + (last - first) * i / (ColorMap.COLORS - 1), at(map, i).l(), 0.012, "color " + i);
        }
    }

    @Test
    void divergingMapIsNeutralInTheMiddleAndEvenOnBothSides() {
        ColorMap map = ColorMap.BLUE_WHITE_RED;
        for (int i = 0; i < ColorMap.COLORS / 2; i++) {
            Oklab left = at(map, i);
            Oklab right = at(map, ColorMap.COLORS - 1 - i);
            assertEquals(left.l(), right.l(), 0.02, "color " + i);
            assertTrue(left.b() < 0 && right.a() > 0, "blue on the left, red on the right: " + i);
            assertTrue(at(map, i + 1).l() >= left.l() - 1e-9 || i == ColorMap.COLORS / 2 - 1);
        }
        Oklab middle = at(map, ColorMap.COLORS / 2);
        assertTrue(middle.l() > 0.95 && Math.hypot(middle.a(), middle.b()) < 0.01, middle.toString());
    }

    @ParameterizedTest
    @EnumSource
    void neighboursDifferByLittle(final ColorMap map) {
        for (int i = 1; i < ColorMap.COLORS; i++) {
            double step = at(map, i).distance(at(map, i - 1));
            assertTrue(step < 0.03, "a jump of " + step + " at color " + i);
        }
    }

    @ParameterizedTest
    @EnumSource
    void outsideOfTheRangeTheEndsGoOn(final ColorMap map) {
        assertEquals(map.rgb(0), map.rgb(-3));
        assertEquals(map.rgb(1), map.rgb(7));
        assertEquals(map.rgb(0), map.rgb(Double.NEGATIVE_INFINITY));
        assertTrue(map.rgb(0) != map.rgb(1));
        assertTrue(!map.label().isEmpty());
    }

    /** Values of the paper's reference implementation. */
    @ParameterizedTest
    @CsvSource({"0xffffff, 1, 0, 0", "0xff0000, 0.627955, 0.224863, 0.125846",
        "0x00ff00, 0.866440, -0.233888, 0.179498", "0x0000ff, 0.452014, -0.032457, -0.311528", "0x000000, 0, 0, 0"})
    void oklabIsThatOfThePaper(final int rgb, final double l, final double a, final double b) {
        Oklab color = Oklab.ofRgb(rgb);
        assertEquals(l, color.l(), 1e-5);
        assertEquals(a, color.a(), 1e-5);
        assertEquals(b, color.b(), 1e-5);
        assertEquals(rgb, color.rgb());
    }

    @Test
    void colorsBeyondTheScreenLoseChromaAndKeepLightnessAndHue() {
        Oklab vivid = Oklab.ofHue(0.7, 0.5, 200);
        Oklab shown = Oklab.ofRgb(vivid.rgb());
        assertEquals(0.7, shown.l(), 0.01);
        assertEquals(Math.atan2(vivid.b(), vivid.a()), Math.atan2(shown.b(), shown.a()), 0.02);
        assertTrue(Math.hypot(shown.a(), shown.b()) < 0.2);
    }
}
