package org.latentrom.engine.image;

import java.util.List;

import org.latentrom.engine.field.Field;

/**
 * The values that get the two ends of a colour map.
 *
 * @param low value of the first colour
 * @param high value of the last colour, greater than {@code low}
 */
public record ValueRange(double low, double high) {
    /** @throws IllegalArgumentException if the range is empty or not finite */
    public ValueRange {
        if (!(high > low) || !Double.isFinite(high - low)) {
            throw new IllegalArgumentException("the colour range from " + low + " to " + high
                + " is empty: set its lower end below its upper end");
        }
    }

    /**
     * The least and the greatest value of a channel over all fields. A range without width, as that of a constant
     * field, is widened about its value.
     *
     * @param fields at least one, with valid pixels of finite values
     * @param channel index of the channel
     * @throws IllegalArgumentException if there is no finite value
     */
    public static ValueRange of(final List<Field> fields, final int channel) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Field f : fields) {
            int pixels = f.shape().pixels();
            for (int i = 0; i < pixels; i++) {
                float v = f.values()[channel * pixels + i];
                if (f.mask().isValid(i) && Float.isFinite(v)) {
                    low = Math.min(low, v);
                    high = Math.max(high, v);
                }
            }
        }
        if (low > high) {
            throw new IllegalArgumentException("there is no valid pixel with a finite value to find a colour range by");
        }
        return around(low, high);
    }

    /** @return a range with a width that holds both numbers; from 0 to 1 if the first is above the second */
    static ValueRange around(final double low, final double high) {
        if (low > high) {
            return new ValueRange(0, 1);
        }
        double least = Math.max(1e-6 * Math.max(Math.abs(low), Math.abs(high)), Float.MIN_NORMAL);
        return high - low >= least ? new ValueRange(low, high)
            : new ValueRange(low - (low == 0 ? 1 : Math.abs(low) / 2), high + (high == 0 ? 1 : Math.abs(high) / 2));
    }

    /** @return the least range about 0 that holds this one */
    public ValueRange symmetric() {
        double most = Math.max(Math.abs(low), Math.abs(high));
        return new ValueRange(-most, most);
    }

    /** @return where a value lies: 0 at the lower end, 1 at the upper */
    public double position(final double value) {
        return (value - low) / (high - low);
    }
}
