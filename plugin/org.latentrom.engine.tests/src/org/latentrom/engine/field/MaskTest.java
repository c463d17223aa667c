package org.latentrom.engine.field;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Masks of all sizes: what goes in comes out, whatever the way. */
class MaskTest {
    private static boolean[] flags(final int count, final double share, final long seed) {
        var random = new Random(seed);
        var flags = new boolean[count];
        for (int i = 0; i < count; i++) {
            flags[i] = random.nextDouble() < share;
        }
        return flags;
    }

    /** Sizes around the 64 bits of a word. */
    @ParameterizedTest
    @CsvSource({"1, 1", "1, 63", "8, 8", "5, 13", "13, 10", "127, 1"})
    void flagsAndWordsSayTheSame(final int height, final int width) {
        for (double share : new double[]{0, 0.5, 1}) {
            boolean[] flags = flags(height * width, share, 3);
            Mask mask = Mask.of(height, width, flags);
            assertArrayEquals(flags, mask.toBooleanArray());
            Mask again = Mask.ofLongArray(height, width, mask.toLongArray());
            assertEquals(mask, again);
            assertEquals(mask.hashCode(), again.hashCode());
            int count = 0;
            for (int i = 0; i < flags.length; i++) {
                assertEquals(flags[i], again.isValid(i));
                count += flags[i] ? 1 : 0;
            }
            assertEquals(count, again.count());
            assertEquals(count == flags.length, again.isFull());
        }
    }

    @Test
    void fullIsTheMaskOfAllFlags() {
        assertEquals(Mask.of(3, 5, flags(15, 1, 0)), Mask.full(3, 5));
        assertTrue(Mask.full(3, 5).isFull());
        assertFalse(Mask.of(3, 5, flags(15, 0, 0)).isFull());
    }

    @Test
    void shapeIsPartOfAMask() {
        assertNotEquals(Mask.full(3, 4), Mask.full(4, 3));
        assertNotEquals(Mask.full(3, 4), Mask.full(2, 6));
        assertThrows(IllegalArgumentException.class, () -> Mask.full(3, 4).and(Mask.full(4, 3)));
    }

    @Test
    void andIsTheIntersectionAndChangesNeither() {
        boolean[] a = flags(77, 0.6, 1);
        boolean[] b = flags(77, 0.6, 2);
        Mask first = Mask.of(7, 11, a);
        Mask both = first.and(Mask.of(7, 11, b));
        for (int i = 0; i < 77; i++) {
            assertEquals(a[i] && b[i], both.isValid(i));
        }
        assertArrayEquals(a, first.toBooleanArray());
        assertEquals(first, first.and(Mask.full(7, 11)));
        assertEquals(0, first.and(Mask.of(7, 11, new boolean[77])).count());
    }

    @Test
    void whatDoesNotFitTheGridIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Mask.of(2, 3, new boolean[5]));
        assertThrows(IllegalArgumentException.class, () -> Mask.ofLongArray(2, 3, new long[]{1L << 6}));
        assertThrows(IllegalArgumentException.class, () -> Mask.ofLongArray(8, 8, new long[]{0, 1}));
        assertEquals(1, Mask.ofLongArray(2, 3, new long[]{1L << 5, 0, 0}).count(), "zeros beyond the end say nothing");
        assertThrows(ArithmeticException.class, () -> Mask.full(1 << 16, 1 << 16));
    }

    @Test
    void sizesMustBePositive() {
        assertThrows(IllegalArgumentException.class, () -> Mask.full(0, 4));
        assertThrows(IllegalArgumentException.class, () -> Mask.full(-2, -2));
        assertThrows(IllegalArgumentException.class, () -> Mask.of(-1, -1, new boolean[1]));
        assertThrows(IllegalArgumentException.class, () -> Mask.ofLongArray(4, 0, new long[0]));
    }

    @Test
    void copiesAreCopies() {
        Mask mask = Mask.full(2, 2);
        mask.toBooleanArray()[0] = false;
        mask.toLongArray()[0] = 0;
        assertEquals(4, mask.count());
        assertTrue(mask.isValid(0));
        boolean[] flags = {true, true};
        Mask of = Mask.of(1, 2, flags);
        flags[0] = false;
        assertTrue(of.isValid(0));
    }

    @ParameterizedTest
    @CsvSource({"7, 9, 0", "7, 9, 1", "20, 13, 2", "5, 30, 2", "4, 4, 3", "1, 8, 1", "9, 1, 2", "1, 1, 3"})
    void erosionKeepsWhatHasItsSquare(final int height, final int width, final int band) {
        for (double share : new double[]{0, 0.5, 0.95, 1}) {
            boolean[] valid = flags(height * width, share, 11);
            Mask eroded = Mask.of(height, width, valid).eroded(band);
            for (int i = 0; i < valid.length; i++) {
                boolean all = true;
                for (int row = i / width - band; row <= i / width + band; row++) {
                    for (int column = i % width - band; column <= i % width + band; column++) {
                        boolean ignored = height == 1 && row != 0 || width == 1 && column != 0; // no border there
                        all &= ignored || row >= 0 && row < height && column >= 0 && column < width
                            && valid[row * width + column];
                    }
                }
                assertEquals(all, eroded.isValid(i), "pixel " + i);
            }
        }
    }

    @Test
    void erosionIsOfAPositiveWidth() {
        assertThrows(IllegalArgumentException.class, () -> Mask.full(3, 4).eroded(-1));
        assertEquals(0, Mask.full(3, 4).eroded(Integer.MAX_VALUE).count());
    }
}
