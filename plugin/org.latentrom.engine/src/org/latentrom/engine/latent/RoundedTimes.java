package org.latentrom.engine.latent;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Times as a person would write them. 7.5 - 7.49 is not 0.01 in binary, and times that are added up drift from those that
 * a solver wrote: rounded to fewer digits they are the same numbers again, so that tables can be joined by time.
 */
final class RoundedTimes {
    private RoundedTimes() {
    }

    /** @return the number nearest to the time that has so many significant decimal digits */
    static double of(final double time, final int digits) {
        return Double.isFinite(time) ? new BigDecimal(time).round(new MathContext(digits)).doubleValue() : time;
    }
}
