package org.latentrom.engine.image;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * How a training went, as numbers an epoch.
 *
 * @param quantity what is trained for, such as ELBO
 * @param epochs numbers of the epochs, ascending, at least one
 * @param training the quantity on the training data; NaN where it is not known
 * @param validation the quantity on the validation data; NaN where it is not known, empty without
 * @param learningRate NaN where it is not known, empty without
 * @param best position of the epoch whose model was kept, or -1
 */
public record TrainingCurve(String quantity, double[] epochs, double[] training, double[] validation,
    double[] learningRate, int best) {
    /** The first values are often so bad that all others would lie on one line. */
    private static final double HIDDEN = 0.2;

    /** What was reached by this epoch stays visible. */
    private static final double VISIBLE_FROM = 10;

    private static final double MARGIN = 0.05;

    /** @throws IllegalArgumentException if there is no epoch, epochs do not ascend, or the parts differ in length */
    public TrainingCurve {
        int n = epochs.length;
        if (n == 0 || training.length != n || validation.length != n && validation.length != 0
            || learningRate.length != n && learningRate.length != 0 || best < -1 || best >= n) {
            throw new IllegalArgumentException("a history of " + n + " epochs, " + training.length + " training and "
                + validation.length + " validation values, " + learningRate.length + " learning rates, best " + best);
        }
        for (int i = 0; i < n; i++) {
            if (!Double.isFinite(epochs[i]) || i > 0 && !(epochs[i] > epochs[i - 1])) {
                throw new IllegalArgumentException("the epochs of a history must ascend: number " + (i + 1) + " is "
                    + epochs[i] + (i > 0 ? " after " + epochs[i - 1] : ""));
            }
        }
    }

    /** @return whether greater values are better: the last known training value is not below the first */
    boolean isGrowing() {
        double[] known = known(training).toArray();
        return known.length == 0 || known[known.length - 1] >= known[0];
    }

    /**
     * @param zoom whether the worst beginning may be cut off: a fifth of the training values, but no value from epoch 10
     *            on; of a falling quantity the highest values
     * @return the values that the vertical axis shows
     * @throws IllegalArgumentException if no value is finite
     */
    ValueRange range(final boolean zoom) {
        double[] all = DoubleStream.concat(known(training), known(validation)).toArray();
        if (all.length == 0) {
            throw new IllegalArgumentException("the history has no finite value of " + quantity + " to draw");
        }
        boolean growing = isGrowing();
        double low = Arrays.stream(all).min().orElseThrow();
        double high = Arrays.stream(all).max().orElseThrow();
        if (zoom) {
            double[] sorted = known(training).sorted().toArray();
            double cut = sorted.length == 0 ? low : quantile(sorted, growing ? HIDDEN : 1 - HIDDEN);
            for (int i = 0; i < epochs.length; i++) {
                if (epochs[i] >= VISIBLE_FROM) {
                    cut = worse(growing, cut, training[i]);
                    cut = validation.length == 0 ? cut : worse(growing, cut, validation[i]);
                }
            }
            low = growing ? cut : low;
            high = growing ? high : cut;
        }
        ValueRange tight = ValueRange.around(Math.min(low, high), Math.max(low, high));
        double margin = MARGIN * (tight.high() - tight.low());
        return new ValueRange(tight.low() - margin, tight.high() + margin);
    }

    private static double worse(final boolean growing, final double cut, final double value) {
        return !Double.isFinite(value) ? cut : growing ? Math.min(cut, value) : Math.max(cut, value);
    }

    /** @return the quantile, linear between the values as numpy's */
    private static double quantile(final double[] sorted, final double share) {
        double at = share * (sorted.length - 1);
        int i = (int)Math.min(sorted.length - 1.0, Math.floor(at));
        int next = Math.min(sorted.length - 1, i + 1);
        return sorted[i] + (at - i) * (sorted[next] - sorted[i]);
    }

    private static DoubleStream known(final double[] values) {
        return Arrays.stream(values).filter(Double::isFinite);
    }
}
