package org.latentrom.engine.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.field.Extent;

/** Grids of nearly square pixels. */
class ResolutionTest {
    @ParameterizedTest
    @CsvSource({"2.2, 0.41, 176, 8, 32, 176", "2.2, 0.41, 176, 1, 33, 176", "0.41, 2.2, 176, 8, 176, 32",
        "1, 1, 64, 8, 64, 64", "1, 1e-9, 64, 1, 1, 64", "1e-9, 1, 64, 4, 64, 4", "3, 2, 1, 1, 1, 1"})
    void shorterSideFollowsTheExtent(final double x, final double y, final int longer, final int multiple,
        final int height, final int width) {
        assertEquals(new Resolution(height, width),
            Resolution.ofLongerSide(new Extent(-7, -7 + x, 3, 3 + y), longer, multiple));
    }

    @Test
    void aGridHasPixels() {
        for (int[] size : new int[][]{{0, 1}, {1, 0}, {-3, -3}}) {
            assertThrows(IllegalArgumentException.class, () -> new Resolution(size[0], size[1]));
        }
    }
}
