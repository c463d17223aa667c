package org.latentrom.engine.sampling;

import org.hipparchus.special.Erf;

/** How values of a latent variable are spread between -range and range. */
public enum Spacing {
    /** Equally likely under the prior N(0, 1) between one value and the next. */
    QUANTILES {
        @Override
        double[] half(final int count, final double range) {
            var half = new double[count];
            double least = 0.5 * Erf.erfc(range / Math.sqrt(2));
            for (int i = 0; i < count; i++) {
                double p = least + (0.5 - least) * i / (count - 1);
                half[i] = -Math.sqrt(2) * Erf.erfcInv(2 * p);
            }
            return half;
        }

        @Override
        public double measure(final double z) {
            return 0.5 * Erf.erfc(-z / Math.sqrt(2));
        }
    },
    /** Equally far from each other. */
    LINEAR {
        @Override
        double[] half(final int count, final double range) {
            var half = new double[count];
            for (int i = 0; i < count; i++) {
                half[i] = -range * (count - 1 - i) / (count - 1);
            }
            return half;
        }

        @Override
        public double measure(final double z) {
            return z;
        }
    };

    /** @return a growing function of z that grows as much from any value to the next, but next to a 0 that is left out */
    public abstract double measure(double z);

    /** The values from -range to 0. */
    abstract double[] half(int count, double range);

    /**
     * The reference package's grid: the values from -range to 0 at n / 2 + 1 places, mirrored; 0 itself only if n is
     * odd.
     *
     * @param count number n of values, at least 2
     * @param range largest value, above 0 and at most 8
     * @return ascending, exactly symmetric
     * @throws IllegalArgumentException if count or range is out of its range
     */
    public double[] values(final int count, final double range) {
        if (count < 2) {
            throw new IllegalArgumentException("number of values: " + count + " is below 2");
        }
        if (!(range > 0 && range <= 8)) {
            throw new IllegalArgumentException("range: " + range + " is not above 0 and at most 8");
        }
        double[] half = half(count / 2 + 1, range);
        var values = new double[count];
        for (int i = 0; i < count / 2; i++) {
            values[i] = half[i];
            values[count - 1 - i] = -half[i];
        }
        return values;
    }
}
