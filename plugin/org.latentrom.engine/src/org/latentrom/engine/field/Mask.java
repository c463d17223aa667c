package org.latentrom.engine.field;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Which pixels of a grid lie in the domain (valid) and which do not: obstacles, holes, the outside. Immutable; the
 * snapshots of a run share one mask.
 */
public final class Mask {
    private final int m_height;

    private final int m_width;

    private final BitSet m_valid;

    private final int m_count;

    private Mask(final int height, final int width, final BitSet valid) {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("a mask needs a row and a column, not " + height + " x " + width);
        }
        m_height = height;
        m_width = width;
        m_valid = valid;
        m_count = valid.cardinality();
    }

    /**
     * @return a mask in which every pixel is valid
     * @throws IllegalArgumentException if a size is not positive
     * @throws ArithmeticException if there would be more than 2^31 - 1 pixels
     */
    public static Mask full(final int height, final int width) {
        var valid = new BitSet();
        valid.set(0, Math.multiplyExact(height, width));
        return new Mask(height, width, valid);
    }

    /**
     * @param valid one flag a pixel, row by row; true where the pixel lies in the domain
     * @throws IllegalArgumentException if there are not height x width flags, or a size is not positive
     */
    public static Mask of(final int height, final int width, final boolean[] valid) {
        if (valid.length != Math.multiplyExact(height, width)) {
            throw new IllegalArgumentException(valid.length + " flags for " + height + " x " + width + " pixels");
        }
        var bits = new BitSet(valid.length);
        for (int i = 0; i < valid.length; i++) {
            bits.set(i, valid[i]);
        }
        return new Mask(height, width, bits);
    }

    /**
     * @param words the valid pixels as bits, as {@link #toLongArray()} gives them
     * @throws IllegalArgumentException if a bit lies outside the grid, or a size is not positive
     */
    public static Mask ofLongArray(final int height, final int width, final long[] words) {
        var bits = BitSet.valueOf(words);
        if (bits.length() > Math.multiplyExact(height, width)) {
            throw new IllegalArgumentException("a mask bit lies outside of " + height + " x " + width + " pixels");
        }
        return new Mask(height, width, bits);
    }

    /** @return number of pixel rows */
    public int height() {
        return m_height;
    }

    /** @return number of pixel columns */
    public int width() {
        return m_width;
    }

    /** @param pixel row x width + column */
    public boolean isValid(final int pixel) {
        return m_valid.get(pixel);
    }

    /** @return number of valid pixels */
    public int count() {
        return m_count;
    }

    /** @return true if every pixel is valid */
    public boolean isFull() {
        return m_count == m_height * m_width;
    }

    /** @return one flag a pixel, row by row; a copy */
    public boolean[] toBooleanArray() {
        var flags = new boolean[m_height * m_width];
        for (int i = m_valid.nextSetBit(0); i >= 0; i = m_valid.nextSetBit(i + 1)) {
            flags[i] = true;
        }
        return flags;
    }

    /** @return the bits of the valid pixels, 64 to a word; a copy */
    public long[] toLongArray() {
        return m_valid.toLongArray();
    }

    /** @return a mask of the pixels that are valid in both */
    public Mask and(final Mask other) {
        if (other.m_height != m_height || other.m_width != m_width) {
            throw new IllegalArgumentException("masks of different grids: " + this + " and " + other);
        }
        var bits = (BitSet)m_valid.clone();
        bits.and(other.m_valid);
        return new Mask(m_height, m_width, bits);
    }

    /**
     * Drops a band along the borders of the image and of the domain, where derivatives are one-sided and least
     * accurate.
     *
     * @param band its width in pixels; 0 drops nothing
     * @return a mask of the pixels whose square of 2 band + 1 pixels a side lies in the image and is valid; where an
     *         image has one row (column), the pixels whose stretch of the row (column) does
     * @throws IllegalArgumentException if the band is negative
     */
    public Mask eroded(final int band) {
        if (band < 0) {
            throw new IllegalArgumentException("a band of " + band + " pixels; 0 is none");
        }
        boolean[] flags = toBooleanArray();
        for (int row = 0; row < m_height && m_width > 1; row++) {
            erode(flags, row * m_width, 1, m_width, band);
        }
        for (int column = 0; column < m_width && m_height > 1; column++) {
            erode(flags, column, m_width, m_height, band);
        }
        return of(m_height, m_width, flags);
    }

    /** Shortens every run of valid pixels of a line at both ends. */
    private static void erode(final boolean[] flags, final int start, final int stride, final int count,
        final int band) {
        int begin = 0;
        for (int i = 0; i <= count; i++) {
            if (i == count || !flags[start + i * stride]) {
                for (int k = begin; k < i; k++) {
                    flags[start + k * stride] = k - begin >= band && i - k > band;
                }
                begin = i + 1;
            }
        }
    }

    @Override
    public boolean equals(final Object o) {
        return o instanceof Mask m && m_height == m.m_height && m_width == m.m_width && m_valid.equals(m.m_valid);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(new int[]{m_height, m_width, m_valid.hashCode()});
    }

    @Override
    public String toString() {
        return m_count + " valid of " + m_height + " x " + m_width;
    }
}
