package org.latentrom.engine.cvae;

import java.util.List;

/**
 * The parameters of a run that a conditional model is told, and how they are scaled: the network sees (value - mean) /
 * deviation.
 *
 * @param names names of the parameters, none twice; empty = the model is not conditional
 * @param mean mean of each over the training fields
 * @param deviation standard deviation of each over the training fields, positive
 */
record Conditions(List<String> names, double[] mean, double[] deviation) {
    /** As many as an {@link org.latentrom.engine.cvae.network.Architecture} takes. */
    private static final int MOST = 64;

    /** No conditions. */
    static final Conditions NONE = new Conditions(List.of(), new double[0], new double[0]);

    Conditions {
        names = List.copyOf(names);
        if (names.size() != mean.length || names.size() != deviation.length
            || names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("conditions " + names + " with " + mean.length + " means and "
                + deviation.length + " deviations");
        }
        for (int i = 0; i < mean.length; i++) {
            if (!Double.isFinite(mean[i]) || !(deviation[i] > 0 && deviation[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                    "condition " + names.get(i) + " with mean " + mean[i] + " and deviation " + deviation[i]);
            }
        }
    }

    /**
     * @param rows the rows to learn from
     * @throws BadFieldException if a value is not finite; checked in all rows
     * @throws IllegalArgumentException if a parameter has one value in all rows, or there are too many
     */
    static Conditions of(final CvaeData data, final int[] rows) {
        int n = data.parameterNames().size();
        if (n > MOST) {
            throw new IllegalArgumentException(n + " conditions are too many: choose at most " + MOST);
        }
        var mean = new double[n];
        var deviation = new double[n];
        for (int i = 0; i < n; i++) {
            for (int row = 0; row < data.fields().size(); row++) {
                if (!Double.isFinite(data.parameters()[row][i])) {
                    throw new BadFieldException(row, "its parameter " + data.parameterNames().get(i) + " is "
                        + data.parameters()[row][i] + ": give every row a value, or train without this condition");
                }
            }
            for (int row : rows) {
                mean[i] += data.parameters()[row][i] / rows.length;
            }
            for (int row : rows) {
                double d = data.parameters()[row][i] - mean[i];
                deviation[i] += d * d / rows.length;
            }
            deviation[i] = Math.sqrt(deviation[i]);
            if (!(deviation[i] > 1e-12 * Math.abs(mean[i]))) {
                throw new IllegalArgumentException("condition " + data.parameterNames().get(i) + " is " + mean[i]
                    + " in all training rows: nothing can be learned from it, train without it");
            }
        }
        return new Conditions(data.parameterNames(), mean, deviation);
    }

    int size() {
        return mean.length;
    }

    /** @return one row, scaled */
    float[] scaled(final double[] values) {
        var scaled = new float[values.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (float)((values[i] - mean[i]) / deviation[i]);
        }
        return scaled;
    }

    /**
     * @param values {@code [row][condition]}
     * @throws IllegalArgumentException if there are not as many rows, a row has not one finite value a condition; the
     *             message names it
     */
    void check(final double[][] values, final int rows) {
        if (values.length != rows) {
            throw new IllegalArgumentException(size() == 0 ? values.length + " rows of conditions for " + rows + " rows"
                : "the model needs " + names + " of each of the " + rows + " rows, there are " + values.length);
        }
        for (int row = 0; row < rows; row++) {
            if (values[row].length != size()) {
                throw new IllegalArgumentException("row " + (row + 1) + " has " + values[row].length
                    + " conditions, the model has " + size() + ": " + names);
            }
            for (int i = 0; i < size(); i++) {
                if (!Float.isFinite((float)((values[row][i] - mean[i]) / deviation[i]))) {
                    throw new IllegalArgumentException(
                        "row " + (row + 1) + ": " + names.get(i) + " is " + values[row][i]);
                }
            }
        }
    }
}
