package org.latentrom.engine.wlsqm;

import org.latentrom.engine.field.Mask;

/** An image's values, float64 or float32; those of masked pixels are never looked at. */
final class Samples {
    private final Mask m_mask;

    private final double[] m_doubles;

    private final float[] m_floats;

    private double m_least = Double.POSITIVE_INFINITY;

    private double m_greatest = Double.NEGATIVE_INFINITY;

    private boolean m_missing;

    /** @throws IllegalArgumentException if there are not as many values as pixels, or one is infinite */
    Samples(final Mask mask, final double[] values) {
        this(mask, values, null, values.length);
    }

    /** @throws IllegalArgumentException if there are not as many values as pixels, or one is infinite */
    Samples(final Mask mask, final float[] values) {
        this(mask, null, values, values.length);
    }

    private Samples(final Mask mask, final double[] doubles, final float[] floats, final int length) {
        m_mask = mask;
        m_doubles = doubles;
        m_floats = floats;
        int pixels = mask.height() * mask.width();
        if (length != pixels) {
            throw new IllegalArgumentException(length + " values for an image of " + pixels + " pixels");
        }
        for (int i = 0; i < pixels; i++) {
            double v = get(i);
            if (Double.isInfinite(v) && mask.isValid(i)) {
                throw new IllegalArgumentException("the value in row " + i / mask.width() + ", column "
                    + i % mask.width() + " is " + v + ": mask the pixel or repair the field");
            }
            if (mask.isValid(i)) {
                m_missing |= Double.isNaN(v);
                m_least = v < m_least ? v : m_least;
                m_greatest = v > m_greatest ? v : m_greatest;
            }
        }
    }

    /** @return whether a valid pixel's value is NaN */
    boolean missing() {
        return m_missing;
    }

    /**
     * @return what is to be subtracted from all values so that large offsets cost no digits: the middle of the range
     *         if subtracting it is exact (P. H. Sterbenz, Floating-Point Computation, 1974), else 0, since a difference
     *         to large values would cost small ones their digits
     */
    double middle() {
        double lesser = Math.min(Math.abs(m_least), Math.abs(m_greatest));
        double greater = Math.max(Math.abs(m_least), Math.abs(m_greatest));
        boolean exact = m_least > 0 == m_greatest > 0 && lesser >= 0.5 * greater && greater > 0;
        return exact ? 0.5 * m_least + 0.5 * m_greatest : 0;
    }

    /** @return the greatest magnitude of a value less the {@link #middle}; 0 if there is no value */
    double greatestMagnitude() {
        return m_least > m_greatest ? 0 : Math.max(m_greatest - middle(), middle() - m_least);
    }

    /** @return a pixel's value */
    double get(final int pixel) {
        return m_doubles == null ? m_floats[pixel] : m_doubles[pixel];
    }

    /** @param values receives at {@code at} and after the values of a row's columns; NaN at masked pixels */
    void read(final int row, final int fromColumn, final int toColumn, final double[] values, final int at) {
        int pixel = row * m_mask.width();
        for (int j = fromColumn; j < toColumn; j++) {
            values[at + j - fromColumn] = m_mask.isValid(pixel + j) ? get(pixel + j) : Double.NaN;
        }
    }

    /** @return the mask less the pixels whose value is NaN */
    Mask present() {
        boolean[] valid = m_mask.toBooleanArray();
        for (int i = 0; i < valid.length; i++) {
            valid[i] &= !Double.isNaN(get(i));
        }
        return Mask.of(m_mask.height(), m_mask.width(), valid);
    }
}
