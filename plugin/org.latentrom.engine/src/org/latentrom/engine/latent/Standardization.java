package org.latentrom.engine.latent;

import java.util.Arrays;
import java.util.List;

/**
 * Maps numbers to mean 0 and standard deviation 1 over the training data, after a logarithm where the numbers are
 * positive and span more than a decade: parameters such as a viscosity act by their order of magnitude.
 *
 * @param logarithmic which entries are replaced by their natural logarithm first
 * @param mean mean of each entry (after the logarithm)
 * @param deviation standard deviation of each entry, positive; 1 where the training data is constant
 */
record Standardization(boolean[] logarithmic, double[] mean, double[] deviation) {
    private static final double DECADE = 10;

    /**
     * @param rows at least one row
     * @param mayBeLogarithmic whether entries that are positive and span more than a decade are taken by their
     *             logarithm
     */
    static Standardization of(final List<double[]> rows, final boolean mayBeLogarithmic) {
        int n = rows.get(0).length;
        var logarithmic = new boolean[n];
        var mean = new double[n];
        var deviation = new double[n];
        for (int i = 0; i < n; i++) {
            final int entry = i;
            double[] values = rows.stream().mapToDouble(r -> r[entry]).toArray();
            double least = Arrays.stream(values).min().orElseThrow();
            double greatest = Arrays.stream(values).max().orElseThrow();
            logarithmic[i] = mayBeLogarithmic && least > 0 && greatest > DECADE * least;
            if (logarithmic[i]) {
                values = Arrays.stream(values).map(Math::log).toArray();
            }
            double m = Arrays.stream(values).average().orElseThrow();
            double variance = Arrays.stream(values).map(v -> (v - m) * (v - m)).average().orElseThrow();
            mean[i] = m;
            // what differs by rounding alone is constant, and must not be blown up to deviation 1
            deviation[i] = Math.sqrt(variance) > 1e-12 * Math.abs(m) ? Math.sqrt(variance) : 1;
        }
        return new Standardization(logarithmic, mean, deviation);
    }

    int size() {
        return mean.length;
    }

    /** @throws IllegalArgumentException if a value of which the logarithm is taken is not positive */
    double[] apply(final double[] values) {
        var out = new double[values.length];
        for (int i = 0; i < out.length; i++) {
            if (logarithmic[i] && !(values[i] > 0)) {
                throw new IllegalArgumentException("parameter number " + (i + 1) + " is " + values[i]
                    + ", but the training data had positive values only, over more than a decade, so that its "
                    + "logarithm is used: give a positive value");
            }
            out[i] = ((logarithmic[i] ? Math.log(values[i]) : values[i]) - mean[i]) / deviation[i];
        }
        return out;
    }
}
