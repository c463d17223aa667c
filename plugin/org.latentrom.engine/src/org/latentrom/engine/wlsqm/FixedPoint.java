package org.latentrom.engine.wlsqm;

/**
 * Values as integers: v = middle + k 2^-shift. The integers are as large as the sums that are made of them allow: for
 * small neighbourhoods every bit of a float64 is kept, for large ones fewer bits of the image's range; what is
 * lost can then be coded in its turn ({@link #finer}).
 */
final class FixedPoint {
    private final double m_middle;

    private final int m_bits;

    private final int m_shift;

    // 2^shift and 2^-shift in two factors each, since shift may be twice what a float64's exponent allows
    private final double m_up;

    private final double m_upAgain;

    private final double m_down;

    private final double m_downAgain;

    private FixedPoint(final double middle, final int shift, final int bits) {
        m_middle = middle;
        m_bits = bits;
        m_shift = shift;
        m_up = Math.scalb(1.0, shift / 2);
        m_upAgain = Math.scalb(1.0, shift - shift / 2);
        m_down = Math.scalb(1.0, -shift / 2);
        m_downAgain = Math.scalb(1.0, -(shift - shift / 2));
    }

    /**
     * @param middle what is subtracted from the values
     * @param greatest the greatest magnitude of what is left of them
     * @param bits the integers' magnitudes are at most 2^bits
     */
    static FixedPoint of(final double middle, final double greatest, final int bits) {
        // greatest < 2^(exponent + 1)
        int shift = greatest == 0 ? 0 : bits - 1 - Math.max(Math.getExponent(greatest), Double.MIN_EXPONENT);
        return new FixedPoint(middle, shift, bits);
    }

    /**
     * @param greatest bound of the values' magnitudes, times that of the sums that are made of them
     * @param bits with which sums of integers of magnitude 2^bits stay below 2^62
     * @return integers about 0 whose sums stay below 2^62
     */
    static FixedPoint forSums(final double greatest, final int bits) {
        return new FixedPoint(0, 61 - Math.max(Math.getExponent(greatest), Double.MIN_EXPONENT), bits);
    }

    /** @return integers for what these ones lose; their magnitudes are at most 2^bits too */
    FixedPoint finer() {
        return new FixedPoint(0, m_shift + m_bits, m_bits);
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

    /** Encodes the first values of an array. */
    void encode(final double[] values, final int count, final long[] integers, final int at) {
        for (int j = 0; j < count; j++) {
            integers[at + j] = encode(values[j]);
        }
    }

    /** Puts in the place of the first values of an array what {@link #encode} loses of them. */
    void toResiduals(final double[] values, final int count) {
        for (int j = 0; j < count; j++) {
            values[j] = residual(values[j]);
        }
    }

    /** Decodes results of integers. */
    void decode(final long[] results, final boolean add, final double[] values) {
        for (int j = 0; j < values.length; j++) {
            values[j] = (add ? values[j] : 0) + decode(results[j]);
        }
    }
}
