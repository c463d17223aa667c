package org.latentrom.benchmarks.conformance;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * How many significant decimal digits the writer of a text file kept. A value that was read is right if it is the truth
 * to the bit, or the truth rounded to these digits and parsed again, to a float where the file says so: there is no
 * tolerance.
 *
 * @param float64 digits of float64 arrays; 0 if they lose nothing
 * @param float32 digits of float32 arrays; 0 if they lose nothing
 */
public record Digits(int float64, int float32) {
    /** Nothing is lost. */
    public static final Digits ALL = new Digits(0, 0);

    /** VTK's legacy writer in ASCII, and its formats of doubles and floats. */
    public static final Digits VTK_LEGACY = new Digits(11, 6);

    /** @return whether {@code read} is {@code truth}, an element of an array of NumPy's type */
    public boolean same(final double truth, final double read, final String type) {
        if (truth == read || Double.isNaN(truth) && Double.isNaN(read)) {
            return true;
        }
        int digits = type.equals("f4") ? float32 : type.equals("f8") ? float64 : 0;
        if (digits == 0 || !Double.isFinite(truth)) {
            return false;
        }
        double rounded = new BigDecimal(truth).round(new MathContext(digits, RoundingMode.HALF_EVEN)).doubleValue();
        return (type.equals("f4") ? (float)rounded : rounded) == read;
    }
}
