package org.latentrom.engine.score;

import java.util.ArrayList;
import java.util.List;

import org.latentrom.engine.field.Field;

/**
 * Errors of a predicted field against the true one, over the pixels that are valid in the truth. A prediction that is
 * not finite somewhere has infinite errors, so that it can never be averaged away.
 *
 * @param all errors over all channels together
 * @param channels errors of each channel, in the truth's order of channels
 */
public record FieldErrors(Errors all, List<Errors> channels) {
    /**
     * @param relativeL2 ||error|| / ||truth|| in the Euclidean norm, not negative; 0 if both norms are 0, infinite if
     *            only the truth's is
     * @param rmse square root of the mean squared error, in the field's unit
     * @param maximum greatest absolute error, in the field's unit
     */
    public record Errors(double relativeL2, double rmse, double maximum) {
    }

    /** Sums over pixels; squares are summed in float64. */
    private static final class Sums {
        double m_error;

        double m_truth;

        double m_maximum;

        long m_count;

        void add(final double predicted, final double truth) {
            double error = Math.abs(predicted - truth);
            m_error += error * error;
            m_truth += truth * truth;
            m_maximum = error <= m_maximum ? m_maximum : error;
            m_count++;
        }

        void add(final Sums other) {
            m_error += other.m_error;
            m_truth += other.m_truth;
            m_maximum = other.m_maximum <= m_maximum ? m_maximum : other.m_maximum;
            m_count += other.m_count;
        }

        Errors errors() {
            if (!Double.isFinite(m_error)) {
                return new Errors(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
            }
            double relative = m_error == 0 ? 0 : Math.sqrt(m_error / m_truth);
            return new Errors(relative, m_count == 0 ? 0 : Math.sqrt(m_error / m_count), m_maximum);
        }
    }

    /**
     * @param predicted a field with the truth's channels (in any order) and grid
     * @param truth the true field; finite
     * @throws IllegalArgumentException if the prediction lacks a channel or a pixel of the truth, has another grid, or
     *             the truth is not finite; the message says what
     */
    public static FieldErrors of(final Field predicted, final Field truth) {
        var shape = truth.shape();
        var other = predicted.shape();
        if (other.height() != shape.height() || other.width() != shape.width()
            || !other.extent().equals(shape.extent())) {
            throw new IllegalArgumentException("the predicted field is " + other + ", the true one " + shape
                + ": rasterise both with the same grid and extent");
        }
        if (!predicted.mask().and(truth.mask()).equals(truth.mask())) {
            throw new IllegalArgumentException("the predicted field lacks some valid pixels of the true one ("
                + predicted.mask() + " against " + truth.mask() + "): rasterise both with the same mesh");
        }
        boolean[] valid = truth.mask().toBooleanArray();
        var total = new Sums();
        var channels = new ArrayList<Errors>();
        for (int c = 0; c < shape.channels().size(); c++) {
            String name = shape.channels().get(c);
            int from = other.channel(name);
            if (from < 0) {
                throw new IllegalArgumentException("the predicted field has no channel \"" + name + "\", only "
                    + other.channels());
            }
            Sums sums = sum(predicted.values(), from * valid.length, truth.values(), c * valid.length, valid);
            if (!Double.isFinite(sums.m_truth)) {
                throw new IllegalArgumentException("channel \"" + name + "\" of the true field is not finite");
            }
            channels.add(sums.errors());
            total.add(sums);
        }
        return new FieldErrors(total.errors(), List.copyOf(channels));
    }

    private static Sums sum(final float[] predicted, final int predictedFrom, final float[] truth, final int truthFrom,
        final boolean[] valid) {
        var sums = new Sums();
        for (int i = 0; i < valid.length; i++) {
            if (valid[i]) {
                sums.add(predicted[predictedFrom + i], truth[truthFrom + i]);
            }
        }
        return sums;
    }
}
