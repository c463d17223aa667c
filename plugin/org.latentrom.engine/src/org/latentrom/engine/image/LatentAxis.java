package org.latentrom.engine.image;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A latent variable along a side of a sheet: one column (or row) of decoded fields a tick.
 *
 * @param name what stands beside the axis
 * @param ticks values of the latent variable, ascending, at least two
 * @param measure a growing function of the latent variable that runs evenly between two ticks: the identity for evenly
 *            spaced ticks, the distribution function of the prior for ticks at its quantiles
 */
public record LatentAxis(String name, double[] ticks, DoubleUnaryOperator measure) {
    /** @throws IllegalArgumentException if there are fewer than two ticks or they do not ascend */
    public LatentAxis {
        if (ticks.length < 2) {
            throw new IllegalArgumentException("a latent axis needs at least 2 ticks, not " + ticks.length);
        }
        for (int i = 1; i < ticks.length; i++) {
            if (!(ticks[i] > ticks[i - 1])) {
                throw new IllegalArgumentException("the ticks " + ticks[i - 1] + " and " + ticks[i]
                    + " of a latent axis do not ascend");
            }
        }
    }

    /** @return where a value lies, counted in ticks from 0; NaN if it lies beyond the first or the last */
    public double position(final double z) {
        int n = ticks.length;
        if (!(z >= ticks[0] && z <= ticks[n - 1])) {
            return Double.NaN;
        }
        int found = Arrays.binarySearch(ticks, z);
        int i = Math.min(n - 2, found >= 0 ? found : -found - 2);
        double low = measure.applyAsDouble(ticks[i]);
        double high = measure.applyAsDouble(ticks[i + 1]);
        return i + (measure.applyAsDouble(z) - low) / (high - low);
    }

    /** @return ticks by which {@link #position} grows where z grows by one; NaN beyond the ends */
    public double slope(final double z) {
        double h = 1e-5 * (ticks[ticks.length - 1] - ticks[0]);
        double low = Math.max(ticks[0], z - h);
        double high = Math.min(ticks[ticks.length - 1], z + h);
        return (position(high) - position(low)) / (high - low);
    }

    /** @return the ticks as they are written, such as −1.63 */
    List<String> labels() {
        return Arrays.stream(ticks).mapToObj(LatentAxis::label).toList();
    }

    private static String label(final double tick) {
        String text = String.format(java.util.Locale.ROOT, "%.2f", tick).replaceFirst("\\.?0+$", "");
        return text.equals("-0") || text.isEmpty() ? "0" : text.replace('-', '−');
    }
}
