package org.latentrom.engine.image;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as they are written in pictures. */
final class Numeral {
    /** Numbers of this power of ten and beyond are written with one. */
    private static final int LARGE = 5;

    private static final int SMALL = -4;

    private Numeral() {
    }

    /** @return a power of ten, such as 10⁻⁴ */
    static String power(final int exponent) {
        var raised = new StringBuilder("10");
        for (char c : Integer.toString(exponent).toCharArray()) {
            raised.append(c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0'));
        }
        return raised.toString();
    }

    /** @return the number in three digits, such as 0.0123, −4.56 or 7.89×10⁻⁶; what is not finite as Java writes it */
    static String rounded(final double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return value == 0 ? "0" : Double.toString(value);
        }
        BigDecimal digits = new BigDecimal(value).round(new MathContext(3, RoundingMode.HALF_EVEN));
        int magnitude = digits.precision() - digits.scale() - 1;
        boolean plain = magnitude > SMALL && magnitude < LARGE;
        BigDecimal shown = plain ? digits : digits.movePointLeft(magnitude);
        // three digits, also if the last ones are 0: 0.0120
        int decimals = Math.max(0, plain ? 2 - magnitude : 2);
        String text = shown.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString().replace('-', '−');
        return plain ? text : text + "×" + power(magnitude);
    }
}
