package org.latentrom.engine.image;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Round numbers along an axis: multiples of 1, 2 or 5 times a power of ten.
 *
 * @param values the ticks, ascending
 * @param labels their texts, without the common power of ten
 * @param exponent the power of ten by which the labels are to be multiplied; 0 for none
 */
record Ticks(double[] values, List<String> labels, int exponent) {
    /** Numbers of this magnitude and beyond are written with a common power of ten. */
    private static final int LARGE = 5;

    private static final int SMALL = -3;

    /**
     * @param low begin of the axis
     * @param high end of the axis, greater
     * @param most greatest number of ticks, at least 2
     */
    static Ticks of(final double low, final double high, final int most) {
        double step = step((high - low) / Math.max(1, most - 1));
        List<Double> values = multiples(low, high, step);
        for (int finer = 0; values.size() < 2 && finer < 3; finer++) {
            step = step(step / 2.5);
            values = multiples(low, high, step);
        }
        if (values.size() < 2) {
            // an axis far from 0 and so short that float64 has no round numbers on it
            values = List.of(low, high);
            step = high - low;
        }
        double largest = Math.max(Math.abs(values.get(0)), Math.abs(values.get(values.size() - 1)));
        int magnitude = (int)Math.floor(Math.log10(largest));
        int exponent = magnitude >= LARGE || magnitude <= SMALL ? magnitude : 0;
        int decimals = Math.max(0, exponent - (int)Math.floor(Math.log10(step * (1 + 1e-9))));
        var labels = new ArrayList<String>();
        for (double v : values) {
            BigDecimal text = new BigDecimal(v).movePointLeft(exponent).setScale(decimals, RoundingMode.HALF_EVEN);
            labels.add(text.toPlainString().replace('-', '−'));
        }
        return new Ticks(values.stream().mapToDouble(Double::doubleValue).toArray(), labels, exponent);
    }

    /** As {@link #of}, for an axis that counts: no ticks between whole numbers. */
    static Ticks ofWhole(final double low, final double high, final int most) {
        // a step of one needs as many ticks as there are whole numbers
        return of(low, high, Math.max(2, Math.min(most, (int)Math.min(most, Math.floor(high) - Math.ceil(low)) + 1)));
    }

    private static List<Double> multiples(final double low, final double high, final double step) {
        // a tick that rounding puts just outside of the axis belongs to it
        double slack = 1e-9 * (high - low);
        double first = Math.ceil((low - slack) / step);
        double count = Math.floor((high + slack) / step) - first + 1;
        var values = new ArrayList<Double>();
        if (Math.max(Math.abs(low), Math.abs(high)) < 1e12 * step) {
            for (int k = 0; k < count; k++) {
                values.add((first + k) * step);
            }
        }
        return values;
    }

    /** The least 1, 2 or 5 times a power of ten that is not below. */
    private static double step(final double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double m : new double[]{1, 2, 5}) {
            if (m * power >= least * (1 - 1e-9)) {
                return m * power;
            }
        }
        return 10 * power;
    }

    /** @return the common power of ten as a text such as ×10⁻⁴, or nothing */
    String factor() {
        return exponent == 0 ? "" : "×" + Numeral.power(exponent);
    }
}
