package org.latentrom.engine.wlsqm;

/**
 * Values as integers: v = middle + k 2^-shift. The integers are as large as the sums that are made of them allow: for
 * small neighbourhoods every bit of a float64 is kept, for large ones fewer bits of the image's range; what is
 * lost can then be coded in its turn ({@link #residual}).
 */
final class FixedPoint {
    private final double m_middle;

    // 2^shift and 2^-shift in two factors each, since shift may be twice what a float64's exponent allows
    private final double m_up;

    private final double m_upAgain;

    private final double m_down;

    private final double m_downAgain;

    private FixedPoint(final double middle, final int shift) {
        m_middle = middle;
        m_up = Math.scalb(1.0, shift / 2);
        m_upAgain = Math.scalb(1.0, shift - shift / 2);
        m_down = Math.scalb(1.0, -shift / 2);
        m_downAgain = Math.scalb(1.0, -(shift - shift / 2));
    }

    /**
     * @param values finite values; NaN means that the value takes no part
     * @param bits the integers' magnitudes are at most 2^bits
     */
    static FixedPoint of(final double[] values, final int bits) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double v : values) {
            low = v < low ? v : low;
            high = v > high ? v : high;
        }
        if (low > high) {
            return new FixedPoint(0, 0);
        }
        double middle = 0.5 * low + 0.5 * high;
        double half = Math.max(high - middle, middle - low);
        // half < 2^(exponent + 1)
        return new FixedPoint(middle, half == 0 ? 0 : bits - 1 - Math.max(Math.getExponent(half), Double.MIN_EXPONENT));
    }

    /** @return the integer of a value; 0 for NaN */
    long encode(final double value) {
        return (long)Math.rint((value - m_middle) * m_up * m_upAgain);
    }

    /** @return a result of integers in the values' unit; {@link #middle} is not added */
    double decode(final double result) {
        return result * m_down * m_downAgain;
    }

    /** @return the value whose integer is 0 */
    double middle() {
        return m_middle;
    }

    /** @return what {@link #encode} loses of a value */
    double residual(final double value) {
        return value - m_middle - decode(encode(value));
    }
}
