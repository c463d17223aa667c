package org.latentrom.engine.io;

/** Floating-point numbers of 16 bits (IEEE 754 binary16), which Java 17 does not know. */
public final class HalfFloat {
    private static final int BIAS = 15;

    private static final int FRACTION = 10;

    private static final int SPECIAL = 31;

    private HalfFloat() {
    }

    /** @return the value of 16 bits, exact: sign, 5 bits of exponent, 10 bits of fraction */
    public static double of(final short bits) {
        int exponent = bits >> FRACTION & SPECIAL;
        int fraction = bits & (1 << FRACTION) - 1;
        double value;
        if (exponent == SPECIAL) {
            value = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        } else if (exponent == 0) {
            value = Math.scalb((double)fraction, 1 - BIAS - FRACTION);
        } else {
            value = Math.scalb((double)(fraction | 1 << FRACTION), exponent - BIAS - FRACTION);
        }
        return bits < 0 ? -value : value;
    }
}
